import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainLinks, safeUrl } from '../../../../utils/domain/publication/index.ts';
import { NoteMarks } from '../../../../utils/domain/publication/note-marks.ts';
import { classifyNotice, noticeReason } from '../../../../utils/domain/publication/notice.ts';
import { parseItemLabel, parseNumberList } from '../../../../utils/domain/publication/numbers.ts';
import { findReferences } from '../../../../utils/domain/publication/references.ts';

describe('numbered headings', () => {
  it.each([
    ['Vraag 1', 'question', [1]],
    ['Vraag 2, 3 en 4', 'question', [2, 3, 4]],
    ['Vraag 2, 4 en 9', 'question', [2, 4, 9]],
    ['Vraag 2 t/m 6', 'question', [2, 3, 4, 5, 6]],
    ['Vragen 2 tot en met 4:', 'question', [2, 3, 4]],
    ['vraag 4 en 1', 'question', [1, 4]],
    ['Antwoord 1', 'answer', [1]],
    ['Antwoord op vraag 3 en 4', 'answer', [3, 4]],
    ['Antwoord op de vragen 3 en 4.', 'answer', [3, 4]],
    ['Antwoord vragen 1,2,3,4 en 5', 'answer', [1, 2, 3, 4, 5]],
    ['Antwoord vraag 12:', 'answer', [12]],
    ['Antwoorden 2 en 3', 'answer', [2, 3]],
    ['Antwoord', 'answer', []],
    ['Vraag 1, 2 en 5', 'question', [1, 2, 5]],
    ['Vraag 1a', 'question', [1]],
    ['Vraag 2b en 2c', 'question', [2]],
    ['Vraag 2a, b en c', 'question', [2]],
    ['Vraag 2a t/m 2c', 'question', [2]],
    ['Vraag 1a, 2 en 3b', 'question', [1, 2, 3]],
    ['Vraag 1 (vervolg)', 'question', [1]],
    ['Vraag 4 (SP)', 'question', [4]],
    ['Vraag 1 en vraag 2', 'question', [1, 2]],
    ['Vragen 1, 2 (deels) en 3', 'question', [1, 2, 3]],
    ['Antwoord 1 (vervolg)', 'answer', [1]],
    ['Antwoord op vraag 3', 'answer', [3]],
    ['Antwoord op vraag 3a', 'answer', [3]],
    ['Antwoord op de vragen 3a en 3b:', 'answer', [3]],
    ['Antwoord op vraag 1 en op vraag 2', 'answer', [1, 2]],
    ['Antwoord op vraag 1, alsook vraag 2', 'answer', [1, 2]],
    ['Antwoord: vraag 1', 'answer', [1]],
    ['Antwoord op vraag 3 (Minister van Financiën)', 'answer', [3]],
    ['Vraag 1 t/m 999999999', 'question', [1]],
    ['Vraag 1 t/m 999', 'question', [1, 999]],
    ['Vraag 99999999999999999999', 'question', []],
  ])('%s', (text, is, numbers) => {
    expect(parseItemLabel(text)).toEqual({ is, numbers });
  });

  it.each([
    'Antwoord van de minister',
    'Vraag aan u',
    'Vraagt u 2 mensen',
    'Antwoorden 2 mensen',
    'Vraag 1 Kent u het bericht?',
    'Vraag 1 (zie ook vraag 3)',
    'Vraag 1, 2 of 3',
    'Vraag één',
    'Antwoord (vervolg)',
    'Antwoord 2 en volgende',
    'Vraag 1 a en b van het lid Proef',
    'Mededeling',
    '',
  ])('%s is no heading', (text) => {
    expect(parseItemLabel(text)).toBeNull();
  });

  it('gives ascending numbers from 1 to 999, never many more than were printed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.nat().map(String), fc.constantFrom(' en ', ', ', ' t/m ', '-', ' ')), { maxLength: 40 }),
        (parts) => {
          const numbers = parseNumberList(parts.join(''));
          expect(
            numbers.every((number, index) => number >= 1 && number <= 999 && number > (numbers[index - 1] ?? 0)),
          ).toBe(true);
        },
      ),
    );
  });
});

describe('note marks', () => {
  const strip = (numbers: string[], ...texts: string[]): string[] => {
    const marks = new NoteMarks(numbers);
    return texts.map((text) => marks.strip(text));
  };

  it.each([
    [['1', '2'], 'Kent u het bericht?1 2', 'Kent u het bericht?'],
    [['1', '2'], 'Kent u het bericht?1, 2', 'Kent u het bericht?'],
    [['1', '2'], 'Kent u het bericht?12', 'Kent u het bericht?'],
    [['1'], 'Kent u «Het bericht»1?', 'Kent u «Het bericht»?'],
    [['1'], 'Kent u het bericht?1.', 'Kent u het bericht?.'],
    [['1'], 'Kent u het bericht?1 Wat vindt u?', 'Kent u het bericht? Wat vindt u?'],
    [['1'], 'Dat stond in de krant.1 En toen?', 'Dat stond in de krant. En toen?'],
    [[], 'Kent u het bericht?1 2', 'Kent u het bericht?'],
    [['1'], 'Kent u het bericht?\uE000 Wat nu?', 'Kent u het bericht? Wat nu?'],
    [['1', '2'], 'Kent u het bericht \uE000, \uE000.', 'Kent u het bericht.'],
  ])('%j %s', (numbers, text, expected) => {
    expect(strip(numbers, text)).toEqual([expected]);
  });

  it.each([
    'Het gebied is 1 km2 groot.',
    'Dit is 1) een vraag, 2) geen antwoord, 3) niets.',
    'Zie artikel 2:20 BW en artikel 1.',
    'Het kost 1,50 euro of 1.500 euro.',
    'In 2024 waren er 12 van de 120.',
    'Wat betekent CO2 hier?',
    'Klopt het? 1 op de 3 mensen zegt van wel.',
  ])('keeps %s', (text) => {
    expect(strip(['1', '2'], text)).toEqual([text]);
  });

  it('goes by the count of notes', () => {
    expect(strip(['1', '2', '3'], 'Een?1', 'Zijn er?3', 'Twee?2 3')).toEqual(['Een?', 'Zijn er?3', 'Twee?']);
  });

  it('never adds anything', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.nat({ max: 20 }).map(String), { maxLength: 5 }), (text, numbers) => {
        expect(new NoteMarks(numbers).strip(text).length).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('notices', () => {
  it.each([
    [
      'postponement',
      'De vragen kunnen niet binnen de gebruikelijke termijn worden beantwoord, omdat afstemming nodig is.',
    ],
    [
      'postponement',
      'De vragen van het lid Aa (SGP) over het intrekken van vergunningen (2024Z17067) kunnen niet binnen de gebruikelijke termijn worden beantwoord.',
    ],
    [
      'postponement',
      'De vragen over ingetrokken vergunningen (ingezonden 3 mei 2024) kunnen in verband met overleg niet binnen drie weken worden beantwoord. Ik kom hier in een brief op terug.',
    ],
    [
      'postponement',
      'In mijn brief van 3 mei schreef ik al over dit onderwerp. De beantwoording van deze vragen vergt meer tijd.',
    ],
    ['postponement', 'Het is niet mogelijk deze vragen binnen de gestelde termijn te beantwoorden.'],
    ['settledByLetter', 'Deze vragen zijn beantwoord in mijn brief van 3 mei 2024 (Kamerstuk 36 999, nr. 12).'],
    [
      'settledByLetter',
      'Voor de beantwoording van deze vragen verwijs ik u naar de brief die ik vandaag aan de Kamer heb gestuurd.',
    ],
    [
      'settledByLetter',
      'Eerder liet ik weten dat de vragen niet binnen de termijn konden worden beantwoord. Inmiddels zijn de vragen beantwoord in de brief van 3 mei 2024.',
    ],
    [
      'withdrawn',
      'De vragen van het lid Aa (SP) over het bericht «Bank vraagt uitstel» zijn door de indiener ingetrokken.',
    ],
    ['withdrawn', 'Het lid Aa heeft deze vragen ingetrokken.'],
    ['withdrawn', 'Het lid Aa trekt de vragen over melkprijzen in.'],
    ['otherNotice', 'De vragen over de ingetrokken vergunningen worden betrokken bij het debat.'],
    ['otherNotice', 'De vragen over vergunningen die zijn ingetrokken worden betrokken bij het debat.'],
    ['otherNotice', 'De vragen zijn doorgestuurd naar de Minister van Financiën.'],
    ['unknown', ''],
  ])('%s: %s', (form, text) => {
    expect(classifyNotice(text, 'Mededeling')).toBe(form);
  });

  it('takes a type that names the postponement at its word', () => {
    expect(classifyNotice('', 'Mededeling (uitstel antwoord)')).toBe('postponement');
    expect(
      classifyNotice('Deze vragen zijn beantwoord in mijn brief van 3 mei 2024.', 'Mededeling (uitstel antwoord)'),
    ).toBe('settledByLetter');
  });

  it.each([
    [
      'De vragen kunnen niet op tijd worden beantwoord. De reden van het uitstel is dat d.d. 3 mei jl. nog niets bekend was. Ik kom er snel op terug.',
      'De reden van het uitstel is dat d.d. 3 mei jl. nog niets bekend was.',
    ],
    [
      'De vragen kunnen in verband met de nodige afstemming niet binnen de termijn worden beantwoord. Het streven is spoed.',
      'De vragen kunnen in verband met de nodige afstemming niet binnen de termijn worden beantwoord.',
    ],
    ['De vragen kunnen niet binnen de termijn worden beantwoord. Ik stuur de antwoorden zo spoedig mogelijk.', null],
  ])('reason: %s', (text, reason) => {
    expect(noticeReason(text)).toBe(reason);
  });
});

describe('references', () => {
  const find = (text: string, ...own: string[]): string[] =>
    findReferences([{ place: 'vraag 1', reason: 'mentioned', text, links: [] }], own).references.map(
      ({ target }) => target,
    );

  it.each([
    ['Zie vraagnummer 2024Z18284 en 2010Z05856.', ['kv-tk-2024Z18284', 'kv-2010Z05856']],
    ['Aanhangsel Handelingen, vergaderjaar 2022–2023, nr. 1234', ['ah-tk-20222023-1234']],
    [
      'Aanhangsel van de Handelingen II, vergaderjaar 2015-2016, nrs. 1016 en 1044.',
      ['ah-tk-20152016-1016', 'ah-tk-20152016-1044'],
    ],
    ['Aanhangsel Handelingen II 2019/20, nr. 12', ['ah-tk-20192020-12']],
    // Spaces of every kind, and lines that the source broke.
    ['Kamerstuk\u00A031\u00A0839,\u00A0nr.\u00A0705', ['kst-31839-705']],
    ['Kamerstuk 31\u202F839,\n      nr. 705', ['kst-31839-705']],
    ['Aanhangsel Handelingen I, vergaderjaar 2019–2020, nr. 7', ['ah-ek-20192020-7']],
    ['Aanhangsel Handelingen vergaderjaar 1999–2000 nr. 77', ['ah-tk-19992000-77']],
    ['Aanhangsel Handelingen nr. 12, vergaderjaar 2022–2023', ['ah-tk-20222023-12']],
    ['Aanhangselnummer 201320141841', ['ah-tk-20132014-1841']],
    ['Kamerstuk 36 410 VII, nr. 12', ['kst-36410-VII-12']],
    ['Kamerstukken II 2019/20, 35 300 VII, nr. 12', ['kst-35300-VII-12']],
    ['Kamerstuk 3 1839, nr. 705', ['kst-31839-705']],
    ['Kamerstuk 31 839, nrs. 705 en 706', ['kst-31839-705', 'kst-31839-706']],
    ['Kamerstuk 31 839, nr. 1031, 5 november 2024', ['kst-31839-1031']],
    ['Kamerstukken 31 839, nr. 705 en 29 279, nr. 12', ['kst-31839-705', 'kst-29279-12']],
    ['de motie-Aa c.s. (35 927, nr. 79)', ['kst-35927-79']],
    ['Staatsblad 2020, 118 en Stb. 2021, nr. 7', ['stb-2020-118', 'stb-2021-7']],
    ['Staatscourant 2013, nr. 10981; Stcrt. 2014, 5', ['stcrt-2013-10981', 'stcrt-2014-5']],
    ['Trb. 2017, 47', ['trb-2017-47']],
    ['Handelingen II 2020/21, nr. 87, item 3', ['h-tk-20202021-87-3']],
    ['kst-36410-VII-12 en ah-tk-20222023-1234', ['kst-36410-VII-12', 'ah-tk-20222023-1234']],
    ['Staatscourant 2013, 12 mei en 12 345 euro, nr. 3', []],
    ['In 2024 kostte het 36 410 euro.', []],
    ['2024Z182845 en x2024Z18284', []],
    ['Zie ook de Handelingen', []],
  ])('%s', (text, targets) => {
    expect(find(text)).toEqual(targets);
  });

  it('says what cannot be a session year', () => {
    const found = findReferences(
      [
        {
          place: 'kop',
          reason: 'seeAlso',
          text: 'Zie ook Aanhangsel Handelingen, vergaderjaar 2015–2015, nr. 12',
          links: [],
        },
      ],
      [],
    );
    expect(found.references).toEqual([]);
    expect(found.defects).toEqual([
      { code: 'impossibleSessionYear', detail: 'Aanhangsel Handelingen, vergaderjaar 2015–2015, nr. 12' },
    ]);
  });

  it('names each target once, with the strongest reason, and never itself', () => {
    const { references } = findReferences(
      [
        {
          place: 'vraag 1',
          reason: 'mentioned',
          text: 'Zie 2024Z18284, 2024Z00001 en Staatsblad 2020, 118.',
          links: [{ text: 'Staatsblad 2020, 118', url: 'https://zoek.officielebekendmakingen.nl/stb-2020-118.html' }],
        },
        {
          place: 'noot 1',
          reason: 'footnote',
          text: 'x',
          links: [{ text: 'x', url: 'https://www.tweedekamer.nl/kamerstukken/kamervragen/detail?id=2024Z18284' }],
        },
        { place: 'toelichting', reason: 'followUp', text: 'ter aanvulling op 2024Z18284', links: [] },
      ],
      ['kv-tk-2024Z00001', '2024Z00001'],
    );
    expect(references.map(({ target, reason, place }) => [target, reason, place])).toEqual([
      ['kv-tk-2024Z18284', 'followUp', 'toelichting'],
      ['stb-2020-118', 'linked', 'vraag 1'],
    ]);
  });

  it('stays within its bounds on hostile texts of 300,000 characters', () => {
    const pieces = [
      'Aanhangsel Handelingen, ',
      'Kamerstuk 31 839, nr. ',
      '1, ',
      '1 en ',
      '2024Z18284 ',
      '35 927',
      'Staatsblad ',
      ' ',
      '(',
      '«',
      'niet ',
      'vragen zijn ',
      'https://a.',
    ];
    for (const piece of pieces) {
      const text = piece.repeat(Math.ceil(300_000 / piece.length));
      expect(
        findReferences([{ place: 'x', reason: 'mentioned', text, links: [] }], []).references.length,
      ).toBeLessThanOrEqual(500);
      expect(plainLinks(text).length).toBeLessThanOrEqual(200);
      classifyNotice(text, 'Mededeling');
      noticeReason(text);
      new NoteMarks(['1']).strip(text);
    }
  });
});

describe('links', () => {
  it.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'https://a:b@example.org/',
    'https://',
    '',
  ])('%s is never kept', (href) => {
    expect(safeUrl(href, 'https://zoek.officielebekendmakingen.nl/')).toBeNull();
  });

  it('finds addresses in plain text without the punctuation behind them', () => {
    expect(
      plainLinks('Krant (https://example.org/a_(b)), www.example.net/x. En javascript:alert(1)').map(({ url }) => url),
    ).toEqual(['https://example.org/a_(b)', 'https://www.example.net/x']);
  });
});
