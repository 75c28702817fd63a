import type { Clock } from '../domain/clock/calendar.ts';
import type { AppendixFact } from '../domain/dossier/answers.ts';
import { noticeWords } from '../domain/publication/notice.ts';
import { type AppendixRecord, PublicationRecord } from '../domain/publication/record.ts';
import { isOfPublication, numbersOf } from '../domain/publication/stated.ts';
import { publicationUrl } from '../domain/site/address.ts';
import { addresses } from '../domain/site/services.ts';
import type { SourceFailure } from '../domain/status/types.ts';
import { failureOf } from './failure.ts';
import type { FailureCode, FetchResult, HttpClient } from './http.ts';
import { type AppendixMetadata, readAppendixMetadata } from './metadata.ts';

/**
 * Reads the XML of a publication into its record; whatever it gives is checked again here, and it may throw.
 * `metadata` is the text of its metadata.xml, null when that could not be read.
 */
export type ReadPublicationXml = (xml: string, id: string, metadata: string | null) => unknown;

/** What is needed to read appendices. */
export interface AppendixReader {
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly readXml: ReadPublicationXml;
  /** Also ask a host that is paused after failures. */
  readonly force: boolean;
}

/**
 * How an appendix came to our attention. `stated`: the page or metadata of the question links it, or the record of the
 * search service carries the question's number. `hinted`: only the words of the page link it, or the search found it
 * without any number; it may be about another question.
 */
export type Naming = 'stated' | 'hinted';

/** An appendix that is to be read. */
export interface AskedAppendix {
  readonly id: string;
  readonly naming: Naming;
  /** Address of its XML in the repository, asked when the page host has none. */
  readonly xmlUrl: string | null;
}

/** An appendix as read, or as far as that went. */
export interface AppendixResult {
  fact: AppendixFact | null;
  /**
   * `read`: it belongs to the question, and says what it is; `unread`: what it is, what its notice says or to which
   * question it belongs could not be established; `other`: it plainly is another document, or belongs to another question.
   */
  outcome: 'read' | 'unread' | 'other';
  failures: SourceFailure[];
}

/**
 * Reads what an appendix is: its metadata, and its text where only that can tell: what a notice says, to which question
 * it belongs, on which day an answer came.
 *
 * @param asked which, and how it was named
 * @param number question it should belong to
 */
// oxlint-disable-next-line complexity -- the ladder of what a document may turn out to be; parts of it alone would say less
export async function readAppendix(
  reader: AppendixReader,
  asked: AskedAppendix,
  number: string,
): Promise<AppendixResult> {
  const { http, clock } = reader;
  const { id } = asked;
  const fetched = await http.text(addresses.metadata(id), reader.force);
  const metadata = fetched.ok ? readAppendixMetadata(fetched.text, id, number) : fetched;
  if (!metadata.ok && metadata.code === 'mismatch')
    return { fact: null, outcome: 'other', failures: [failureOf(clock, 'metadata', id, 'mismatch')] };
  const failures = metadata.ok ? [] : [failureOf(clock, 'metadata', id, metadata)];
  const known = metadata.ok ? metadata.value : null;
  if (known?.form === 'answer' && known.received !== null && known.belongs === 'stated')
    return { fact: fromMetadata(known, clock), outcome: 'read', failures };
  const text = await readText(reader, {
    ...asked,
    number,
    metadata: fetched.ok && metadata.ok ? fetched.text : null,
    silent: !metadata.ok && metadata.code === 'timeout',
  });
  const isOurs = asked.naming === 'stated' || known?.belongs === 'stated';
  if (text.record) {
    return isOurs || names(text.record, number)
      ? { fact: fromText(text.record, known, clock), outcome: 'read', failures }
      : { fact: null, outcome: 'unread', failures };
  }
  failures.push(failureOf(clock, 'xml', id, text));
  // Its text is another question's, and its metadata names none: nothing but a link says that it belongs here.
  if (text.code === 'mismatch' && known?.belongs !== 'stated') return { fact: null, outcome: 'other', failures };
  // A type that names an answer or the postponement is enough; its date or reason is then missing.
  const isTold = isOurs && (known?.form === 'postponement' || known?.form === 'answer');
  return { fact: known && isOurs ? fromMetadata(known, clock) : null, outcome: isTold ? 'read' : 'unread', failures };
}

const names = (record: AppendixRecord, number: string): boolean => record.questionNumbers.includes(number);

type Unread = { record: null; code: FailureCode; until?: string | undefined };
type TextResult = { record: AppendixRecord } | Unread;

interface Target extends AskedAppendix {
  readonly number: string;
  readonly metadata: string | null;
  /** The page host did not answer in time for the metadata; the reader is not kept waiting for it once more. */
  readonly silent: boolean;
}

async function readText(reader: AppendixReader, target: Target): Promise<TextResult> {
  const urls = [
    ...(target.silent ? [] : [addresses.xml(target.id)]),
    ...(target.xmlUrl === null ? [] : [target.xmlUrl]),
  ];
  let last: Unread = { record: null, code: target.silent ? 'timeout' : 'notFound' };
  for (const url of urls) {
    const fetched = await reader.http.text(url, reader.force);
    const result: TextResult = fetched.ok
      ? parse(reader.readXml, fetched, target)
      : { record: null, code: fetched.code, until: fetched.until };
    if (result.record) return result;
    last = result;
  }
  return last;
}

function parse(
  readXml: ReadPublicationXml,
  fetched: FetchResult & { ok: true },
  { id, number, metadata }: Target,
): TextResult {
  let raw: unknown;
  try {
    raw = readXml(fetched.text, id, metadata);
  } catch {
    // Expected: a host may send anything; the reader is told which document could not be read.
    return { record: null, code: 'garbage' };
  }
  const parsed = PublicationRecord.safeParse(raw);
  if (!parsed.success || parsed.data.kind !== 'appendix') return { record: null, code: 'garbage' };
  const record = parsed.data;
  const others = numbersOf(record.questionNumbers).numbers.length > 0 && !names(record, number);
  return !isOfPublication([record.identifier.id], id) || others ? { record: null, code: 'mismatch' } : { record };
}

function fromMetadata(metadata: AppendixMetadata, clock: Clock): AppendixFact {
  const { id, form, supplementary, received, errors } = metadata;
  return {
    id,
    source: 'metadata',
    form,
    supplementary,
    received,
    reason: null,
    letter: null,
    said: null,
    errors,
    readAt: clock.now().toISOString(),
  };
}

/** The text tells what a notice is; type and date of the metadata go first where they say something. */
function fromText(record: AppendixRecord, metadata: AppendixMetadata | null, clock: Clock): AppendixFact {
  return {
    id: metadata?.id ?? record.identifier.id,
    source: 'xml',
    form: formOf(record, metadata),
    supplementary: metadata?.supplementary === true || record.supplementary,
    received: metadata?.received ?? record.received,
    reason: record.noticeReason,
    letter: record.form === 'settledByLetter' ? letterOf(record) : null,
    said: record.notice === null ? null : noticeWords(record.notice),
    errors: metadata?.errors ?? [],
    readAt: clock.now().toISOString(),
  };
}

/** A Mededeling is never an answer, whatever its text looks like. */
function formOf(record: AppendixRecord, metadata: AppendixMetadata | null): AppendixFact['form'] {
  if (!metadata || metadata.form === 'unknown') return record.form;
  if (record.form !== 'answer' && record.form !== 'unknown' && record.form !== 'otherNotice') return record.form;
  return metadata.form;
}

/** The document a notice names as the letter that settled the questions. */
function letterOf(record: AppendixRecord): { text: string; url: string | null } {
  const reference = record.references.find(({ target }) => /^(?:kst|blg)-/.test(target));
  if (reference) return { text: reference.quote, url: publicationUrl(reference.target) };
  return { text: (record.noticeReason ?? record.notice ?? '').slice(0, 300), url: null };
}
