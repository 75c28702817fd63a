import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MortalBrowser } from './browser.ts';
import { chromiumFolders, damage, firefoxFolders, type Damage } from './damage.ts';
import { FirefoxLibrary } from './firefox-browser.ts';
import type { LibraryBrowser } from './library-browser.ts';
import { idOf } from './work.ts';

/** One damage and what came of it. */
export interface DamageRun {
  readonly what: Damage;
  /** What was hit. */
  readonly where: string;
  /** Confirmed notes that were not there at one of the two starts after it. */
  readonly lost: readonly string[];
  /** Notes that came from the second copy. */
  readonly restored: number;
  /**
   * Whether the browser could not open the database any more. Then it is looked whether a note is called saved all the
   * same (it counts as lost), and whether all are put back once the folder of the database is gone.
   */
  readonly lockedOut: boolean;
  /**
   * Why no note could be saved any more although all could be read: `quota` when Firefox reckons that there is no room. Then the
   * file with that reckoning is removed and the series goes on.
   */
  readonly refused: string | null;
}

/** The notes are spread over these. */
const PUBLICATIONS = ['kst-1', 'kst-2', 'kst-3', 'kst-4', 'kst-5'];

/** Notes written before each damage. */
const WRITTEN = 3;

/**
 * Damages one of the two copies of a library again and again, each time after the browser ended the ordinary way, and
 * looks at the next two starts whether every note that was called saved is there. The library goes on from one to the
 * next, as a reader's does.
 *
 * @param notes in the library at the beginning
 * @param seed of which bits are hit
 * @param which the browser; Chromium when left out
 */
export async function damageRuns(
  kinds: readonly Damage[],
  { notes, seed, which = 'chromium' }: { notes: number; seed: number; which?: 'chromium' | 'firefox' },
  tell: (run: DamageRun) => void,
): Promise<DamageRun[]> {
  const profile = mkdtempSync(join(tmpdir(), 'kantlijn-damage-'));
  const browser: LibraryBrowser = which === 'firefox' ? new FirefoxLibrary(profile) : new MortalBrowser(profile);
  const folders = which === 'firefox' ? firefoxFolders : chromiumFolders;
  const confirmed = new Map<string, string>();
  const runs: DamageRun[] = [];
  let written = 0;
  const write = async (count: number): Promise<void> => {
    for (let n = 0; n < count; n += 1) {
      written += 1;
      const id = idOf(written);
      const body = `notitie ${written} ${'met wat tekst erbij '.repeat(written % 7)}`;
      const publication = PUBLICATIONS[written % PUBLICATIONS.length] ?? '';
      const target = { publication, questionNumber: null, subQuestion: null };
      const request = { id, target, body, publicationTitle: 'Proef', expectedRevision: 0 };
      if ((await browser.surely('notes.save', request))['outcome'] === 'saved') confirmed.set(id, body);
    }
  };
  /** Whether no list of notes is answered, whatever the patience. */
  const isLockedOut = async (): Promise<boolean> => {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const answer = await browser.ask('notes.list', { publication: 'kst-1', questionNumbers: [] }, 30_000);
      if (answer?.['outcome'] === 'listed') return false;
    }
    return true;
  };
  /** Out: what is called saved although nothing can be. */
  const claimed = async (): Promise<string[]> => {
    const target = { publication: 'kst-9', questionNumber: null, subQuestion: null };
    const id = idOf(900_000 + runs.length);
    const request = { id, target, body: 'komt nergens', publicationTitle: 'Proef', expectedRevision: 0 };
    return (await browser.ask('notes.save', request, 30_000))?.['outcome'] === 'saved' ? [id] : [];
  };
  /** Out: the code of the failure when a note cannot be saved; the note when it can is not looked for. */
  const whyRefused = async (): Promise<string | null> => {
    const target = { publication: 'kst-8', questionNumber: null, subQuestion: null };
    const id = idOf(800_000 + runs.length);
    const request = { id, target, body: 'proef', publicationTitle: 'Proef', expectedRevision: 0 };
    for (let attempt = 0; ; attempt += 1) {
      const answer = await browser.ask('notes.save', request, 30_000);
      if (answer?.['outcome'] === 'saved') return null;
      if (attempt === 2) return String(answer?.['code'] ?? 'no answer');
    }
  };
  const missing = async (): Promise<string[]> => {
    const lists = await Promise.all(
      PUBLICATIONS.map((publication) => browser.surely('notes.list', { publication, questionNumbers: [] })),
    );
    const notes = lists.flatMap((answer) => answer['notes'] as { id: string; body: string }[]);
    const there = new Map(notes.map(({ id, body }) => [id, body]));
    return [...confirmed].filter(([id, body]) => there.get(id) !== body).map(([id]) => id);
  };
  try {
    await browser.start();
    await write(notes);
    for (const [index, what] of kinds.entries()) {
      await write(WRITTEN);
      // The second copy is looked through once after each start; a damage before that is found by it or by the next.
      await browser.checked(20_000);
      await browser.close();
      const where = damage(what, folders(profile), seed * 1_000 + index);
      await browser.start();
      const lost: string[] = [];
      const lockedOut = await isLockedOut();
      if (lockedOut) {
        lost.push(...(await claimed()));
        await browser.close();
        damage('IndexedDB deleted', folders(profile), 0);
        await browser.start();
      }
      lost.push(...(await missing()));
      const { loss } = await browser.surely('library.health', {});
      await browser.surely('library.seen', {});
      await browser.checked(20_000);
      await browser.close();
      await browser.start();
      lost.push(...(await missing()));
      const refused = await whyRefused();
      if (refused !== null) {
        await browser.close();
        rmSync(join(folders(profile).journal, '.padding'), { force: true });
        await browser.start();
      }
      const restored = (loss as { restored?: number } | null)?.restored ?? 0;
      const run = { what, where, lost: [...new Set(lost)], restored, lockedOut, refused };
      runs.push(run);
      tell(run);
      for (const id of run.lost) confirmed.delete(id);
    }
  } finally {
    await browser.close().catch(() => undefined);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  return runs;
}
