import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readRecordedList } from '../../utils/questions/file/from-file.ts';
import { DataError } from '../publication.ts';
import { generateQuestions } from './generate.ts';
import { Bulk } from './index.ts';
import type { BulkQuestion } from './types.ts';

/** Answers for a recorded list, which holds none: thirty days after the question, with an invented appendix number. */
function fromRecorded(text: string): BulkQuestion[] {
  return readRecordedList(text).records.flatMap(({ submitted, state, ...record }, at) => {
    if (submitted === null) return [];
    const received = new Date(Date.parse(`${submitted}T00:00:00Z`) + 30 * 86_400_000).toISOString().slice(0, 10);
    const year = Number(received.slice(0, 4)) - (received.slice(5, 7) >= '09' ? 0 : 1);
    const answer = { id: `ah-tk-${year}${year + 1}-${100_000 + at}`, type: 'Antwoord', received };
    return [{ ...record, submitted, oral: false, appendices: state === 'closed' ? [answer] : [] }];
  });
}

/**
 * A large list for the replica.
 *
 * @param source a number (so many invented questions), or a file: a recorded list, a JSON object a line, gzipped or not
 * @throws DataError when it is neither
 */
export function loadBulk(source: string): Bulk {
  if (/^\d{1,7}$/.test(source)) return new Bulk(generateQuestions(Number(source)));
  try {
    const bytes = readFileSync(source);
    return new Bulk(fromRecorded((source.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')));
  } catch (error) {
    throw new DataError(`${source}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
