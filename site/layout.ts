import type { Language } from '../utils/domain/i18n/language.ts';
import { type HelpPage, helpPath } from '../utils/domain/site/help-pages.ts';
import { escapeHtml } from './escape-html.ts';
import { PAGES } from './pages.ts';

const WORDS = {
  nl: {
    skip: 'Naar de tekst',
    menu: 'Menu',
    pages: 'Pagina’s',
    other: 'English',
    previous: 'Vorige',
    next: 'Volgende',
    nearby: 'Vorige en volgende pagina',
    home: 'Wat Kantlijn doet',
    foot: 'Kantlijn is vrije software onder de EUPL 1.2 en geen dienst van de overheid. De pagina’s in de afbeeldingen zijn voorbeelden: niemand stelde die vragen.',
  },
  en: {
    skip: 'To the text',
    menu: 'Menu',
    pages: 'Pages',
    other: 'Nederlands',
    previous: 'Previous',
    next: 'Next',
    nearby: 'Previous and next page',
    home: 'What Kantlijn does',
    foot: 'Kantlijn is free software under the EUPL 1.2 and no service of the government. The pages in the pictures are examples: nobody asked those questions.',
  },
} as const;

/** The icon of the product, drawn with the letters. */
const MARK =
  '<svg viewBox="0 0 128 128" width="28" height="28" aria-hidden="true"><rect x="4" y="4" width="120" height="120" rx="24" fill="#154273"/><path d="M64 40h44M64 64h44M64 88h30" stroke="#fff" stroke-width="12" stroke-linecap="round"/><path d="M44 4v120" stroke="#ffb66b" stroke-width="10"/><circle cx="22" cy="64" r="10" fill="#ffb66b"/></svg>';

/** What a page is made of. */
export interface PageParts {
  readonly page: HelpPage;
  readonly language: Language;
  /** The text, as HTML. */
  readonly content: string;
  /** The name of each page in this language. */
  readonly titles: ReadonlyMap<HelpPage, string>;
  /** What it is about, in a sentence or two. */
  readonly lead: string;
}

/** From a page in that language to the folder all pages are in. */
export const rootOf = (language: Language): '' | '../' => (language === 'nl' ? '' : '../');

/** A whole page: head, menu, text, and the pages before and after it. Needs no script. */
export function pageHtml({ page, language, content, titles, lead }: PageParts): string {
  const words = WORDS[language];
  const other = language === 'nl' ? 'en' : 'nl';
  const root = rootOf(language);
  const isFront = page === 'front';
  const nameOf = (one: HelpPage): string => escapeHtml(one === 'front' ? words.home : (titles.get(one) ?? ''));
  const title = isFront
    ? `Kantlijn: ${words.home.replace(/^./, (letter) => letter.toLowerCase())}`
    : `${nameOf(page)} · Kantlijn`;
  const item = (one: HelpPage): string =>
    `<li><a href="${root}${helpPath(one, language)}"${one === page ? ' aria-current="page"' : ''}>${nameOf(one)}</a></li>`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${escapeHtml(lead)}">
<title>${title}</title>
<link rel="stylesheet" href="${root}pages.css">
<link rel="icon" type="image/svg+xml" href="${root}icon.svg">
<link rel="alternate" hreflang="${other}" href="${root}${helpPath(page, other)}">
</head>
<body${isFront ? ' class="front"' : ''}>
<a class="skip" href="#text">${words.skip}</a>
<header class="top"><a class="name" href="${root}${helpPath('front', language)}">${MARK}<span>Kantlijn</span></a>
<a class="to-menu" href="#menu">${words.menu}</a>
<a class="language" href="${root}${helpPath(page, other)}" lang="${other}" hreflang="${other}">${words.other}</a></header>
<div class="sheet">
<main id="text" tabindex="-1">
${content}
${nearby(page, language, nameOf)}
</main>
<nav id="menu" class="menu" aria-label="${words.pages}" tabindex="-1"><ul>
${PAGES.map(item).join('\n')}
</ul></nav>
</div>
<footer><p>${words.foot}</p></footer>
</body>
</html>
`;
}

/** Links to the page before and the page after. */
function nearby(page: HelpPage, language: Language, nameOf: (page: HelpPage) => string): string {
  const words = WORDS[language];
  const at = PAGES.indexOf(page);
  const link = (one: HelpPage | undefined, rel: 'prev' | 'next', word: string): string =>
    one === undefined
      ? ''
      : `<a rel="${rel}" href="${rootOf(language)}${helpPath(one, language)}"><span>${word}</span> ${nameOf(one)}</a>`;
  return `<nav class="nearby" aria-label="${words.nearby}">${link(PAGES[at - 1], 'prev', words.previous)}${link(PAGES[at + 1], 'next', words.next)}</nav>`;
}
