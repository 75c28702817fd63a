import type { Translate } from './message.ts';
import { related } from './texts/related.ts';
import { status } from './texts/status.ts';
import { createTranslator } from './translator.ts';

const catalogue = { ...related, ...status };
export type RelatedTranslate = Translate<typeof catalogue>;

/** The translate function of related questions for a language: their own words and those of states. */
export const relatedTranslator = createTranslator(catalogue);
