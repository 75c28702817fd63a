import { card as enCard } from './en/card.ts';
import { notes as enNotes } from './en/notes.ts';
import { status as enStatus } from './en/status.ts';
import type { Translate } from './message.ts';
import { card } from './nl/card.ts';
import { notes } from './nl/notes.ts';
import { status } from './nl/status.ts';
import { createTranslator } from './translator.ts';

/** Everything that is said inside an official page; the page script carries no other texts. */
export const pageCatalogue = { ...status, ...card, ...notes };
export type PageTranslate = Translate<typeof pageCatalogue>;

/** The translate function of the page for a language. */
export const pageTranslator = createTranslator(pageCatalogue, { en: { ...enStatus, ...enCard, ...enNotes } });
