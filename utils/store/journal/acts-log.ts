import type { JournalFiles } from './files.ts';
import { readLines, writeLines } from './lines.ts';

/** Version of the files. A later version may only add kinds of acts. */
const VERSION = 1;

/** Merge the files when there are more than this. */
const MAX_FILES = 24;

/** Maximum number of acts and length (UTF-16 units) of one file; the first act always fits. */
const MAX_ACTS_PER_FILE = 1_000;
const MAX_FILE_LENGTH = 1_000_000;

/** Maximum number of acts; the oldest are dropped first, but none of what is kept whole. */
const MAX_ACTS = 20_000;

/** The kind of act that is never dropped: a dossier, of which the reader has at most a thousand, with words of the reader in it. */
export const KEPT_WHOLE = 'collection';

/**
 * A decision of the reader that is not a change of a note. Of several acts with one key, the last counts. Acts of
 * unknown kinds are kept unchanged.
 */
export interface Act {
  readonly kind: string;
  /** What the act is about, including its kind. */
  readonly key: string;
  /** Null revokes the act. */
  readonly value: unknown;
}

/** What could be read from the log. */
export interface ReadActs {
  /** The last act of each key, oldest first, without revoked ones. */
  readonly acts: ReadonlyMap<string, Act>;
  /** How many files are damaged. */
  readonly damaged: number;
  /** How many acts are superseded. */
  readonly worn: number;
}

interface Known {
  readonly name: string;
  readonly number: number;
}

/**
 * The reader's acts in the second copy: small numbered files next to the segments of `Journal`, each written once.
 * Versions from before there were acts ignore these files, and a version that does not know a kind of act skips it but
 * keeps it.
 *
 * Not safe for concurrent use.
 */
export class ActsLog {
  private known: Known[] | null = null;
  private anew = false;

  constructor(
    private readonly files: JournalFiles,
    private readonly lineage: string,
    private readonly newName: () => string,
  ) {}

  /** Appends acts. @throws what the browser throws; nothing was written then */
  async add(acts: readonly Act[]): Promise<void> {
    for (const part of parts(acts)) await this.write(part);
  }

  /** @throws what the browser throws when the files cannot be listed */
  async read(): Promise<ReadActs> {
    const acts = new Map<string, Act>();
    let [damaged, read] = [0, 0];
    for (const { name } of await this.list()) {
      const text = await this.files.read(this.lineage, name);
      const found = text === null ? null : readFile(text);
      if (found?.isWhole !== true) damaged += 1;
      for (const act of found?.acts ?? []) {
        read += 1;
        acts.delete(act.key);
        acts.set(act.key, act);
      }
    }
    for (const [key, { value }] of acts) if (value === null) acts.delete(key);
    return { acts, damaged, worn: read - acts.size };
  }

  /** Merges the files when there are many. */
  async mergeMany(): Promise<void> {
    if ((await this.list()).length > MAX_FILES) await this.rewrite([...(await this.read()).acts.values()]);
  }

  /** Replaces the log by these acts. @param acts oldest first */
  async rewrite(acts: readonly Act[]): Promise<void> {
    const old = await this.list();
    const whole = acts.filter(({ kind }) => kind === KEPT_WHOLE);
    await this.add([...whole, ...acts.filter(({ kind }) => kind !== KEPT_WHOLE).slice(-MAX_ACTS)]);
    for (const one of old) {
      await this.files.remove(this.lineage, one.name);
      this.known = (await this.list()).filter((other) => other !== one);
    }
  }

  /** Writes to a new cache from now on, because the current one failed. */
  beginAnew(): void {
    this.anew = true;
    this.known = null;
  }

  private async list(): Promise<Known[]> {
    this.known ??= (await this.files.names(this.lineage)).flatMap(parseName).toSorted((a, b) => a.number - b.number);
    return this.known;
  }

  private async write(acts: readonly Act[]): Promise<void> {
    const known = await this.list();
    const number = (known.at(-1)?.number ?? 0) + 1;
    const name = `acts-${number}-${this.newName()}`;
    const lines = [{ version: VERSION, acts: acts.length }, ...acts.map((act) => ({ act }))];
    await this.files.write(this.lineage, name, writeLines(lines), this.anew);
    this.anew = false;
    this.known = [...known, { name, number }];
  }
}

function parseName(name: string): Known[] {
  const number = /^acts-(\d+)-[\w-]+$/.exec(name)?.[1];
  return number === undefined ? [] : [{ name, number: Number(number) }];
}

function readFile(text: string): { acts: Act[]; isWhole: boolean } {
  const [head, ...lines] = readLines(text);
  const acts = lines.flatMap((line) => {
    const act = (line as { act?: unknown } | undefined)?.act;
    return isAct(act) ? [act] : [];
  });
  return { acts, isWhole: (head as { acts?: unknown } | undefined)?.acts === acts.length };
}

function isAct(value: unknown): value is Act {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, key, value: said } = value as Partial<Act>;
  return typeof kind === 'string' && typeof key === 'string' && said !== undefined;
}

function parts(acts: readonly Act[]): Act[][] {
  const found: Act[][] = [];
  let room = 0;
  for (const act of acts) {
    const last = found.at(-1);
    if (last !== undefined && last.length < MAX_ACTS_PER_FILE && room > 0) last.push(act);
    else {
      found.push([act]);
      room = MAX_FILE_LENGTH;
    }
    room -= JSON.stringify(act).length;
  }
  return found;
}
