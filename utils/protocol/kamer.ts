import * as z from 'zod/mini';
import { KamerFacts } from '../domain/kamer/facts.ts';
import { KAMER_STANDINGS } from '../domain/kamer/standing.ts';
import { VERSION_NAMES } from '../domain/kamer/versions.ts';
import { SourceFailure } from '../domain/status/types.ts';
import { PageRequest, SOURCES_TIMEOUT_MS } from './page.ts';

/** Requests about the open data of the Tweede Kamer. Part of `REQUESTS`. */

const text = z.string().check(z.maxLength(100));

/** What the Kamer says of the question of a page, or why there is nothing to show. */
export const KamerView = z.discriminatedUnion('is', [
  /** Not switched on, or a publication without a question number that the Kamer knows. */
  z.object({ is: z.literal('off') }),
  /** Switched on, but the browser does not allow the host. */
  z.object({ is: z.literal('noAccess') }),
  z.object({
    is: z.literal('found'),
    facts: KamerFacts,
    /** Where each of its documents stands, in the same order. */
    standings: z.array(z.enum(KAMER_STANDINGS)),
  }),
  /** The Kamer has no case with this number. */
  z.object({ is: z.literal('none') }),
  z.object({
    is: z.literal('failed'),
    code: z.union([SourceFailure.shape.code, z.enum(['otherNames', 'unreadable'])]),
    until: z.optional(z.string()),
  }),
]);
export type KamerView = z.infer<typeof KamerView>;

/** What is known of the service: which version answers, and which names it lacks. */
export const KamerService = z.object({
  /** Null when neither version can be read. */
  version: z.nullable(z.enum(VERSION_NAMES)),
  /** Expected names that are missing, each with its version: `v5 Zaak.Termijn`. */
  unknown: z.array(text).check(z.maxLength(200)),
  /** Why a version is not used, each with its code: `v5 notFound`. */
  refused: z.array(text).check(z.maxLength(10)),
  /** ISO instant, UTC. */
  at: text,
});
export type KamerService = z.infer<typeof KamerService>;

export const KAMER_REQUESTS = {
  /** What the Kamer says of the question of a page; one request at most, and none unless it is switched on. */
  'kamer.get': {
    request: z.object({ address: PageRequest.shape.address, force: z.boolean() }),
    response: KamerView,
    from: 'ours',
    timeoutMs: SOURCES_TIMEOUT_MS,
  },
  /** What is known of the service, for the settings. Sends no request. */
  'kamer.service': {
    request: z.object({}),
    response: z.object({
      state: z.enum(['on', 'off', 'noAccess', 'forbidden']),
      /** Null until it was first asked in this session. */
      service: z.nullable(KamerService),
    }),
    from: 'extension',
    timeoutMs: 15_000,
  },
} as const;
