import { isLongAgo, type MyQuestion } from '../../../utils/domain/following/mine.ts';
import type { FollowingTranslate } from '../../../utils/domain/i18n/following.ts';
import type { CalendarDate } from '../../../utils/domain/publication/record.ts';
import { isLate } from '../../../utils/domain/status/states.ts';
import { wordOf } from '../../related/words.ts';

/** Whether a question is shown as late. After a year all that is said is that no answer was found. */
export const isCalledLate = (question: MyQuestion, today: CalendarDate): boolean =>
  isLate(question.state) && !isLongAgo(question, today);

/** The word for the state of a question, the same in the list and in its files. */
export function stateWord(
  question: MyQuestion,
  today: CalendarDate,
  words: Parameters<typeof wordOf>[1],
  t: FollowingTranslate,
): string {
  const { state } = question;
  return isLate(state) && isLongAgo(question, today) ? t('mine.noAnswer') : wordOf(state, words);
}
