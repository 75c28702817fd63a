import type { Translate } from './message.ts';
import { noteEditor } from './texts/notes.ts';
import { passages } from './texts/passages.ts';
import { createTranslator } from './translator.ts';

/** What is said about passages in an official page; where a note stands is said as everywhere. */
const catalogue = { ...noteEditor, ...passages };
export type PassagesTranslate = Translate<typeof catalogue>;

/** The translate function of the passages for a language. */
export const passagesTranslator = createTranslator(catalogue);
