import { questionNumberFromAddress } from '../publication/identifier.ts';
import { questionFilter, type QuestionFilter } from '../questions/filter.ts';
import { findQuestions, type Candidate, type Found as SearchFound, type Source } from '../questions/find.ts';
import { readTerms } from '../questions/terms.ts';
import { readTitle } from '../related/analyse.ts';
import { assembleIndex } from '../related/assemble.ts';
import { packNumber, unpackNumber } from '../related/number.ts';
import { analyse, openIndex, withAdded, type RelatedIndex } from '../related/open.ts';
import { related } from '../related/related.ts';
import type { RelatedResult } from '../related/types.ts';
import type { Segment } from '../related/segment.ts';
import { parseQuery } from '../search/parse.ts';
import { corpusNumber } from './clean.ts';
import type { CorpusRecord, CorpusSearchRequest, RelatedItem, RelatedRequest } from './contract.ts';
import { standings, stronger, toRecord, withStanding, type Standing } from './merge.ts';
import type { SeenAppendix, SeenQuestion } from './observe.ts';
import { once } from '../lazy/once.ts';
import type { PackedCorpus } from './open.ts';
import { toRelatedRecord } from './write.ts';

/** What a search found, and what was searched for in the end. */
export interface Searched extends Omit<SearchFound, 'places'> {
  readonly total: number;
  readonly questions: readonly CorpusRecord[];
}

/** Reads a title for nothing, so that the patterns and tables for it are there when the list is. Never throws. */
export function warmUp(title: string): void {
  readTitle(title, () => 0);
}

/** A place in the packed file, or a question that was read later. */
type Found = { readonly at: number } | { readonly added: CorpusRecord };

/**
 * The list in memory: the packed file with what was read since on top. Made when first needed, dropped when idle.
 * Knows no clock, no database and no network.
 */
export class Library {
  private readonly index: RelatedIndex;
  private readonly added = new Map<number, CorpusRecord>();
  private readonly later: ReadonlyMap<string, Standing>;

  /**
   * @param packed the packed file; null when there is none, and then only what was read since is known
   * @param questions read since, in any order, doubles included
   * @param appendices read since
   * @param updatedTo day until which the list is whole
   */
  constructor(
    private readonly packed: PackedCorpus | null,
    questions: readonly SeenQuestion[],
    appendices: readonly SeenAppendix[],
    private readonly updatedTo: string | null = null,
  ) {
    this.later = standings(appendices);
    for (const question of questions.map(toRecord)) {
      const number = packNumber(question.number);
      if (number === null) continue;
      const at = packed?.placeOfPacked(number) ?? -1;
      const known = withStanding(question, this.later.get(question.number));
      this.added.set(number, at < 0 || packed === null ? known : withStanding(known, this.packedStanding(packed, at)));
    }
    const base = packed?.index ?? openIndex(assembleIndex([], null));
    this.index = this.added.size === 0 ? base : withAdded(base, [...this.added.values()].map(toRelatedRecord));
  }

  /** How many questions are known. */
  get size(): number {
    const replaced = this.index.delta?.replaced.size ?? 0;
    return (this.packed?.size ?? 0) + this.added.size - replaced;
  }

  private packedStanding(packed: PackedCorpus, at: number): Standing {
    return { state: packed.stateOf(at), answered: packed.answeredOf(at), addressees: packed.addresseesOf(at) };
  }

  private recordOf(found: Found): CorpusRecord | null {
    if ('added' in found) return found.added;
    const record = this.packed?.recordOf(found.at) ?? null;
    return record && withStanding(record, this.later.get(record.number));
  }

  private find(packedNumber: number): Found | null {
    const added = this.added.get(packedNumber);
    if (added !== undefined) return { added };
    const at = this.packed?.placeOfPacked(packedNumber) ?? -1;
    return at < 0 ? null : { at };
  }

  /** The record of a question, or null when it is not in the list. */
  record(number: string): CorpusRecord | null {
    const packed = packNumber(number);
    const found = packed === null ? null : this.find(packed);
    return found === null ? null : this.recordOf(found);
  }

  /** Questions whose title quotes a headline; at most 50. */
  private quoting(headlines: readonly string[]): string[] {
    const hashes = new Set(headlines.map((headline) => analyse(this.index, `‘${headline}’`).quote));
    hashes.delete(0);
    if (hashes.size === 0) return [];
    const numbers: string[] = [];
    for (const segment of this.segments())
      for (let at = 0; at < segment.size && numbers.length < 50; at++)
        if (hashes.has(segment.quotes[at] ?? 0)) numbers.push(unpackNumber(segment.numbers[at] ?? 0));
    return numbers;
  }

  private segments(): Segment[] {
    return this.index.delta === null ? [this.index.base] : [this.index.base, this.index.delta.segment];
  }

  /** Related questions, best first, without their records. Never throws on what a page says. */
  rank(request: RelatedRequest): RelatedResult[] {
    const linked = request.links.flatMap((link) => {
      const number = questionNumberFromAddress(link);
      return number === null || request.references.some((known) => known.number === number)
        ? []
        : [{ number, followUp: false }];
    });
    return related(
      this.index,
      {
        number: request.number,
        title: request.title,
        ...(request.text === undefined ? {} : { text: request.text }),
        submitters: request.submitters,
        addressees: request.addressees,
        date: request.date,
        subjects: request.subjects,
        references: [...request.references, ...linked],
        referredBy: request.referredBy,
        sameSource: this.quoting(request.headlines).filter((number) => number !== request.number),
      },
      { limit: request.limit },
    );
  }

  /** Ranked questions with their records. */
  withRecords(ranked: readonly RelatedResult[]): RelatedItem[] {
    return ranked.map((result) => ({ ...result, record: this.record(result.number) }));
  }

  private readonly terms = once(() =>
    readTerms(this.index, [
      ...(this.packed?.partyNames() ?? []),
      ...[...this.added.values()].flatMap(({ submitters }) => submitters.flatMap(({ party }) => party ?? [])),
    ]),
  );

  /** Questions that fit, in the order asked for. A number alone gives that question, whatever else is asked. */
  search(request: CorpusSearchRequest, today: string): Searched {
    const query = parseQuery(request.words, { typing: request.typing ?? true });
    const number = corpusNumber(request.words);
    // Not through the words of the list: each page asks for its own number, and reading the words takes a while.
    if (number !== null) {
      const record = this.record(number);
      const questions = record === null || request.offset > 0 ? [] : [record];
      return { total: record === null ? 0 : 1, questions, all: true, corrections: [], query };
    }
    const filter = questionFilter(request, { terms: this.terms(), updatedTo: this.updatedTo, today });
    const { places, ...found } = findQuestions(this.source(filter), query, request.order ?? 'newest');
    const page = places.slice(request.offset, request.offset + request.limit);
    return { ...found, total: places.length, questions: page.flatMap((place) => this.recordAt(place) ?? []) };
  }

  /** Places: those of the packed file, and behind them those of the questions added since. */
  private foundAt(place: number): Found | null {
    const base = this.index.base.size;
    return place < base ? { at: place } : this.find(this.index.delta?.segment.numbers[place - base] ?? 0);
  }

  private recordAt(place: number): CorpusRecord | null {
    const found = this.foundAt(place);
    return found === null ? null : this.recordOf(found);
  }

  private titleAt(place: number): string {
    const found = this.foundAt(place);
    if (found === null) return '';
    return 'added' in found ? found.added.title : (this.packed?.titleOf(found.at) ?? '');
  }

  private partiesAt(place: number): readonly (string | null)[] {
    const found = this.foundAt(place);
    if (found === null) return [];
    return 'added' in found
      ? found.added.submitters.map(({ party }) => party)
      : (this.packed?.partiesOf(found.at) ?? []);
  }

  private standingAt(place: number): CorpusRecord['state'] {
    const found = this.foundAt(place);
    if (found === null) return 'unknown';
    if ('added' in found) return found.added.state;
    const state = this.packed?.stateOf(found.at) ?? 'unknown';
    if (this.later.size === 0) return state;
    const later = this.later.get(unpackNumber(this.index.base.numbers[found.at] ?? 0));
    return later ? stronger({ state, answered: null, addressees: [] }, later).state : state;
  }

  /** The questions a search looks at. */
  private source(filter: QuestionFilter): Source {
    const base = this.index.base.size;
    const candidate = (segment: Segment, at: number, place: number): Candidate => {
      const people = segment.people.subarray(segment.peopleStart[at] ?? 0, segment.peopleStart[at + 1] ?? 0);
      return {
        at: place,
        number: unpackNumber(segment.numbers[at] ?? 0),
        day: segment.days[at] ?? 0,
        terms: segment.terms.subarray(segment.termStart[at] ?? 0, segment.termStart[at + 1] ?? 0),
        wholeCount: segment.wholeCount[at] ?? 0,
        people,
        submitters: people.subarray(0, segment.submitterCount[at] ?? 0),
        parties: () => this.partiesAt(place),
        title: () => this.titleAt(place),
        state: () => this.standingAt(place),
      };
    };
    return {
      terms: this.terms(),
      size: this.size,
      each: (look) => {
        for (const [which, segment] of this.segments().entries())
          for (let at = 0; at < segment.size; at++) {
            const packed = segment.numbers[at] ?? 0;
            if (which === 0 && this.index.delta?.replaced.has(packed) === true) continue;
            const one = candidate(segment, at, which === 0 ? at : base + at);
            if (filter(one)) look(one);
          }
      },
      again: (place) => {
        const segment = place < base ? this.index.base : (this.index.delta?.segment ?? this.index.base);
        return candidate(segment, place < base ? place : place - base, place);
      },
    };
  }
}
