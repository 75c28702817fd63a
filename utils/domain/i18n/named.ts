import type { Translate } from './message.ts';
import { namedWords } from './texts/named.ts';
import { createTranslator } from './translator.ts';

export type NamedTranslate = Translate<typeof namedWords>;

/** The translate function of what is said where a page names something, for a language. */
export const namedTranslator = createTranslator({ ...namedWords });
