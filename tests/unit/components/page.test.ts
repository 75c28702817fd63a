import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { explain, explainSourceErrors, stateLabel } from '../../../components/card/explain.ts';
import { byTarget } from '../../../components/card/References.tsx';
import { placeTimeline } from '../../../components/card/timeline-layout.ts';
import { answerInFragment } from '../../../components/questions/answer-url.ts';
import { ICON_PATHS } from '../../../components/ui/icon-paths.ts';
import { housePage, safeUrl } from '../../../components/ui/links.ts';
import { statusTranslator } from '../../../utils/domain/i18n/status.ts';
import { pageTranslator } from '../../../utils/domain/i18n/page.ts';
import { STATE_NAMES, Status, type TimelinePoint } from '../../../utils/domain/status/types.ts';

const evidence = {
  document: 'ah-tk-20232024-9999',
  role: 'answer',
  supplementary: false,
  date: '2024-04-16',
  url: 'https://zoek.officielebekendmakingen.nl/ah-tk-20232024-9999.html',
  source: 'sru',
  readAt: '2024-05-01T10:00:00Z',
};
const common = {
  submitted: '2024-02-07',
  dueThreeWeeks: '2024-02-28',
  dueSixWeeks: '2024-03-20',
  timeline: [],
  evidence: [],
  sourceErrors: [],
  failures: [],
};
const wording = { t: pageTranslator('nl'), language: 'nl', today: '2024-05-01' } as const;

describe('why', () => {
  test.each([
    [
      {
        state: 'answered',
        answer: evidence,
        days: 69,
        punctuality: { is: 'afterSixWeeks', days: 27 },
        supplements: [],
      },
      /16 april 2024, na 69 dagen: 27 dagen na de zes weken\./,
    ],
    [
      { state: 'answered', answer: evidence, days: null, punctuality: null, supplements: [evidence] },
      /^Antwoord ontvangen op 16 april 2024\. Later aangevuld met 1 document/,
    ],
    [{ state: 'open', due: '2024-02-28', daysLeft: 1 }, /uiterlijk 28 februari 2024; nog 1 dag /],
    [
      { state: 'postponed', notice: evidence, reason: 'Afstemming.', due: '2024-03-20', daysLeft: 3 },
      /Reden: Afstemming\. .*20 maart 2024/,
    ],
    [
      { state: 'overdue', term: 'threeWeeks', due: '2024-02-28', daysLate: 2, notice: null, reason: null },
      /drie weken .* 2 dagen geleden/,
    ],
    [{ state: 'noTerm', why: 'oral' }, /mondelinge vraag/],
    [
      { state: 'unknown', why: 'sourcesFailed', lastKnown: { state: 'open', at: '2024-04-30T10:00:00Z' } },
      /Laatst bekend: Wacht op antwoord \(30 april 2024 12:00\)/,
    ],
    [
      {
        state: 'probablyPostponed',
        notice: evidence,
        said: 'Het duurt even.',
        due: '2024-03-20',
        daysLeft: 3,
      },
      /^Er is een mededeling die Kantlijn niet begrijpt, van 16 april 2024: “Het duurt even\.” .*tot 20 maart 2024\. Zeker is dat niet\.$/,
    ],
    [
      {
        state: 'probablyOverdue',
        notice: { ...evidence, date: null },
        said: null,
        due: '2024-03-20',
        daysLate: 42,
        postponement: { ...evidence, date: '2024-02-19' },
      },
      /^Er is een mededeling die Kantlijn niet begrijpt: zij heeft geen tekst\. De zes weken .* 42 dagen geleden, zonder antwoord\. Eerder uitgesteld op 19 februari 2024\.$/,
    ],
    [
      { state: 'postponed', notice: evidence, reason: null, said: 'Later meer.', due: '2024-03-20', daysLeft: 3 },
      /De mededeling zegt: “Later meer\.”/,
    ],
    [
      { state: 'unknown', why: 'unmatched', lastKnown: null },
      /document dat Kantlijn niet kon lezen .* staat dus niet vast\.$/,
    ],
    [
      { state: 'withdrawn', notice: evidence, said: 'De vragen zijn ingetrokken.' },
      /zegt: “De vragen zijn ingetrokken/,
    ],
    [{ state: 'withdrawn', notice: evidence }, /ingetrokken/],
    [{ state: 'settledByLetter', notice: evidence, letter: null }, /brief aan de Kamer/],
  ])('%#', (status, words) => {
    expect(explain(Status.parse({ ...common, ...status }), wording).join(' ')).toMatch(words);
  });
});

test('every state has a word, a tone and a drawing of its own', () => {
  for (const name of STATE_NAMES)
    expect(stateLabel(name, wording.t), name).not.toMatch(name === 'unknown' ? /^$/ : /^Onbekend$/);
  expect(new Set(STATE_NAMES.map((name) => stateLabel(name, wording.t))).size).toBe(STATE_NAMES.length);
  expect(new Set(STATE_NAMES.map((name) => ICON_PATHS[name])).size).toBe(STATE_NAMES.length);
  expect(stateLabel('loading', wording.t)).toBe('Onbekend');
  expect(stateLabel('toString', wording.t)).toBe('Onbekend');
});

describe('the drawn timeline', () => {
  const point = (what: TimelinePoint['what'], date: string): TimelinePoint => ({ what, date, document: null });
  const widths = { line: 600, label: () => 100 };
  test('draws days to scale and keeps the order', () => {
    const placed = placeTimeline(
      [point('sixWeeks', '2024-03-20'), point('submitted', '2024-02-07'), point('threeWeeks', '2024-02-28')],
      widths,
    );
    expect(placed.map(({ at }) => at)).toEqual([0, 50, 100]);
  });
  test('gives the six weeks 60 % when the story runs on for years', () => {
    const placed = placeTimeline(
      [point('submitted', '2024-02-07'), point('sixWeeks', '2024-03-20'), point('today', '2026-11-23')],
      widths,
    );
    expect(placed.map(({ at }) => at)).toEqual([0, 60, 100]);
  });
  test('never lets words of one row overlap', () => {
    const placed = placeTimeline(
      [point('submitted', '2024-02-07'), point('postponement', '2024-02-08'), point('answer', '2024-03-20')],
      widths,
    );
    expect(placed.map(({ label }) => label)).toEqual(['start', 'none', 'end']);
  });
  test('is empty without two different days', () => {
    expect(placeTimeline([point('today', '2024-02-07')], widths)).toEqual([]);
    expect(placeTimeline([point('today', '2024-02-07'), point('submitted', '2024-02-30x')], widths)).toEqual([]);
  });
});

test('references to one target become one line with each reason once', () => {
  const reference = {
    target: 'kv-tk-2024Z18284',
    questionNumber: '2024Z18284',
    reason: 'followUp',
    place: 'toelichting',
    quote: '',
  } as const;
  expect(byTarget([reference, reference, { ...reference, reason: 'footnote', place: 'noot 1' }])).toEqual([
    {
      target: 'kv-tk-2024Z18284',
      questionNumber: '2024Z18284',
      reasons: [
        { reason: 'followUp', place: 'toelichting' },
        { reason: 'footnote', place: 'noot 1' },
      ],
    },
  ]);
});

test('links are http or https only', () => {
  expect(safeUrl('javascript:alert(1)')).toBeNull();
  expect(safeUrl('data:text/html,x')).toBeNull();
  expect(safeUrl('//evil')).toBeNull();
  expect(safeUrl('https://example.nl/a')).toBe('https://example.nl/a');
  expect(housePage('2070824590')).toBeNull();
  expect(housePage('2024Z01911')).toContain('id=2024Z01911&did=2024Z01911');
});

test('only our own fragment names an answer', () => {
  expect(answerInFragment('#kantlijn-antwoord-3')).toBe(3);
  expect(answerInFragment('#d17e45')).toBeNull();
});

describe('what contradicts itself in the sources', () => {
  const told = (code: string, detail: string): string => {
    const status = Status.parse({
      state: 'unknown',
      why: 'contradiction',
      lastKnown: null,
      submitted: null,
      dueThreeWeeks: null,
      dueSixWeeks: null,
      timeline: [],
      evidence: [],
      failures: [],
      sourceErrors: [{ code, document: 'kv-tk-2025Z90123', detail }],
    });
    return explainSourceErrors(status, { t: statusTranslator('nl'), language: 'nl', today: '2026-12-01' }).join(' ');
  };

  test('is told in Dutch, with what stands in the sources as it stands there', () => {
    expect(told('contradictoryNumbers', 'address kv-tk-2025Z90123, metadata kv-tk-2025Z90199')).toBe(
      'Fout in de bron (kv-tk-2025Z90123): tegenstrijdige nummers (adres kv-tk-2025Z90123, metadata kv-tk-2025Z90199).',
    );
    expect(told('impossibleDate', 'received: 30 februari 2024')).toContain('(ontvangen: 30 februari 2024)');
    expect(told('receivedBeforeSubmitted', 'received 2024-01-01, submitted 2024-02-01')).toContain(
      '(ontvangen 2024-01-01, ingezonden 2024-02-01)',
    );
    // Printed words of a source are the source's own.
    expect(told('impossibleDate', 'received: the number 30')).toContain('(ontvangen: the number 30)');
  });
});

describe('colours', () => {
  const components = new URL('../../../components/', import.meta.url);
  const read = (name: string): string => readFileSync(new URL(name, components), 'utf8');
  const [light, dark] = ['ui/tokens.css', 'meanings/palette.css']
    .map((name) => read(name).split('@media'))
    .reduce(([lights, darks], [bright = '', dim = '']) => [lights + bright, darks + dim], ['', '']);
  const tokens = (text: string): Map<string, string> =>
    new Map([...text.matchAll(/--kl-([\w-]+): (#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [name, value]));
  const luminance = (hex: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5]
      .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (a: string, b: string): number => {
    const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  describe.each([
    ['light', tokens(light ?? '')],
    ['dark', tokens(dark ?? '')],
  ])('%s', (_, token) => {
    const of = (name: string): string => token.get(name) ?? '#000000';
    test.each([
      ...['ink', 'ink-soft', 'link', 'brand', 'good', 'wait', 'hold', 'late', 'neutral', 'pencil'].map(
        (name) => [name, 'surface', 4.5] as const,
      ),
      ...['ink', 'ink-soft', 'pencil', 'link'].map((name) => [name, 'raised', 4.5] as const),
      ...['good', 'wait', 'hold', 'late', 'neutral'].map((name) => [name, `${name}-tint`, 4.5] as const),
      ...['important', 'question', 'fact', 'action'].flatMap((name) => [
        [name, `${name}-tint`, 4.5] as const,
        [name, 'surface', 4.5] as const,
      ]),
      ['pencil', 'pencil-tint', 4.5] as const,
      ['ink', 'pencil-tint', 4.5] as const,
      ['brand', 'tint', 4.5] as const,
      ['ink-soft', 'neutral-tint', 4.5] as const,
      ['control', 'surface', 3] as const,
      ['focus', 'surface', 3] as const,
    ])('%s on %s', (front, back, least) => {
      expect(token.has(front) && token.has(back)).toBe(true);
      expect(contrast(of(front), of(back))).toBeGreaterThanOrEqual(least);
    });
  });

  test('of meanings are given in one place, and none is that of a state that is late', () => {
    const sheets = readdirSync(components, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.css'),
    );
    const giving = sheets.filter((name) => /--kl-(?:important|question|fact|action)\s*:/.test(read(name)));
    expect(giving).toEqual(['meanings/palette.css']);
    for (const all of [tokens(light ?? ''), tokens(dark ?? '')])
      for (const meaning of ['important', 'question', 'fact', 'action'])
        expect(all.get(meaning)).not.toBe(all.get('late'));
  });
});
