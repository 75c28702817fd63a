import type { ReactElement } from 'react';
import type { RelatedView } from '../../utils/questions/view/contract.ts';
import type { RelatedSpeech } from './words.ts';

/** Rows that are shown at first. */
export const FIRST_ROWS = 5;

/** What can be said instead of a view: it is on its way, or could not be had. */
export type RelatedState = RelatedView | 'loading' | 'failed';

/** Why there are no rows, or that some could not be had. */
export function RelatedRemarks(props: {
  state: RelatedState;
  onOptions: () => void;
  t: RelatedSpeech['t'];
}): ReactElement | null {
  const { state, t } = props;
  if (state === 'loading') return null;
  if (state === 'failed') return <p className="soft">{t('related.without.failed')}</p>;
  const { without, rows, problem } = state;
  return (
    <>
      {without !== null && (
        <p className="soft">
          {t(`related.without.${without}`)}{' '}
          {without !== 'unlisted' && (
            <button type="button" className="quiet" onClick={props.onOptions}>
              {t('related.options')}
            </button>
          )}
        </p>
      )}
      {without === null && !rows.some(({ likely }) => likely) && (
        <p className="soft">{t(rows.length === 0 ? 'related.empty' : 'related.unsure')}</p>
      )}
      {problem !== null && <p className="soft">{t('related.partly')}</p>}
    </>
  );
}
