import { MINISTRY_KEYS, type MinistryKey } from '../../domain/ministries/table.ts';
import { CORPUS_STATES, type CorpusRecord, type CorpusState } from '../../domain/question-list/record.ts';
import { withOutcome } from '../file/merge.ts';
import { dayNumber, unpackNumber } from '../rank/number.ts';
import type { RelatedIndex } from '../rank/open.ts';
import type { IndexSegment } from '../rank/segment.ts';
import type { ListParts } from '../list-parts.ts';
import { ministryTermsOf } from './ministries.ts';

/**
 * What the list knows of when and where, as one typed array a fact, so that 45,000 questions are looked through in milliseconds. An item
 * a question: first those of the packed file, then those read since. Days are day numbers (`dayNumber`), 0 when unknown.
 */
export interface Columns {
  readonly size: number;
  /** 0 for a question of the file that was replaced by one read since. */
  readonly counts: Uint8Array;
  readonly submitted: Uint16Array;
  readonly answered: Uint16Array;
  /** Index in `CORPUS_STATES`. */
  readonly state: Uint8Array;
  /** 0 unknown, 1 in writing, 2 orally. */
  readonly kind: Uint8Array;
  /** A bit for each ministry that was asked, in the order of `MINISTRY_KEYS`. */
  readonly ministries: Uint32Array;
  /** Whether all notices are known: 0 no, 1 yes, 2 yes, and at least one has no day. */
  readonly noticesKnown: Uint8Array;
  /** Day of the first notice of postponement, or of a notice that does not say what it is. */
  readonly notice: Uint16Array;
  /** Day on which it was withdrawn. */
  readonly withdrawn: Uint16Array;
}

/** The bit of a ministry. */
export const ministryBit = (key: MinistryKey): number => 1 << MINISTRY_KEYS.indexOf(key);

/** Reads the columns of a list, once for each list that is loaded. */
export function readColumns(list: Pick<ListParts, 'index' | 'packed' | 'added' | 'later' | 'segments'>): Columns {
  const segments = list.segments();
  const columns = emptyColumns(segments.reduce((sum, segment) => sum + segment.size, 0));
  const ministriesAt = ministryReader(list.index);
  let place = 0;
  for (const [which, segment] of segments.entries())
    for (let at = 0; at < segment.size; at++, place++) {
      const number = segment.numbers[at] ?? 0;
      columns.counts[place] = which === 0 && list.index.delta?.replaced.has(number) === true ? 0 : 1;
      columns.submitted[place] = segment.days[at] ?? 0;
      columns.ministries[place] = ministriesAt(segment, at);
      if (which === 1) fill(columns, place, list.added.get(number));
    }
  readPacked(columns, list);
  return columns;
}

function emptyColumns(size: number): Columns {
  return {
    size,
    counts: new Uint8Array(size),
    submitted: new Uint16Array(size),
    answered: new Uint16Array(size),
    state: new Uint8Array(size),
    kind: new Uint8Array(size),
    ministries: new Uint32Array(size),
    noticesKnown: new Uint8Array(size),
    notice: new Uint16Array(size),
    withdrawn: new Uint16Array(size),
  };
}

const kindNumber = (kind: CorpusRecord['kind']): number => (kind === null ? 0 : kind === 'written' ? 1 : 2);

/** What the packed file knows, and what was read since of its questions. */
function readPacked(columns: Columns, { packed, later, index }: Pick<ListParts, 'packed' | 'later' | 'index'>): void {
  if (packed === null) return;
  for (let at = 0; at < packed.size; at++) {
    columns.state[at] = CORPUS_STATES.indexOf(packed.stateOf(at));
    columns.kind[at] = kindNumber(packed.kindOf(at));
    columns.answered[at] = packed.answeredDay(at);
    columns.noticesKnown[at] = packed.knowsPapers(at) ? 1 : 0;
  }
  packed.eachPaper((at, state, day) => addPaper(columns, at, state, day));
  if (later.size === 0) return;
  for (let at = 0; at < packed.size; at++)
    if (later.has(unpackNumber(index.base.numbers[at] ?? 0))) fill(columns, at, withLater(packed.recordOf(at), later));
}

function withLater(record: CorpusRecord, later: ListParts['later']): CorpusRecord {
  return withOutcome(record, later.get(record.number));
}

function fill(columns: Columns, place: number, record: CorpusRecord | undefined): void {
  if (record === undefined) return;
  columns.state[place] = CORPUS_STATES.indexOf(record.state);
  columns.kind[place] = kindNumber(record.kind);
  columns.answered[place] = dayNumber(record.answered);
  columns.noticesKnown[place] = record.papers === null ? 0 : 1;
  columns.notice[place] = 0;
  columns.withdrawn[place] = 0;
  for (const { state, day } of record.papers ?? []) addPaper(columns, place, state, dayNumber(day));
}

function addPaper(columns: Columns, place: number, state: CorpusState, day: number): void {
  if (state === 'withdrawn') columns.withdrawn[place] = day;
  if (state !== 'postponed' && state !== 'notice') return;
  if (day === 0) columns.noticesKnown[place] = 2;
  const first = columns.notice[place] ?? 0;
  if (day > 0 && (first === 0 || day < first)) columns.notice[place] = day;
}

/** A ministry of an addressee as a bit, with day numbers; the last day is not included. */
interface Term {
  readonly bit: number;
  readonly from: number;
  readonly until: number;
}

/**
 * Reads which ministries were asked. Somebody who stood for two ministries on that day may have been asked as either: then neither is
 * known.
 */
function ministryReader({ people, delta }: RelatedIndex): (segment: IndexSegment, at: number) => number {
  const keys: string[] = [];
  for (const each of [people, delta?.people ?? []]) for (const [key, id] of each) keys[id] = key;
  const known: (readonly Term[] | undefined)[] = [];
  const termsOf = (id: number): readonly Term[] =>
    (known[id] ??= ministryTermsOf((keys[id] ?? '').replace(/^>/, '')).map(({ ministry, from, until }) => ({
      bit: ministryBit(ministry),
      from: dayNumber(from === '' ? null : from),
      until: until === '' ? Infinity : dayNumber(until),
    })));
  return ({ people: ids, peopleStart, submitterCount, days }, at) => {
    const day = days[at] ?? 0;
    let asked = 0;
    for (let nth = (peopleStart[at] ?? 0) + (submitterCount[at] ?? 0); nth < (peopleStart[at + 1] ?? 0); nth++) {
      let own = 0;
      for (const { bit, from, until } of termsOf(ids[nth] ?? -1)) if (holds(from, until, day)) own |= bit;
      if ((own & (own - 1)) === 0) asked |= own;
    }
    return asked;
  };
}

/** Whether a period has a day. Without a day only what always held is known. */
const holds = (from: number, until: number, day: number): boolean =>
  day === 0 ? from === 0 && until === Infinity : from <= day && day < until;
