import * as z from 'zod/mini';

/** A question number as it can be followed: `2024Z01911`. Older numbers name no question that can still be answered. */
export const FollowedNumber = z.string().check(z.regex(/^\d{4}Z\d{5}$/));
