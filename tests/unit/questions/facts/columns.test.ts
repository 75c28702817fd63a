import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { hasRecorded, RECORDED } from '../../../../bench/related/corpus.ts';
import { MINISTRY_KEYS } from '../../../../utils/domain/ministries/table.ts';
import type { CorpusRecord } from '../../../../utils/domain/question-list/record.ts';
import { type Columns, readColumns } from '../../../../utils/questions/facts/columns.ts';
import { isPunctual, PUNCTUALITIES, wasSilent } from '../../../../utils/questions/facts/punctual.ts';
import { readRecordedList } from '../../../../utils/questions/file/from-file.ts';
import { PackedCorpus } from '../../../../utils/questions/file/open.ts';
import { packCorpus } from '../../../../utils/questions/file/pack.ts';
import type { SeenAppendix, SeenQuestion } from '../../../../utils/questions/file/seen.ts';
import { QuestionList } from '../../../../utils/questions/list.ts';
import { dateOfDay, dayNumber } from '../../../../utils/questions/rank/number.ts';
import { record } from '../file/world.ts';

const UNTIL = '2024-10-02';
async function columnsOf(
  records: CorpusRecord[],
  questions: SeenQuestion[] = [],
  appendices: SeenAppendix[] = [],
): Promise<Columns> {
  const bytes = await packCorpus(records, { until: UNTIL, source: 'file' }, { learn: false });
  return readColumns(new QuestionList(await PackedCorpus.open(bytes), questions, appendices, UNTIL));
}
const ministries = ({ ministries: bits }: Columns, at: number): string[] =>
  MINISTRY_KEYS.filter((_, nth) => ((bits[at] ?? 0) & (1 << nth)) !== 0);
const numbered = (serial: number, part: Partial<CorpusRecord>): CorpusRecord =>
  record({ number: `2024Z0000${serial}`, ...part });

describe('which ministry was asked', () => {
  it('comes from the office, or from its holder on that day', async () => {
    const asked: [Partial<CorpusRecord>, string[]][] = [
      [{ addressees: ['Minister van Financiën', 'Minister van Defensie'], submitted: '2024-09-01' }, ['def', 'fin']],
      [{ addressees: ['Eelco Heinen (E.)'], submitted: '2024-09-01' }, ['fin']],
      [{ addressees: ['Eelco Heinen (E.)'], submitted: '2020-09-01' }, []],
      [{ addressees: ['Wopke Hoekstra (W.B.)'], submitted: '2019-09-12' }, ['fin']],
      [{ addressees: ['Wopke Hoekstra (W.B.)'], submitted: '2023-02-01' }, ['bz']],
      // He held two offices in those months: either may have been asked.
      [{ addressees: ['Ernst Hirsch Ballin (E.M.H.)'], submitted: '2010-05-01' }, []],
      [{ addressees: ['A. Niemand'], submitted: '2024-09-01' }, []],
      [{ addressees: ['Minister van Financiën'], submitted: null }, ['fin']],
    ];
    const columns = await columnsOf(asked.map(([part], at) => numbered(at, part)));
    expect(asked.map((_, at) => ministries(columns, at))).toEqual(asked.map(([, wanted]) => wanted));
  });

  it.skipIf(!hasRecorded())('is known for nearly all of the recorded questions', async () => {
    const { records } = readRecordedList(gunzipSync(readFileSync(RECORDED)).toString('utf8'));
    const columns = await columnsOf(records);
    const known = columns.ministries.reduce((sum, bits) => sum + (bits === 0 ? 0 : 1), 0);
    console.log(
      `ministry known of ${((100 * known) / columns.size).toFixed(1)} % of ${columns.size} recorded questions`,
    );
    expect(known / columns.size).toBeGreaterThan(0.95);
  });
});

describe('how punctual a question was', () => {
  const answered = (day: string, part: Partial<CorpusRecord> = {}): Partial<CorpusRecord> => ({
    submitted: '2024-05-01',
    state: 'answered',
    answered: day,
    papers: [{ state: 'answered', day }],
    ...part,
  });
  const notice = (day: string | null) => ({ state: 'postponed', day }) as const;
  const cases: [string, Partial<CorpusRecord>, string[]][] = [
    ['on the last day of three weeks', answered('2024-05-22'), ['within3']],
    ['one day later', answered('2024-05-23'), ['within6', 'silent']],
    ['after a notice in time', answered('2024-05-23', { papers: [notice('2024-05-22')] }), ['within6']],
    ['after a notice that was late', answered('2024-06-12', { papers: [notice('2024-05-23')] }), ['within6', 'silent']],
    ['after a notice without a day', answered('2024-06-13', { papers: [notice(null)] }), ['after6']],
    ['late, in a list without notices', answered('2024-06-13', { papers: null }), ['after6']],
    ['waiting, three weeks not over', { submitted: '2024-09-11', state: 'open', papers: [] }, []],
    ['waiting for longer', { submitted: '2024-09-10', state: 'open', papers: [] }, ['silent']],
    ['dealt with, not known how', { submitted: '2024-05-01', state: 'closed', papers: [] }, []],
    ['answered on an unknown day', { submitted: '2024-05-01', state: 'answered', papers: [] }, []],
  ];
  it.each(cases)('%s', async (_, part, wanted) => {
    const columns = await columnsOf([numbered(1, part)]);
    expect(PUNCTUALITIES.filter((each) => isPunctual(each, columns, 0, dayNumber(UNTIL)))).toEqual(wanted);
  });
  it('is not called "no notice" where notices are unknown', async () => {
    const columns = await columnsOf([numbered(1, answered('2024-06-13', { papers: null }))]);
    expect(wasSilent(columns, 0, dayNumber(UNTIL))).toBe(null);
  });
});

describe('documents read after the list', () => {
  const seen = (number: string, part: Partial<SeenQuestion>): SeenQuestion => ({
    ...record({ number, papers: [], ...part }),
    modified: '2024-10-01',
  });
  const appendix = (part: Partial<SeenAppendix>): SeenAppendix => ({
    id: 'ah-tk-1',
    numbers: ['2024Z00001'],
    state: 'answered',
    answered: '2024-09-20',
    day: '2024-09-20',
    addressees: [],
    ...part,
  });

  it('replace the facts of the file, with its notices', async () => {
    const columns = await columnsOf(
      [numbered(1, { state: 'open', submitted: '2024-09-01', papers: [] }), numbered(2, { submitted: '2024-08-01' })],
      [seen('2024Z00002', { submitted: '2024-08-02' }), seen('2024Z00003', { submitted: '2024-09-30' })],
      [appendix({}), appendix({ id: 'ah-tk-2', state: 'notice', answered: null, day: '2024-09-15' })],
    );
    expect([...columns.counts]).toEqual([1, 0, 1, 1]);
    expect(dateOfDay(columns.answered[0] ?? 0)).toBe('2024-09-20');
    expect(dateOfDay(columns.notice[0] ?? 0)).toBe('2024-09-15');
    expect([...columns.noticesKnown]).toEqual([1, 0, 0, 1]);
  });
});
