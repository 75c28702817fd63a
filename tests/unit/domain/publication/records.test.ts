import { JSDOM } from 'jsdom';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PublicationError, readMetadata, readPage, readXml } from '../../../../utils/domain/publication/index.ts';
import {
  type AppendixRecord,
  PublicationRecord,
  type QuestionRecord,
} from '../../../../utils/domain/publication/record.ts';
import { MARKUP } from '../../../../utils/domain/site/markup.ts';
import { XmlError } from '../../../../utils/domain/xml/tree.ts';
import { plainPage } from './plainPage.ts';

const HOST = 'https://zoek.officielebekendmakingen.nl';
const dom = (html: string): Document => new JSDOM(html).window.document;
const read = (html: string, id: string): PublicationRecord => readPage(dom(html), `${HOST}/${id}.html`);

function question(html: string, id = 'kv-tk-2024Z12345'): QuestionRecord {
  const record = read(html, id);
  if (record.kind !== 'question') throw new Error('not a question');
  return record;
}

function appendix(html: string, id = 'ah-tk-20232024-1166'): AppendixRecord {
  const record = read(html, id);
  if (record.kind !== 'appendix') throw new Error('not an appendix');
  return record;
}

const HEADING =
  'Vragen van het lid Aalders (SP) aan de Minister van Financiën over de prijs van kaas (ingezonden 7 februari 2024).';
const ANSWER = 'Antwoord van Minister Bakker (Financiën) (ontvangen 1 maart 2024).';
const NOTICE = 'Mededeling van Minister Bakker (Financiën) (ontvangen 1 maart 2024).';
const type = (value: string): string =>
  `<meta name="DC.type" data-scheme="OVERHEIDop.AanhangselTypen" content="${value}">`;

describe('a page', () => {
  it('is read without the chrome in it, without our own elements, and is not changed', () => {
    const document =
      dom(`<body><div id="broodtekst"><h1 class="kamervraagomschrijving_kop">${HEADING}</h1><div data-kantlijn="strip">Wacht op antwoord</div>
      <div class="vraag"><h2 class="stuktitel">Vraag 1<div data-kantlijn="question">3</div>
      </h2><p>Wat kost
         kaas?<a class="nootnum" href="#n1">1</a></p></div>
      <div id="noten"><div class="voet noot"><h5 class="note-close"><a href="#close">X</a> Noot</h5><sup><span class="nootnum"><a id="n1">1</a></span></sup>
        <p>Krant <a href="javascript:alert(1)">klik</a> <a href="kst-36410-VII-12.html">stuk</a> www.example.org.</p></div></div>
      <div class="pageactions">Naar boven<div id="delenModal">Permanente link</div></div></div></body>`);
    const before = document.documentElement.outerHTML;
    const record = readPage(document, `${HOST}/dossier/kv-tk-2024Z12345.html`) as QuestionRecord;
    expect(document.documentElement.outerHTML).toBe(before);
    expect(record.questions).toEqual([{ numbers: [1], label: 'Vraag 1', text: 'Wat kost kaas?', position: 0 }]);
    expect(record.footnotes).toEqual([
      {
        number: '1',
        text: 'Krant klik stuk www.example.org.',
        links: [
          { text: 'stuk', url: `${HOST}/dossier/kst-36410-VII-12.html` },
          { text: 'www.example.org', url: 'https://www.example.org/' },
        ],
      },
    ]);
    expect(record.references).toMatchObject([{ target: 'kst-36410-VII-12', reason: 'linked', place: 'noot 1' }]);
    expect(JSON.stringify(record)).not.toMatch(/Naar boven|Permanente|Wacht op|javascript/);
  });

  it('is read in the older layout with p.nummer', () => {
    const record = appendix(`<div id="broodtekst"><h1>${HEADING}</h1><h1>${ANSWER}</h1>
      <div class="vraag"><p class="nummer">1</p><p>Een?</p></div><div class="vraag"><p class="nummer">2</p><p>Twee?</p></div>
      <div class="antwoord"><p class="nummer">1 en 2</p><p>Ja.</p></div></div>`);
    expect(record.questions.map(({ numbers, text }) => [numbers, text])).toEqual([
      [[1], 'Een?'],
      [[2], 'Twee?'],
    ]);
    expect(record.answers).toMatchObject([{ numbers: [1, 2], text: 'Ja.' }]);
  });

  it('reads head metadata with either attribute for the scheme', () => {
    for (const attribute of ['scheme', 'data-scheme']) {
      const record = appendix(
        `<head><meta name="DC.type" ${attribute}="OVERHEIDop.AanhangselTypen" content="Antwoord"></head><body><div id="broodtekst"></div></body>`,
      );
      expect(record.form).toBe('answer');
      expect(record.signs).toContainEqual({ sign: 'head.type', found: true, evidence: 'DC.type: Antwoord' });
    }
  });

  it('reports missing fields of an empty page, and invents nothing', () => {
    const record = question('<body></body>');
    expect(record).toMatchObject({
      title: '',
      submitted: null,
      submitters: [],
      questions: [],
      form: 'unknown',
      questionNumber: '2024Z12345',
    });
    expect(record.missing).toEqual([
      'title',
      'submitted',
      'submitters',
      'addressees',
      'questions',
      'sessionYear',
      'subjects',
    ]);
    expect(record.signs.filter(({ found }) => found).map(({ sign }) => sign)).toEqual(['container.body']);
    expect(appendix('<body></body>').form).toBe('unknown');
  });

  it('reports signs by the keys of the table, and no key twice', () => {
    const keys = question('<body></body>').signs.map(({ sign }) => sign);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(MARKUP.map(({ sign }) => sign)).size).toBe(MARKUP.length);
    const markupKeys = new Set(MARKUP.map(({ sign }) => sign));
    expect(keys.filter((key) => !key.startsWith('head.')).every((key) => markupKeys.has(key))).toBe(true);
  });

  it('lets the address win over contradicting metadata, and says so', () => {
    const record = question(
      `<head><meta name="DC.identifier" content="kv-tk-2024Z99999"><meta name="OVERHEIDop.aanhangsel" content="ah-tk-20232024-1"></head><body><div id="broodtekst"><h1>${HEADING}</h1></div></body>`,
    );
    expect(record.identifier.id).toBe('kv-tk-2024Z12345');
    expect(record.appendices).toEqual([]);
    expect(record.defects).toEqual([
      { code: 'contradictoryNumbers', detail: 'address kv-tk-2024Z12345, metadata kv-tk-2024Z99999' },
    ]);
    expect(
      question('<head><meta name="DC.identifier" content="kv-tk-2022Z15500"></head>', 'kv-tk-2022Z15500-n1').defects,
    ).toEqual([]);
  });

  it('throws only when nothing says which publication it is', () => {
    expect(() => readPage(dom('<p>x</p>'), 'https://example.org/')).toThrow(PublicationError);
    expect(
      readPage(dom('<head><meta name="DC.identifier" content="kv-tk-2024Z12345"></head>'), 'about:blank').identifier.id,
    ).toBe('kv-tk-2024Z12345');
  });

  it('reads another kind of publication well enough for notes', () => {
    const record = read(
      '<body><div id="broodtekst"><h1>Besluit van 3 mei</h1><p>Gelet op <a href="stb-2012-363.html">Stb.</a></p></div></body>',
      'stb-2014-296',
    );
    expect(record).toMatchObject({
      kind: 'other',
      title: 'Besluit van 3 mei',
      references: [{ target: 'stb-2012-363', reason: 'linked' }],
      missing: [],
    });
  });
});

describe('an unknown layout', () => {
  it('is read by the words of its headings', () => {
    const record = appendix(
      plainPage(
        `${HEADING}\n\n${ANSWER}\n\nVraag 1\n\nEen?\n\nAntwoord 1\n\nJa.\n\nVraag 2 en 3\n\nTwee?\n\nAntwoord op vraag 2 en 3\n\nZie het antwoord op vraag 1.`,
      ),
    );
    expect(record.form).toBe('answer');
    expect(record.answers).toEqual([
      { numbers: [1], label: 'Antwoord 1', text: 'Ja.', position: 0, refersToAnswers: [] },
      {
        numbers: [2, 3],
        label: 'Antwoord op vraag 2 en 3',
        text: 'Zie het antwoord op vraag 1.',
        position: 1,
        refersToAnswers: [1],
      },
    ]);
  });

  it('pairs an unnumbered answer with the question above it, and a single one with all', () => {
    expect(
      appendix(plainPage(`${ANSWER}\n\n1\n\nEen?\n\nAntwoord\n\nJa.\n\n2\n\nTwee?\n\nAntwoord\n\nNee.`)).answers.map(
        ({ numbers }) => numbers,
      ),
    ).toEqual([[1], [2]]);
    expect(
      appendix(plainPage(`${ANSWER}\n\nVraag 1\n\nEen?\n\nVraag 2\n\nTwee?\n\nAntwoord\n\nJa.`)).answers.map(
        ({ numbers }) => numbers,
      ),
    ).toEqual([[1, 2]]);
  });
});

describe('the form of an appendix', () => {
  const postponed = 'De vragen kunnen niet binnen de gebruikelijke termijn worden beantwoord, omdat overleg nodig is.';
  const remark = (text: string): string => `<div class="kamervraagopmerking"><h2>Mededeling</h2><p>${text}</p></div>`;
  const page = (head: string, heading: string, body: string): string =>
    `<head>${head}</head><body><div id="broodtekst"><h1>${HEADING}</h1><h1>${heading}</h1>${body}</div></body>`;
  const answered =
    '<div class="vraag"><h2>Vraag 1</h2><p>Een?</p></div><div class="antwoord"><h2>Antwoord 1</h2><p>De wet is ingetrokken en er is uitstel verleend; zie mijn brief.</p></div>';

  it.each([
    ['answer', type('Antwoord'), ANSWER, answered],
    ['answer', '', ANSWER, answered],
    ['answer', type('Antwoord (nader)'), '', ''],
    ['postponement', type('Mededeling'), NOTICE, remark(postponed)],
    ['postponement', '', NOTICE, remark(postponed)],
    ['postponement', type('Mededeling (uitstel antwoord)'), NOTICE, ''],
    ['otherNotice', type('Mededeling'), NOTICE, ''],
    ['otherNotice', type('Mededeling'), NOTICE, '<div class="kamervraagopmerking"></div>'],
    ['otherNotice', '', NOTICE, '<div class="kamervraagopmerking"><h2>Mededeling</h2></div>'],
    ['unknown', type('Mededeling'), '', ''],
    ['postponement', type('Mededeling'), NOTICE, `<p>${postponed}</p>`],
    ['postponement', '', NOTICE, `<div class="vraag"><h2>Vraag 1</h2><p>Een?</p></div><p>${postponed}</p>`],
    ['postponement', type('Uitstelbericht'), NOTICE, '<p>Bericht.</p>'],
    ['answer', type('Antwoord'), ANSWER, `${answered}<p>De vragen zijn ingetrokken.</p>`],
    ['answer', '', ANSWER, `${answered}<p>${postponed}</p>`],
    ['answer', type('Antwoorden'), ANSWER, answered],
    ['unknown', '', '', '<p>Iets.</p>'],
    [
      'settledByLetter',
      type('Mededeling'),
      NOTICE,
      remark('Deze vragen zijn beantwoord in mijn brief van 3 maart 2024.'),
    ],
    ['withdrawn', type('Mededeling'), NOTICE, remark('De vragen zijn door de indiener ingetrokken.')],
    ['otherNotice', type('Mededeling'), NOTICE, remark('De vragen zijn overgedragen aan een andere bewindspersoon.')],
    ['postponement', type('Antwoord'), NOTICE, remark(postponed)],
  ])('%s: %s %s', (form, head, heading, body) => {
    expect(appendix(page(head, heading, body)).form).toBe(form);
  });

  it('keeps the notice, its reason in the words of the source, and a contradiction', () => {
    const record = appendix(page(type('Antwoord'), NOTICE, remark(postponed)));
    expect(record).toMatchObject({
      notice: postponed,
      noticeReason: postponed,
      received: '2024-03-01',
      submitted: '2024-02-07',
    });
    expect(record.defects).toEqual([{ code: 'contradictoryTypes', detail: 'type Antwoord, heading notice' }]);
  });

  it('knows supplements', () => {
    expect(appendix(page(type('Antwoord (nader)'), '', '')).supplementary).toBe(true);
    expect(appendix(page('', `Nadere m${NOTICE.slice(1)}`, remark(postponed))).supplementary).toBe(true);
    expect(appendix(page('', ANSWER, answered)).supplementary).toBe(false);
  });

  it('shows dates that cannot be, and does not mend them', () => {
    const early = appendix(page('', ANSWER.replace('2024', '2014'), answered));
    expect(early).toMatchObject({ received: '2014-03-01', submitted: '2024-02-07' });
    expect(early.defects.map(({ code }) => code)).toEqual(['receivedBeforeSubmitted']);
    const impossible = appendix(page('', ANSWER.replace('1 maart', '30 februari'), answered));
    expect(impossible.received).toBeNull();
    expect(impossible.defects).toEqual([{ code: 'impossibleDate', detail: 'received: 30 februari 2024' }]);
  });
});

describe('publication XML', () => {
  it('is read in the old root, as far as others describe it', () => {
    const record = readXml(
      `<vragen><vraagdoc><vraagnummer>2009Z03160</vraagnummer><omschr>Vragen van het lid Aalders (SP) aan de minister van Financiën over <ondw>kaas</ondw>. (Ingezonden 3 maart 2009)</omschr>
       <vraag><nummer>1</nummer><al>Een?</al></vraag><vraag><nummer>2</nummer><al>Twee?</al></vraag><toelicht><al>Deze vragen dienen ter aanvulling op vraagnummer 2009Z03159.</al></toelicht></vraagdoc></vragen>`,
    );
    expect(record).toMatchObject({
      identifier: { id: 'kv-2009Z03160' },
      title: 'kaas',
      submitted: '2009-03-03',
      questions: [
        { numbers: [1], text: 'Een?' },
        { numbers: [2], text: 'Twee?' },
      ],
      explanatoryNote: 'Deze vragen dienen ter aanvulling op vraagnummer 2009Z03159.',
      references: [{ target: 'kv-2009Z03159', reason: 'followUp', place: 'toelichting' }],
    });
  });

  it('is refused when it is not well-formed or declares entities', () => {
    expect(() => readXml('<vragen><a></vragen>')).toThrow(XmlError);
    expect(() => readXml('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')).toThrow(XmlError);
    expect(() => readMetadata('geen xml')).toThrow(XmlError);
  });

  it('takes nothing from metadata of another document', () => {
    const other =
      '<metadata_gegevens><metadata name="DC.identifier" content="ah-tk-20232024-1"/><metadata name="OVERHEIDop.datumOntvangst" content="2024-01-01"/></metadata_gegevens>';
    const record = readMetadata(other, 'ah-tk-20232024-2') as AppendixRecord;
    expect(record).toMatchObject({ identifier: { id: 'ah-tk-20232024-2' }, received: null });
    expect(record.defects.map(({ code }) => code)).toEqual(['contradictoryNumbers']);
  });
});

describe('hostile pages', () => {
  it('are read into a valid record whatever they hold', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '<h1>',
        '</h1>',
        '<div class="vraag">',
        '</div>',
        '<div class="antwoord">',
        '<h2 class="stuktitel">Vraag 1 t/m 999999999</h2>',
        HEADING,
        ANSWER,
        NOTICE,
        '<table><tr><th>Vraag</th><th>Nummer</th></tr><tr><td>x</td></tr></table>',
        '<a href="javascript:x">',
        '<div class="voet noot">',
        '\uE000',
        '<p>X Noot</p><p>1</p>',
        '<p>Toelichting:</p>',
        '<meta name="DC.identifier" content="\u0000">',
        '<base href="javascript:x">',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 25 }),
        fc.constantFrom('kv-tk-2024Z12345', 'ah-tk-20232024-1', 'kst-36410-VII-12'),
        (pieces, id) => {
          const record = read(`<body><div id="broodtekst">${pieces.join('')}</div></body>`, id);
          expect(PublicationRecord.safeParse(record).success).toBe(true);
          expect(record.identifier.id).toBe(id);
          expect(JSON.stringify(record.footnotes.flatMap(({ links }) => links))).not.toMatch(/"url":"(?!https?:)/);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('of a million characters and thousands of levels end', () => {
    const deep = question(`<div id="broodtekst">${'<div>'.repeat(3000)}<p>Een?</p>${'</div>'.repeat(3000)}</div>`);
    expect(JSON.stringify(deep)).toContain('Een?');
    const long = question(
      `<div id="broodtekst"><h1>Vragen van de leden ${'Aa en '.repeat(50_000)}</h1><p>${'vraag 1, '.repeat(100_000)}</p></div>`,
    );
    expect(long.submitters.length).toBeLessThanOrEqual(200);
  });
});
