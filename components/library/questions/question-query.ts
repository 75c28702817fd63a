import type { CorpusSearchRequest } from '../../../utils/questions/file/contract.ts';
import type { MinistryKey } from '../../../utils/domain/ministries/table.ts';
import type { Punctuality } from '../../../utils/questions/facts/punctual.ts';
import type { SearchableState } from '../../../utils/domain/status/states.ts';

/** What the reader asks of all questions. */
export interface QuestionQuery {
  readonly words: string;
  /** `best` counts only where there are words. */
  readonly order: 'best' | 'newest' | 'oldest' | 'slowest';
  readonly member: string;
  /** A party as the list names it; empty for any. */
  readonly party: string;
  /** A subject as the list names it; empty for any. */
  readonly subject: string;
  readonly ministry: MinistryKey | null;
  readonly kind: 'written' | 'oral' | null;
  readonly punctual: Punctuality | null;
  readonly minister: string;
  /** Calendar dates; null for no bound. */
  readonly from: string | null;
  readonly to: string | null;
  readonly state: SearchableState | null;
}

/** All questions, newest first. */
export const FIRST_QUESTION_QUERY: QuestionQuery = {
  words: '',
  order: 'best',
  member: '',
  party: '',
  subject: '',
  ministry: null,
  kind: null,
  punctual: null,
  minister: '',
  from: null,
  to: null,
  state: null,
};

/** How many conditions there are besides the words; a period is one. */
export function questionConditions(query: QuestionQuery): number {
  const { member, party, minister, subject, from, to, state, ministry, kind, punctual } = query;
  return (
    [member, party, minister, subject].filter((text) => text.trim() !== '').length +
    (from === null && to === null ? 0 : 1) +
    [state, ministry, kind, punctual].filter((chosen) => chosen !== null).length
  );
}

/** What is sent: conditions that hold something, and best first only where there are words to meet. */
export function requestOf(query: QuestionQuery): Omit<CorpusSearchRequest, 'offset' | 'limit'> {
  const { words, order, from, to, state, ministry, kind, punctual } = query;
  const [member, party, minister, subject] = [query.member, query.party, query.minister, query.subject].map((text) =>
    text.trim(),
  );
  const text = words.slice(0, 500);
  return {
    words: text,
    order: order === 'best' && text.trim() === '' ? 'newest' : order,
    ...(member ? { member } : {}),
    ...(party ? { party } : {}),
    ...(minister ? { minister } : {}),
    ...(subject ? { subject } : {}),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    ...(state === null ? {} : { state }),
    ...(ministry === null ? {} : { ministry }),
    ...(kind === null ? {} : { kind }),
    ...(punctual === null ? {} : { punctual }),
  };
}
