import * as z from 'zod/mini';

/**
 * Identifier of a publication as the host spells it: `kv-tk-2024Z01911`, `kst-35925-(R2154)-3`. Every form of
 * `utils/domain/site/identifiers.ts` fits; nothing that needs escaping in an address, a file name or a page does.
 */
export const PublicationId = z.string().check(z.maxLength(200), z.regex(/^[0-9A-Za-z][0-9A-Za-z._()-]*$/));

/** Number of a question: `2024Z01911`, `2070824590`. Which it may be is decided by `normaliseQuestionNumber`. */
export const QuestionNumber = z.string().check(z.maxLength(40), z.regex(/^[0-9A-Za-z][0-9A-Za-z._-]*$/));
