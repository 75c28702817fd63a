/**
 * The meanings a mark can have, in the order in which they are offered. Readers may rename them. A new one needs a colour
 * and a sign (components/meanings) and a name in each language (utils/domain/i18n/meanings.ts); without them it does not
 * compile or the test of the house says so.
 */
export const MEANINGS = ['important', 'question', 'fact', 'action'] as const;
