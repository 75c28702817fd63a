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
 * Parses the XML of a publication into its record. May throw, and its result is validated again here. `metadata` is the
 * text of metadata.xml, null when that could not be read.
 */
export type ReadPublicationXml = (xml: string, id: string, metadata: string | null) => unknown;

/** What is needed to read appendices. */
export interface AppendixReader {
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly readXml: ReadPublicationXml;
  /** Also send requests to a host that is paused after failures. */
  readonly force: boolean;
}

/**
 * How we know of an appendix. `stated`: the page or metadata of the question links to it, or its search record has the
 * question's number. `hinted`: only a link in the page's text points to it, or the search found it without any number,
 * so it may be about another question.
 */
export type Naming = 'stated' | 'hinted';

/** An appendix to read. */
export interface AskedAppendix {
  readonly id: string;
  readonly naming: Naming;
  /** Address of its XML in the repository, for when the page host has none. */
  readonly xmlUrl: string | null;
}

/** What could be read of an appendix. */
export interface AppendixResult {
  fact: AppendixFact | null;
  /**
   * `read`: it belongs to the question and its kind is known; `unread`: its kind, the meaning of its notice or the
   * question it belongs to could not be established; `other`: it clearly is another document, or belongs to another
   * question.
   */
  outcome: 'read' | 'unread' | 'other';
  failures: SourceFailure[];
}

/**
 * Determines what an appendix is. Reads its metadata, and its text for what only that can tell: what a notice says,
 * which question it belongs to, when an answer came.
 *
 * @param asked which appendix, and how we know of it
 * @param number question it should belong to */
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
  // Its text belongs to another question and its metadata names none: only a link says that it belongs here.
  if (text.code === 'mismatch' && known?.belongs !== 'stated') return { fact: null, outcome: 'other', failures };
  // A type that says answer or postponement is enough; only its date or reason is missing.
  const isTold = isOurs && (known?.form === 'postponement' || known?.form === 'answer');
  return { fact: known && isOurs ? fromMetadata(known, clock) : null, outcome: isTold ? 'read' : 'unread', failures };
}

const names = (record: AppendixRecord, number: string): boolean => record.questionNumbers.includes(number);

type Unread = { record: null; code: FailureCode; until?: string | undefined };
type TextResult = { record: AppendixRecord } | Unread;

interface Target extends AskedAppendix {
  readonly number: string;
  readonly metadata: string | null;
  /** The page host timed out on the metadata. Do not make the reader wait for it again. */
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
    // Expected: a host may send anything. The reader sees which document could not be read.
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

/** The text tells what a notice is. Type and date in the metadata take precedence when present. */
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

/** The letter that, according to a notice, settled the questions. */
function letterOf(record: AppendixRecord): { text: string; url: string | null } {
  const reference = record.references.find(({ target }) => /^(?:kst|blg)-/.test(target));
  if (reference) return { text: reference.quote, url: publicationUrl(reference.target) };
  return { text: (record.noticeReason ?? record.notice ?? '').slice(0, 300), url: null };
}
