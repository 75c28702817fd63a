import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Language } from '../utils/domain/i18n/language.ts';
import { HELP_PAGES, type HelpPage, helpPath } from '../utils/domain/site/help-pages.ts';
import { pageHtml, rootOf } from './layout.ts';
import { leadOf, renderMarkdown, titleOf } from './markdown.ts';
import { ALL_PAGES, PAGES } from './pages.ts';

/** A file of the site or of the help in the package. */
export interface MadeFile {
  /** From the folder all pages are in, with `/`. */
  readonly path: string;
  readonly contents: string;
}

const fileOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The Markdown of a page. Throws when there is no such file. */
export const markdownOf = (page: HelpPage, language: Language): string =>
  readFileSync(fileOf(`pages/${language}/${HELP_PAGES[page][language]}.md`), 'utf8');

/** The name of each page in a language. */
const titlesIn = (language: Language): ReadonlyMap<HelpPage, string> =>
  new Map(PAGES.map((page) => [page, titleOf(markdownOf(page, language))]));

/** Writes a page as HTML. @param hasPicture see {@link Writing} */
export function makePage(page: HelpPage, language: Language, hasPicture: (name: string) => boolean): MadeFile {
  const markdown = markdownOf(page, language);
  const content = renderMarkdown(markdown, { language, root: rootOf(language), hasPicture });
  const lead = leadOf(markdown);
  return {
    path: helpPath(page, language),
    contents: pageHtml({ page, language, content, titles: titlesIn(language), lead }),
  };
}

/** The styles of every page: the values the product is drawn with, then the pages' own. */
export const makeStyles = (): MadeFile => ({
  path: 'pages.css',
  contents: `${readFileSync(fileOf('../components/ui/tokens.css'), 'utf8')}\n${readFileSync(fileOf('pages.css'), 'utf8')}`,
});

/** All pages with their styles, for the package, in the folder they are put into. Pictures and icon are not among them. */
export const makePages = (hasPicture: (name: string) => boolean): readonly MadeFile[] => [
  ...ALL_PAGES.map(({ page, language }) => makePage(page, language, hasPicture)),
  makeStyles(),
];
