import { LANGUAGES, type Language } from '../utils/domain/i18n/language.ts';
import { HELP_PAGES, type HelpPage } from '../utils/domain/site/help-pages.ts';

/** Every page, in the order of the menu. The first is the front page. */
export const PAGES = Object.keys(HELP_PAGES) as readonly HelpPage[];

/** Every page in every language. */
export const ALL_PAGES: readonly { readonly page: HelpPage; readonly language: Language }[] = LANGUAGES.flatMap(
  (language) => PAGES.map((page) => ({ page, language })),
);
