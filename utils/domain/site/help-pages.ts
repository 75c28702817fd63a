import type { Language } from '../i18n/language.ts';

/**
 * The pages for readers (`site/pages`), in the order of their menu: the name of each in either language, which is that of its Markdown file and
 * of its address. They are the site, and travel with the package as its help (decision 571).
 */
export const HELP_PAGES = {
  front: { nl: 'index', en: 'index' },
  install: { nl: 'installeren', en: 'install' },
  firstFiveMinutes: { nl: 'eerste-vijf-minuten', en: 'first-five-minutes' },
  following: { nl: 'volgen', en: 'following' },
  devices: { nl: 'apparaten', en: 'devices' },
  shared: { nl: 'samen', en: 'together' },
  keys: { nl: 'toetsen', en: 'keys' },
  privacy: { nl: 'privacy', en: 'privacy' },
  limits: { nl: 'grenzen', en: 'limits' },
  questions: { nl: 'vragen', en: 'questions' },
  administrators: { nl: 'beheerders', en: 'administrators' },
} as const satisfies Record<string, Readonly<Record<Language, string>>>;

/** A page for readers, by its name in the code. */
export type HelpPage = keyof typeof HELP_PAGES;

/** Where a page is, from the folder all of them are in: Dutch at its root. */
export const helpPath = (page: HelpPage, language: Language): string =>
  `${language === 'nl' ? '' : 'en/'}${HELP_PAGES[page][language]}.html`;

/** Address of a page in the package, from the root of the extension. */
export const helpAddress = (page: HelpPage, language: Language): string => `/help/${helpPath(page, language)}`;
