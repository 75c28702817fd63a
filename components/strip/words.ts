import { resolveLanguage, type Language } from '../../utils/domain/i18n/language.ts';
import { stripTranslator, type StripTranslate } from '../../utils/domain/i18n/strip.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../utils/store/settings.ts';

/** What the strip speaks with. */
export interface Words {
  readonly t: StripTranslate;
  readonly language: Language;
  /** Names the reader gave to meanings. */
  readonly names: Settings['meaningNames'];
}

/** Speaks as the settings say, or as the browser does until they were read. */
export function wordsOf(settings: Pick<Settings, 'language' | 'meaningNames'> = DEFAULT_SETTINGS): Words {
  const language = resolveLanguage(settings.language, navigator.languages);
  return { t: stripTranslator(language), language, names: settings.meaningNames };
}

/** A larger number says no more, and would be wider than its room. */
const MOST_SHOWN = 99;

/** A number beside a tab or a question. */
export const shownCount = (count: number): string => (count > MOST_SHOWN ? `${MOST_SHOWN}+` : String(count));
