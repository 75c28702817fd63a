import * as z from 'zod/mini';
import { type AppendixForm, CalendarDate } from '../publication/record.ts';
import { META } from '../site/services.ts';
import type { QuestionForm, SourceError } from '../status/types.ts';
import { childElements, parseXml, XmlError } from '../xml/tree.ts';
import type { FailureCode } from './http.ts';
import { normaliseQuestionNumber } from '../dossier/questionNumber.ts';

/** Reads `/{id}/metadata.xml` (root `metadata_gegevens`). Pure: takes the text, gives facts. */

const Entry = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  scheme: z.string().check(z.maxLength(200)),
  content: z.string().check(z.maxLength(20_000)),
});
type Entry = z.infer<typeof Entry>;

/** Facts, or why the text gives none. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: FailureCode; readonly detail: string };

/** What an appendix's metadata says. */
export interface AppendixMetadata {
  id: string;
  title: string;
  /** `otherNotice` for any Mededeling: only its text tells what it is, unless its type names the postponement. */
  form: AppendixForm;
  supplementary: boolean;
  received: CalendarDate | null;
  errors: SourceError[];
}

/** What a question's metadata says. */
export interface QuestionMetadata {
  id: string;
  title: string;
  number: string;
  form: QuestionForm;
  submitted: CalendarDate | null;
  /** Identifiers of linked appendices, answers and notices alike. */
  appendices: string[];
  errors: SourceError[];
}

/** An identifier of an appendix. */
export const APPENDIX_ID = /^ah-[0-9A-Za-z]+(?:-[0-9A-Za-z]+)*$/;

/**
 * The metadata of an appendix.
 *
 * @param text XML
 * @param id identifier it was asked for under; another one inside is a `mismatch`
 * @param number question it must belong to; a D-number (before 2010) names a document, not a
 *   question, and does not contradict
 */
export function readAppendixMetadata(text: string, id: string, number: string): Read<AppendixMetadata> {
  return reading(text, id, (entries) => {
    const numbers = values(entries, META.questionNumber);
    const belongs = numbers.some((value) => normaliseQuestionNumber(value) === number || /^\d{4}D\d+$/i.test(value));
    if (!belongs)
      return {
        ok: false,
        code: 'mismatch',
        detail: `belongs to ${numbers.join(', ') || 'no question'}, not to ${number}`,
      };
    const types = values(entries, META.type, META.appendixTypes);
    const received = readDate(entries, META.received, id);
    return {
      ok: true,
      value: {
        id,
        title: values(entries, META.title)[0] ?? '',
        ...appendixForm(types.length > 0 ? types : values(entries, META.type)),
        received: received.date,
        errors: received.errors,
      },
    };
  });
}

/**
 * The metadata of a question.
 *
 * @param text XML
 * @param id identifier it was asked for under
 * @param number question number it must carry
 */
export function readQuestionMetadata(text: string, id: string, number: string): Read<QuestionMetadata> {
  return reading(text, id, (entries) => {
    const numbers = values(entries, META.questionNumber);
    if (!numbers.some((value) => normaliseQuestionNumber(value) === number)) {
      return {
        ok: false,
        code: 'mismatch',
        detail: `is question ${numbers.join(', ') || 'without number'}, not ${number}`,
      };
    }
    const submitted = readDate(entries, META.submitted, id);
    const title = values(entries, META.title)[0] ?? '';
    return {
      ok: true,
      value: {
        id,
        title,
        number,
        form: questionForm(values(entries, META.type, META.questionTypes), title),
        submitted: submitted.date,
        appendices: [...new Set(values(entries, META.appendix))].filter((value) => APPENDIX_ID.test(value)),
        errors: submitted.errors,
      },
    };
  });
}

/**
 * What an appendix is by the words of its type. Several types that contradict each other say nothing.
 *
 * @param types as the sources spell them: `Antwoord`, `Mededeling (uitstel antwoord)`, …
 */
export function appendixForm(types: readonly string[]): { form: AppendixForm; supplementary: boolean } {
  const forms = new Set<AppendixForm>();
  for (const type of types) {
    if (/^(?:nader\s+|aanvullend\s+)?antwoord\b/i.test(type)) forms.add('answer');
    else if (/^(?:nadere\s+)?mededeling\b/i.test(type))
      forms.add(/\buitstel/i.test(type) ? 'postponement' : 'otherNotice');
  }
  if (forms.has('postponement')) forms.delete('otherNotice');
  const [form] = forms;
  return {
    form: forms.size === 1 && form ? form : 'unknown',
    supplementary: types.some((type) => /\bnadere?\b|\baanvull/i.test(type)),
  };
}

/**
 * Whether a question is written. The title goes first: old oral questions carry the type of written ones.
 *
 * @param types values of the type of question
 * @param title of the document
 */
export function questionForm(types: readonly string[], title: string): QuestionForm {
  if (/^mondelinge\s+vra/i.test(title) || types.some((type) => /^mondeling/i.test(type))) return 'oral';
  if (types.some((type) => /^schriftelijke\s+vra/i.test(type))) return 'written';
  return types.length > 0 ? 'other' : 'unknown';
}

/** A date as written, or the error when it is no date. */
export function checkedDate(
  raw: string | undefined,
  document: string,
): { date: CalendarDate | null; errors: SourceError[] } {
  if (raw === undefined || raw === '') return { date: null, errors: [] };
  // Some services add a time or an offset; the calendar date stands in front.
  const parsed = CalendarDate.safeParse(/^\d{4}-\d{2}-\d{2}(?=$|T|[+-]\d{2}:)/.exec(raw)?.[0] ?? raw);
  if (parsed.success) return { date: parsed.data, errors: [] };
  return { date: null, errors: [{ code: 'impossibleDate', document, detail: raw.slice(0, 100) }] };
}

/** Why a text could not be read as XML, as the code of a failure. */
export function xmlFailure(error: unknown): { ok: false; code: FailureCode; detail: string } {
  const tooLarge = error instanceof XmlError && (error.code === 'tooLarge' || error.code === 'tooDeep');
  return {
    ok: false,
    code: tooLarge ? 'tooLarge' : 'garbage',
    detail: error instanceof Error ? error.message : String(error),
  };
}

function reading<T>(text: string, id: string, read: (entries: Entry[]) => Read<T>): Read<T> {
  let entries: Entry[];
  try {
    const root = parseXml(text);
    if (root.name !== 'metadata_gegevens') return { ok: false, code: 'garbage', detail: `root element ${root.name}` };
    entries = childElements(root, 'metadata').flatMap((element) => {
      const entry = Entry.safeParse({
        name: element.attributes.get('name'),
        scheme: element.attributes.get('scheme') ?? '',
        content: (element.attributes.get('content') ?? '').trim(),
      });
      return entry.success ? [entry.data] : [];
    });
  } catch (error) {
    return xmlFailure(error);
  }
  const ids = values(entries, META.identifier);
  if (ids.length !== 1 || ids[0] !== id)
    return { ok: false, code: 'mismatch', detail: `is ${ids.join(', ') || 'nameless'}, not ${id}` };
  return read(entries);
}

function values(entries: readonly Entry[], name: string, scheme?: string): string[] {
  return entries
    .filter((entry) => entry.name === name && (scheme === undefined || entry.scheme === scheme) && entry.content !== '')
    .map((entry) => entry.content);
}

function readDate(
  entries: readonly Entry[],
  name: string,
  document: string,
): { date: CalendarDate | null; errors: SourceError[] } {
  const dates = [...new Set(values(entries, name))];
  if (dates.length > 1)
    return { date: null, errors: [{ code: 'contradictoryDates', document, detail: dates.join(' / ').slice(0, 200) }] };
  return checkedDate(dates[0], document);
}
