import { loadavg } from 'node:os';
import type { BareBrowser } from './browsers.ts';
import { readCpu, usedBetween, type CpuReading, type CpuUse } from './cpu.ts';
import type { Front, PageReport } from './front.ts';

/** One visit to a page: what it cost, ms, and what the page says of itself. */
export type Visited = CpuUse & PageReport;

/** A browser of a kind: with an extension, or without. */
export interface Kind {
  readonly name: string;
  readonly browser: BareBrowser;
}

/** Visits before anything counts: the browser has started, what can be remembered is. */
export const WARMING = 3;
/** Times a visit is made again that went wrong: a process of its own, a tab that was not in front. */
const AGAIN = 3;

async function visit(front: Front, { name, browser }: Kind, address: string): Promise<Visited> {
  for (let left = AGAIN; ; left -= 1) {
    let [before, after]: (CpuReading | undefined)[] = [];
    try {
      const report = await front.visit(name, address, {
        started: () => (before = readCpu(browser.process)),
        settled: () => (after = readCpu(browser.process)),
      });
      if (before === undefined || after === undefined) throw new Error(`${name} told nothing of ${address}`);
      const use = usedBetween(before, after);
      if (!use.isOld) throw new Error(`${name} gave ${address} a process of its own`);
      return { ...use, ...report };
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}

/** What was seen, by kind, one of each in a round. */
export interface Rounds {
  readonly seen: ReadonlyMap<string, readonly Visited[]>;
  /** Mean number of programs that wanted a processor (the load of the machine) while it ran. */
  readonly load: number;
}

/**
 * Visits an address with each kind in turn, and begins each round with another one.
 *
 * @param address one for all rounds, or one for each of them and the warming before
 * @param warming rounds before anything counts
 */
export async function visitInTurn(
  front: Front,
  kinds: readonly Kind[],
  address: string | readonly string[],
  rounds: number,
  warming = WARMING,
): Promise<Rounds> {
  const seen = new Map<string, Visited[]>(kinds.map(({ name }) => [name, []]));
  const loads: number[] = [];
  for (let round = -warming; round < rounds; round += 1) {
    const to = typeof address === 'string' ? address : (address[round + warming] ?? '');
    for (let place = 0; place < kinds.length; place += 1) {
      const kind = kinds[(place + round + warming) % kinds.length];
      if (kind === undefined) continue;
      // oxlint-disable-next-line no-await-in-loop -- one after the other: each has the machine to itself
      const visited = await visit(front, kind, to);
      if (round >= 0) seen.get(kind.name)?.push(visited);
    }
    loads.push(loadavg()[0] ?? 0);
  }
  return { seen, load: loads.reduce((sum, one) => sum + one, 0) / loads.length };
}
