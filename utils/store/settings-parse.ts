import { LANGUAGES, type LanguageSetting } from '../domain/i18n/language.ts';
import { MEANINGS } from '../domain/note/meanings.ts';
import type { Meaning } from '../domain/note/note.ts';

/**
 * Keys of the settings in `storage.local`, and parsers of what lies under them, each by itself: the script that runs in every
 * page takes the language alone. Values are parsed by hand for the same reason; invalid ones count as not set.
 */
export const LANGUAGE_KEY = 'settings.language';
/** Key of whether the strip is printed with the page. */
export const PAPER_KEY = 'settings.paper';
/** Key of the setting that shows answers beside the questions of every page. */
export const ANSWERS_KEY = 'settings.answers';
/** Key of the setting that draws signs wherever a page names a question; on unless it is false. */
export const SIGNS_KEY = 'settings.signs';
/** Key of the names the reader gave to meanings. */
export const MEANING_NAMES_KEY = 'settings.meaningNames';

/** Names the reader gave to meanings, at most 60 characters each; only those that were changed. */
export type MeaningNames = Readonly<Partial<Record<Meaning, string>>>;

/** Longest name of a meaning, in UTF-16 units; the limit of the Kantlijn file. */
export const MEANING_NAME_LENGTH = 60;

/** Parses the stored language. */
export function languageSettingOf(stored: unknown): LanguageSetting {
  return LANGUAGES.find((known) => known === stored) ?? 'auto';
}

/** Parses the stored names of meanings. */
export function meaningNamesOf(stored: unknown): MeaningNames {
  if (typeof stored !== 'object' || stored === null) return {};
  const names = stored as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    MEANINGS.flatMap((meaning) => {
      const name = names[meaning];
      return typeof name === 'string' && name !== '' && name.length <= MEANING_NAME_LENGTH ? [[meaning, name]] : [];
    }),
  );
}
