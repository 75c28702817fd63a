import * as z from 'zod/mini';
import { MINISTRY_KEYS } from '../../domain/ministries/table.ts';
import { SEARCHABLE_STATES } from '../../domain/status/states.ts';
import type { Columns } from '../facts/columns.ts';
import { answerDays, isPunctual, PUNCTUALITIES } from '../facts/punctual.ts';
import { CORPUS_STATES, type CorpusRecord, type CorpusState } from '../../domain/question-list/record.ts';
import type { PackedCorpus } from '../file/open.ts';
import type { Terms } from './terms.ts';

const Count = z.int();
const Name = z.string().check(z.maxLength(200));

/** Most subjects that are offered: those of the most questions. */
const MAX_SUBJECTS = 300;

/**
 * What the list can be asked for, with how many of its questions each choice has. A condition that it cannot answer would find nothing,
 * and seem to say that there is nothing.
 */
export const Offers = z.object({
  /** Parties of submitters, most questions first. */
  parties: z.array(z.object({ value: Name, count: Count })),
  /** How addressees are named: not at all, by name only, or also by office (“Minister van Financiën”). */
  minister: z.enum(['none', 'names', 'offices']),
  /** Ministries that were asked, most questions first. */
  ministries: z.array(z.object({ value: z.enum(MINISTRY_KEYS), count: Count })),
  /** States that some question has, in the order of `SEARCHABLE_STATES`. */
  states: z.array(z.object({ value: z.enum(SEARCHABLE_STATES), count: Count })),
  /** Empty when all questions are of one kind, or no kind is known. */
  kinds: z.array(z.object({ value: z.enum(['written', 'oral']), count: Count })),
  /** Empty when no day of an answer is known; `silent` only where notices are known. */
  punctual: z.array(z.object({ value: z.enum(PUNCTUALITIES), count: Count })),
  /** Subjects as the source writes them, most questions first. */
  subjects: z.array(z.object({ value: Name, count: Count })),
  /** Whether the days until an answer are known of any question, to order by. */
  days: z.boolean(),
});
export type Offers = z.infer<typeof Offers>;

/** An office, as official sources write it before a portfolio or name, in the key of an addressee. */
const OFFICE = /^>(?:de )?(?:viceminister|minister|staatssecretaris)\b/;

/** Counts what the list can be asked for, over all its questions. */
export class OfferCounts {
  private readonly states = new Map<string, number>();
  private readonly parties = new Map<string, number>();
  private readonly subjects = new Map<string, number>();
  /** By the places of their names. */
  private readonly ministries = new Uint32Array(MINISTRY_KEYS.length);
  private readonly kinds = new Uint32Array(3);
  private readonly punctual = new Uint32Array(PUNCTUALITIES.length);
  private days = false;

  /** @param until day number of the list */
  constructor(
    private readonly columns: Columns,
    private readonly until: number,
  ) {}

  /**
   * Counts all questions: by their columns alone, so that nothing is made for a question.
   *
   * @param stateAt the state of the form, by day and state in the list
   */
  addAll(stateAt: (day: number, state: CorpusState) => string): void {
    const { columns } = this;
    // How often each state was met on each day, by day and state in one number.
    const met = new Map<number, number>();
    for (let at = 0; at < columns.size; at++) {
      if (columns.counts[at] === 0) continue;
      const key = (columns.submitted[at] ?? 0) * CORPUS_STATES.length + (columns.state[at] ?? 0);
      met.set(key, (met.get(key) ?? 0) + 1);
      this.addOne(at);
    }
    for (const [key, count] of met) {
      const state = CORPUS_STATES[key % CORPUS_STATES.length] ?? 'unknown';
      add(this.states, stateAt(Math.floor(key / CORPUS_STATES.length), state), count);
    }
  }

  private addOne(at: number): void {
    const { columns, until, ministries, kinds, punctual } = this;
    for (let asked = columns.ministries[at] ?? 0, bit = 0; asked !== 0; asked >>>= 1, bit++)
      if ((asked & 1) === 1) bump(ministries, bit);
    bump(kinds, columns.kind[at] ?? 0);
    this.days ||= answerDays(columns, at) !== null;
    for (const [nth, each] of PUNCTUALITIES.entries()) if (isPunctual(each, columns, at, until)) bump(punctual, nth);
  }

  /** Counts the parties and subjects of a question that was read since. */
  addRecord({ submitters, subjects }: Pick<CorpusRecord, 'submitters' | 'subjects'>): void {
    for (const party of new Set(submitters.map((one) => one.party))) if (party !== null) add(this.parties, party);
    for (const subject of new Set(subjects)) add(this.subjects, subject);
  }

  /** Counts those of the packed file: in its order, so that no list is made for a question. */
  addPacked(packed: PackedCorpus): void {
    const { counts } = this.columns;
    packed.eachParty(countEach(this.parties, packed.partyNames(), counts));
    packed.eachSubject(countEach(this.subjects, packed.subjectNames(), counts));
  }

  /** What was counted. */
  offers(terms: Terms): Offers {
    const kinds = valued(['written', 'oral'] as const, this.kinds.subarray(1));
    return {
      parties: byCount(this.parties),
      minister: ministerOf(terms),
      ministries: valued(MINISTRY_KEYS, this.ministries).toSorted(
        (a, b) => b.count - a.count || (a.value < b.value ? -1 : 1),
      ),
      states: counted(SEARCHABLE_STATES, this.states),
      kinds: kinds.length < 2 ? [] : kinds,
      punctual: valued(PUNCTUALITIES, this.punctual),
      subjects: byCount(this.subjects).slice(0, MAX_SUBJECTS),
      days: this.days,
    };
  }
}

const add = (counts: Map<string, number>, value: string, by = 1): void => {
  counts.set(value, (counts.get(value) ?? 0) + by);
};

const bump = (counts: Uint32Array, at: number): void => {
  counts[at] = (counts[at] ?? 0) + 1;
};

/** Values that some question has, in their own order. @param counts by the places of the values */
function valued<T extends string>(values: readonly T[], counts: Uint32Array): { value: T; count: number }[] {
  return values.flatMap((value, at) => ((counts[at] ?? 0) === 0 ? [] : [{ value, count: counts[at] ?? 0 }]));
}

/** Counts names by their places, each once a question. @param counts 0 for a question that does not count */
function countEach(
  totals: Map<string, number>,
  names: readonly string[],
  counts: Uint8Array,
): (at: number, name: number) => void {
  const last = new Int32Array(names.length).fill(-1);
  return (at, name) => {
    if (counts[at] === 0 || last[name] === at) return;
    last[name] = at;
    const text = names[name];
    if (text !== undefined) add(totals, text);
  };
}

function byCount(counts: ReadonlyMap<string, number>): { value: string; count: number }[] {
  return [...counts]
    .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([value, count]) => ({ value, count }));
}

/** Values that some question has, in their own order. */
function counted<T extends string>(
  values: readonly T[],
  counts: ReadonlyMap<string, number>,
): { value: T; count: number }[] {
  return values.flatMap((value) => {
    const count = counts.get(value);
    return count === undefined ? [] : [{ value, count }];
  });
}

function ministerOf(terms: Terms): Offers['minister'] {
  let minister: Offers['minister'] = 'none';
  terms.eachPerson((key) => {
    if (!key.startsWith('>') || minister === 'offices') return;
    minister = OFFICE.test(key) ? 'offices' : 'names';
  });
  return minister;
}
