import { generatedRecords } from '../../../replica/bulk/records.ts';
import type { CorpusRecord } from '../../../utils/domain/question-list/record.ts';
import { packCorpus } from '../../../utils/questions/file/pack.ts';
import { listed } from '../../unit/questions/listed.ts';

const UNTIL = '2024-10-02';
/** A question of the affair that is one of our own publications, so that a note can be made on it. */
export const NEIGHBOUR = '2025Z90115';

const about = (number: string, title: string, submitted: string, more: Partial<CorpusRecord> = {}): CorpusRecord =>
  listed(number, {
    title,
    submitted,
    submitters: [{ name: 'Anna Voorbeeld (A.)', party: 'ABC' }],
    addressees: ['E. van der Burg'],
    state: 'answered',
    ...more,
  });

/** An affair around the seed question, in our own words, among invented questions about other things. */
const AFFAIR = [
  about('2021Z91001', 'Spionage via Chinese scanners van de douane', '2021-02-03', { answered: '2021-03-17' }),
  about('2022Z91002', 'Chinese scanners van Nuctech bij de douane', '2022-01-26', { state: 'closed' }),
  about('2023Z91003', 'De aankoop van Chinese scanners door de douane', '2023-06-21', { state: 'withdrawn' }),
  about('2024Z91004', 'Spionage met scanners bij de douane op Schiphol', '2024-08-01', { state: 'open' }),
  about('2024Z91005', 'Chinese scanners bij de douane in de haven en spionage', '2024-09-25', { state: 'open' }),
  about(NEIGHBOUR, 'Toezicht op Chinese scanners bij de douane', '2024-09-20', { state: 'postponed' }),
  about('2023Z91007', 'Nogmaals spionage met Chinese scanners bij de douane', '2023-09-25', { state: 'notice' }),
];

/** A packed list with the affair in it, known until 2 October 2024. */
export async function affairCorpus(): Promise<Uint8Array> {
  const { records } = generatedRecords(2000);
  return packCorpus([...records, ...AFFAIR], { until: UNTIL, source: 'generated' }, { learn: false });
}
