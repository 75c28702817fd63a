import type { ReactElement } from 'react';
import { relatedTranslator } from '../../../utils/domain/i18n/related.ts';
import { useLibrary } from '../app/context.ts';
import { StateMessage } from '../parts/StateMessage.tsx';
import type { NoQuestions } from './useQuestions.ts';

/** Why nothing can be searched or counted, and the way to the settings of the list. */
export function WithoutQuestions({ why }: { why: NoQuestions }): ReactElement {
  const { t, language, ports } = useLibrary();
  if (why === 'failed') return <StateMessage title={t('questions.failed')} tone="late" />;
  return (
    <StateMessage
      title={relatedTranslator(language)(`related.without.${why}`)}
      {...(why === 'off' || why === 'empty' ? {} : { tone: 'late' as const })}
    >
      <button type="button" onClick={() => void ports.openOptions()}>
        {t('questions.options')}
      </button>
    </StateMessage>
  );
}
