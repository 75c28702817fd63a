import { isLongAgo, type MyQuestion } from '../../../utils/domain/following/mine.ts';
import type { FollowingTranslate } from '../../../utils/domain/i18n/following.ts';
import type { CalendarDate } from '../../../utils/domain/publication/record.ts';
import { wordOf } from '../../related/words.ts';

/** Whether a question is late by a state that is still to be called so: after a year no more is said than that no answer was found. */
export const isCalledLate = (question: MyQuestion, today: CalendarDate): boolean =>
  (question.state === 'overdue' || question.state === 'probablyOverdue') && !isLongAgo(question, today);

/** The word for where a question stands, the same in the list and in its files. */
export function stateWord(
  question: MyQuestion,
  today: CalendarDate,
  words: Parameters<typeof wordOf>[1],
  t: FollowingTranslate,
): string {
  const { state } = question;
  const isLate = state === 'overdue' || state === 'probablyOverdue';
  return isLate && !isCalledLate(question, today) ? t('mine.noAnswer') : wordOf(state, words);
}
