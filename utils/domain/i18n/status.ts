import type { Translate } from './message.ts';
import { status } from './texts/status.ts';
import { createTranslator } from './translator.ts';

/** The words of states and their reasons alone, for the background, which draws nothing else. */
export type StatusTranslate = Translate<typeof status>;

/** The translate function of the words of states for a language. */
export const statusTranslator = createTranslator(status);
