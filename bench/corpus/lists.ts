import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { generatedRecords } from '../../replica/bulk/records.ts';
import { ROOT } from '../../scripts/setup.mjs';
import type { CorpusRecord } from '../../utils/domain/question-list/record.ts';
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
