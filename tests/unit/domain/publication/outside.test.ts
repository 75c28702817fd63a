import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { readPage, readXml } from '../../../../utils/domain/publication/index.ts';
import type { AppendixRecord, QuestionRecord } from '../../../../utils/domain/publication/record.ts';

const HEADING =
  'Vragen van het lid Proef (XYZ) aan de Minister van Infrastructuur en Waterstaat over de brug (ingezonden 2 oktober 2026).';
const NOTICE = 'Mededeling van Minister Toets (Infrastructuur en Waterstaat) (ontvangen 20 oktober 2026).';
const TWO = ['Hoe vaak?', 'Hoe duur?'];

/** One document in four forms: publication XML with the paragraphs in three places, and a page. */
const FORMS = {
  'XML, directly under kamervragen': (heads: string[], after: string[]) => xml(heads, paragraphs('al', after)),
  'XML, in reactie': (heads: string[], after: string[]) => xml(heads, `<reactie>${paragraphs('al', after)}</reactie>`),
  'XML, in body': (heads: string[], after: string[]) => xml(heads, `<body>${paragraphs('al', after)}</body>`),
  'page, paragraphs': (heads: string[], after: string[]) => page(heads, paragraphs('p', after)),
  'page, blocks': (heads: string[], after: string[]) => page(heads, `<div>${paragraphs('div', after)}</div>`),
} as const;

const paragraphs = (tag: string, texts: string[]): string => texts.map((text) => `<${tag}>${text}</${tag}>`).join('\n');

const xml = (heads: string[], after: string): string =>
  `<officiele-publicatie><metadata/><kamervragen>${paragraphs('kamervraagomschrijving', heads)}${TWO.map(
    (text, index) => `<vraag><nr>Vraag ${index + 1}</nr><al>${text}</al></vraag>`,
  ).join('')}${after}</kamervragen></officiele-publicatie>`;

const page = (heads: string[], after: string): string =>
  `<body><div id="broodtekst">${paragraphs('h1', heads)}${TWO.map(
    (text, index) => `<div class="vraag"><h2 class="stuktitel">Vraag ${index + 1}</h2><p>${text}</p></div>`,
  ).join('')}${after}</div></body>`;

function read(form: keyof typeof FORMS, id: string, heads: string[], after: string[]): QuestionRecord | AppendixRecord {
  const text = FORMS[form](heads, after);
  const record = text.startsWith('<body')
    ? readPage(new JSDOM(text).window.document, `https://zoek.officielebekendmakingen.nl/${id}.html`)
    : readXml(text, undefined, id);
  if (record.kind === 'other') throw new Error('neither a question nor an appendix');
  return record;
}

describe.each(Object.keys(FORMS) as (keyof typeof FORMS)[])('text after the last question (%s)', (form) => {
  const question = (...after: string[]): QuestionRecord =>
    read(form, 'kv-tk-2026Z94020', [HEADING], after) as QuestionRecord;

  it('is an explanatory note when it says that the questions supplement earlier ones', () => {
    const record = question(
      'Deze vragen dienen ter aanvulling op eerdere vragen terzake van het lid Ander (DEF), ingezonden 3 september 2026 (vraagnummer 2026Z94001).',
    );
    expect(record.questions.map(({ text }) => text)).toEqual(TWO);
    expect(record.explanatoryNote).toMatch(/^Deze vragen dienen/);
    expect(record.references).toMatchObject([{ target: 'kv-tk-2026Z94001', reason: 'followUp', place: 'toelichting' }]);
  });

  it('is an explanatory note in other words too', () => {
    expect(question('Deze vragen zijn een vervolg op de vragen 2026Z94002.').references).toMatchObject([
      { target: 'kv-tk-2026Z94002', reason: 'followUp', place: 'toelichting' },
    ]);
  });

  it.each([
    '’s-Gravenhage, 2026',
    'Kenmerk: 2026Z94003',
    'Ons kenmerk IENW/BSK-2026/1234',
    'Dit stuk is niet gedrukt.',
  ])('%s is no part of a question and no note', (line) => {
    const record = question(line);
    expect(record.questions.map(({ text }) => text)).toEqual(TWO);
    expect(record.explanatoryNote).toBeNull();
  });

  it('is searched for references when it is neither', () => {
    expect(question('De antwoorden staan in Kamerstuk 29 385, nr. 12.').references).toMatchObject([
      { target: 'kst-29385-12', reason: 'mentioned', place: 'tekst' },
    ]);
  });

  it('is the notice of a document that is headed as one, apart from the explanatory note beside it', () => {
    const record = read(
      form,
      'ah-tk-20262027-9403',
      [HEADING, NOTICE],
      [
        'Deze vragen dienen ter aanvulling op de vragen met vraagnummer 2026Z94001.',
        'De vragen kunnen niet binnen de gebruikelijke termijn worden beantwoord, omdat gegevens ontbreken.',
        'Kenmerk IENW/BSK-2026/1234',
      ],
    ) as AppendixRecord;
    expect(record.questions.map(({ text }) => text)).toEqual(TWO);
    expect(record.notice).toBe(
      'De vragen kunnen niet binnen de gebruikelijke termijn worden beantwoord, omdat gegevens ontbreken.',
    );
    expect(record.form).toBe('postponement');
  });
});

describe('text of a question whose block holds only the heading', () => {
  it('goes on below the block', () => {
    const record = readPage(
      new JSDOM(
        `<body><div id="broodtekst"><h1>${HEADING}</h1><div class="vraag"><p class="nummer">1</p></div><p>Hoe vaak?</p></div></body>`,
      ).window.document,
      'https://zoek.officielebekendmakingen.nl/kv-tk-2026Z94020.html',
    ) as QuestionRecord;
    expect(record.questions).toMatchObject([{ numbers: [1], text: 'Hoe vaak?' }]);
  });
});

describe('references in headings and other text of no question', () => {
  const OVER = (subject: string): string =>
    `Vragen van het lid Proef (XYZ) aan de Minister van Infrastructuur en Waterstaat over ${subject} (ingezonden 2 oktober 2026).`;

  it.each([
    ['de antwoorden op eerdere vragen over de brug (2026Z94001)', 'kv-tk-2026Z94001'],
    ['btw (Aanhangsel Handelingen II, 2009-2010, nr. 276)', 'ah-tk-20092010-276'],
    ['de uitvoering van de motie Ander c.s. (Kamerstuk 24 587, nr. 995)', 'kst-24587-995'],
  ])('heading: %s', (subject, target) => {
    for (const form of Object.keys(FORMS) as (keyof typeof FORMS)[])
      expect(read(form, 'kv-tk-2026Z94020', [OVER(subject)], []).references).toMatchObject([
        { target, reason: 'mentioned', place: 'kop' },
      ]);
  });

  it('a title in the metadata', () => {
    const record = readPage(
      new JSDOM(
        `<head><meta name="DC.title" content="De brug (2026Z94001)"></head><body><div id="broodtekst"><h1>${HEADING}</h1></div></body>`,
      ).window.document,
      'https://zoek.officielebekendmakingen.nl/kv-tk-2026Z94020.html',
    );
    expect(record.references).toMatchObject([{ target: 'kv-tk-2026Z94001', place: 'kop' }]);
  });

  it('never the number of the question itself', () => {
    expect(read('XML, in body', 'kv-tk-2026Z94020', [OVER('de brug (2026Z94020)')], []).references).toEqual([]);
  });
});
