import type { Translate } from './message.ts';
import { kamerSettings } from './texts/kamer-settings.ts';
import { managed } from './texts/managed.ts';
import { options } from './texts/options.ts';
import { trouble } from './texts/trouble.ts';
import { createTranslator } from './translator.ts';

const catalogue = { ...options, ...kamerSettings, ...managed, ...trouble };
export type OptionsTranslate = Translate<typeof catalogue>;

/** The translate function of the options page for a language. */
export const optionsTranslator = createTranslator(catalogue);
