/**
 * What we rely on in the markup of zoek.officielebekendmakingen.nl, as dated data.
 *
 * This is the one place to mend when the site changes: add a row on top of its role. Readers try the
 * rows of a role from top to bottom (newest layout first); Diagnose and the probe check every row.
 * Nothing here is code: a row is a selector, the layout it belongs to, and what proves it.
 */

/**
 * How sure we are of a row. `verified`: seen in a recorded official file. `stated`: read in the code or
 * tests of others who read the live site. `inferred`: follows from other facts. `unverified`: not seen.
 */
export type Certainty = 'verified' | 'stated' | 'inferred' | 'unverified';

/** Generations of the page, newest first. `any` is not bound to one. */
export type Layout = 'current' | 'repository' | 'oldHeadings' | 'site2009' | 'any';

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

/** One thing we rely on. */
export interface MarkupRow {
  /** Stable key, used as `Sign.sign` and by the checks. Never reuse a key for another meaning. */
  readonly sign: string;
  readonly role: MarkupRole;
  /** CSS selector, plain enough for every browser and jsdom. */
  readonly selector: string;
  readonly layout: Layout;
  readonly certainty: Certainty;
  /** First and last year the layout is known from; `to` is null while it is in use. */
  readonly from: number;
  readonly to: number | null;
  /** What proves it. */
  readonly proof: string;
}

type Row = readonly [sign: string, selector: string, layout: Layout, certainty: Certainty, proof: string];

const YEARS: Record<Layout, readonly [number, number | null]> = {
  current: [2019, null],
  repository: [2009, null],
  oldHeadings: [1995, 2014],
  site2009: [2009, 2019],
  any: [1995, null],
};

const rows = (role: MarkupRole, list: readonly Row[]): MarkupRow[] =>
  list.map(([sign, selector, layout, certainty, proof]) => ({
    sign,
    role,
    selector,
    layout,
    certainty,
    from: YEARS[layout][0],
    to: YEARS[layout][1],
    proof,
  }));

/** Every row, by role, newest layout first. */
export const MARKUP: readonly MarkupRow[] = [
  ...rows('container', [
    [
      'container.broodtekst',
      '#broodtekst',
      'current',
      'verified',
      'recorded pages of 2014-2024; scrapers of 2023-2025 read it',
    ],
    ['container.stuk', '.stuk', 'current', 'stated', 'class beside #broodtekst, read by scrapers 2019-2025'],
    ['container.main', '#main-column', 'site2009', 'verified', 'recorded page of the 2009-2019 site'],
    ['container.content', '#content', 'current', 'stated', 'main part of the document page, trimmed page of 2026'],
    ['container.mainElement', 'main', 'any', 'inferred', 'HTML element for the main part'],
    ['container.body', 'body', 'any', 'inferred', 'last resort: the whole page'],
  ]),
  ...rows('chrome', [
    ['chrome.pageActions', '.pageactions', 'current', 'stated', 'inside the text container in a trimmed page of 2026'],
    ['chrome.shareDialog', '#delenModal, .modal', 'current', 'stated', 'permalink dialog inside the page actions'],
    [
      'chrome.noteClose',
      'h5.note-close',
      'current',
      'verified',
      'recorded note block; hidden by the style sheet, present in the text',
    ],
    [
      'chrome.tableOfContents',
      '#inhoudsopgave, ul.toc, .toon-opgave',
      'repository',
      'verified',
      'recorded repository pages',
    ],
    ['chrome.runningHeads', '#kopregel, #voetregel', 'repository', 'verified', 'recorded repository pages'],
    [
      'chrome.site',
      'header.header, nav, .header__more, .breadcrumb, .skiplinks, .disclaimer, .footer, #sidebar',
      'current',
      'verified',
      'recorded results page of October 2025; sidebar from a trimmed page',
    ],
    [
      'chrome.site2009',
      '#ServiceNavigatie, #left-column, #right-column, .actie-lijst, #LogoNummer',
      'site2009',
      'verified',
      'recorded page of the 2009-2019 site',
    ],
    [
      'chrome.machinery',
      'script, style, noscript, template, iframe, object, svg, form, button, input, select, textarea',
      'any',
      'inferred',
      'never text of a publication (form: only inside the container)',
    ],
  ]),
  ...rows('heading', [
    ['heading.description', 'h1.kamervraagomschrijving_kop', 'current', 'verified', 'recorded answer page of 2021'],
    ['heading.h1', 'h1', 'any', 'inferred', 'every recorded publication has its title in an h1'],
  ]),
  ...rows('question', [
    ['question.block', 'div.vraag', 'current', 'verified', 'recorded question of 2016 and answer of 2021'],
  ]),
  ...rows('answer', [['answer.block', 'div.antwoord', 'current', 'verified', 'recorded answer of 2021']]),
  ...rows('itemLabel', [
    ['itemLabel.title', 'h2.stuktitel', 'current', 'verified', 'recorded question of 2016 and answer of 2021'],
    ['itemLabel.number', 'p.nummer', 'oldHeadings', 'verified', 'styled by the official style sheet'],
    ['itemLabel.questionNumber', '.kamervraagnummer', 'oldHeadings', 'verified', 'styled by the official style sheet'],
  ]),
  ...rows('remark', [
    ['remark.block', 'div.kamervraagopmerking', 'current', 'stated', 'notice and explanatory note, read by openkamer'],
  ]),
  ...rows('remarkLabel', [
    ['remarkLabel.title', 'h2.kamervraagopmerking_kop', 'current', 'verified', 'styled by the official style sheet'],
    ['remarkLabel.stuktitel', 'h2.stuktitel', 'current', 'inferred', 'same heading class as questions'],
  ]),
  ...rows('noteBlock', [
    ['noteBlock.inNotes', '#noten .noot', 'current', 'verified', 'recorded notes of 2016'],
    ['noteBlock.anywhere', 'div.voet.noot', 'current', 'verified', 'recorded notes of 2016; notes outside #noten'],
    ['noteBlock.list', 'ul.nootlijst li', 'oldHeadings', 'verified', 'styled by the official style sheet'],
  ]),
  ...rows('noteNumber', [['noteNumber.span', '.nootnum', 'current', 'verified', 'recorded notes of 2016']]),
  ...rows('noteCall', [
    ['noteCall.link', 'a.nootnum', 'current', 'verified', 'recorded question of 2016, forms #ID-… and #n2'],
    ['noteCall.supernote', 'a[class*="supernote-click"]', 'current', 'verified', 'recorded question of 2016'],
    ['noteCall.sup', 'sup a[href^="#"]', 'any', 'inferred', 'usual form of a note call'],
  ]),
  ...rows('listLabel', [['listLabel.span', 'span.ol', 'repository', 'verified', 'recorded gazette of 2013']]),
  ...rows('overview', [
    [
      'overview.dataTable',
      'table.table__data-overview',
      'current',
      'unverified',
      'class of such tables in the component library; markup on question pages not seen',
    ],
    ['overview.table', 'table', 'any', 'stated', 'the words of the table are seen in extracted pages, twice per page'],
  ]),
  ...rows('extraInfo', [
    ['extraInfo.block', '#extrainfo', 'current', 'stated', '"Gepubliceerd op dd-mm-jjjj" in a trimmed page of 2026'],
  ]),
  ...rows('related', [
    [
      'related.block',
      '#gerelateerd',
      'current',
      'stated',
      '"Gerelateerde documenten" in a trimmed page of 2026; on question pages unverified',
    ],
  ]),
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

/** Start of the tag name of elements this extension adds to a page: never text of the publication. */
export const HOST_ELEMENT_PREFIX = 'kantlijn-';

/** Words that stand in the page around a document and may end up in its text. Compared after folding white space. */
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
