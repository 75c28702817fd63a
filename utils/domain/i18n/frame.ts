import type { Translate } from './message.ts';
import { collections } from './texts/collections.ts';
import { course } from './texts/course.ts';
import { cite } from './texts/cite.ts';
import { frame } from './texts/frame.ts';
import { kamer } from './texts/kamer.ts';
import { meanings } from './texts/meanings.ts';
import { noteDetails } from './texts/note-details.ts';
import { notes } from './texts/notes.ts';
import { passages } from './texts/passages.ts';
import { related } from './texts/related.ts';
import { status } from './texts/status.ts';
import { trouble } from './texts/trouble.ts';
import { createTranslator } from './translator.ts';

/** Everything that is said in the frame, most of it shared with the library. */
export const frameCatalogue = {
  ...status,
  ...course,
  ...kamer,
  ...notes,
  ...passages,
  ...related,
  ...meanings,
  ...noteDetails,
  ...collections,
  ...trouble,
  ...cite,
  ...frame,
};
export type FrameTranslate = Translate<typeof frameCatalogue>;

/** The translate function of the frame for a language. */
export const frameTranslator = createTranslator(frameCatalogue);
