import { type ReactElement, useMemo } from 'react';
import { relatedTranslator } from '../../../utils/domain/i18n/related.ts';
import { useLibrary } from '../app/context.ts';
import { ListOffer } from '../../question-list/ListOffer.tsx';
import { listPorts } from '../../question-list/ports.ts';
import { StateMessage } from '../parts/StateMessage.tsx';
import type { NoQuestions } from './useQuestions.ts';

/** Why nothing can be searched or counted, and the way to a list. */
export function WithoutQuestions({ why }: { why: NoQuestions }): ReactElement {
  const { t, language, ports } = useLibrary();
  const list = useMemo(() => listPorts(ports.client), [ports]);
  if (why === 'failed') return <StateMessage title={t('questions.failed')} tone="late" />;
  return (
    <StateMessage
      title={relatedTranslator(language)(`related.without.${why}`)}
      {...(why === 'off' || why === 'empty' ? {} : { tone: 'late' as const })}
    >
      {why === 'off' || why === 'unavailable' ? (
        <button type="button" onClick={() => void ports.openOptions()}>
          {t('questions.options')}
        </button>
      ) : (
        <ListOffer ports={list} language={language} />
      )}
    </StateMessage>
  );
}
