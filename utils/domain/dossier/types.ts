import * as z from 'zod/mini';
import { AppendixRecord, QuestionRecord } from '../publication/record.ts';
import { Evidence, SourceFailure, Status } from '../status/types.ts';

/**
 * The dossier: everything Kantlijn knows about one written question, with the time and source of
 * each part. The page and every other view draw this and fetch nothing themselves.
 */

/** A document that mentions the question: found by one SRU query. */
export const Mention = z.object({
  document: z.string(),
  title: z.string(),
  /** What it is to the question. `followUp`: another question, not older, that names this one's number. */
  role: z.enum(['answer', 'postponement', 'notice', 'followUp', 'mentions']),
  date: z.nullable(z.string()),
  url: z.string(),
});
export type Mention = z.infer<typeof Mention>;

/** The state of a referenced question, as far as the cache knows it. */
export const ReferencedStatus = z.object({ questionNumber: z.string(), state: z.string(), at: z.string() });
export type ReferencedStatus = z.infer<typeof ReferencedStatus>;

/** A provisional identifier of a document of this question, and what it became; see `stagesOf`. */
export const Alias = z.object({ id: z.string(), final: z.nullable(z.string()) });
export type Alias = z.infer<typeof Alias>;

/** What of the question record the dossier keeps (texts stay on the page). */
export const Dossier = z.object({
  /** Question number, `2024Z01911`. */
  number: z.string(),
  /** Identifier of the question's own publication. */
  question: z.string(),
  title: z.string(),
  status: Status,
  documents: z.array(Evidence),
  mentions: z.array(Mention),
  /** Identifiers that documents of this question had in their first days; none when left out. */
  aliases: z.optional(z.array(Alias)),
  referenced: z.array(ReferencedStatus),
  /** When the sources were last asked, ISO instant UTC. */
  checkedAt: z.string(),
  /** True when it comes from the cache and a refresh is under way. */
  refreshing: z.boolean(),
  failures: z.array(SourceFailure),
});
export type Dossier = z.infer<typeof Dossier>;

/** What the page tells the background about the question it shows. Checked on arrival: the page is hostile. */
export const DossierRequest = z.object({
  record: z.nullable(QuestionRecord),
  /** The appendix the reader has open, on an appendix page: it is evidence by itself. */
  appendix: z.optional(z.nullable(AppendixRecord)),
  /** The question the page is about: on an answer page, the question it answers. */
  number: z.string(),
  /** Reread the sources even when the cache is fresh ("Nu controleren"). */
  force: z.boolean(),
});
export type DossierRequest = z.infer<typeof DossierRequest>;
