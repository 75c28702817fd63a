import type { CorpusRecord, CorpusState } from '../../domain/question-list/record.ts';

/** A question as the search service told it. */
export interface SeenQuestion extends CorpusRecord {
  /** Day of the last change the service states; empty when it states none. Of two with one number the later counts. */
  modified: string;
}

/** An appendix as the search service told it: what it says about the state of its questions. */
export interface SeenAppendix {
  id: string;
  numbers: string[];
  state: CorpusState;
  /** Day of receipt of an answer; null when it is no answer or the day is unknown. */
  answered: string | null;
  /** Who answers: the records of questions do not name those they are addressed to. */
  addressees: string[];
}

/** One page of search results, read. */
export interface SeenPage {
  questions: SeenQuestion[];
  appendices: SeenAppendix[];
  /** Records of other kinds or without a number of ours. */
  left: number;
}
