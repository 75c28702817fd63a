import { options as enOptions } from './en/options.ts';
import type { Translate } from './message.ts';
import { options } from './nl/options.ts';
import { createTranslator } from './translator.ts';

export type OptionsTranslate = Translate<typeof options>;

/** The translate function of the options page for a language. */
export const optionsTranslator = createTranslator({ ...options }, { en: { ...enOptions } });
