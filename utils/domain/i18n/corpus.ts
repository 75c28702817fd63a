import { corpus as enCorpus } from './en/corpus.ts';
import type { Translate } from './message.ts';
import { corpus } from './nl/corpus.ts';
import { createTranslator } from './translator.ts';

export type CorpusTranslate = Translate<typeof corpus>;

/** The translate function of the options on the list of all questions. */
export const corpusTranslator = createTranslator({ ...corpus }, { en: { ...enCorpus } });
