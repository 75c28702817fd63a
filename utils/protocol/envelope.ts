import * as z from 'zod/mini';
import { WIRE_VERSION } from './wire.ts';

/** Envelopes of messages on the wire. */

/** A random name of one request, by which its sender asks whether it is still being worked on. */
const RequestId = z.string().check(z.minLength(1), z.maxLength(60));

/** A request to the background. */
export const RequestEnvelope = z.object({
  kantlijn: z.literal(WIRE_VERSION),
  request: z.string(),
  payload: z.unknown(),
  /** Left out by scripts in pages, which never ask. */
  id: z.optional(RequestId),
  /** Only sent by scripts in pages; see `originOfPage`. */
  from: z.optional(
    z.object({
      document: z.string().check(z.maxLength(100)),
      loaded: z.string().check(z.maxLength(2000)),
    }),
  ),
});

/** Asks whether a request is still being worked on, while its answer does not come (decision 526). */
export const PendingQuery = z.object({ kantlijn: z.literal(WIRE_VERSION), pending: RequestId });

/** The answer to `PendingQuery`. */
export const PendingAnswer = z.object({ pending: z.boolean() });

/** A push from the background. */
export const PushEnvelope = z.object({
  kantlijn: z.literal(WIRE_VERSION),
  push: z.string(),
  payload: z.unknown(),
});

/** The answer to a request. */
export const AnswerEnvelope = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), payload: z.unknown() }),
  z.object({ ok: z.literal(false), code: z.enum(['rejected', 'failed']), detail: z.string() }),
]);
export type AnswerEnvelope = z.infer<typeof AnswerEnvelope>;

/**
 * Formats a Zod error as one line of paths and codes, without values, which may be note text.
 *
 * @param error returned by `safeParse`
 * @returns at most five issues, e.g. `target.publication: too_small; body: invalid_type`
 */
export function describeIssues(error: z.core.$ZodError): string {
  return error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.join('.') || '(whole)'}: ${issue.code}`)
    .join('; ');
}
