import { questionNumberFromAddress } from '../domain/publication/identifier.ts';
import { readTitle } from './rank/analyse.ts';
import { assembleIndex } from './rank/assemble.ts';
import { packNumber, unpackNumber } from './rank/number.ts';
import { analyseTitle, openIndex, withAdded, type RelatedIndex } from './rank/open.ts';
import { findRelated } from './rank/related.ts';
import { RELATION_REASONS, type RelatedResult, type RelationReason } from './rank/types.ts';
import type { IndexSegment } from './rank/segment.ts';
import { once } from '../domain/lazy/once.ts';
import type { RelatedItem, RelatedRequest } from './file/contract.ts';
import type { CorpusRecord } from '../domain/question-list/record.ts';
import type { FoundQuestion, ListParts } from './list-parts.ts';
import { outcomesOf, toRecord, withOutcome, type QuestionOutcome } from './file/merge.ts';
import type { SeenAppendix, SeenQuestion } from './file/seen.ts';
import type { PackedCorpus } from './file/open.ts';
import { toRelatedRecord } from './file/write.ts';

/** Warms up the tokenizer: reads a title and discards the result, so that its tables are ready before the list arrives. Never throws. */
export function warmUp(title: string): void {
  readTitle(title, () => 0);
}

/** The reasons, in their order, with the categories that both questions have. */
function withCategory(reasons: readonly RelationReason[], names: string[]): RelationReason[] {
  const all = names.length === 0 ? reasons : [...reasons, { kind: 'sameCategory', names } as const];
  return RELATION_REASONS.flatMap((kind) => all.find((reason) => reason.kind === kind) ?? []);
}

/**
 * The question list in memory: the packed file, with what was read since on top. Made when first needed, dropped when idle.
 */
export class QuestionList implements ListParts {
  readonly index: RelatedIndex;
  readonly added = new Map<number, CorpusRecord>();
  readonly later: ReadonlyMap<string, QuestionOutcome>;

  /**
   * @param packed the packed file; null when there is none: then only what was read since is known
   * @param questions read since, in any order, with duplicates
   * @param appendices read since
   * @param updatedTo day up to which nothing is missing
   */
  constructor(
    readonly packed: PackedCorpus | null,
    questions: readonly SeenQuestion[],
    appendices: readonly SeenAppendix[],
    readonly updatedTo: string | null = null,
  ) {
    this.later = outcomesOf(appendices);
    for (const question of questions.map(toRecord)) {
      const number = packNumber(question.number);
      if (number === null) continue;
      const at = packed?.placeOfPacked(number) ?? -1;
      const known = withOutcome(question, this.later.get(question.number));
      this.added.set(number, at < 0 || packed === null ? known : withOutcome(known, this.packedOutcome(packed, at)));
    }
    const base = packed?.index ?? openIndex(assembleIndex([], null));
    this.index = this.added.size === 0 ? base : withAdded(base, [...this.added.values()].map(toRelatedRecord));
  }

  /** How many questions are known. */
  get size(): number {
    const replaced = this.index.delta?.replaced.size ?? 0;
    return (this.packed?.size ?? 0) + this.added.size - replaced;
  }

  private packedOutcome(packed: PackedCorpus, at: number): QuestionOutcome {
    return {
      state: packed.stateOf(at),
      answered: packed.answeredOf(at),
      addressees: packed.addresseesOf(at),
      papers: packed.papersOf(at),
    };
  }

  recordOf(found: FoundQuestion): CorpusRecord | null {
    if ('added' in found) return found.added;
    const record = this.packed?.recordOf(found.at) ?? null;
    return record && withOutcome(record, this.later.get(record.number));
  }

  find(packedNumber: number): FoundQuestion | null {
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
    const hashes = new Set(headlines.map((headline) => analyseTitle(this.index, `‘${headline}’`).quote));
    hashes.delete(0);
    if (hashes.size === 0) return [];
    const numbers: string[] = [];
    for (const segment of this.segments())
      for (let at = 0; at < segment.size && numbers.length < 50; at++)
        if (hashes.has(segment.quotes[at] ?? 0)) numbers.push(unpackNumber(segment.numbers[at] ?? 0));
    return numbers;
  }

  segments(): IndexSegment[] {
    return this.index.delta === null ? [this.index.base] : [this.index.base, this.index.delta.segment];
  }

  /** Related questions, best first, without their records. Never throws because of what a page says. */
  rank(request: RelatedRequest): RelatedResult[] {
    const linked = request.links.flatMap((link) => {
      const number = questionNumberFromAddress(link);
      return number === null || request.references.some((known) => known.number === number)
        ? []
        : [{ number, followUp: false }];
    });
    return findRelated(
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

  /**
   * Ranked questions with their records.
   *
   * @param subjects categories of the question at hand: those that another has too are a reason
   */
  withRecords(ranked: readonly RelatedResult[], subjects: readonly string[]): RelatedItem[] {
    return ranked.map((result) => {
      const record = this.record(result.number);
      const names = subjects.filter((subject) => record?.subjects.includes(subject));
      return { ...result, record, reasons: withCategory(result.reasons, names) };
    });
  }

  /** Searches the list. Loaded at the first search, since most background scripts never see one. */
  readonly searching = once(async () => new (await import('./search/list-search.ts')).ListSearch(this));
}
