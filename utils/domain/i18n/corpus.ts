import type { Translate } from './message.ts';
import { corpus } from './texts/corpus.ts';
import { createTranslator } from './translator.ts';

export type CorpusTranslate = Translate<typeof corpus>;

/** The translate function of the options on the list of all questions. */
export const corpusTranslator = createTranslator(corpus);
