import type { Clock } from '../clock/calendar.ts';
import type { AppendixFact } from '../dossier/answers.ts';
import { noticeWords } from '../publication/notice.ts';
import { type AppendixRecord, PublicationRecord } from '../publication/record.ts';
import { addresses } from '../site/services.ts';
import type { SourceFailure } from '../status/types.ts';
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

/** An appendix as read; `unread` when what it is, or what its notice says, could not be established. */
export interface AppendixResult {
  fact: AppendixFact | null;
  unread: boolean;
  /** It is another question's, or another document: nothing it says counts. */
  foreign: boolean;
  failures: SourceFailure[];
}

/**
 * Reads what an appendix is: its metadata, and for a notice its text, since only that tells a
 * postponement from the other things a Mededeling can say.
 *
 * @param id identifier of the appendix
 * @param number question it must belong to
 * @param xmlUrl address of its XML in the repository, asked when the page host has none
 */
export async function readAppendix(
  reader: AppendixReader,
  id: string,
  number: string,
  xmlUrl: string | null,
): Promise<AppendixResult> {
  const { http, clock } = reader;
  const fetched = await http.text(addresses.metadata(id), reader.force);
  const metadata = fetched.ok ? readAppendixMetadata(fetched.text, id, number) : fetched;
  if (!metadata.ok && metadata.code === 'mismatch') {
    return { fact: null, unread: false, foreign: true, failures: [failureOf(clock, 'metadata', id, 'mismatch')] };
  }
  const failures = metadata.ok ? [] : [failureOf(clock, 'metadata', id, metadata.code)];
  const known = metadata.ok ? metadata.value : null;
  if (known && known.form !== 'otherNotice' && known.form !== 'unknown' && known.form !== 'postponement') {
    return { fact: fromMetadata(known, clock), unread: false, foreign: false, failures };
  }
  const text = await readText(reader, {
    id,
    number,
    xmlUrl,
    metadata: fetched.ok && metadata.ok ? fetched.text : null,
    silent: !metadata.ok && metadata.code === 'timeout',
  });
  if (text.record) return { fact: fromText(text.record, known, clock), unread: false, foreign: false, failures };
  failures.push(failureOf(clock, 'xml', id, text.code));
  // A type that names the postponement is enough; its reason is then missing.
  return {
    fact: known ? fromMetadata(known, clock) : null,
    unread: known?.form !== 'postponement',
    foreign: false,
    failures,
  };
}

type TextResult = { record: AppendixRecord } | { record: null; code: FailureCode };

interface Target {
  readonly id: string;
  readonly number: string;
  readonly xmlUrl: string | null;
  readonly metadata: string | null;
  /** The page host did not answer in time for the metadata; the reader is not kept waiting for it once more. */
  readonly silent: boolean;
}

async function readText(reader: AppendixReader, target: Target): Promise<TextResult> {
  const urls = [
    ...(target.silent ? [] : [addresses.xml(target.id)]),
    ...(target.xmlUrl === null ? [] : [target.xmlUrl]),
  ];
  let code: FailureCode = target.silent ? 'timeout' : 'notFound';
  for (const url of urls) {
    const fetched = await reader.http.text(url, reader.force);
    const result = fetched.ok ? parse(reader.readXml, fetched, target) : { record: null, code: fetched.code };
    if (result.record) return result;
    code = result.code;
  }
  return { record: null, code };
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
    return { record: null, code: 'garbage' };
  }
  const parsed = PublicationRecord.safeParse(raw);
  if (!parsed.success || parsed.data.kind !== 'appendix') return { record: null, code: 'garbage' };
  const record = parsed.data;
  const others = record.questionNumbers.length > 0 && !record.questionNumbers.includes(number);
  return record.identifier.id !== id || others ? { record: null, code: 'mismatch' } : { record };
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
    id: record.identifier.id,
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
  if (reference) return { text: reference.quote, url: addresses.page(reference.target) };
  return { text: (record.noticeReason ?? record.notice ?? '').slice(0, 300), url: null };
}
