import type { MouseEvent, ReactElement } from 'react';
import type { MeanwhileAnswer, RelatedView } from '../../utils/questions/view/contract.ts';
import { ListOffer } from '../question-list/ListOffer.tsx';
import type { ListPorts } from '../question-list/ports.ts';
import { Meanwhile } from './Meanwhile.tsx';
import type { RelatedSpeech } from './words.ts';

/** Rows that are shown at first. */
export const FIRST_ROWS = 5;

/** State without a view: it is loading, or could not be loaded. */
export type RelatedState = RelatedView | 'loading' | 'failed';

/** What a reader without a list can do. */
export interface WithoutList {
  readonly list: ListPorts;
  /** One search by the words of the view. */
  readonly search: () => Promise<MeanwhileAnswer>;
}

/** Fetching a list mends these; one that is switched off, or not readable now, is a matter of the settings. */
const MENDED: ReadonlySet<string> = new Set(['empty', 'damaged', 'older', 'newer']);

interface Props {
  state: RelatedState;
  help: WithoutList;
  onOptions: () => void;
  onFollow: (row: { number: string; id: string }, event: MouseEvent) => void;
  speech: RelatedSpeech;
}

/** Says why there are no rows and what the reader can do, or that some rows could not be loaded. */
export function RelatedRemarks(props: Props): ReactElement | null {
  const { state, speech } = props;
  const { t } = speech;
  if (state === 'loading') return null;
  if (state === 'failed') return <p className="soft">{t('related.without.failed')}</p>;
  const { without, rows, problem } = state;
  return (
    <>
      {without !== null && <Without {...props} why={without} words={state.words} />}
      {without === null && !rows.some(({ likely }) => likely) && (
        <p className="soft">{t(rows.length === 0 ? 'related.empty' : 'related.unsure')}</p>
      )}
      {problem !== null && <p className="soft">{t('related.partly')}</p>}
    </>
  );
}

function Without(props: Props & { why: NonNullable<RelatedView['without']>; words: readonly string[] }): ReactElement {
  const { why, words, help, speech, onOptions, onFollow } = props;
  const { t, language } = speech;
  return (
    <>
      <p className="soft">
        {t(`related.without.${why}`)}{' '}
        {why !== 'unlisted' && !MENDED.has(why) && (
          <button type="button" className="quiet" onClick={onOptions}>
            {t('related.options')}
          </button>
        )}
      </p>
      {MENDED.has(why) && <ListOffer ports={help.list} language={language} />}
      {words.length > 0 && <Meanwhile words={words} search={help.search} onFollow={onFollow} speech={speech} />}
    </>
  );
}
