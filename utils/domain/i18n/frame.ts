import { card as enCard } from './en/card.ts';
import { cite as enCite } from './en/cite.ts';
import { frame as enFrame } from './en/frame.ts';
import { meanings as enMeanings } from './en/meanings.ts';
import { noteDetails as enNoteDetails } from './en/note-details.ts';
import { notes as enNotes } from './en/notes.ts';
import { passages as enPassages } from './en/passages.ts';
import { related as enRelated } from './en/related.ts';
import { status as enStatus } from './en/status.ts';
import { trouble as enTrouble } from './en/trouble.ts';
import type { Translate } from './message.ts';
import { card } from './nl/card.ts';
import { cite } from './nl/cite.ts';
import { frame } from './nl/frame.ts';
import { meanings } from './nl/meanings.ts';
import { noteDetails } from './nl/note-details.ts';
import { notes } from './nl/notes.ts';
import { passages } from './nl/passages.ts';
import { related } from './nl/related.ts';
import { status } from './nl/status.ts';
import { trouble } from './nl/trouble.ts';
import { createTranslator } from './translator.ts';

/** Everything that is said in the frame, most of it shared with the library. */
export const frameCatalogue = {
  ...status,
  ...card,
  ...notes,
  ...passages,
  ...related,
  ...meanings,
  ...noteDetails,
  ...trouble,
  ...cite,
  ...frame,
};
export type FrameTranslate = Translate<typeof frameCatalogue>;

/** The translate function of the frame for a language. */
export const frameTranslator = createTranslator(frameCatalogue, {
  en: {
    ...enStatus,
    ...enCard,
    ...enNotes,
    ...enPassages,
    ...enRelated,
    ...enMeanings,
    ...enNoteDetails,
    ...enTrouble,
    ...enCite,
    ...enFrame,
  },
});
