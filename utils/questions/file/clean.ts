import { CorpusRecord, MAX_WORDS, TITLE_LENGTH } from '../../domain/question-list/record.ts';

const MAX_NAME = 200;

/** Makes one line of plain text: white space and control characters become a space, too long a text ends in `…`. Markup stays as text. */
function cleanTitle(text: string, length = TITLE_LENGTH): string {
  const line = text
    .slice(0, 20_000)
    // eslint-disable-next-line no-control-regex -- they are what is removed
    .replace(/[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\s]+/gu, ' ')
    .trim();
  if (line.length <= length) return line;
  const cut = line.slice(0, length - 1);
  // Do not leave half a surrogate pair.
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** The first distinct non-empty lines. */
export function distinct(values: readonly string[], most: number): string[] {
  return [...new Set(values.map((value) => cleanTitle(value, MAX_NAME)).filter((value) => value !== ''))].slice(
    0,
    most,
  );
}

/** The number of a question, `2024Z01911`, in upper case; null for any other text. */
export function corpusNumber(text: string): string | null {
  const number = text.trim().toUpperCase();
  return /^\d{4}Z\d{5}$/.test(number) ? number : null;
}

/**
 * Brings a record within the limits of the contract; null when that is impossible.
 *
 * @param record as a source gives it. The day of an answer before the submission is an error of the source, and left out
 */
export function tidyRecord(record: CorpusRecord): CorpusRecord | null {
  const names = new Map<string, string | null>();
  for (const { name, party } of record.submitters.slice(0, 150)) {
    const line = cleanTitle(name, MAX_NAME);
    if (line !== '') names.set(line, names.get(line) ?? (party === null ? null : cleanTitle(party, MAX_NAME) || null));
  }
  const wrongDay = record.answered !== null && record.submitted !== null && record.answered < record.submitted;
  const parsed = CorpusRecord.safeParse({
    ...record,
    title: cleanTitle(record.title),
    submitters: [...names].map(([name, party]) => ({ name, party })),
    addressees: distinct(record.addressees, 50),
    subjects: distinct(record.subjects, 50),
    answered: wrongDay ? null : record.answered,
    ...(record.words === undefined ? {} : { words: distinct(record.words, MAX_WORDS) }),
  });
  return parsed.success ? parsed.data : null;
}
