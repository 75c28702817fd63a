/**
 * `npx tsx tests/soak/release.ts`: runs the release command on a clone of the last commit, with an invented list of questions, and holds
 * what it leaves against what it promises. Takes some minutes. Exit code 1 when something is not as promised.
 */
import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { filesOf, licencesOf, packageName } from '../../scripts/release/packages.ts';
import { run, ROOT } from '../../scripts/setup.mjs';

/** Above every version there may be a tag of. */
const VERSION = '65000.0.1';
const folder = mkdtempSync(join(tmpdir(), 'kantlijn-release-'));
const clone = join(folder, 'clone');
const list = join(folder, 'list.jsonl.gz');

async function git(...args: string[]): Promise<string> {
  const { code, output } = await run('git', args, { cwd: clone, quiet: true });
  assert.equal(code, 0, output);
  return output;
}

async function release(...args: string[]): Promise<{ code: number; output: string }> {
  const command = [join(clone, 'scripts', 'with-setup.mjs'), 'release', ...args];
  const told = await run(process.execPath, command, { cwd: clone, quiet: true });
  console.log(told.output);
  return told;
}

const read = (name: string): string => readFileSync(join(out, name), 'utf8');
const out = join(clone, '.output', 'release', VERSION);

/** What the command promises of its files. */
function holdAgainstPromises(): void {
  const names = ['chrome', 'edge', 'firefox', 'sources'].map((part) => packageName(VERSION, part as 'chrome'));
  const beside = [`kantlijn-${VERSION}-licences.txt`, `kantlijn-${VERSION}.cdx.json`];
  assert.deepEqual(
    readdirSync(out).toSorted(),
    [...names, ...beside, 'RELEASE-NOTES.md', 'SHA256SUMS', 'release.json'].toSorted(),
  );
  const sums = read('SHA256SUMS').trim().split('\n');
  assert.equal(sums.length, names.length + beside.length);
  for (const line of sums) {
    const [digest, name = ''] = line.split('  ');
    assert.equal(
      createHash('sha256')
        .update(readFileSync(join(out, name)))
        .digest('hex'),
      digest,
      name,
    );
  }
  for (const name of names.slice(0, 3)) {
    const manifest = JSON.parse(new TextDecoder().decode(filesOf(join(out, name)).get('manifest.json'))) as object;
    assert.equal((manifest as { version: string }).version, VERSION);
    assert.ok(filesOf(join(out, name)).has('corpus/corpus.bin'), `${name} has no list of questions`);
  }
  const sources = [...filesOf(join(out, packageName(VERSION, 'sources'))).keys()];
  for (const needed of ['package-lock.json', 'scripts/with-setup.mjs', 'corpus/corpus.bin', 'LICENSE'])
    assert.ok(sources.includes(needed), needed);
  assert.deepEqual(
    sources.filter((name) => /node_modules|\.output|corpus\/collect/.test(name)),
    [],
  );
  const shipped = licencesOf(join(out, packageName(VERSION, 'firefox')));
  const bom = JSON.parse(read(`kantlijn-${VERSION}.cdx.json`)) as { components: { name: string; version: string }[] };
  const named = (each: { name: string; version: string }): string => `${each.name}@${each.version}`;
  assert.deepEqual(bom.components.map(named).toSorted(), shipped.map(named).toSorted());
  for (const { name } of shipped) assert.ok(read(`kantlijn-${VERSION}-licences.txt`).includes(`\n${name} `), name);
  const notes = read('RELEASE-NOTES.md');
  for (const said of [
    'Read from a recorded list (list.jsonl.gz)',
    '3 questions',
    '0 errors, 0 warnings of ours',
    sums[0],
  ])
    assert.ok(notes.includes(String(said)), String(said));
}

try {
  mkdirSync(clone);
  await git('clone', '-q', '--no-hardlinks', ROOT, '.');
  // A link is not what .gitignore means by a folder.
  writeFileSync(join(clone, '.git', 'info', 'exclude'), 'node_modules\n');
  for (const modules of ['node_modules', 'scripts/node/node_modules', 'scripts/release/node_modules'])
    if (existsSync(join(ROOT, modules))) symlinkSync(join(ROOT, modules), join(clone, modules));
  const questions = [1, 2, 3].map((at) => ({
    Nummer: `2024Z0000${at}`,
    Onderwerp: `Een bedachte vraag ${at}`,
    GestartOp: '2024-01-08T00:00:00+01:00',
    Afgedaan: true,
  }));
  writeFileSync(list, gzipSync(questions.map((each) => JSON.stringify(each)).join('\n')));

  writeFileSync(join(clone, 'stray.txt'), '');
  const refused = await release('--version', VERSION, '--from', list);
  assert.equal(refused.code, 1);
  assert.match(refused.output, /stray\.txt/);
  rmSync(join(clone, 'stray.txt'));

  const done = await release('--version', VERSION, '--from', list);
  assert.equal(done.code, 0);
  assert.match(done.output, /What a person still does:\n1\. /);
  holdAgainstPromises();
  const changed = (await git('status', '--porcelain')).trim().split('\n');
  assert.deepEqual(changed.map((line) => line.trim().split(/\s+/)[1]).toSorted(), [
    'CHANGELOG.md',
    'package-lock.json',
    'package.json',
  ]);
  assert.match(await git('diff', 'CHANGELOG.md'), new RegExp(`\\+## ${VERSION.replaceAll('.', '\\.')} \\(\\d{4}-`));
  console.log('The release is as promised.');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
