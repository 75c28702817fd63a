import { type ReactElement, useMemo } from 'react';
import type { MyQuestion } from '../../../utils/domain/following/mine.ts';
import type { FollowingTranslate } from '../../../utils/domain/i18n/following.ts';
import { relatedTranslator } from '../../../utils/domain/i18n/related.ts';
import { wordOf } from '../../related/words.ts';
import { useLibrary } from '../app/context.ts';
import { CalendarButton } from './CalendarButton.tsx';
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
  return (
    <>
      <CalendarButton questions={questions} t={t} />
      <button
        type="button"
        onClick={() => {
          const table = writeTable(questions, ({ state }) => wordOf(state, words), today);
          ports.download(`kantlijn-${t('mine.file')}-${today}.csv`, new Blob([table], { type: 'text/csv' }));
        }}
      >
        {t('mine.table')}
      </button>
    </>
  );
}
