import { status as enStatus } from './en/status.ts';
import type { Translate } from './message.ts';
import { status } from './nl/status.ts';
import { createTranslator } from './translator.ts';

/** The words of states and their reasons alone, for the background, which draws nothing else. */
export type StatusTranslate = Translate<typeof status>;

/** The translate function of the words of states for a language. */
export const statusTranslator = createTranslator(status, { en: enStatus });
