import { CONTENT } from './around.ts';

/**
 * Assumptions about the markup of zoek.officielebekendmakingen.nl, as dated data.
 *
 * When the site changes, edit only this file: add a row on top of its role. Readers try the rows of a role from top to
 * bottom, newest layout first; Diagnose and the probe check every row. A row is a selector and the layout it belongs to;
 * what it is based on is in proofs.ts.
 */

/**
 * How certain a row is. `verified`: seen in a recorded official file. `stated`: found in other people's code for the live
 * site. `inferred`: follows from other facts. `unverified`: not seen.
 */
export type Certainty = 'verified' | 'stated' | 'inferred' | 'unverified';

/**
 * Generations of the page, newest first: `current` is known from 2019 on, `repository` from 2009 on, `oldHeadings` from 1995 to 2014,
 * `site2009` from 2009 to 2019. `earlier`: was `current` until the site renamed it. `any`: not tied to one. Words, since every publication's page carries these tables.
 */
export type SiteLayout = 'current' | 'earlier' | 'repository' | 'oldHeadings' | 'site2009' | 'any';

/** What a row is for. */
export type MarkupRole =
  | 'container'
  | 'chrome'
  | 'heading'
  | 'question'
  | 'answer'
  | 'itemLabel'
  | 'remark'
  | 'remarkLabel'
  | 'noteBlock'
  | 'noteNumber'
  | 'noteCall'
  | 'listLabel'
  | 'overview'
  | 'extraInfo'
  | 'related';

/** One assumption. */
export interface MarkupRow {
  /** Stable key, used as `Sign.sign` and by the checks. Never reuse a key for another meaning. */
  readonly sign: string;
  readonly role: MarkupRole;
  /** CSS selector, plain enough for every browser and jsdom. */
  readonly selector: string;
  readonly layout: SiteLayout;
  readonly certainty: Certainty;
}

/** The sign is named after its role: `container.` and the name. */
type Row = readonly [name: string, selector: string, layout: SiteLayout, certainty: Certainty];

const rows = (role: MarkupRole, list: readonly Row[]): MarkupRow[] =>
  list.map(([name, selector, layout, certainty]) => ({
    sign: `${role}.${name}`,
    role,
    selector,
    layout,
    certainty,
  }));

/** Every row, by role, newest layout first. */
export const MARKUP: readonly MarkupRow[] = [
  ...rows('container', [
    ['broodtekst', '#broodtekst', 'current', 'verified'],
    ['stuk', '.stuk', 'current', 'stated'],
    ['main', '#main-column', 'site2009', 'verified'],
    ['content', CONTENT, 'current', 'stated'],
    ['mainElement', 'main', 'any', 'inferred'],
    ['body', 'body', 'any', 'inferred'],
  ]),
  ...rows('chrome', [
    ['pageActions', '.pageactions', 'current', 'stated'],
    ['shareDialog', '#delenModal, .modal', 'current', 'stated'],
    ['noteClose', 'h5.note-close', 'current', 'verified'],
    ['tableOfContents', '#inhoudsopgave, ul.toc, .toon-opgave', 'repository', 'verified'],
    ['runningHeads', '#kopregel, #voetregel', 'repository', 'verified'],
    [
      'site',
      'header.header, nav, .header__more, .breadcrumb, .skiplinks, .disclaimer, .footer, #sidebar',
      'current',
      'verified',
    ],
    ['site2009', '#ServiceNavigatie, #left-column, #right-column, .actie-lijst, #LogoNummer', 'site2009', 'verified'],
    [
      'machinery',
      'script, style, noscript, template, iframe, object, svg, form, button, input, select, textarea',
      'any',
      'inferred',
    ],
  ]),
  ...rows('heading', [
    ['description', 'h1.kamervraagomschrijving_kop', 'current', 'verified'],
    ['h1', 'h1', 'any', 'inferred'],
  ]),
  ...rows('question', [['block', 'div.vraag', 'current', 'verified']]),
  ...rows('answer', [['block', 'div.antwoord', 'current', 'verified']]),
  ...rows('itemLabel', [
    ['title', 'h2.stuktitel', 'current', 'verified'],
    ['number', 'p.nummer', 'oldHeadings', 'verified'],
    ['questionNumber', '.kamervraagnummer', 'oldHeadings', 'verified'],
  ]),
  ...rows('remark', [['block', 'div.kamervraagopmerking', 'current', 'stated']]),
  ...rows('remarkLabel', [
    ['title', 'h2.kamervraagopmerking_kop', 'current', 'verified'],
    ['stuktitel', 'h2.stuktitel', 'current', 'inferred'],
  ]),
  ...rows('noteBlock', [
    ['inNotes', '#noten .noot', 'current', 'verified'],
    ['anywhere', 'div.voet.noot', 'current', 'verified'],
    ['list', 'ul.nootlijst li', 'oldHeadings', 'verified'],
  ]),
  ...rows('noteNumber', [['span', '.nootnum', 'current', 'verified']]),
  ...rows('noteCall', [
    ['link', 'a.nootnum', 'current', 'verified'],
    ['supernote', 'a[class*="supernote-click"]', 'current', 'verified'],
    ['sup', 'sup a[href^="#"]', 'any', 'inferred'],
  ]),
  ...rows('listLabel', [['span', 'span.ol', 'repository', 'verified']]),
  ...rows('overview', [
    ['dataTable', 'table.table__data-overview', 'current', 'unverified'],
    ['table', 'table', 'any', 'stated'],
  ]),
  ...rows('extraInfo', [['block', '#extrainfo', 'current', 'stated']]),
  ...rows('related', [['block', '#gerelateerd', 'current', 'stated']]),
];

/**
 * The rows of one role, in the order in which to try them.
 *
 * @param role what is looked for
 * @returns at least one row
 */
export function markupFor(role: MarkupRole): readonly MarkupRow[] {
  return MARKUP.filter((row) => row.role === role);
}

/** Elements that contain the publication without the site around it. A page without them shows no publication. */
export const PUBLICATION_CONTAINERS = markupFor('container')
  .filter(({ layout, sign }) => layout !== 'any' && sign !== 'container.content')
  .map(({ selector }) => selector)
  .join(', ');

/** What the elements hold that this extension adds to a page. */
export type HostName = 'question' | 'answer' | 'strip' | 'signs' | 'frame' | 'room' | 'named' | 'card' | 'house';

/** Attribute of our own elements, which are plain elements that no page can define (decision 200). */
export const HOST_ATTRIBUTE = 'data-kantlijn';

/** Whether an element is one of those: never text of the publication. */
export const isHost = (element: Element): boolean => element.hasAttribute(HOST_ATTRIBUTE);

/** Texts of the page around a document that may end up in its text. Compared after folding white space. */
export const CHROME_TEXTS: readonly string[] = [
  'Naar boven',
  'U bent hier:',
  'Gerelateerde documenten',
  'Toon volledige inhoudsopgave',
];

/** A missing publication is sometimes served with HTTP 200. Signs of such a page. */
export const NOT_FOUND_SIGNS = [
  {
    sign: 'notFound.address',
    where: 'address',
    pattern: '(?:fout404|errors/404)',
    certainty: 'stated',
    proof: 'two scrapers test for it',
  },
  {
    sign: 'notFound.noIdentifier',
    where: 'head',
    pattern: 'meta[name="DC.identifier"] is absent',
    certainty: 'inferred',
    proof: 'every recorded publication has it',
  },
  {
    sign: 'notFound.noBody',
    where: 'body',
    pattern: '#broodtekst is absent',
    certainty: 'inferred',
    proof: 'every recorded publication has it',
  },
] as const satisfies readonly {
  sign: string;
  where: 'address' | 'head' | 'body';
  pattern: string;
  certainty: Certainty;
  proof: string;
}[];

/** Column headings of the table that says what a publication is, to the fact they give. */
export const OVERVIEW_COLUMNS = {
  'datum publicatie': 'published',
  organisatie: 'organisation',
  vergaderjaar: 'sessionYear',
  vraag: 'questionNumber',
  nummer: 'appendixNumber',
  'datum indiening': 'submitted',
  'datum ontvangst': 'received',
} as const;
