import * as z from 'zod/mini';
import { questionIds } from '../../domain/dossier/question-number.ts';
import { corpusNumber, tidyRecord } from './clean.ts';
import type { CorpusRecord } from '../../domain/question-list/record.ts';

/** A line: a `Zaak` from the OData service of the Tweede Kamer, with the names of its actors by relation. */
const Row = z.object({
  Nummer: z.string(),
  Titel: z.optional(z.nullable(z.string())),
  Onderwerp: z.optional(z.nullable(z.string())),
  /** Local midnight with its offset; starts with the calendar date. */
  GestartOp: z.optional(z.nullable(z.string())),
  Afgedaan: z.optional(z.nullable(z.boolean())),
  GewijzigdOp: z.optional(z.nullable(z.string())),
  _actors: z.optional(z.record(z.string(), z.string())),
  /** The text of the sub-questions, where whoever recorded the list had it. */
  _text: z.optional(z.string()),
});

/** Names, separated by commas; the initials in brackets have no comma. */
const names = (text: string | undefined): string[] => (text ?? '').split(/,\s+/).filter((name) => name.trim() !== '');
const day = (text: string | null | undefined): string | null => /^\d{4}-\d{2}-\d{2}/.exec(text ?? '')?.[0] ?? null;

/** What was read of a file. */
export interface FileRecords {
  records: CorpusRecord[];
  /** The texts of those that have one, by number. */
  texts: Map<string, string>;
  /** Lines that were left out: another kind of number, no JSON, no title. */
  left: number;
  /** The last day on which a question of the file was submitted. */
  until: string;
}

/**
 * Reads a recorded list, one JSON object a line. It has no parties and no days of answers; what it calls dealt with becomes
 * `closed`.
 *
 * @param text the whole file, unpacked
 */
export function readRecordedList(text: string): FileRecords {
  const records: CorpusRecord[] = [];
  const texts = new Map<string, string>();
  let left = 0;
  let until = '1990-01-01';
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const read = readLine(line);
    if (read === null) {
      left += 1;
      continue;
    }
    const { record } = read;
    records.push(record);
    if (read.text !== '') texts.set(record.number, read.text);
    if (record.submitted !== null && record.submitted > until) until = record.submitted;
  }
  return { records, texts, left, until };
}

function readLine(line: string): { record: CorpusRecord; text: string } | null {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    // Expected: a line may be no JSON; it is counted as left out.
    return null;
  }
  const row = Row.safeParse(json);
  const number = row.success ? corpusNumber(row.data.Nummer) : null;
  if (!row.success || number === null) return null;
  const { Onderwerp, Titel, GestartOp, Afgedaan, _actors: actors = {}, _text: text = '' } = row.data;
  const record = tidyRecord({
    number,
    id: questionIds(number)[0] ?? `kv-${number}`,
    title: Onderwerp ?? Titel ?? '',
    submitted: day(GestartOp),
    submitters: [...names(actors['Indiener']), ...names(actors['Medeindiener'])].map((name) => ({ name, party: null })),
    addressees: names(actors['Gericht aan']),
    subjects: [],
    state: Afgedaan === true ? 'closed' : Afgedaan === false ? 'open' : 'unknown',
    answered: null,
    // The service also has the day of the last change of a row. That is not the day of an answer, and nothing is concluded from it.
    kind: 'written',
    papers: null,
  });
  return record === null ? null : { record, text };
}
