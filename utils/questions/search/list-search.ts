import { questionFilter, type QuestionFilter, searchableStates } from './filter.ts';
import { findQuestions, type SearchCandidate, type FoundPlaces as SearchFound, type QuestionSource } from './find.ts';
import { OfferCounts, type Offers } from './offers.ts';
import { type Columns, readColumns } from '../facts/columns.ts';
import { answerDays, waitedDays } from '../facts/punctual.ts';
import { readTerms } from './terms.ts';
import { dateOfDay, dayNumber, packNumber, unpackNumber } from '../rank/number.ts';
import type { IndexSegment } from '../rank/segment.ts';
import { parseQuery } from '../../dutch/query/parse.ts';
import { once } from '../../domain/lazy/once.ts';
import { corpusNumber } from '../file/clean.ts';
import type { CorpusSearchRequest } from '../file/contract.ts';
import type { CorpusRecord } from '../../domain/question-list/record.ts';
import { stronger } from '../file/merge.ts';
import type { FoundQuestion, ListParts } from '../list-parts.ts';

/** What a search found, and the query as it was searched. */
export interface Searched extends Omit<SearchFound, 'places'> {
  readonly total: number;
  readonly questions: readonly CorpusRecord[];
  /** What the list can be asked for; null where only a number was looked up, which must stay fast. */
  readonly offers: Offers | null;
}

/** What a list knows of the question at a place besides its words. */
interface Known {
  parties(place: number): readonly (string | null)[];
  subjects(place: number): readonly string[];
  days(place: number): number;
  title(place: number): string;
  state(place: number): CorpusRecord['state'];
}

/** A question as a search sees it. One is made for each question of the list, so everything is read when asked. */
class Candidate implements SearchCandidate {
  constructor(
    private readonly known: Known,
    private readonly segment: IndexSegment,
    private readonly nth: number,
    readonly at: number,
  ) {}

  get number(): string {
    return unpackNumber(this.segment.numbers[this.nth] ?? 0);
  }
  get day(): number {
    return this.segment.days[this.nth] ?? 0;
  }
  get terms(): ArrayLike<number> {
    const { terms, termStart } = this.segment;
    return terms.subarray(termStart[this.nth] ?? 0, termStart[this.nth + 1] ?? 0);
  }
  get wholeCount(): number {
    return this.segment.wholeCount[this.nth] ?? 0;
  }
  get people(): ArrayLike<number> {
    const { people, peopleStart } = this.segment;
    return people.subarray(peopleStart[this.nth] ?? 0, peopleStart[this.nth + 1] ?? 0);
  }
  get submitters(): ArrayLike<number> {
    const { people, peopleStart, submitterCount } = this.segment;
    const start = peopleStart[this.nth] ?? 0;
    return people.subarray(start, start + (submitterCount[this.nth] ?? 0));
  }
  parties(): readonly (string | null)[] {
    return this.known.parties(this.at);
  }
  subjects(): readonly string[] {
    return this.known.subjects(this.at);
  }
  days(): number {
    return this.known.days(this.at);
  }
  title(): string {
    return this.known.title(this.at);
  }
  state(): CorpusRecord['state'] {
    return this.known.state(this.at);
  }
}

/** Searches the question list. */
export class ListSearch {
  constructor(private readonly list: ListParts) {}

  private readonly terms = once(() =>
    readTerms(this.list.index, [
      ...(this.list.packed?.partyNames() ?? []),
      ...[...this.list.added.values()].flatMap(({ submitters }) => submitters.flatMap(({ party }) => party ?? [])),
    ]),
  );

  /** What the list can be asked for. Computed once a day, since it looks at every question. */
  private offered: { readonly today: string; readonly offers: Offers } | null = null;

  private offers(today: string): Offers {
    if (this.offered?.today !== today) {
      this.offered = { today, offers: this.countOffers(today) };
    }
    return this.offered.offers;
  }

  /** What the list knows of when and where. */
  readonly columns = once(() => readColumns(this.list));

  private countOffers(today: string): Offers {
    const stateAt = searchableStates(this.list.updatedTo, today);
    const counts = new OfferCounts(this.columns(), dayNumber(this.list.updatedTo ?? today));
    counts.addAll(stateAt);
    for (const record of this.list.added.values()) counts.addRecord(record);
    if (this.list.packed !== null) counts.addPacked(this.list.packed);
    return counts.offers(this.terms());
  }

  /** The questions that match, in the order asked for. The number of a question alone gives that question, whatever else is asked. */
  search(request: CorpusSearchRequest, today: string): Searched {
    const query = parseQuery(request.words, { typing: request.typing ?? true });
    const number = corpusNumber(request.words);
    // What a reader types may be a number; it is in no title.
    if (number !== null) {
      const record = this.list.record(number);
      const questions = record === null || request.offset > 0 ? [] : [record];
      return { total: record === null ? 0 : 1, questions, all: true, corrections: [], query, offers: null };
    }
    const filter = questionFilter(request, {
      terms: this.terms(),
      columns: this.columns,
      updatedTo: this.list.updatedTo,
      today,
    });
    const { places, ...found } = findQuestions(this.source(filter), query, request.order ?? 'newest');
    const page = places.slice(request.offset, request.offset + request.limit);
    return {
      ...found,
      total: places.length,
      questions: page.flatMap((place) => this.recordAt(place) ?? []),
      offers: this.offers(today),
    };
  }

  /** The places in the columns of all questions that match the whole of a query and its conditions, in no order. */
  matching(
    request: Omit<CorpusSearchRequest, 'offset' | 'limit'>,
    today: string,
  ): Pick<Searched, 'corrections'> & { places: readonly number[] } {
    const number = corpusNumber(request.words);
    if (number !== null) return { places: [this.placeOf(number)].filter((place) => place >= 0), corrections: [] };
    const filter = questionFilter(
      { ...request, offset: 0, limit: 1 },
      { terms: this.terms(), columns: this.columns, updatedTo: this.list.updatedTo, today },
    );
    const query = parseQuery(request.words, { typing: false });
    if (query.clauses.length === 0) {
      // Nothing to look up and no order to keep.
      const all: number[] = [];
      this.source(filter).each(({ at }) => void all.push(at));
      return { places: all, corrections: [] };
    }
    const { places, all, corrections } = findQuestions(this.source(filter), query, 'newest');
    return { places: all ? places : [], corrections };
  }

  /**
   * The questions that match the whole of a query and its conditions, in no order.
   *
   * @param wanted whether one is looked at, by its number, day of submission (null when unknown) and state: all others are not even read
   */
  recordsMatching(
    request: Parameters<ListSearch['matching']>[0],
    today: string,
    wanted: (facts: Pick<CorpusRecord, 'number' | 'submitted' | 'state'>) => boolean,
  ): CorpusRecord[] {
    const { again } = this.source(() => true);
    return this.matching(request, today).places.flatMap((place) => {
      const one = again(place);
      const { number } = one;
      return wanted({ number, submitted: dateOfDay(one.day), state: one.state() }) ? (this.recordAt(place) ?? []) : [];
    });
  }

  /** The place of a question in the columns; -1 when the list does not have it. */
  placeOf(number: string): number {
    const packed = packNumber(number);
    if (packed === null) return -1;
    const { base, delta } = this.list.index;
    if (this.list.added.has(packed)) {
      const nth = delta?.segment.numbers.indexOf(packed) ?? -1;
      return nth < 0 ? -1 : base.size + nth;
    }
    return this.list.packed?.placeOfPacked(packed) ?? -1;
  }

  /** What the list can be asked for. @param today calendar date in Amsterdam */
  offersOn(today: string): Offers {
    return this.offers(today);
  }

  /** The question at a place of the source: first those of the packed file, then those added since. */
  private foundAt(place: number): FoundQuestion | null {
    const base = this.list.index.base.size;
    return place < base ? { at: place } : this.list.find(this.list.index.delta?.segment.numbers[place - base] ?? 0);
  }

  private recordAt(place: number): CorpusRecord | null {
    const found = this.foundAt(place);
    return found === null ? null : this.list.recordOf(found);
  }

  private titleAt(place: number): string {
    const found = this.foundAt(place);
    if (found === null) return '';
    return 'added' in found ? found.added.title : (this.list.packed?.titleOf(found.at) ?? '');
  }

  private partiesAt(place: number): readonly (string | null)[] {
    const found = this.foundAt(place);
    if (found === null) return [];
    return 'added' in found
      ? found.added.submitters.map(({ party }) => party)
      : (this.list.packed?.partiesOf(found.at) ?? []);
  }

  private subjectsAt(place: number): readonly string[] {
    const found = this.foundAt(place);
    if (found === null) return [];
    return 'added' in found ? found.added.subjects : (this.list.packed?.subjectsOf(found.at) ?? []);
  }

  /** Days until the answer, or waited until the day of the list; -1 when unknown. */
  private daysAt(place: number): number {
    const columns: Columns = this.columns();
    return answerDays(columns, place) ?? waitedDays(columns, place, dayNumber(this.list.updatedTo)) ?? -1;
  }

  private stateAt(place: number): CorpusRecord['state'] {
    const found = this.foundAt(place);
    if (found === null) return 'unknown';
    if ('added' in found) return found.added.state;
    const state = this.list.packed?.stateOf(found.at) ?? 'unknown';
    if (this.list.later.size === 0) return state;
    const later = this.list.later.get(unpackNumber(this.list.index.base.numbers[found.at] ?? 0));
    return later ? stronger({ state, answered: null, addressees: [], papers: null }, later).state : state;
  }

  private readonly of: Known = {
    parties: (place) => this.partiesAt(place),
    subjects: (place) => this.subjectsAt(place),
    days: (place) => this.daysAt(place),
    title: (place) => this.titleAt(place),
    state: (place) => this.stateAt(place),
  };

  /** The questions a search looks at. */
  private source(filter: QuestionFilter): QuestionSource {
    const base = this.list.index.base.size;
    const candidate = (segment: IndexSegment, at: number, place: number): SearchCandidate =>
      new Candidate(this.of, segment, at, place);
    return {
      terms: this.terms(),
      size: this.list.size,
      each: (look) => {
        for (const [which, segment] of this.list.segments().entries())
          for (let at = 0; at < segment.size; at++) {
            const packed = segment.numbers[at] ?? 0;
            if (which === 0 && this.list.index.delta?.replaced.has(packed) === true) continue;
            const one = candidate(segment, at, which === 0 ? at : base + at);
            if (filter(one)) look(one);
          }
      },
      again: (place) => {
        const segment = place < base ? this.list.index.base : (this.list.index.delta?.segment ?? this.list.index.base);
        return candidate(segment, place < base ? place : place - base, place);
      },
    };
  }
}
