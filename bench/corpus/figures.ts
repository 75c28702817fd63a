import { generatedRecords } from '../../replica/bulk/records.ts';
import type { FiguresRequest } from '../../utils/questions/figures/contract.ts';
import { figuresOfList } from '../../utils/questions/figures/of-list.ts';
import { PackedCorpus } from '../../utils/questions/file/open.ts';
import { packCorpus } from '../../utils/questions/file/pack.ts';
import { QuestionList } from '../../utils/questions/list.ts';
import { median, ms, times, type Table } from '../support/table.ts';

const COUNT = 45_000;
const OFFICES = [
  'Minister van Financiën',
  'Minister van Justitie en Veiligheid',
  'Minister van Volksgezondheid, Welzijn en Sport',
  'Staatssecretaris van Defensie',
];

function timed(rounds: number, work: () => void): number {
  return median(
    Array.from({ length: rounds }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );
}

/** How long figures over all questions take in Node, beside the same list searched for everything. Invented questions with all days. */
export async function figuresTable(rounds: number): Promise<Table> {
  const { records, until } = generatedRecords(COUNT);
  const asked = records.map((record, at) => ({ ...record, addressees: [OFFICES[at % OFFICES.length] ?? ''] }));
  const bytes = await packCorpus(asked, { until, source: 'generated' }, { learn: false });
  const search = await new QuestionList(await PackedCorpus.open(bytes), [], [], until).searching();
  const count = (part: Partial<FiguresRequest>) => (): void => {
    figuresOfList(search, { words: '', ...part }, { until, today: until, numbers: null });
  };
  const [first] = [timed(1, count({}))];
  const base = timed(rounds, () => void search.search({ words: '', offset: 0, limit: 100 }, until));
  const rows: [string, number][] = [
    ['search: all, the newest hundred', base],
    ['figures: first of a list, what can be chosen included', first],
    ['figures: all', timed(rounds, count({}))],
    ['figures: one ministry', timed(rounds, count({ ministry: 'fin' }))],
    ['figures: one ministry and a word', timed(rounds, count({ ministry: 'fin', words: 'subsidie' }))],
    ['figures: a party and a period', timed(rounds, count({ party: 'AAP', from: '2015-01-01', to: '2019-12-31' }))],
  ];
  return {
    title: 'Figures',
    about: `${COUNT} invented questions in memory, Node, ${rounds} rounds, median; the first once.`,
    head: ['', 'time', 'against the search'],
    rows: rows.map(([name, time]) => [name, ms(time), times(time, base)]),
  };
}
