import type { ReactElement } from 'react';
import { hasTerms } from '../../../utils/domain/following/calendar.ts';
import type { MyQuestion } from '../../../utils/domain/following/mine.ts';
import type { FollowingTranslate } from '../../../utils/domain/i18n/following.ts';
import { useLibrary } from '../app/context.ts';
import { calendarOf } from './calendar-entries.ts';

/**
 * Exports the terms of questions as a calendar file: all that are shown, or one. Entries have the same identifiers
 * in both, so a calendar that imports both files has each entry once.
 *
 * @param one the question of a row and its name; without it the button is for all
 */
export function CalendarButton(props: {
  questions: readonly MyQuestion[];
  t: FollowingTranslate;
  one?: { readonly number: string; readonly name: string };
}): ReactElement | null {
  const { ports, today, announce } = useLibrary();
  const { questions, t, one } = props;
  if (one !== undefined && !questions.some(hasTerms)) return null;
  return (
    <button
      type="button"
      className={one && 'quiet'}
      aria-label={one && t('mine.calendar.of', { title: one.name })}
      onClick={() =>
        void ports.writeCalendar(calendarOf(questions, t, ports.now())).then(
          (file) => ports.download(`kantlijn-${one?.number ?? t('mine.file')}-${today}.ics`, file),
          () => announce(t('mine.calendar.failed')),
        )
      }
    >
      {t(one === undefined ? 'mine.calendar' : 'mine.calendar.one')}
    </button>
  );
}
