import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import { ROOT } from '../../scripts/setup.mjs';
import { seededRandom } from '../../utils/questions/rank/linear.ts';
import type { RelatedRecord } from '../../utils/questions/rank/types.ts';

/** Real questions and graded queries, stored outside the project; used if present. */
export const SHARED = join(ROOT, '..', 'shared');
export const RECORDED = join(SHARED, 'recorded', 'odata', 'zaken-schriftelijke-vragen.2024-10-02.jsonl.gz');
export const GRADED = join(SHARED, 'related', 'dev.json');

const Line = z.object({
  Nummer: z.string(),
  Onderwerp: z.nullable(z.string()),
  GestartOp: z.nullable(z.string()),
  _actors: z.optional(
    z.object({
      Indiener: z.optional(z.string()),
      Medeindiener: z.optional(z.string()),
      'Gericht aan': z.optional(z.string()),
    }),
  ),
});

const names = (list: string | undefined): string[] => (list ?? '').split(', ').filter((name) => name !== '');

/** Reads questions from JSON lines in the format of the OData service, gzipped or not. @throws on a line of another format */
export function readCorpus(path: string): RelatedRecord[] {
  const file = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(file) : file).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const row = Line.parse(JSON.parse(line));
      const { _actors: people } = row;
      return {
        number: row.Nummer,
        title: row.Onderwerp ?? '',
        date: row.GestartOp === null ? null : row.GestartOp.slice(0, 10),
        submitters: [...names(people?.Indiener), ...names(people?.Medeindiener)],
        addressees: names(people?.['Gericht aan']),
      };
    });
}

const SYLLABLES = 'bra ven tol mar zee kor lin das pel rui hof gem vor ste kla wij dun par ros tem'.split(' ');
const HEADS =
  'toeslag opvang heffing beleid regeling toezicht haven scanner dienst fonds subsidie wet plan norm zorg'.split(' ');
const FORMULAS = [
  'Het bericht dat',
  'De gevolgen van',
  'Het artikel over',
  'De uitzending over',
  'De antwoorden op vragen over',
];
const BASE_YEAR = 2008;

/**
 * Generates questions: a seeded parliament of 150 members and 12 ministers, with affairs whose questions share words. Deterministic for
 * a size and seed.
 */
export function generateCorpus(size: number, seed = 1): RelatedRecord[] {
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const word = (): string => {
    const head = random() < 0.5 ? pick(HEADS) : '';
    return pick(SYLLABLES) + pick(SYLLABLES) + (random() < 0.5 ? pick(SYLLABLES) : '') + head;
  };
  const members = Array.from({ length: 150 }, (_, at) => `Lid ${word()} (${String.fromCharCode(65 + (at % 26))}.)`);
  const ministers = Array.from({ length: 12 }, () => `Minister ${word()}`);
  const affairs = Array.from({ length: Math.max(20, Math.floor(size / 12)) }, () => ({
    words: Array.from({ length: 8 }, word),
    minister: pick(ministers),
    start: Math.floor(random() * 5800),
  }));
  const perYear = Math.ceil(size / 17);
  return Array.from({ length: size }, (_, at) => {
    const affair = pick(affairs);
    const said = Array.from({ length: 3 + Math.floor(random() * 5) }, () =>
      random() < 0.7 ? pick(affair.words) : word(),
    );
    const day = new Date(Date.UTC(BASE_YEAR, 0, 1 + affair.start + Math.floor(random() * 200)));
    // A year has only 100,000 numbers, so larger lists span centuries.
    const year = 1000 + Math.floor(at / Math.min(perYear, 90_000));
    return {
      number: `${year}Z${String(at % Math.min(perYear, 90_000)).padStart(5, '0')}`,
      title: `${pick(FORMULAS)} ${said.join(' ')}`,
      date: day.toISOString().slice(0, 10),
      submitters: [pick(members)],
      addressees: [affair.minister],
    };
  });
}

/** Whether the real questions and grades are present. */
export const hasRecorded = (): boolean => existsSync(RECORDED) && existsSync(GRADED);
