import type { CorpusRecord, CorpusState } from '../../domain/question-list/record.ts';

/** A question as the search service gave it. */
export interface SeenQuestion extends CorpusRecord {
  /** Day of the last change by the service; empty when it gives none. Of two with one number the later counts. */
  modified: string;
}

/** An appendix as the search service gave it: what it says about its questions. */
export interface SeenAppendix {
  id: string;
  numbers: string[];
  state: CorpusState;
  /** Day on which an answer was received; null when it is no answer, or unknown. */
  answered: string | null;
  /** Day on which it was received, whatever it is; null when unknown. */
  day: string | null;
  /** Who answers. Records of questions do not say whom they are addressed to. */
  addressees: string[];
}

/** A page of search results. */
export interface SeenPage {
  questions: SeenQuestion[];
  appendices: SeenAppendix[];
  /** Records of other kinds, or without the number of a question. */
  omitted: number;
}
