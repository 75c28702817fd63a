import type { JournalFiles } from './files.ts';
import { readLines, writeLines } from './lines.ts';

/** Version of the files of acts. A later one may add kinds of acts, and nothing else. */
const VERSION = 1;

/** More files than this are put together. */
const MOST_FILES = 24;

/** Most acts and most text (UTF-16 units) of one file; the first act always goes in. */
const MOST_IN_FILE = 1_000;
const MOST_TEXT = 1_000_000;

/** Most acts that are kept; the oldest go first. */
const MOST_ACTS = 20_000;

/**
 * Something the reader decided that is no change of a note. Of several acts with one key the last counts. Kinds this
 * version does not know are kept as they are.
 */
export interface Act {
  readonly kind: string;
  /** What the act is about, with its kind. */
  readonly key: string;
  /** Null takes the act back. */
  readonly value: unknown;
}

/** What could be read of the log. */
export interface ReadActs {
  /** The last act of each key, the oldest first; none that was taken back. */
  readonly acts: ReadonlyMap<string, Act>;
  /** How many files are not whole. */
  readonly damaged: number;
  /** How many acts are there that do not count any more. */
  readonly worn: number;
}

interface Known {
  readonly name: string;
  readonly number: number;
}

/**
 * The acts of the reader in the second copy: small numbered files beside the segments of `Journal`, each written once. A
 * Kantlijn from before there were acts leaves files with such names alone, and one that does not know a kind of act skips
 * and keeps it.
 *
 * Not made for two callers at a time.
 */
export class ActsLog {
  private known: Known[] | null = null;
  private anew = false;

  constructor(
    private readonly files: JournalFiles,
    private readonly lineage: string,
    private readonly newName: () => string,
  ) {}

  /** Writes acts behind those that are there. @throws what the browser throws; nothing was written then */
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

  /** Puts the files together when there are many. */
  async mergeMany(): Promise<void> {
    if ((await this.list()).length > MOST_FILES) await this.rewrite([...(await this.read()).acts.values()]);
  }

  /** Keeps only these acts. @param acts the oldest first */
  async rewrite(acts: readonly Act[]): Promise<void> {
    const old = await this.list();
    await this.add(acts.slice(-MOST_ACTS));
    for (const one of old) {
      await this.files.remove(this.lineage, one.name);
      this.known = (await this.list()).filter((other) => other !== one);
    }
  }

  /** Writes into another place from now on, after this one refused. */
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
    if (last !== undefined && last.length < MOST_IN_FILE && room > 0) last.push(act);
    else {
      found.push([act]);
      room = MOST_TEXT;
    }
    room -= JSON.stringify(act).length;
  }
  return found;
}
