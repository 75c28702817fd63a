import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { generatedRecords } from '../../replica/bulk/records.ts';
import { ROOT } from '../../scripts/setup.mjs';
import type { CorpusRecord } from '../../utils/domain/question-list/record.ts';
import { withTextWords } from '../../utils/questions/file/text-words.ts';
import { readRecordedList } from '../../utils/questions/file/from-file.ts';

const RECORDED = join(ROOT, '../shared/recorded/odata/zaken-schriftelijke-vragen.2024-10-02.jsonl.gz');

/** A question list to measure, and what it is. */
export interface MeasuredList {
  records: CorpusRecord[];
  until: string;
  name: string;
  /** A title to look for, of a question in the list. */
  title: string;
}

/** How many other titles make the text of a question. */
const TITLES_A_TEXT = 12;
/** How far apart those are: a prime, so that texts differ. */
const APART = 3571;

/** The questions with words of texts. No list has texts: each is made of titles of other questions, so that its words are real ones. */
export function withInventedTexts(records: readonly CorpusRecord[]): CorpusRecord[] {
  const texts = records.map(({ number }, at): [string, string] => [
    number,
    Array.from(
      { length: TITLES_A_TEXT },
      (_, nth) => records[(at + (nth + 1) * APART) % records.length]?.title ?? '',
    ).join('\n'),
  ]);
  return withTextWords(records, new Map(texts));
}

/**
 * The recorded real questions (filled up to 45,000 with their own titles under later numbers, so that the size is
 * that of today), or invented ones where they are not there.
 */
export function measuredList(): MeasuredList {
  if (!existsSync(RECORDED)) {
    console.log('The recorded list is not there: measuring invented questions.');
    const { records, until } = generatedRecords(45_000);
    return { records, until, name: '45,000 invented questions', title: records.at(-100)?.title ?? '' };
  }
  const { records, until } = readRecordedList(gunzipSync(readFileSync(RECORDED)).toString('utf8'));
  const more = records.slice(0, 45_000 - records.length).map((record, at) => {
    const number = `2025Z${String(at + 1).padStart(5, '0')}`;
    return { ...record, number, id: `kv-tk-${number}` };
  });
  return {
    records: [...records, ...more],
    until,
    name: `45,000 questions (${records.length} recorded ones, ${more.length} of their titles again)`,
    title: records.find(({ number }) => number === '2024Z01911')?.title ?? '',
  };
}
