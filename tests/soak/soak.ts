/**
 * `npm run soak [-- --moments 200 --seed 1]`: kills worker, tab and browser at random moments and looks
 * whether the library survives. `npm run soak -- --full-disks 50`, `--flips 100`, `--journal-flips 100` and
 * `--pages 10`, `--letters 10` (Firefox) and `--deleted 20` (alone or together; then nothing is killed) fill the disk while a reader types, flip bits in one of the
 * two copies, and delete IndexedDB's folder; `--browser firefox` does so in Firefox. `--writing 100` kills while a reader writes in the
 * frame of a page. `--sync 1000` lets four devices meet in a folder that fails, so many times, `--sync-store 200` three with the real store, `--sync-spaces 200` three with a shared dossier. `--following 5000` lives a year with so many followed questions, without a browser.
 * Exit code 1 when a note that was called saved was once not there. Figures go to
 * docs/reliability.md.
 */
import { parseArgs } from 'node:util';
import { damageRuns } from './damage-runs.ts';
import type { Damage } from './damage.ts';
import { followForAYear } from './following.ts';
import { fullDiskRun } from './full-disk.ts';
import { killAtMoments } from './moments.ts';
import { syncing } from './syncing.ts';
import { killWhileWriting } from './writing.ts';

const number = { type: 'string', default: '0' } as const;
const { values } = parseArgs({
  options: {
    moments: { type: 'string' },
    seed: { type: 'string', default: '1' },
    /** Which browser has full disks and damage; killing is for Chromium alone. */
    browser: { type: 'string', default: 'chromium' },
    'full-disks': number,
    /** Uses the disk that refuses also where one of its own could be made. */
    refusing: { type: 'boolean', default: false },
    /** How long a disk stays full, in seconds. */
    seconds: { type: 'string', default: '12' },
    flips: number,
    'journal-flips': number,
    pages: number,
    letters: number,
    deleted: number,
    /** Kills while a reader writes in the frame of a page. */
    writing: number,
    /** Scenarios of tests/unit/sync/fuzz.ts, from `--seed` on. */
    sync: number,
    /** Scenarios of tests/unit/sync/store-fuzz.ts, from `--seed` on. */
    'sync-store': number,
    /** Scenarios of tests/unit/sync/spaces-fuzz.ts, from `--seed` on. */
    'sync-spaces': number,
    /** Follows so many questions for a simulated year; needs no browser. */
    following: number,
  },
});
const started = performance.now();
const seed = Number(values.seed);
const which = values.browser === 'firefox' ? 'firefox' : 'chromium';
const minutes = (): string => ((performance.now() - started) / 60_000).toFixed(1);

/** Out: whether every moment was right. */
async function killing(count: number): Promise<boolean> {
  const moments = await killAtMoments(count, seed, (moment) => {
    const { work, victim, after, state, wrong } = moment;
    console.log(`${work.padEnd(8)} ${victim.padEnd(8)} ${String(after).padStart(5)} ms  ${state}`, ...wrong);
  });
  const counted = (what: (moment: (typeof moments)[number]) => string): string =>
    Object.entries(Object.groupBy(moments, what))
      .map(([name, own]) => `${name} ${own?.length ?? 0}`)
      .join(', ');
  const wrong = moments.filter((moment) => moment.wrong.length > 0);
  console.log(`\n${moments.length} moments in ${minutes()} minutes`);
  console.log(`work: ${counted(({ work }) => work)}`);
  console.log(`killed: ${counted(({ victim }) => victim)}`);
  console.log(`found: ${counted(({ state }) => state)}`);
  console.log(`wrong: ${wrong.length}`);
  return wrong.length === 0 && moments.length === count;
}

/** Out: whether every moment was right. */
async function writing(count: number): Promise<boolean> {
  const moments = await killWhileWriting(count, seed, ({ victim, after, typed, confirmed, found, wrong }) =>
    console.log(
      `${victim.padEnd(8)} ${String(after).padStart(5)} ms  typed ${typed}, called saved ${confirmed}, found ${found}`,
      ...wrong,
    ),
  );
  const wrong = moments.filter((moment) => moment.wrong.length > 0);
  const victims = Object.entries(Object.groupBy(moments, ({ victim }) => victim));
  console.log(`\n${moments.length} moments while writing in the frame, in ${minutes()} minutes`);
  console.log(victims.map(([name, own]) => `${name} ${own.length}`).join(', '));
  const sum = (of: (moment: (typeof moments)[number]) => number): number =>
    moments.reduce((total, moment) => total + of(moment), 0);
  console.log(
    `called saved before: in ${moments.filter(({ confirmed }) => confirmed > 0).length} of them; letters typed ${sum(({ typed }) => typed)}, called saved ${sum(({ confirmed }) => confirmed)}, found ${sum(({ found }) => found)}`,
  );
  console.log(`wrong: ${wrong.length}`);
  return wrong.length === 0 && moments.length === count;
}

/** Every other disk in memory and on a loop device; every third time the worker is ended, every fourth nothing is typed afterwards. */
async function fillingDisks(count: number): Promise<boolean> {
  let [confirmed, refused, lost] = [0, 0, 0];
  for (let at = 0; at < count; at += 1) {
    const kind = values.refusing ? 'refusing' : at % 2 === 0 ? 'tmpfs' : 'ext4';
    const run = await fullDiskRun({
      kind,
      which,
      full: Number(values.seconds) * 1_000,
      old: 30,
      killWorker: at % 3 === 2,
      silent: at % 4 === 3,
    });
    if (run === null) {
      console.log('full disk: skipped, that needs root or, on Linux, a C compiler');
      return true;
    }
    console.log(
      `full disk ${at + 1} (${run.kind}): ${run.confirmed} confirmed, ${run.refused} refused, lost:`,
      run.lost,
    );
    confirmed += run.confirmed;
    refused += run.refused;
    lost += run.lost.length;
  }
  console.log(`${count} full disks in ${minutes()} minutes: ${confirmed} confirmed, ${refused} refused, ${lost} lost`);
  return lost === 0;
}

async function damaging(what: Damage, count: number): Promise<boolean> {
  const kinds = Array.from({ length: count }, () => what);
  const runs = await damageRuns(kinds, { notes: 30, seed, which }, ({ where, lost, restored, lockedOut, refused }) =>
    console.log(
      `${what}: ${where}; ${lockedOut ? 'locked out; ' : ''}${refused === null ? '' : `saving refused (${refused}); `}${restored} put back, lost:`,
      lost,
    ),
  );
  const lost = runs.reduce((sum, run) => sum + run.lost.length, 0);
  const hurt = runs.filter(({ restored }) => restored > 0).length;
  const out = runs.filter(({ lockedOut }) => lockedOut).length;
  const refused = runs.filter((run) => run.refused !== null).length;
  console.log(
    `${what}: ${runs.length} times in ${minutes()} minutes; locked out ${out} times, saving refused ${refused} times, put back ${hurt} times, ${lost} notes lost`,
  );
  return lost === 0 && runs.length === count;
}

const [disks, flips, journalFlips, deleted, pages, letters] = [
  Number(values['full-disks']),
  Number(values.flips),
  Number(values['journal-flips']),
  Number(values.deleted),
  Number(values.pages),
  Number(values.letters),
];
const results: boolean[] = [];
if (Number(values.following) > 0) results.push(await followForAYear(Number(values.following), seed));
if (Number(values.writing) > 0) results.push(await writing(Number(values.writing)));
if (Number(values.sync) > 0) results.push(await syncing('documents', Number(values.sync), seed));
if (Number(values['sync-store']) > 0) results.push(await syncing('store', Number(values['sync-store']), seed));
if (Number(values['sync-spaces']) > 0) results.push(await syncing('spaces', Number(values['sync-spaces']), seed));
if (disks > 0) results.push(await fillingDisks(disks));
if (flips > 0) results.push(await damaging('flip in IndexedDB', flips));
if (journalFlips > 0) results.push(await damaging('flip in the journal', journalFlips));
if (pages > 0) results.push(await damaging('page of the notes', pages));
if (letters > 0) results.push(await damaging('letter of a note', letters));
if (deleted > 0) results.push(await damaging('IndexedDB deleted', deleted));
if (results.length === 0 || values.moments !== undefined) results.push(await killing(Number(values.moments ?? '200')));
process.exitCode = results.every(Boolean) ? 0 : 1;
