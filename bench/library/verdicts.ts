import { noteOf, stage } from '../../tests/soak/many-notes.ts';
import { VERDICTS } from '../../utils/domain/note/verdicts.ts';
import { EVERYTHING } from '../../utils/protocol/library/selection.ts';
import { median, ms, type Table } from '../support/table.ts';
import type { Ask } from './many.ts';

/** Kamerstukdossiers that hold every second judged note, and papers in each. */
const DOSSIERS = 300;
const PAPERS = 40;
const TIMES = 7;

/** Note n of a library in which one of so many notes judges an answer, or a whole paper of a Kamerstukdossier. */
function judging(n: number, every: number): object {
  const note = noteOf(n);
  if (n % every !== 0) return note;
  const nth = n / every;
  const verdict = VERDICTS[nth % VERDICTS.length];
  if (nth % 2 === 0) return { ...note, verdict, target: { ...note.target, subQuestion: (nth % 9) + 1 } };
  const publication = `kst-${36_000 + (nth % DOSSIERS)}-${1 + (Math.floor(nth / DOSSIERS) % PAPERS)}`;
  return { ...note, verdict, target: { publication, questionNumber: null, subQuestion: null } };
}

/**
 * Lists, searches and counts by the reader's verdicts in a library of its own.
 *
 * @param every one of so many notes has a verdict
 */
export async function measureVerdicts(ask: Ask, count: number, every: number): Promise<Table> {
  await ask('library.import', await stage(ask, count, (n) => judging(n, every)));
  await ask('library.search', { text: 'douane', filter: EVERYTHING, limit: 1 });
  const one = { ...EVERYTHING, verdicts: ['evades'] };
  const list = { sort: 'newest', cursor: null, limit: 50, heads: 3 };
  const { ids } = (await ask('library.ids', { selection: { by: 'filter', filter: one } })) as { ids: string[] };
  const acts: readonly (readonly [string, string, object])[] = [
    ['list, the first fifty publications, no filter', 'library.list', { ...list, filter: EVERYTHING }],
    ['list, the first fifty publications with “ontwijkt”', 'library.list', { ...list, filter: one }],
    ['search for a word among “ontwijkt”', 'library.search', { text: 'douane', filter: one, limit: 20 }],
    ['select everything with “ontwijkt”', 'library.ids', { selection: { by: 'filter', filter: one } }],
    ['count in the whole library', 'library.verdicts', { selection: { by: 'filter', filter: EVERYTHING } }],
    ['count in what a filter leaves', 'library.verdicts', { selection: { by: 'filter', filter: one } }],
    ['count in two hundred selected notes', 'library.verdicts', { selection: { by: 'ids', ids: ids.slice(0, 200) } }],
  ];
  const rows: string[][] = [];
  for (const [what, request, payload] of acts) {
    const taken: number[] = [];
    for (let turn = 0; turn < TIMES; turn += 1) {
      const start = performance.now();
      await ask(request, payload);
      taken.push(performance.now() - start);
    }
    console.error(`  ${what}: ${taken.map((time) => time.toFixed(0)).join(' ')}`);
    rows.push([what, ms(median(taken)), ms(Math.max(...taken))]);
  }
  return {
    title: `Verdicts in ${count.toLocaleString('en')} notes, ${every === 1 ? 'every one with one' : `one of ${every} with one`}`,
    about: `From an extension page, message to answer; ${TIMES} times each.`,
    head: ['', 'median', 'most'],
    rows,
  };
}
