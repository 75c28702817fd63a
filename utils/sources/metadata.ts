import { formOfTypes } from '../domain/publication/appendix-type.ts';
import { metadataValues, type Metadata } from '../domain/publication/document.ts';
import { metadataFromXml } from '../domain/publication/metadata.ts';
import type { AppendixForm, CalendarDate } from '../domain/publication/record.ts';
import {
  appendicesIn,
  isOfPublication,
  statedDate,
  statedIdentifiers,
  statedNumbers,
  statedTypes,
} from '../domain/publication/stated.ts';
import { TYPE_SCHEMES } from '../domain/site/head.ts';
import type { QuestionForm, SourceError } from '../domain/status/types.ts';
import { XmlError } from '../domain/xml/tree.ts';
import type { FailureCode } from './http.ts';

/** Reads `/{id}/metadata.xml`. Pure: from text to facts. */

/** Facts, or why the text has none. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: FailureCode; readonly detail: string };

/** Facts in the metadata of an appendix. */
export interface AppendixMetadata {
  id: string;
  title: string;
  /** `otherNotice` for any Mededeling, unless its type says postponement: only its text tells what it is. */
  form: AppendixForm;
  supplementary: boolean;
  received: CalendarDate | null;
  /**
   * `stated`: it says that it belongs to the question. `silent`: it names no question at all (before 2010 that field
   * contains a document number), so a link to it or its text must tell.
   */
  belongs: 'stated' | 'silent';
  errors: SourceError[];
}

/** Facts in the metadata of a question. */
export interface QuestionMetadata {
  id: string;
  title: string;
  number: string;
  form: QuestionForm;
  submitted: CalendarDate | null;
  /** Identifiers of linked appendices, answers and notices alike. */
  appendices: string[];
  /** Values of the appendix field that are not identifiers we can read, unchanged. */
  unreadable: string[];
  errors: SourceError[];
}

/**
 * Reads the metadata of an appendix. Tolerates spelling variants. Metadata that clearly names another publication, or
 * only other questions, is a `mismatch`.
 *
 * @param text XML
 * @param id identifier it was requested by; another version of it (`-h1`) is the same publication
 * @param number question it should belong to
 */
export function readAppendixMetadata(text: string, id: string, number: string): Read<AppendixMetadata> {
  return reading(text, id, (metadata) => {
    const { numbers } = statedNumbers(metadata);
    const belongs = numbers.includes(number) ? 'stated' : 'silent';
    if (numbers.length > 0 && belongs === 'silent')
      return {
        ok: false,
        code: 'mismatch',
        detail: `belongs to ${numbers.join(', ')}, not to ${number}`.slice(0, 500),
      };
    if (belongs === 'silent' && statedIdentifiers(metadata).length === 0)
      return { ok: false, code: 'mismatch', detail: 'names neither itself nor a question' };
    const received = readDates(metadata, 'received', id);
    return {
      ok: true,
      value: {
        id,
        title: metadataValues(metadata, 'title')[0] ?? '',
        ...formOfTypes(statedTypes(metadata, 'appendix')),
        received: received.date,
        belongs,
        errors: received.errors,
      },
    };
  });
}

/**
 * Reads the metadata of a question.
 *
 * @param text XML
 * @param id identifier it was asked for under
 * @param number question number it must contain
 */
export function readQuestionMetadata(text: string, id: string, number: string): Read<QuestionMetadata> {
  return reading(text, id, (metadata) => {
    const { numbers } = statedNumbers(metadata);
    if (!numbers.includes(number)) {
      return {
        ok: false,
        code: 'mismatch',
        detail: `is question ${numbers.join(', ') || 'without number'}, not ${number}`.slice(0, 500),
      };
    }
    const submitted = readDates(metadata, 'submitted', id);
    const title = metadataValues(metadata, 'title')[0] ?? '';
    const linked = appendicesIn(metadataValues(metadata, 'appendix'));
    return {
      ok: true,
      value: {
        id,
        title,
        number,
        form: questionForm(questionTypes(metadata), title),
        submitted: submitted.date,
        appendices: linked.ids,
        unreadable: linked.unreadable,
        errors: submitted.errors,
      },
    };
  });
}

/**
 * Whether a question is written. The title takes precedence: old oral questions have the type of written ones.
 *
 * @param types values of the type field
 * @param title of the document
 */
export function questionForm(types: readonly string[], title: string): QuestionForm {
  if (/^mondelinge\s+vra/i.test(title) || types.some((type) => /^mondeling/i.test(type))) return 'oral';
  if (types.some((type) => /^schriftelijke\s+vra/i.test(type))) return 'written';
  return types.some((type) => OTHER_QUESTIONS.test(type)) ? 'other' : 'unknown';
}

/** Types that are known not to be written questions. An unknown type is not assumed to be one of them. */
const OTHER_QUESTIONS = /^(?:interpellatie|feitelijke\s+vragen|lijst\s+van\s+vragen|dertigledendebat|spoeddebat)/i;

/** The types of a question. Without a scheme, those values that name a kind of question. */
function questionTypes(metadata: Metadata): string[] {
  const named = metadataValues(metadata, 'type', TYPE_SCHEMES.question);
  return named.length > 0
    ? named
    : metadataValues(metadata, 'type').filter((type) => /^(?:schriftelijke|mondelinge)\s+vra/i.test(type));
}

/**
 * Parses a stated date, or returns the error when it is invalid or unreadable. Several different dates are a
 * contradiction.
 */
export function checkedDate(
  raw: string | readonly string[] | undefined,
  document: string,
): { date: CalendarDate | null; errors: SourceError[] } {
  const { date, error } = statedDate(typeof raw === 'string' ? [raw] : (raw ?? []));
  return { date, errors: error === null ? [] : [{ ...error, document }] };
}

/** Turns an XML parse error into a failure. */
export function xmlFailure(error: unknown): { ok: false; code: FailureCode; detail: string } {
  const tooLarge = error instanceof XmlError && (error.code === 'tooLarge' || error.code === 'tooDeep');
  return {
    ok: false,
    code: tooLarge ? 'tooLarge' : 'garbage',
    detail: error instanceof Error ? error.message : String(error),
  };
}

function reading<T>(text: string, id: string, read: (metadata: Metadata) => Read<T>): Read<T> {
  let metadata: Metadata;
  try {
    metadata = metadataFromXml(text);
  } catch (error) {
    return xmlFailure(error);
  }
  if (metadata.size === 0) return { ok: false, code: 'garbage', detail: 'holds no metadata we know' };
  const own = statedIdentifiers(metadata);
  if (!isOfPublication(own, id))
    return { ok: false, code: 'mismatch', detail: `is ${own.join(', ')}, not ${id}`.slice(0, 500) };
  return read(metadata);
}

function readDates(
  metadata: Metadata,
  field: 'received' | 'submitted',
  document: string,
): { date: CalendarDate | null; errors: SourceError[] } {
  return checkedDate(metadataValues(metadata, field), document);
}
