import type { SoughtState } from '../../../utils/domain/status/states.ts';

/** What the reader asks of all questions. */
export interface QuestionQuery {
  readonly words: string;
  /** Counts only where there are words. */
  readonly order: 'best' | 'newest';
  readonly member: string;
  readonly party: string;
  readonly minister: string;
  /** Calendar dates; null for no bound. */
  readonly from: string | null;
  readonly to: string | null;
  readonly state: SoughtState | null;
}

/** All questions, newest first. */
export const FIRST_QUESTION_QUERY: QuestionQuery = {
  words: '',
  order: 'best',
  member: '',
  party: '',
  minister: '',
  from: null,
  to: null,
  state: null,
};

/** How many conditions there are besides the words; a period is one. */
export function questionConditions({ member, party, minister, from, to, state }: QuestionQuery): number {
  return (
    [member, party, minister].filter((text) => text.trim() !== '').length +
    (from === null && to === null ? 0 : 1) +
    (state === null ? 0 : 1)
  );
}
