import type { Front } from '../support/ruler/front.ts';
import { Line } from '../support/ruler/line.ts';
import { beginTrace, endTrace, pagesOf, tasksOf, type Task } from '../support/ruler/trace.ts';
import { visitInTurn, type Kind } from '../support/ruler/visits.ts';
import type { Table } from '../support/table.ts';

/** From how long on a task is called long, ms. By the processor: a busy machine makes each task longer by the clock. */
const LONG_MS = 50;

/**
 * Tasks of a page in a trace of the browser: how many are long, and how much of one is ever ours. What a page is told as a long task depends on
 * whether any script ran in it: laying out a long document is one with us, and none without, however short we were.
 */
export async function tracedTasks(front: Front, kinds: readonly Kind[], address: string, runs: number): Promise<Table> {
  const lines = await Promise.all(kinds.map(({ browser }) => Line.to(browser.profile)));
  await visitInTurn(front, kinds, address, 0);
  for (const line of lines) await beginTrace(line);
  const { load } = await visitInTurn(front, kinds, address, runs, 0);
  const tasks: Task[][] = [];
  for (const [at, line] of lines.entries()) {
    const kind = kinds[at];
    if (kind === undefined) continue;
    // oxlint-disable-next-line no-await-in-loop -- each has the machine to itself
    tasks.push(tasksOf(await endTrace(line), pagesOf(kind.browser)));
    line.close();
  }
  const row = (what: string, of: (own: readonly Task[]) => string): string[] => [what, ...tasks.map(of)];
  const isLong = ({ length }: Task): boolean => length > LONG_MS;
  return {
    title: 'Long tasks, and what of them is ours',
    about: `The long document, ${runs} visits each, in turn, traced; ms of the processor, load ${load.toFixed(1)} on two cores. Ours: everything a script of ours does in one task, and makes the browser do.`,
    head: ['', ...kinds.map(({ name }) => name)],
    rows: [
      row('tasks over 50 ms a visit', (own) => (own.filter(isLong).length / runs).toFixed(1)),
      row('the same without what is ours in them', (own) =>
        (own.filter(({ length, ours }) => length - ours > LONG_MS).length / runs).toFixed(1),
      ),
      row('longest task, ms', (own) => Math.max(0, ...own.map(({ length }) => length)).toFixed(1)),
      row('most of one task that is ours, ms', (own) => Math.max(0, ...own.map(({ ours }) => ours)).toFixed(1)),
    ],
  };
}
