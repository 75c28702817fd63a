/**
 * `npm run release -- --version X.Y.Z [--from FILE]`: makes and checks everything that publishing needs, in `.output/release/X.Y.Z`.
 * Sends nothing anywhere, but for the list of questions, which is read from the search service where it can be reached.
 * docs/releasing.md says what each step is for.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { todayInAmsterdam } from '../../utils/domain/clock/calendar.ts';
import { ROOT } from '../setup.mjs';
import { closeChanges, releaseNotes } from './changes.ts';
import { whatChromiumSays } from './chrome-load.ts';
import { chromeTroubles } from './chrome-rules.ts';
import { leftForAPerson } from './left.ts';
import { makeList } from './list.ts';
import { lintFirefox } from './linter.ts';
import { BROWSERS, checksums, filesOf, licencesOf, licenceTexts, makePackages, packageName } from './packages.ts';
import { rebuild } from './rebuild.ts';
import { makeSbom } from './sbom.ts';
import { putBack, readyTree, writeVersion } from './version.ts';

const USAGE = `npm run release -- --version X.Y.Z [--from FILE]
  --version X.Y.Z      above every version that has a tag
  --from FILE          a recorded list of questions (a JSON object a line, gzipped or not), read when the search service
                       cannot be reached from here
  --list-host HOST:PORT  asks there for the list instead, e.g. the replica: a rehearsal, not for publishing`;

const CHANGELOG = 'CHANGELOG.md';

/** A step: says that it begins, and what came of it. */
async function step<T>(name: string, work: () => Promise<T> | T, told: (result: T) => string): Promise<T> {
  process.stdout.write(`${name} … `);
  const result = await work();
  console.log(told(result));
  return result;
}

/** Throws when there are troubles, each on a line of its own. */
function none(troubles: readonly string[], of: string): void {
  if (troubles.length > 0) throw new Error(`${of}:\n${troubles.map((each) => `  ${each}`).join('\n')}`);
}

/** What is checked of the packages. @returns a line for the release notes for each check */
async function check(version: string, out: string): Promise<string[]> {
  const zip = (browser: (typeof BROWSERS)[number]): string => join(out, packageName(version, browser));
  const linted = await step(
    'addons-linter',
    () => lintFirefox(ROOT, zip('firefox'), filesOf(zip('firefox'))),
    ({ ours, others }) => `${ours.length} remarks on our code, ${others.length} on code of packages`,
  );
  none(linted.ours, 'The linter of addons.mozilla.org remarks');
  for (const browser of ['chrome', 'edge'] as const) {
    const broken = () => chromeTroubles(filesOf(zip(browser)), version);
    const troubles = await step(`Rules of the store for ${browser}`, broken, (found) => `${found.length} broken`);
    none(troubles, `The package for ${browser}`);
    const loaded = () => whatChromiumSays(zip(browser), version);
    none(await step(`Chromium with the package for ${browser}`, loaded, (said) => `${said.length} remarks`), browser);
  }
  const same = await step(
    'Built again from the sources in an empty folder',
    () => rebuild(version, out),
    (count) => `${count} files, all the same`,
  );
  return [
    `addons-linter: 0 errors, 0 warnings of ours${linted.others.length > 0 ? `; of packages: ${linted.others.length}, each known (${[...new Set(linted.others.map((each) => each.split(':')[0]))].join(', ')})` : ''}`,
    'Rules of the stores of Chrome and Edge: none broken; Chromium loads both packages without an error or a warning',
    `Built again from the sources in an empty folder: ${same} files of the three packages, byte for byte the same`,
  ];
}

/** Makes everything, once the version is written. */
async function make(
  version: string,
  date: string,
  commit: string,
  list: string,
  part: string,
  out: string,
): Promise<void> {
  await step(
    'Packages',
    () => makePackages(ROOT, version, out),
    () => BROWSERS.join(', '),
  );
  const licences = licencesOf(join(out, packageName(version, 'firefox')));
  const own = readFileSync(join(ROOT, 'LICENSE'), 'utf8');
  writeFileSync(join(out, `kantlijn-${version}-licences.txt`), licenceTexts(own, licences));
  const sbom = () => makeSbom(ROOT, licences, version, date);
  const bom = await step('List of what others made (CycloneDX)', sbom, () => `${licences.length} packages`);
  writeFileSync(join(out, `kantlijn-${version}.cdx.json`), bom);
  const checks = await check(version, out);
  const sums = checksums(out);
  writeFileSync(join(out, 'SHA256SUMS'), sums);
  writeFileSync(join(out, 'RELEASE-NOTES.md'), releaseNotes(part, { version, date, list, sums, checks }));
  writeFileSync(join(out, 'release.json'), `${JSON.stringify({ version, date, commit, list, checks }, null, 2)}\n`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      version: { type: 'string' },
      from: { type: 'string' },
      'list-host': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { version, help, from = null, 'list-host': host = null } = values;
  if (help || version === undefined) {
    console.log(USAGE);
    process.exitCode = help ? 0 : 1;
    return;
  }
  const date = todayInAmsterdam(new Date());
  const commit = await readyTree(ROOT, version);
  const changelog = join(ROOT, CHANGELOG);
  const { text, part } = closeChanges(readFileSync(changelog, 'utf8'), version, date);
  const out = join(ROOT, '.output', 'release', version);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  console.log(`Kantlijn ${version} from ${commit.slice(0, 7)}`);
  const list = await makeList(ROOT, { from, host });
  const written = [...writeVersion(ROOT, version), CHANGELOG];
  writeFileSync(changelog, text);
  try {
    await make(version, date, commit, list, part, out);
  } catch (error) {
    await putBack(ROOT, written);
    console.log('Not released; the version and CHANGELOG.md are as they were.');
    throw error;
  }
  const left = leftForAPerson(version, host === null && list.includes('recorded'));
  console.log(`\n${out}\n\nWhat a person still does:\n${left.map((line, at) => `${at + 1}. ${line}`).join('\n')}`);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
