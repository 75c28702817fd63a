import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { byTarget } from '../../../components/dossier/References.tsx';
import { addressOfTarget, nameOfTarget } from '../../../components/dossier/target-name.ts';
import { pageTranslator } from '../../../utils/domain/i18n/page.ts';
import { placeTimeline } from '../../../utils/domain/status/timeline-layout.ts';
import { housePage } from '../../../components/ui/links.ts';
import { safeUrl } from '../../../utils/domain/publication/links.ts';
import type { TimelinePoint } from '../../../utils/domain/status/types.ts';

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
  expect(safeUrl('https://zoek.officielebekendmakingen.nl@evil.example/')).toBeNull();
  expect(safeUrl('https://example.nl/a')).toBe('https://example.nl/a');
  expect(housePage('2070824590')).toBeNull();
  expect(housePage('2024Z01911')).toContain('id=2024Z01911&did=2024Z01911');
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

test.each([
  ['a question that is known', 'kv-tk-2024Z01911', '2024Z01911', true, 'Vraag 2024Z01911', '/kv-tk-2024Z01911.html'],
  ['a number that nobody knows', 'kv-tk-2026Z99999', '2026Z99999', false, 'Nummer 2026Z99999', '/resultaten?q='],
  [
    'an old question, whose number nothing else has',
    'kv-2070824590',
    '2070824590',
    false,
    'Vraag 2070824590',
    '/kv-2070824590.html',
  ],
  ['a paper', 'kst-36410-12', null, false, 'Kamerstuk 36410-12', '/kst-36410-12.html'],
  ['a document of the Kamer, which has no page on the host', '2024D12345', null, false, '2024D12345', null],
])('%s has its name and its address', (_, target, questionNumber, isKnown, name, address) => {
  const named = { target, questionNumber };
  expect(nameOfTarget(named, isKnown, pageTranslator('nl'))).toBe(name);
  const way = addressOfTarget(named, !isKnown);
  if (address === null) expect(way).toBeNull();
  else expect(way).toContain(`officielebekendmakingen.nl${address}`);
});
