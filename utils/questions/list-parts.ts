import type { CorpusRecord } from '../domain/question-list/record.ts';
import type { QuestionOutcome } from './file/merge.ts';
import type { PackedCorpus } from './file/open.ts';
import type { RelatedIndex } from './rank/open.ts';
import type { IndexSegment } from './rank/segment.ts';

/** A question: a place in the packed file, or a record that was read later. */
export type FoundQuestion = { readonly at: number } | { readonly added: CorpusRecord };

/** What a search, and figures, need of the question list. */
export interface ListParts {
  readonly index: RelatedIndex;
  readonly packed: PackedCorpus | null;
  /** Questions that were read since the file was packed, by packed number. */
  readonly added: ReadonlyMap<number, CorpusRecord>;
  readonly later: ReadonlyMap<string, QuestionOutcome>;
  readonly updatedTo: string | null;
  readonly size: number;
  segments(): readonly IndexSegment[];
  find(packedNumber: number): FoundQuestion | null;
  recordOf(found: FoundQuestion): CorpusRecord | null;
  record(number: string): CorpusRecord | null;
}
