import { fold } from '../text/fold.ts';
import { stem } from '../text/stem.ts';
import { terms } from '../text/terms.ts';
import { questionNumberFromAddress } from '../publication/identifier.ts';
import { buildIndex } from '../related/build.ts';
import { dayNumber, packNumber, unpackNumber } from '../related/number.ts';
import { analyse, openIndex, withAdded, type RelatedIndex } from '../related/open.ts';
import { related } from '../related/related.ts';
import type { RelatedResult } from '../related/types.ts';
import type { Segment } from '../related/segment.ts';
import { idOf } from '../related/vocabulary.ts';
import { corpusNumber } from './clean.ts';
import type { CorpusRecord, CorpusSearchRequest, RelatedItem, RelatedRequest } from './contract.ts';
import { standings, stronger, toRecord, withStanding, type Standing } from './merge.ts';
import type { SeenAppendix, SeenQuestion } from './observe.ts';
import type { PackedCorpus } from './open.ts';
import { toRelatedRecord } from './pack.ts';

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
   */
  constructor(
    private readonly packed: PackedCorpus | null,
    questions: readonly SeenQuestion[],
    appendices: readonly SeenAppendix[],
  ) {
    this.later = standings(appendices);
    for (const question of questions.map(toRecord)) {
      const number = packNumber(question.number);
      if (number === null) continue;
      const at = packed?.placeOfPacked(number) ?? -1;
      const known = withStanding(question, this.later.get(question.number));
      this.added.set(number, at < 0 || packed === null ? known : withStanding(known, this.packedStanding(packed, at)));
    }
    const base = packed?.index ?? openIndex(buildIndex([]));
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

  /** Questions that fit, newest first. */
  search(request: CorpusSearchRequest): { total: number; questions: CorpusRecord[] } {
    const number = corpusNumber(request.words);
    if (number !== null) {
      const record = this.record(number);
      return { total: record === null ? 0 : 1, questions: record === null || request.offset > 0 ? [] : [record] };
    }
    const test = this.searchTest(request);
    const hits: { day: number; number: number }[] = [];
    for (const [which, segment] of this.segments().entries())
      for (let at = 0; at < segment.size; at++) {
        const packed = segment.numbers[at] ?? 0;
        if (which === 0 && this.index.delta?.replaced.has(packed) === true) continue;
        if (test(segment, at, packed)) hits.push({ day: segment.days[at] ?? 0, number: packed });
      }
    const page = hits
      .toSorted((a, b) => b.day - a.day || b.number - a.number)
      .slice(request.offset, request.offset + request.limit);
    const questions = page.flatMap((hit) => {
      const found = this.find(hit.number);
      return (found && this.recordOf(found)) ?? [];
    });
    return { total: hits.length, questions };
  }

  private idOfWord(word: string): number {
    const id = idOf(this.index.vocabulary, word);
    return id >= 0 ? id : (this.index.delta?.words.get(word) ?? -1);
  }

  /** Ids of people whose name holds a text, spelling aside; addressees are kept apart from members. */
  private people(text: string, addressees: boolean): Set<number> {
    const wanted = fold(text);
    const ids = new Set<number>();
    for (const people of [this.index.people, this.index.delta?.people ?? new Map<string, number>()])
      for (const [key, id] of people) if (key.startsWith('>') === addressees && key.includes(wanted)) ids.add(id);
    return ids;
  }

  private searchTest(request: CorpusSearchRequest): (segment: Segment, at: number, packed: number) => boolean {
    const frequency = (word: string): number => {
      const id = idOf(this.index.vocabulary, stem(word));
      return id < 0 ? 0 : (this.index.wholeFrequency[id] ?? 0);
    };
    const words = terms(request.words, frequency).map((term) => ({
      id: this.idOfWord(term.stem),
      parts: term.parts.map((part) => this.idOfWord(part)),
    }));
    const member = request.member ? this.people(request.member, false) : null;
    const minister = request.minister ? this.people(request.minister, true) : null;
    const party = request.party ? fold(request.party) : null;
    const from = dayNumber(request.from ?? null);
    const to = dayNumber(request.to ?? null) || 65_535;
    return (segment, at, packed) => {
      const day = segment.days[at] ?? 0;
      if (day < from || day > to) return false;
      const own = segment.terms.subarray(segment.termStart[at] ?? 0, segment.termStart[at + 1] ?? 0);
      const fits = words.every(
        ({ id, parts }) =>
          (id >= 0 && own.includes(id)) || (parts.length > 0 && parts.every((part) => part >= 0 && own.includes(part))),
      );
      if (!fits) return false;
      const people = segment.people.subarray(segment.peopleStart[at] ?? 0, segment.peopleStart[at + 1] ?? 0);
      if (member !== null && !people.some((id) => member.has(id))) return false;
      if (minister !== null && !people.some((id) => minister.has(id))) return false;
      if (party === null && request.state === undefined) return true;
      return this.detailsFit(packed, party, request.state);
    };
  }

  private detailsFit(packedNumber: number, party: string | null, state: CorpusSearchRequest['state']): boolean {
    const found = this.find(packedNumber);
    if (found === null) return false;
    const { packed } = this;
    if ('added' in found || packed === null) {
      if (!('added' in found)) return false;
      const { submitters } = found.added;
      return (
        (state === undefined || found.added.state === state) &&
        (party === null || submitters.some((one) => one.party !== null && fold(one.party) === party))
      );
    }
    const later = this.later.get(unpackNumber(packedNumber));
    const own = packed.stateOf(found.at);
    const standing = later ? stronger({ state: own, answered: null, addressees: [] }, later).state : own;
    if (state !== undefined && standing !== state) return false;
    return (
      party === null || packed.submittersOf(found.at).some((one) => one.party !== null && fold(one.party) === party)
    );
  }
}
