import * as z from 'zod/mini';
import { wellFormed } from '../text/well-formed.ts';

/**
 * The record of one official publication: what it says about itself, read from its page,
 * its publication XML or its metadata. Every reader of publications produces exactly this shape,
 * and every consumer takes it only after `PublicationRecord` has checked it.
 *
 * Dates are calendar dates (YYYY-MM-DD) in Europe/Amsterdam, without a time.
 */

/** A calendar date, YYYY-MM-DD, that exists (30 February does not). */
export const CalendarDate = z.string().check(
  z.regex(/^\d{4}-\d{2}-\d{2}$/),
  z.refine((value) => {
    const [year, month, day] = value.split('-').map(Number) as [number, number, number];
    const date = new Date(Date.UTC(year, month - 1, day));
    return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  }, 'not an existing calendar date'),
);
export type CalendarDate = z.infer<typeof CalendarDate>;

/** The kinds of publication on the host, as far as Kantlijn distinguishes them. */
export const PublicationKind = z.enum([
  'question',
  'appendix',
  'parliamentaryPaper',
  'proceedings',
  'attachment',
  'statute',
  'gazette',
  'treaty',
  'other',
]);
export type PublicationKind = z.infer<typeof PublicationKind>;

/** What is known from an identifier or address, before any document is read. */
export const Identifier = z.object({
  /** As the host spells it, e.g. `kv-tk-2024Z01911`, `ah-tk-20232024-1166`, `kst-36410-VII-12`. */
  id: z.string(),
  kind: PublicationKind,
  /** `tk` Tweede Kamer, `ek` Eerste Kamer; null when the id does not say. */
  chamber: z.nullable(z.enum(['tk', 'ek'])),
  /** Question number (`2024Z01911`, normalised to upper-case Z) or appendix number (`1166`). */
  number: z.nullable(z.string()),
  /** Year in the number (2024) or first year of the session year (2023). */
  year: z.nullable(z.number()),
  /** `n1` (corrected version), `h1` (reprint) and the like; null when there is none. */
  suffix: z.nullable(z.string()),
  /** https://zoek.officielebekendmakingen.nl/{id}.html */
  url: z.string(),
});
export type Identifier = z.infer<typeof Identifier>;

/** Longest name of a person or party, UTF-16 units. */
export const MAX_NAME = 200;

/** A member who submitted the question, as the heading prints them. */
export const Submitter = z.object({
  /** Surname with prefix as printed, e.g. `Van Eijk-Nagel`, `Inge van Dijk`. */
  name: wellFormed(MAX_NAME),
  /** Given name where known (from XML `voornaam` or metadata `R.H. (Romke) de Jong`). */
  givenName: z.nullable(wellFormed(MAX_NAME)),
  /** Initials where known, e.g. `R.H.`. */
  initials: z.nullable(wellFormed(MAX_NAME)),
  /** Party as printed, e.g. `VVD`, `GroenLinks-PvdA`; null when not printed. */
  party: z.nullable(wellFormed(MAX_NAME)),
});
export type Submitter = z.infer<typeof Submitter>;

/** A member of government: asked, or answering. */
export const Official = z.object({
  /** `Minister`, `Staatssecretaris`, `Minister-President`, as printed in the singular. */
  function: z.string(),
  /** `Financiën`; null when not printed. */
  portfolio: z.nullable(z.string()),
  /** Surname where printed (answers), else null. */
  name: z.nullable(z.string()),
});
export type Official = z.infer<typeof Official>;

/** A hyperlink found in a document. Only http(s) addresses are ever kept. */
export const Link = z.object({ text: z.string(), url: z.string() });
export type Link = z.infer<typeof Link>;

/** One numbered question, or several asked as one ("Vraag 2, 3 en 4"). */
export const SubQuestion = z.object({
  /** Its numbers, ascending; empty when the document does not number it. */
  numbers: z.array(z.number()),
  /** Heading as printed, e.g. `Vraag 2, 3 en 4`; empty when there is none. */
  label: z.string(),
  /** Plain text, white space folded, paragraphs separated by a newline, without footnote marks. */
  text: z.string(),
  /** Place among the sub-questions of the document, from 0. */
  position: z.number(),
});
export type SubQuestion = z.infer<typeof SubQuestion>;

/** One answer with the question numbers it answers. */
export const SubAnswer = z.object({
  /** The question numbers it answers, ascending; empty when the document does not say. */
  numbers: z.array(z.number()),
  label: z.string(),
  text: z.string(),
  position: z.number(),
  /** Question numbers whose answer this one refers to ("Zie het antwoord op vraag 2"). */
  refersToAnswers: z.array(z.number()),
});
export type SubAnswer = z.infer<typeof SubAnswer>;

export const Footnote = z.object({
  /** As printed: `1`. */
  number: z.string(),
  text: z.string(),
  links: z.array(Link),
});
export type Footnote = z.infer<typeof Footnote>;

/** Why a reference is shown. */
export const ReferenceReason = z.enum([
  'followUp', // the explanatory note says these questions supplement earlier ones
  'seeAlso', // "Zie ook Aanhangsel Handelingen, …" after the received date
  'mentioned', // named in the text
  'footnote', // named in a footnote
  'linked', // a hyperlink to the publication
]);
export type ReferenceReason = z.infer<typeof ReferenceReason>;

/** A reference from this document to another official publication or question. */
export const Reference = z.object({
  /**
   * Identifier of the target, e.g. `kv-tk-2024Z18284`, `ah-tk-20222023-1234`, `kst-36410-VII-12`. An explanatory note
   * may name a document of the Kamer instead (`2013D12345`): that has no page on the host, `parseIdentifier` gives null.
   */
  target: z.string(),
  /** Question number when the target is a question, else null. */
  questionNumber: z.nullable(z.string()),
  reason: ReferenceReason,
  /** Where it is: `vraag 3`, `noot 1`, `toelichting`, `kop`, `antwoord 2`, `mededeling`. */
  place: z.string(),
  /** The words it was read from, at most 200 characters. */
  quote: z.string(),
});
export type Reference = z.infer<typeof Reference>;

/** One assumption about a document and whether it held, for Diagnose. `sign` is a key of the assumptions table. */
export const Sign = z.object({
  sign: z.string(),
  found: z.boolean(),
  /** Which variant matched, e.g. the selector; empty when none did. */
  evidence: z.string(),
});
export type Sign = z.infer<typeof Sign>;

const common = {
  identifier: Identifier,
  /** Short title (since about 2020) or the subject from the heading; empty when nothing says. */
  title: z.string(),
  /** `2023-2024` with a hyphen; null when unknown. */
  sessionYear: z.nullable(z.string()),
  published: z.nullable(CalendarDate),
  subjects: z.array(z.string()),
  footnotes: z.array(Footnote),
  references: z.array(Reference),
  /** Fields that should be there and are not, by field name. */
  missing: z.array(z.string()),
  /** Contradictions and impossible facts in the source, each with a code that holds no Dutch. */
  defects: z.array(z.object({ code: z.string(), detail: z.string() })),
  signs: z.array(Sign),
  /** Where it was read from. */
  readFrom: z.enum(['page', 'xml', 'metadata']),
};

export const QuestionRecord = z.object({
  ...common,
  kind: z.literal('question'),
  /** `2024Z01911`, or ten digits before 2009; null when nothing says. */
  questionNumber: z.nullable(z.string()),
  /** Oral questions get kv-tk ids too, and have no term. */
  form: z.enum(['written', 'oral', 'unknown']),
  submitted: z.nullable(CalendarDate),
  submitters: z.array(Submitter),
  addressees: z.array(Official),
  questions: z.array(SubQuestion),
  /** "Toelichting" under the questions, plain text; null when there is none. */
  explanatoryNote: z.nullable(z.string()),
  /** Identifiers of appendices the document's metadata links (answers and notices alike). */
  appendices: z.array(z.string()),
});
export type QuestionRecord = z.infer<typeof QuestionRecord>;

/**
 * What an appendix (aanhangsel) is, by its type or text. A notice whose text could not be read is `unknown`. `otherNotice`
 * was read, and says something else, something that is not understood, or nothing.
 */
export const AppendixForm = z.enum([
  'answer',
  'postponement',
  'settledByLetter',
  'withdrawn',
  'otherNotice',
  'unknown',
]);
export type AppendixForm = z.infer<typeof AppendixForm>;

export const AppendixRecord = z.object({
  ...common,
  kind: z.literal('appendix'),
  form: AppendixForm,
  /** True for "Antwoord (nader)", "Nadere mededeling": it supplements an earlier one. */
  supplementary: z.boolean(),
  /** Numbers of the questions it belongs to (usually one). */
  questionNumbers: z.array(z.string()),
  submitted: z.nullable(CalendarDate),
  received: z.nullable(CalendarDate),
  submitters: z.array(Submitter),
  addressees: z.array(Official),
  answeredBy: z.array(Official),
  onBehalfOf: z.array(Official),
  questions: z.array(SubQuestion),
  answers: z.array(SubAnswer),
  /** Text under the heading "Mededeling", plain; null when there is none. */
  notice: z.nullable(z.string()),
  /** One sentence from the notice that gives the reason of a postponement; null when none is given. */
  noticeReason: z.nullable(z.string()),
});
export type AppendixRecord = z.infer<typeof AppendixRecord>;

/** Any other publication of the host: enough to hang notes on. */
const OtherRecord = z.object({ ...common, kind: z.literal('other') });
type OtherRecord = z.infer<typeof OtherRecord>;

export const PublicationRecord = z.discriminatedUnion('kind', [QuestionRecord, AppendixRecord, OtherRecord]);
export type PublicationRecord = z.infer<typeof PublicationRecord>;
