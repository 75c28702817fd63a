import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { halves, sampleQueries } from '../../../../bench/related/sample.ts';
import { isHeld } from '../../../../bench/related/texts.ts';
import { ROOT } from '../../../../scripts/setup.mjs';
import { RECORDS } from './corpus.ts';

const Gold = z.record(z.string(), z.record(z.string(), z.number()));
const read = (name: string) =>
  Gold.parse(JSON.parse(readFileSync(join(ROOT, 'bench', 'related', 'graded', name), 'utf8')));
const tune = read('tune.json');
const held = read('held.json');

describe('our own graded queries', () => {
  test('have only numbers and grades', () => {
    for (const [query, grades] of [...Object.entries(tune), ...Object.entries(held)]) {
      expect(query).toMatch(/^\d{4}Z\d{5}$/);
      for (const [number, grade] of Object.entries(grades)) {
        expect(number).toMatch(/^\d{4}Z\d{5}$/);
        expect(number).not.toBe(query);
        expect([1, 2]).toContain(grade);
      }
    }
  });
  test('are split by a seed, so that the held-out half was not chosen by hand', () => {
    const both = halves([...Object.keys(tune), ...Object.keys(held)], 2026);
    expect(both.tune).toEqual(Object.keys(tune).toSorted());
    expect(both.held).toEqual(Object.keys(held).toSorted());
  });
});

describe('our own graded texts', () => {
  const texts = { tune: read('texts-tune.json'), held: read('texts-held.json') };
  test('have only identifiers, numbers and grades', () => {
    for (const [id, grades] of [...Object.entries(texts.tune), ...Object.entries(texts.held)]) {
      expect(id).toMatch(/^(?:\d{4}Z\d{5}|ah-tk-\d{8}-\d+)$/);
      for (const [number, grade] of Object.entries(grades)) {
        expect(number).toMatch(/^\d{4}Z\d{5}$/);
        expect([1, 2]).toContain(grade);
      }
    }
  });
  test('are split by a hash of the identifier', () => {
    expect(Object.keys(texts.held).every(isHeld)).toBe(true);
    expect(Object.keys(texts.tune).some(isHeld)).toBe(false);
  });
});

describe('sampleQueries', () => {
  test('draws the same each time, by year, without what is excluded', () => {
    const excluded = new Set(['2020Z00001']);
    const drawn = sampleQueries(RECORDS, 10, excluded, 3);
    expect(sampleQueries(RECORDS.toReversed(), 10, excluded, 3)).toEqual(drawn);
    expect(new Set(drawn.map(({ number }) => number)).size).toBe(drawn.length);
    expect(drawn.map(({ number }) => number)).not.toContain('2020Z00001');
    expect(drawn.filter(({ date }) => date?.startsWith('2020')).length).toBeGreaterThan(2);
  });
});
