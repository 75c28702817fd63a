import { join } from 'node:path';
import { MortalBrowser } from './browser.ts';
import { FirefoxLibrary } from './firefox-browser.ts';
import type { LibraryBrowser } from './library-browser.ts';
import { RefusingDisk } from './refusing-disk.ts';
import { SmallDisk, type DiskKind, type TestDisk } from './small-disk.ts';
import { idOf } from './work.ts';

/** One run on a disk that was full for a while. */
export interface FullDiskRun {
  /** `refusing`: no disk of its own, see `RefusingDisk`. */
  readonly kind: DiskKind | 'refusing';
  /** Notes that were confirmed before, while and after the disk was full. */
  readonly confirmed: number;
  /** Saves that were refused while it was full. */
  readonly refused: number;
  /** Codes of the refusals. */
  readonly codes: readonly string[];
  /** Confirmed texts that were not there: within the session, after a start, after another start. */
  readonly lost: readonly string[];
}

/** What a run is made of. */
export interface FullDiskOptions {
  /** A disk that is really full needs root; where there is none, one that refuses takes its place. */
  readonly kind: DiskKind | 'refusing';
  /** Chromium when left out. */
  readonly which?: 'chromium' | 'firefox';
  /** How long the disk stays full, in milliseconds. */
  readonly full: number;
  /** Notes that are there before. */
  readonly old: number;
  /** Whether the worker is ended while the disk is full, as the browser may do at any time. */
  readonly killWorker?: boolean;
  /** Whether the browser is left at once after room was made, before a further letter is typed. */
  readonly silent?: boolean;
  readonly tell?: (line: string) => void;
}

const PAUSE_MS = 150;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Types while the disk is full, makes room, types on, and starts the browser twice more: every text that was called
 * saved must be there each time. Null where there is neither root nor a C compiler.
 */
export async function fullDiskRun(options: FullDiskOptions): Promise<FullDiskRun | null> {
  const { full, old, killWorker = false, silent = false, which = 'chromium', tell = () => undefined } = options;
  const own = options.kind === 'refusing' ? null : SmallDisk.make(options.kind, options.kind === 'tmpfs' ? 200 : 300);
  const kind = own === null ? 'refusing' : options.kind;
  const disk: TestDisk | null = own ?? RefusingDisk.make();
  if (disk === null) return null;
  const profile = join(disk.path, 'profile');
  const browser: LibraryBrowser = which === 'firefox' ? new FirefoxLibrary(profile) : new MortalBrowser(profile);
  const confirmed = new Map<string, { body: string; revision: number }>();
  const codes: string[] = [];
  const lost: string[] = [];
  const save = async (id: string, body: string): Promise<boolean> => {
    const target = { publication: 'kst-1', questionNumber: null, subQuestion: null };
    let expectedRevision = confirmed.get(id)?.revision ?? 0;
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const request = { id, target, body, publicationTitle: 'Proef', expectedRevision };
      const answer = await browser.ask('notes.save', request, 20_000);
      const note = answer?.['note'] as { revision: number } | undefined;
      if (answer?.['outcome'] === 'saved' && note !== undefined) {
        confirmed.set(id, { body, revision: note.revision });
        return true;
      }
      // A text that was written and not confirmed: the editor knows it as its own and builds on it.
      const stored = answer?.['stored'] as { revision: number } | undefined;
      if (stored === undefined) {
        codes.push(answer === null ? 'no answer' : `${String(answer['code'])} ${String(answer['detail'])}`);
        return false;
      }
      expectedRevision = stored.revision;
    }
    codes.push('conflict');
    return false;
  };
  const look = async (when: string): Promise<void> => {
    const answer = await browser.surely('notes.list', { publication: 'kst-1', questionNumbers: [] });
    const notes = new Map((answer['notes'] as { id: string; body: string }[]).map(({ id, body }) => [id, body]));
    const missing = [...confirmed].filter(([id, { body }]) => !notes.has(id) || !notes.get(id)?.startsWith(body));
    tell(`${when}: ${notes.size} notes, ${missing.length} of ${confirmed.size} confirmed are gone`);
    lost.push(...missing.map(([id]) => `${when}: ${id}`));
  };
  /** Starts the browser; what it inherits is there for the start alone. */
  const start = async (): Promise<void> => {
    Object.assign(process.env, disk.environment);
    await browser.start().finally(() => {
      for (const name of Object.keys(disk.environment)) delete process.env[name];
    });
  };
  try {
    await start();
    for (let n = 1; n <= old; n += 1) await save(idOf(n), `oude notitie ${n}`);
    if (confirmed.size !== old) throw new Error(`could not begin: ${codes.join(', ')}`);
    await browser.settled(20_000);
    disk.fill();
    const end = Date.now() + full;
    let text = '';
    for (let n = 0; Date.now() < end; n += 1) {
      text += ` woord${n} ${'x'.repeat(60)}`;
      await save(idOf(1_000), text);
      if (n % 10 === 4) await save(idOf(2_000 + n), `tussendoor ${n}`);
      if (killWorker && n === 12) await browser.killWorker();
      disk.fill();
      await wait(PAUSE_MS);
    }
    const refused = codes.length;
    const before = confirmed.size;
    tell(`while full: ${before - old} confirmed, ${refused} refused: ${[...new Set(codes)].join(' | ')}`);
    disk.free();
    if (!silent) {
      const giveUp = Date.now() + 20_000;
      while (!(await save(idOf(3_000), 'er is weer ruimte')) && Date.now() < giveUp) await wait(500);
      if (!confirmed.has(idOf(3_000))) lost.push('nothing can be saved after room was made');
      await save(idOf(1_000), `${text} einde`);
      await look('in the session');
    }
    for (const when of ['after a start', 'after another start']) {
      await browser.close();
      await start();
      await look(when);
      await browser.settled(20_000);
    }
    return { kind, confirmed: confirmed.size, refused, codes: [...new Set(codes)], lost };
  } finally {
    await browser.close().catch(() => undefined);
    disk.close();
  }
}
