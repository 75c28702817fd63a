import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findDate } from '../../utils/domain/publication/dates.ts';
import { parseQuestionHeading } from '../../utils/domain/publication/heading.ts';
import type { QuestionRecord } from '../../utils/domain/publication/record.ts';
import { fold } from '../../utils/dutch/fold.ts';
import { isStopWord } from '../../utils/dutch/stopwords.ts';
import { relatedRequest } from '../../utils/questions/view/query.ts';
import type { RelatedRecord } from '../../utils/questions/rank/types.ts';
import { SHARED } from './corpus.ts';

/** Recorded questions, and answers with their questions, as plain text; read if present, never copied. */
export const TEXTS = join(SHARED, 'recorded', 'docs-text');

/** A recorded question, as the extension would query with it. */
export interface TextQuery {
  /** Question number; the identifier of the answer when the document has no number. */
  id: string;
  /** The result of `relatedRequest` for the page. */
  request: NonNullable<ReturnType<typeof relatedRequest>>;
  /** The same question in the list, excluded from index and training. */
  inList: string[];
}

/** Graded earlier by others: findings on them are not independent. */
const KNOWN_BEFORE = new Set(
  (
    '2024Z18436 2024Z18440 2024Z18442 2024Z18559 2024Z18564 2024Z18653 2024Z18656 2024Z18658 2024Z18794 2024Z18797 2024Z18882 2024Z18884 ' +
    '2024Z18887 2024Z18892 2024Z18893'
  ).split(' '),
);

/** Whether a text is held out, by a hash of its identifier fixed before any candidate was seen. */
export function isHeld(id: string): boolean {
  return !KNOWN_BEFORE.has(id) && (createHash('sha256').update(id).digest()[0] ?? 0) % 3 !== 0;
}

/** Extracts the identifier from the name of a recorded file. */
export const documentId = (name: string): string =>
  name
    .replace(/\..*$/, '')
    .replace('onopgemaakt-', '')
    .replace(/^kv-(?:tk-)?/, '');

/** Lines printed on each page, such as headers and footers. */
const FURNITURE = /^(?:(?:kv|ah)-tk-\S+|ISSN .*|.*Tweede Kamer, vergaderjaar.*|.*’s-Gravenhage \d{4}.*)\s*$/;
const LABEL = /^(?:vraag|vragen)\s+[\d, en]+:?\s*$/i;
const ANSWER = /^antwoord(?:en)?\b.{0,40}$/i;
const NOTE = /^(\d{1,2})\s?\)?\s*(?=[\p{Lu}«‘'"h])(?!\d*\.)/u;

const wordsOf = (text: string): string[] => fold(text).match(/\p{L}+/gu) ?? [];

/** Words of the list, and those that occur often in the recordings, to undo that these lost spaces at the ends of lines. */
function knownWords(records: readonly RelatedRecord[], texts: readonly string[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of new Set(wordsOf(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  const often = [...counts].filter(([, count]) => count >= OFTEN).map(([word]) => word);
  return new Set([...records.flatMap(({ title }) => wordsOf(title)), ...often]);
}

/** A word in at least this many documents is a real word, not two that lost their space. */
const OFTEN = 3;

/**
 * Restores the space that was lost at the end of a line ("vande", "eenschending"): an unknown word that is a function
 * word and a known word, in this order or the other.
 */
function unglue(text: string, known: ReadonlySet<string>): string {
  const whole = text.replace(/(\p{L}+)-(\p{Ll}+)/gu, (both, first: string, second: string) =>
    known.has(fold(first + second)) ? first + second : both,
  );
  return whole.replace(/\p{L}{5,}/gu, (word) => {
    const folded = fold(word);
    if (folded.length !== word.length || known.has(folded)) return word;
    for (let at = 2; at <= word.length - 2; at++) {
      const [first, second] = [folded.slice(0, at), folded.slice(at)];
      if (known.has(first) && known.has(second) && (isStopWord(first) || isStopWord(second)))
        return `${word.slice(0, at)} ${word.slice(at)}`;
    }
    return word;
  });
}

/** The questions of a document without the answers, and its footnotes. */
function partsOf(body: string, answered: boolean): { questions: string; footnotes: string[] } {
  const questions: string[] = [];
  const footnotes: string[] = [];
  let into: 'question' | 'answer' | 'note' = answered ? 'answer' : 'question';
  for (const line of body.split('\n').map((text) => text.trim())) {
    if (line === '' || FURNITURE.test(line)) {
      if (into === 'note') into = answered ? 'answer' : 'question';
    } else if (LABEL.test(line)) into = 'question';
    else if (answered && ANSWER.test(line)) into = 'answer';
    else if (NOTE.test(line) && line.length > 12) {
      into = 'note';
      footnotes.push(line.replace(NOTE, ''));
    } else if (into === 'note') footnotes[footnotes.length - 1] += ` ${line}`;
    else if (into === 'question') questions.push(line);
  }
  return { questions: questions.join('\n').replace(/(?<=\p{Ll})-\n(?=\p{Ll})/gu, ''), footnotes };
}

function recordOf(id: string, text: string, known: ReadonlySet<string>): QuestionRecord | null {
  const answered = id.startsWith('ah-');
  const start = /^(?:Mondelinge vragen|Vragen) van (?:het|de) (?:lid|leden)/m.exec(text)?.index ?? -1;
  if (start < 0) return null;
  const answer = answered ? text.indexOf('\nAntwoord van', start) : -1;
  const sent = text.indexOf('(ingezonden', start);
  const blank = /\n\s*\n/.exec(text.slice(start));
  const end = sent > start ? text.indexOf(')', sent) + 1 : start + (blank?.index ?? text.length);
  const heading = parseQuestionHeading(text.slice(start, end).replace(/-\n/g, '').replace(/\s+/g, ' '));
  if (heading === null) return null;
  const submitted =
    heading.submitted.is === 'date' ? heading.submitted : findDate(/\(ingezonden [^)]*\)/.exec(text)?.[0] ?? '');
  const { questions, footnotes } = partsOf(text.slice(Math.max(end + 1, answer)), answered);
  return {
    kind: 'question',
    title: unglue(heading.subject, known),
    submitted: submitted.is === 'date' ? submitted.date : null,
    submitters: heading.submitters,
    addressees: heading.addressees,
    questions: [{ numbers: [], label: '', text: unglue(questions, known), position: 0 }],
    footnotes: footnotes.map((note, at) => ({ number: String(at + 1), text: unglue(note, known), links: [] })),
    explanatoryNote: null,
    subjects: [],
    references: [],
  } as unknown as QuestionRecord;
}

/** Questions of the list with the same date and nearly the same title. */
function sameInList({ title, submitted }: QuestionRecord, records: readonly RelatedRecord[]): string[] {
  const tokens = (text: string): Set<string> =>
    new Set((fold(text).match(/\p{L}{4,}/gu) ?? []).filter((word) => !isStopWord(word)));
  const own = tokens(title);
  const day = Date.parse(submitted ?? '');
  return records
    .filter(({ date }) => date !== null && Math.abs(Date.parse(date) - day) <= 3 * 86_400_000)
    .filter((record) => {
      const other = tokens(record.title);
      const shared = [...own].filter((word) => other.has(word)).length;
      return shared >= 0.6 * Math.min(own.size, other.size) && shared > 1;
    })
    .map(({ number }) => number);
}

/** All recorded questions with their text, by identifier; none when there are no recordings. */
export function readTexts(records: readonly RelatedRecord[]): TextQuery[] {
  if (!existsSync(TEXTS)) return [];
  const files = readdirSync(TEXTS).filter((name) => name.endsWith('.txt'));
  const texts = files.map((name) => readFileSync(join(TEXTS, name), 'utf8'));
  const known = knownWords(records, texts);
  return files
    .flatMap((name, at) => {
      const id = documentId(name);
      const record = recordOf(id, texts[at] ?? '', known);
      if (record === null) return [];
      const request = relatedRequest({ number: id, page: record, listed: null, dossier: null });
      return request === null ? [] : [{ id, request, inList: sameInList(record, records) }];
    })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
