import { options as enOptions } from './en/options.ts';
import { trouble as enTrouble } from './en/trouble.ts';
import type { Translate } from './message.ts';
import { options } from './nl/options.ts';
import { trouble } from './nl/trouble.ts';
import { createTranslator } from './translator.ts';

const catalogue = { ...options, ...trouble };
export type OptionsTranslate = Translate<typeof catalogue>;

/** The translate function of the options page for a language. */
export const optionsTranslator = createTranslator(catalogue, { en: { ...enOptions, ...enTrouble } });
