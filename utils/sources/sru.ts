import * as z from 'zod/mini';
import { SRU } from '../domain/site/services.ts';
import { type HeadField } from '../domain/site/head.ts';
import { metadataValues } from '../domain/publication/document.ts';
import { metadataFromElements } from '../domain/publication/metadata.ts';
import { appendicesIn, numbersOf } from '../domain/publication/stated.ts';
import { childElements, findElement, findElements, parseXml, type XmlElement, xmlText } from '../domain/xml/tree.ts';
import { allowed, type FailureCode } from './http.ts';
import { xmlFailure } from './metadata.ts';

/**
 * Parses answers of the search service (SRU 2.0, `searchRetrieveResponse`, any prefix). Pure.
 */

const Text = z.string().check(z.maxLength(20_000));

/** The parts of a record that Kantlijn uses. Absent values are empty strings. */
export const SruRecord = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(200), z.regex(/^[0-9A-Za-z][0-9A-Za-z._-]*$/)),
  title: Text,
  /** `Kamervragen (Aanhangsel)`, `Kamervragen zonder antwoord`, `Kamerstuk`, … */
  publicationName: Text,
  /** Normalised question numbers, then other values of that field, unchanged. */
  questionNumbers: z.array(Text),
  /** Identifiers of appendices the record links to, then other values of that field, unchanged. */
  appendices: z.array(Text),
  /** Values of `subrubriek`: `Antwoord`, `Mededeling`, `Schriftelijke vragen`. */
  types: z.array(Text),
  /** As printed, not validated. Empty when there are several different values. */
  submitted: Text,
  received: Text,
  available: Text,
  /** Address of the XML on the repository host; null when none can be trusted. */
  xmlUrl: z.nullable(z.string()),
  /** Names of members, spelled as in the metadata. */
  submitters: z.array(Text),
  addressees: z.array(Text),
  /** Subjects of the taxonomy, `Huisvesting | Huren en verhuren`. */
  subjects: z.array(Text),
  /** Day of the last change as printed, not validated. */
  modified: Text,
});
export type SruRecord = z.infer<typeof SruRecord>;

/** Answer of the service. */
export type SruAnswer =
  | {
      readonly ok: true;
      readonly records: SruRecord[];
      /** An estimate, according to the service. */
      readonly total: number;
      /** There are more records than in this answer, or some could not be read. */
      readonly partial: boolean;
      /** How many records this answer contained, including unreadable ones. */
      readonly returned: number;
      /** Position of the next record, from 1; null when the service gives none. */
      readonly next: number | null;
      /** Messages about ignored parts of the query. If any, the records may be too many or irrelevant. */
      readonly ignored: string[];
    }
  | { readonly ok: false; readonly code: FailureCode; readonly detail: string; readonly until?: string };

/**
 * Parses an answer.
 *
 * @param text the response body
 * @returns each record once; or `rejected` for a diagnostic without a count, `rateLimited` when the count is missing
 * (typical of a throttling service), `garbage` for anything else
 */
export function readSruAnswer(text: string): SruAnswer {
  let root: XmlElement;
  try {
    root = parseXml(text);
  } catch (error) {
    return xmlFailure(error);
  }
  if (root.name !== 'searchRetrieveResponse')
    return { ok: false, code: 'garbage', detail: `root element ${root.name}` };
  const messages = diagnostics(root);
  const count = textOf(root, 'numberOfRecords');
  if (count === '') {
    return messages.length > 0
      ? { ok: false, code: 'rejected', detail: messages.join('; ').slice(0, 500) }
      : { ok: false, code: 'rateLimited', detail: 'the answer holds no count' };
  }
  if (!/^\d{1,12}$/.test(count)) return { ok: false, code: 'garbage', detail: `count ${count.slice(0, 40)}` };
  const elements = childElements(root, 'records').flatMap((records) => childElements(records, 'record'));
  const records = elements.flatMap(readRecord);
  const total = Number(count);
  // The count is an estimate. Below the page size, only a next position or an empty page means there are more.
  const full = elements.length >= SRU.pageSize && total > elements.length;
  const more = childElements(root, 'nextRecordPosition').length > 0 || full || (elements.length === 0 && total > 0);
  return {
    ok: true,
    records: [...new Map(records.map((record) => [record.id, record])).values()],
    total,
    returned: elements.length,
    next: nextPosition(root),
    partial: more || records.length < elements.length,
    ignored: messages,
  };
}

function nextPosition(root: XmlElement): number | null {
  const text = textOf(root, 'nextRecordPosition');
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/** Parses one record; empty when it does not identify its document. */
function readRecord(record: XmlElement): SruRecord[] {
  const core = findElement(record, 'owmskern');
  if (!core) return [];
  const parts = [core, findElement(record, 'tpmeta'), findElement(record, 'owmsmantel')];
  const metadata = metadataFromElements(parts.flatMap((part) => (part ? childElements(part) : [])));
  const all = (field: HeadField, scheme?: string): string[] => metadataValues(metadata, field, scheme);
  const only = (field: HeadField): string => {
    const given = [...new Set(all(field))];
    return given.length === 1 ? (given[0] ?? '') : '';
  };
  const numbers = numbersOf(all('questionNumber'));
  const linked = appendicesIn(all('appendix'));
  const parsed = SruRecord.safeParse({
    id: textOf(core, 'identifier'),
    title: textOf(core, 'title'),
    publicationName: all('publicationName')[0] ?? '',
    questionNumbers: [...numbers.numbers, ...numbers.others],
    appendices: [...linked.ids, ...linked.unreadable],
    types: typesOf(record),
    submitted: only('submitted'),
    received: only('received'),
    available: all('available')[0] ?? '',
    xmlUrl: xmlUrl(record),
    submitters: all('submitter'),
    addressees: all('recipient'),
    subjects: all('category'),
    modified: textOf(core, 'modified'),
  });
  return parsed.success ? [parsed.data] : [];
}

/** The type of a question or appendix is in `subrubriek`; the field `type` contains the series. */
function typesOf(record: XmlElement): string[] {
  const special = findElement(record, 'tpmeta');
  const named = special ? childElements(special).filter(({ name }) => name.toLowerCase() === 'subrubriek') : [];
  return named.map(clean).filter(Boolean);
}

function xmlUrl(record: XmlElement): string | null {
  const item = findElements(record, 'itemUrl').find((element) => element.attributes.get('manifestation') === 'xml');
  return item ? (allowed(clean(item))?.href ?? null) : null;
}

function diagnostics(root: XmlElement): string[] {
  return childElements(root, 'diagnostics').flatMap((list) =>
    childElements(list, 'diagnostic').map(
      (diagnostic) => textOf(diagnostic, 'message') || textOf(diagnostic, 'uri') || 'diagnostic',
    ),
  );
}

function textOf(parent: XmlElement, name: string): string {
  const [element] = childElements(parent, name);
  return element ? clean(element) : '';
}

function clean(element: XmlElement): string {
  return xmlText(element).replace(/\s+/g, ' ').trim();
}
