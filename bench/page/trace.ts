import type { Front } from '../support/ruler/front.ts';
import { Line } from '../support/ruler/line.ts';
import { beginTrace, endTrace, ownTimes, pagesOf } from '../support/ruler/trace.ts';
import { visitInTurn, type Kind } from '../support/ruler/visits.ts';
import type { Table } from '../support/table.ts';

/** Rows of the table. */
const MAX_ROWS = 32;

/**
 * Where the time of an untouched page goes: a trace of the browser over some visits of each kind, without an inspector. Tracing itself costs
 * something, so the figures are shares, and compare within the table alone.
 */
export async function traced(front: Front, kinds: readonly Kind[], address: string, runs: number): Promise<Table> {
  const lines = await Promise.all(kinds.map(({ browser }) => Line.to(browser.profile)));
  await visitInTurn(front, kinds, address, 0);
  for (const line of lines) await beginTrace(line);
  await visitInTurn(front, kinds, address, runs, 0);
  const times: Map<string, number>[] = [];
  for (const [at, line] of lines.entries()) {
    const kind = kinds[at];
    if (kind === undefined) continue;
    // oxlint-disable-next-line no-await-in-loop -- each has the machine to itself
    times.push(ownTimes(await endTrace(line), pagesOf(kind.browser)));
    line.close();
  }
  const names = new Set(times.flatMap((one) => [...one.keys()]));
  const perVisit = (at: number, name: string): number => (times[at]?.get(name) ?? 0) / 1000 / runs;
  const last = kinds.length - 1;
  const rows = [...names]
    .map((name) => ({ name, more: perVisit(last, name) - perVisit(0, name) }))
    .toSorted((a, b) => b.more - a.more)
    .slice(0, MAX_ROWS);
  const sum = (at: number): number => [...names].reduce((all, name) => all + perVisit(at, name), 0);
  return {
    title: 'Where the time goes',
    about: `Milliseconds a visit on the main thread of the page, without what events inside took; ${runs} visits each, traced.`,
    head: ['', ...kinds.map(({ name }) => name), 'more than the page alone'],
    rows: [
      ['all', ...kinds.map((_, at) => sum(at).toFixed(1)), (sum(last) - sum(0)).toFixed(1)],
      ...rows.map(({ name, more }) => [name, ...kinds.map((_, at) => perVisit(at, name).toFixed(1)), more.toFixed(1)]),
    ],
  };
}
