import * as z from 'zod/mini';
import { Dossier } from '../domain/dossier/types.ts';
import { LANGUAGES } from '../domain/i18n/language.ts';
import { PageSource } from '../domain/publication/source-message.ts';
import { PublicationRecord } from '../domain/publication/record.ts';

/** Requests of the script in a publication page about that page. Part of `REQUESTS`. */

/**
 * Longest wait for the sources, in milliseconds. Pages opened at the same time queue behind each other, because each
 * host gets only a few requests in half a minute; waiting is not a failure.
 */
export const SOURCES_TIMEOUT_MS = 600_000;

const address = z.string().check(z.maxLength(2000));

export const PageRequest = z.object({
  /** Address of the page; identifies the publication. */
  address,
  /** The page as read by its script; null when that failed. */
  source: z.nullable(PageSource),
  /**
   * How far to look: `cache` answers immediately from the cache, `sources` asks the sources when the cache is empty,
   * `recheck` always asks them ("Nu controleren").
   */
  until: z.enum(['cache', 'sources', 'recheck']),
});
export type PageRequest = z.infer<typeof PageRequest>;

/** What is known about a page. */
export const PageAnswer = z.object({
  /** Without the long texts, which the page has itself; null when the page could not be read. */
  record: z.nullable(PublicationRecord),
  /** Number of the question to show a status for; null when there is none. */
  number: z.nullable(z.string()),
  /** Numbers whose notes belong here. */
  questionNumbers: z.array(z.string()),
  /** Null when there is no question, or when only the cache was consulted and it was empty. */
  dossier: z.nullable(Dossier),
  /** The page states no number and the sources were not asked for one yet: `until: 'sources'` may find it. */
  ask: z.optional(z.boolean()),
});
export type PageAnswer = z.infer<typeof PageAnswer>;

const short = (most: number) => z.string().check(z.maxLength(most));

/** What the page's script observed for Diagnose; see `observePage`. */
const Observation = z.object({
  metas: z
    .array(
      z.object({
        name: short(200),
        content: short(1000),
        schemes: z.array(z.nullable(short(200))).check(z.maxLength(100)),
      }),
    )
    .check(z.maxLength(500)),
  matches: z
    .array(z.object({ sign: short(100), count: z.int().check(z.minimum(0), z.maximum(10_000_000)) }))
    .check(z.maxLength(500)),
  columns: z.array(short(100)).check(z.maxLength(200)),
});

export const DiagnoseRequest = z.object({
  address,
  seen: Observation,
  /** The question to ask the services about; null skips the services. */
  question: z.nullable(z.object({ id: short(80), number: short(20) })),
  /** Lines for the head of the report. */
  about: z.array(short(2000)).check(z.maxLength(50)),
});

export const DiagnoseAnswer = z.object({
  verdicts: z.array(
    z.object({
      key: z.string(),
      certainty: z.enum(['verified', 'stated', 'inferred', 'unverified']),
      outcome: z.enum(['holds', 'doesNotHold', 'cannotTell']),
      evidence: z.string(),
      source: z.string(),
    }),
  ),
  report: z.string(),
});
export type DiagnoseAnswer = z.infer<typeof DiagnoseAnswer>;

/** The state in words, drawn before the sources have been asked. */
export const StatePicture = z.object({
  language: z.enum(LANGUAGES),
  tone: z.string(),
  /** Path of a drawing on a 20 × 20 grid. */
  icon: z.string(),
  word: z.string(),
  due: z.nullable(z.string()),
  why: z.string(),
});
export type StatePicture = z.infer<typeof StatePicture>;

/** What is remembered of the question that an address names. */
export const PeekAnswer = z.object({ dossier: Dossier, picture: StatePicture });
export type PeekAnswer = z.infer<typeof PeekAnswer>;

export const PAGE_REQUESTS = {
  /**
   * What is remembered of the question that an address names, before its page has arrived; starts nothing.
   * Its answer counts until that of `page.get` comes.
   */
  'dossier.peek': {
    request: z.object({ address }),
    response: z.nullable(PeekAnswer),
    from: 'page',
    timeoutMs: 15_000,
  },
  /** Reads a page and returns the state of its question. A refresh in the background ends with `dossier.changed`. */
  'page.get': { request: PageRequest, response: PageAnswer, from: 'page', timeoutMs: SOURCES_TIMEOUT_MS },
  /** Checks our assumptions about the site against this page and, if requested, the services. */
  'diagnose.run': { request: DiagnoseRequest, response: DiagnoseAnswer, from: 'page', timeoutMs: 240_000 },
} as const;
