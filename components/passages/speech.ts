import { todayInAmsterdam } from '../../utils/domain/clock/today.ts';
import { resolveLanguage, type Language } from '../../utils/domain/i18n/language.ts';
import { passagesTranslator, type PassagesTranslate } from '../../utils/domain/i18n/passages.ts';
import type { Settings } from '../../utils/store/settings.ts';
import type { Meaning } from '../../utils/domain/note/note.ts';

/** What every part needs to speak. */
export interface Speech {
  readonly t: PassagesTranslate;
  readonly language: Language;
  /** Today in Amsterdam, YYYY-MM-DD. */
  readonly today: string;
  /** The name of a meaning: the reader's own, or ours; of a note without one too. */
  readonly meaning: (meaning: Meaning | null) => string;
}

/** Speaks as the settings say. */
export function speechOf(settings: Settings, now: Date): Speech {
  const language = resolveLanguage(settings.language, navigator.languages);
  const t = passagesTranslator(language);
  return {
    t,
    language,
    today: todayInAmsterdam(now),
    meaning: (meaning) =>
      meaning === null
        ? t('passages.meaning.none')
        : (settings.meaningNames[meaning] ?? t(`passages.meaning.${meaning}`)),
  };
}
