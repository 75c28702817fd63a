import { type ReactElement, useMemo } from 'react';
import type { MyQuestion } from '../../../utils/domain/following/mine.ts';
import type { FollowingTranslate } from '../../../utils/domain/i18n/following.ts';
import { relatedTranslator } from '../../../utils/domain/i18n/related.ts';
import { useLibrary } from '../app/context.ts';
import { writeCalendar } from './calendar-file.ts';
import { stateWord } from './state-word.ts';
import { writeTable } from './table-file.ts';

/** Gives the questions that are shown as a calendar or a table. */
export function FileButtons({
  questions,
  t,
}: {
  questions: readonly MyQuestion[];
  t: FollowingTranslate;
}): ReactElement {
  const { ports, language, today } = useLibrary();
  const words = useMemo(() => relatedTranslator(language), [language]);
  const give = (end: string, type: string, content: string): void =>
    ports.download(`kantlijn-${t('mine.file')}-${today}.${end}`, new Blob([content], { type }));
  return (
    <>
      <button
        type="button"
        onClick={() => void writeCalendar(questions, t, ports.now()).then((file) => give('ics', 'text/calendar', file))}
      >
        {t('mine.calendar')}
      </button>
      <button
        type="button"
        onClick={() =>
          give(
            'csv',
            'text/csv',
            writeTable(questions, (question) => stateWord(question, today, words, t), today),
          )
        }
      >
        {t('mine.table')}
      </button>
    </>
  );
}
