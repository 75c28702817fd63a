import { resolveLanguage, type Language } from '../../utils/domain/i18n/language.ts';
import { stripTranslator, type StripTranslate } from '../../utils/domain/i18n/strip.ts';
import {
  ANSWERS_KEY,
  LANGUAGE_KEY,
  languageSettingOf,
  MEANING_NAMES_KEY,
  PAPER_KEY,
} from '../../utils/store/settings-parse.ts';

/** What the strip speaks with. */
export interface Words {
  readonly t: StripTranslate;
  readonly language: Language;
  /** Names the reader gave to meanings, as they are stored: parsed by the script that draws them. */
  readonly names: unknown;
  /** Whether the strip is printed with the page; see `Settings`. */
  readonly paper: boolean;
  /** Whether answers are shown at once; see `Settings`. */
  readonly answers: boolean;
}

/** The settings that the strip reads. */
export const STRIP_SETTINGS: string[] = [LANGUAGE_KEY, MEANING_NAMES_KEY, PAPER_KEY, ANSWERS_KEY];

/**
 * Words in the language of the settings; in that of the browser until they are read.
 *
 * @param stored the value in `storage.local` under {@link STRIP_SETTINGS}
 */
export function wordsOf(stored: Readonly<Record<string, unknown>> = {}): Words {
  const language = resolveLanguage(languageSettingOf(stored[LANGUAGE_KEY]), navigator.languages);
  return {
    t: stripTranslator(language),
    language,
    names: stored[MEANING_NAMES_KEY],
    paper: stored[PAPER_KEY] === true,
    answers: stored[ANSWERS_KEY] === true,
  };
}

/** A larger number says no more, and would be wider than its room. */
const MAX_SHOWN = 99;

/** A number beside a tab or a question. */
export const shownCount = (count: number): string => (count > MAX_SHOWN ? `${MAX_SHOWN}+` : String(count));
