// @vitest-environment jsdom
import { createElement } from 'react';
import { SaxesParser } from 'saxes';
import { expect, it } from 'vitest';
import { figureWords } from '../../../components/figures/words.ts';
import { QuarterBars } from '../../../components/figures/QuarterBars.tsx';
import { wrapped } from '../../../components/figures/chart.ts';
import { StepCurve } from '../../../components/figures/StepCurve.tsx';
import { svgText } from '../../../components/figures/save.tsx';
import { curveCsv, curveRows, quartersCsv } from '../../../components/figures/table-file.ts';
import { addDays } from '../../../utils/domain/clock/calendar.ts';
import { libraryTranslator } from '../../../utils/domain/i18n/library.ts';
import { figuresOfList } from '../../../utils/questions/figures/of-list.ts';
import type { Figures } from '../../../utils/questions/figures/contract.ts';
import { readCsv } from '../domain/exchange/read-csv.ts';
import { recordOfTruth, searchOver, UNTIL } from '../questions/figures/world.ts';

/** What a reader may have chosen: everything that a file gives a meaning to. */
const SELECTION = '=1+1; "veerpont", <b>&amp;</b>\u0007 \u2028 regel\r\ntwee';
const ORIGIN = { selection: SELECTION, source: 'verzonnen vragen', until: UNTIL };
const words = figureWords(libraryTranslator('nl'), 'nl');

async function figures(): Promise<Figures> {
  const truths = Array.from({ length: 90 }, (_, at) => ({
    submitted: addDays('2023-11-01', at * 3),
    answer: at % 7 === 0 ? null : 8 + ((at * 13) % 60),
    notice: at % 3 === 0 ? 20 : null,
  }));
  const search = await searchOver(truths.map(recordOfTruth));
  return figuresOfList(search, { words: '' }, { until: UNTIL, today: UNTIL, numbers: null }).figures;
}

it('the tables, read by another reader, hold the figures and say in each row of what they are', async () => {
  const counted = await figures();
  const [head = [], ...rows] = readCsv(quartersCsv(counted, words, ORIGIN), ';');
  expect(rows).toHaveLength(counted.quarters.length + 1);
  for (const [at, quarter] of counted.quarters.entries()) {
    const [name, n, within3, within6, median, p90, waiting, silent, silentOf, selection, source, until] =
      rows[at] ?? [];
    expect(rows[at]).toHaveLength(head.length);
    // A year and a number with a hyphen are a month to a spreadsheet: the second quarter would be quoted as February.
    expect(name).toMatch(/^20\d\d K[1-4]$/);
    expect([name, n, waiting, silent, silentOf]).toEqual(
      [words.quarter(quarter.from), quarter.n, quarter.waiting, quarter.silent.count, quarter.silent.of].map(String),
    );
    for (const [text, share] of [[within3, quarter.within3] as const, [within6, quarter.within6] as const])
      if (share === null) expect(text).toBe('');
      else expect(Number(text?.replace(',', '.'))).toBeCloseTo(share * 100, 1);
    expect([median, p90]).toEqual([quarter.median, quarter.p90].map((days) => String(days ?? '')));
    expect([source, until]).toEqual([ORIGIN.source, UNTIL]);
    // Not a formula to a spreadsheet; otherwise as it was.
    expect(selection).not.toMatch(/^[=+@-]/);
    expect(selection).toContain('"veerpont", <b>&amp;</b>');
  }
  const [, ...steps] = readCsv(curveCsv(counted, words, ORIGIN), ';');
  expect(steps.map(([days]) => Number(days))).toEqual([0, ...counted.curve.map(([days]) => days), counted.watched]);
  const shares = steps.map(([, share]) => Number(share?.replace(',', '.')));
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
});

it.each([
  ['curve', StepCurve],
  ['quarters', QuarterBars],
] as const)(
  'the drawing of the %s, read by a strict parser, is XML that stands alone, with source and day',
  async (_, Drawing) => {
    const caption = { title: SELECTION, lines: [`Bron: verzonnen vragen, bijgewerkt tot en met ${UNTIL}`] };
    const drawn = svgText(createElement(Drawing, { figures: await figures(), width: 720, words, caption }));
    const parser = new SaxesParser({ xmlns: true });
    const names: string[] = [];
    let text = '';
    parser.on('opentag', ({ local, uri, attributes }) => {
      names.push(local);
      expect(uri).toBe('http://www.w3.org/2000/svg');
      for (const { local: name, value } of Object.values(attributes)) {
        expect(name).not.toMatch(/^on|href$/);
        // A colour of the page has a fixed one behind it: a file has no page.
        for (const [, rest = ''] of value.matchAll(/var\(--[\w-]+(,?)/g)) expect(rest).toBe(',');
        expect(value).not.toMatch(/url\(/);
      }
    });
    parser.on('text', (piece) => (text += piece));
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(drawn).close();
    expect(names[0]).toBe('svg');
    expect(names).not.toContain('b');
    expect(text).toContain('<b>&amp;</b>');
    expect(text).toContain(UNTIL);
  },
);

it('lines of a caption fit in the drawing, whatever was searched for', () => {
  const fits = (text: string): string[] => wrapped(text, 118);
  expect(fits('een '.repeat(60).trim()).every((line) => line.length <= 118)).toBe(true);
  const address = `https://voorbeeld.nl/${'a'.repeat(400)}`;
  expect(fits(`Zoekwoorden: ${address}`).map(({ length }) => length <= 118)).not.toContain(false);
  expect(fits(`Zoekwoorden: ${address}`).join('').replaceAll(' ', '')).toBe(`Zoekwoorden:${address}`);
  // Eleven pixels high, a W is 10.4 wide, and a line 692.
  for (const line of fits('W'.repeat(300))) expect(line.length * 10.4).toBeLessThanOrEqual(692);
  // No half a character.
  for (const line of fits('🚲'.repeat(200))) expect(line).toMatch(/^(?:🚲)+$/u);
  expect(fits('')).toEqual([]);
});

/** Days and shares of the saved curve. */
const lineIn = (figures: Figures): string[] =>
  readCsv(curveCsv(figures, words, ORIGIN), ';')
    .slice(1)
    .map(([days, share]) => `${days};${share}`);

it('the curve goes on level to the last day that is known', async () => {
  const truths = Array.from({ length: 60 }, (_, at) => ({
    submitted: addDays(UNTIL, -300),
    answer: at < 30 ? 14 : null,
    notice: null,
  }));
  const search = await searchOver(truths.map(recordOfTruth));
  const { figures } = figuresOfList(search, { words: '' }, { until: UNTIL, today: UNTIL, numbers: null });
  expect(figures).toMatchObject({ watched: 300, curve: [[14, 0.5]] });
  const drawn = svgText(createElement(StepCurve, { figures, width: 720, words }));
  const ends = [...drawn.matchAll(/H([\d.]+)/g)].map(([, x]) => Number(x));
  expect(ends.at(-1)).toBe(720 - 18);
  // So it does in the file.
  expect(lineIn(figures)).toEqual(['0;0,0', '14;50,0', '300;50,0']);
});

it('the line of questions that all wait is there too, in the file and in the table', async () => {
  const truths = Array.from({ length: 30 }, () => ({ submitted: addDays(UNTIL, -60), answer: null, notice: null }));
  const search = await searchOver(truths.map(recordOfTruth));
  const { figures } = figuresOfList(search, { words: '' }, { until: UNTIL, today: UNTIL, numbers: null });
  expect(lineIn(figures)).toEqual(['0;0,0', '60;0,0']);
  expect(curveRows(figures).map(({ weeks, share }) => `${weeks}: ${share}`)).toEqual(
    [1, 2, 3, 4, 5, 6, 8].map((weeks) => `${weeks}: 0`),
  );
});
