import type { Translate } from './message.ts';
import { course } from './texts/course.ts';
import { notes } from './texts/notes.ts';
import { status } from './texts/status.ts';
import { createTranslator } from './translator.ts';

/** Everything that is said inside an official page; the page script carries no other texts. */
export const pageCatalogue = { ...status, ...course, ...notes };
export type PageTranslate = Translate<typeof pageCatalogue>;

/** The translate function of the page for a language. */
export const pageTranslator = createTranslator(pageCatalogue);
