import * as z from 'zod/mini';
import { AppendixRecord, QuestionRecord } from '../publication/record.ts';
import { Evidence, SourceFailure, Status } from '../status/types.ts';

/**
 * The dossier: everything Kantlijn knows about one written question, with time and source of each part. Every view draws
 * this and fetches nothing itself.
 */

/** A document that mentions the question: found by one SRU query. */
export const Mention = z.object({
  document: z.string(),
  title: z.string(),
  /** Its relation to the question. `followUp`: another question, not older, that names this one's number. */
  role: z.enum(['answer', 'postponement', 'notice', 'followUp', 'mentions']),
  date: z.nullable(z.string()),
  url: z.string(),
});
export type Mention = z.infer<typeof Mention>;

/** The state of a referenced question, if the cache knows it. */
export const ReferencedStatus = z.object({ questionNumber: z.string(), state: z.string(), at: z.string() });
export type ReferencedStatus = z.infer<typeof ReferencedStatus>;

/** A provisional identifier of a document of this question, and the final one; see `stagesOf`. */
export const Alias = z.object({ id: z.string(), final: z.nullable(z.string()) });
export type Alias = z.infer<typeof Alias>;

/** The part of the question record that the dossier keeps; texts stay on the page. */
export const Dossier = z.object({
  /** Question number, `2024Z01911`. */
  number: z.string(),
  /** Identifier of the question's own publication. */
  question: z.string(),
  title: z.string(),
  status: Status,
  documents: z.array(Evidence),
  mentions: z.array(Mention),
  /** Provisional identifiers of documents of this question; none when left out. */
  aliases: z.optional(z.array(Alias)),
  referenced: z.array(ReferencedStatus),
  /** When the sources were last asked, ISO instant UTC. */
  checkedAt: z.string(),
  /** True when it comes from the cache and is being refreshed. */
  refreshing: z.boolean(),
  failures: z.array(SourceFailure),
});
export type Dossier = z.infer<typeof Dossier>;

/** What a page sends to the background about its question. Checked on arrival, since the page may be hostile. */
export const DossierRequest = z.object({
  record: z.nullable(QuestionRecord),
  /** The appendix, on an appendix page: it is evidence itself. */
  appendix: z.optional(z.nullable(AppendixRecord)),
  /** The question of the page; on the page of an answer, the question that it answers. */
  number: z.string(),
  /** Ask the sources even when the cache is fresh ("Nu controleren"). */
  force: z.boolean(),
});
export type DossierRequest = z.infer<typeof DossierRequest>;
