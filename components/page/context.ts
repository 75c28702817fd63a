import { createContext, useContext } from 'react';
import type { Language } from '../../utils/domain/i18n/language.ts';
import { type PageTranslate, pageTranslator } from '../../utils/domain/i18n/page.ts';

/** What every part drawn in the page needs to speak. */
export interface Speech {
  t: PageTranslate;
  language: Language;
  /** Today in Amsterdam, YYYY-MM-DD. */
  today: string;
}

export const SpeechContext = createContext<Speech>({ t: pageTranslator('nl'), language: 'nl', today: '1970-01-01' });

/** The texts and dates of the page in the reader's language. */
export const useSpeech = (): Speech => useContext(SpeechContext);
