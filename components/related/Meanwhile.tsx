import { type MouseEvent, type ReactElement, useId, useMemo, useState } from 'react';
import { corpusTranslator } from '../../utils/domain/i18n/corpus.ts';
import { formatMonth } from '../../utils/domain/i18n/dates.ts';
import { publicationUrl } from '../../utils/domain/site/address.ts';
import type { MeanwhileAnswer, MeanwhileRow } from '../../utils/questions/view/contract.ts';
import { askedBy, type RelatedSpeech, titleOf } from './words.ts';

type Follow = (row: { number: string; id: string }, event: MouseEvent) => void;

interface Props {
  /** What would be searched for, said before it is. */
  words: readonly string[];
  /** Searches. Rejects when the background cannot be reached. */
  search: () => Promise<MeanwhileAnswer>;
  onFollow: Follow;
  speech: RelatedSpeech;
}

/** One search by words, while there is no list; only when the reader presses the button. */
export function Meanwhile({ words, search, onFollow, speech }: Props): ReactElement {
  const { t, language } = speech;
  const [state, setState] = useState<MeanwhileAnswer | 'ready' | 'busy'>('ready');
  const corpus = useMemo(() => corpusTranslator(language), [language]);
  const ask = (): void => {
    if (state === 'busy') return;
    setState('busy');
    search().then(setState, () => setState({ outcome: 'failed', code: 'offline' }));
  };
  const answer = typeof state === 'string' ? null : state;
  return (
    <div className="meanwhile">
      {answer?.outcome !== 'found' && (
        <>
          <button type="button" aria-disabled={state === 'busy'} onClick={ask}>
            {t('meanwhile.button')}
          </button>
          <p className="soft">{t('meanwhile.about', { count: words.length, words: words.join(', ') })}</p>
        </>
      )}
      <output>
        {state === 'busy' && t('meanwhile.busy')}
        {answer?.outcome === 'failed' && t('meanwhile.failed', { failure: corpus(`corpus.failure.${answer.code}`) })}
        {answer?.outcome === 'found' &&
          answer.rows.length === 0 &&
          t('meanwhile.none', { words: answer.words.join(', ') })}
      </output>
      {answer?.outcome === 'found' && answer.rows.length > 0 && (
        <Found answer={answer} onFollow={onFollow} speech={speech} />
      )}
    </div>
  );
}

/** What was found, marked as found by words. */
function Found(props: {
  answer: Extract<MeanwhileAnswer, { outcome: 'found' }>;
  onFollow: Follow;
  speech: RelatedSpeech;
}): ReactElement {
  const { answer, onFollow, speech } = props;
  const { t } = speech;
  const id = useId();
  return (
    <>
      <h3 id={id}>{t('meanwhile.title')}</h3>
      <p className="soft">{t('meanwhile.how', { count: answer.words.length, words: answer.words.join(', ') })}</p>
      <ul aria-labelledby={id}>
        {answer.rows.map((row) => (
          <Row key={row.number} row={row} onFollow={onFollow} speech={speech} />
        ))}
      </ul>
      {answer.more && <p className="soft">{t('meanwhile.more')}</p>}
    </>
  );
}

function Row(props: { row: MeanwhileRow; onFollow: Follow; speech: RelatedSpeech }): ReactElement {
  const { row, onFollow, speech } = props;
  const { t, language } = speech;
  const date = row.date === null ? t('rail.undated') : formatMonth(row.date, language);
  return (
    <li>
      <a href={publicationUrl(row.id)} rel="noreferrer" onClick={(event) => onFollow(row, event)}>
        {titleOf(row, t)}
      </a>
      <p className="soft">{[date, askedBy(row, t), row.words.join(', ')].filter(Boolean).join(' · ')}</p>
    </li>
  );
}
