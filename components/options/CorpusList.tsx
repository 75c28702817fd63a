import { type ReactElement, useState } from 'react';
import type { CorpusFacts } from '../../utils/questions/file/contract.ts';
import { type CorpusTranslate, corpusTranslator } from '../../utils/domain/i18n/corpus.ts';
import { formatDate } from '../../utils/domain/i18n/dates.ts';
import type { Language } from '../../utils/domain/i18n/language.ts';
import { formatMegabytes, formatNumber } from '../../utils/domain/i18n/numbers.ts';
import type { CorpusAct } from '../question-list/corpus-act.ts';
import { CorpusUpdate } from '../question-list/CorpusUpdate.tsx';
import { useListFacts } from '../question-list/useListFacts.ts';
import type { CorpusPorts } from './ports.ts';

/** The list of all questions: how much is known, until when, what it takes; update, switch off, remove. */
export function CorpusList({ ports, language }: { ports: CorpusPorts; language: Language }): ReactElement {
  const t = corpusTranslator(language);
  const [facts, setFacts] = useListFacts(ports);
  const act: CorpusAct<CorpusPorts> = (what, atOnce) => {
    if (atOnce !== undefined) setFacts((old) => (typeof old === 'string' ? old : { ...old, ...atOnce }));
    what(ports).then(setFacts, () => setFacts('failed'));
  };
  return (
    <section aria-labelledby="corpus" aria-busy={facts === 'reading'}>
      <h2 id="corpus">{t('corpus.title')}</h2>
      <p>{t('corpus.intro')}</p>
      {facts === 'reading' && <p>{t('corpus.reading')}</p>}
      {facts === 'failed' && <p role="alert">{t('corpus.unreachable')}</p>}
      {typeof facts === 'object' && <Known facts={facts} act={act} t={t} language={language} />}
    </section>
  );
}

function Known(props: {
  facts: CorpusFacts;
  act: CorpusAct<CorpusPorts>;
  t: CorpusTranslate;
  language: Language;
}): ReactElement {
  const { facts, act, t, language } = props;
  const { enabled, daily, known, updatedTo, packaged, fetched, problem } = facts;
  const part = (questions: number, bytes: number): string =>
    `${formatNumber(questions, language)} · ${t('corpus.space', { megabytes: formatMegabytes(bytes, language) })}`;
  return (
    <>
      {enabled && (
        <dl className="facts">
          <dt>{t('corpus.known')}</dt>
          <dd>{formatNumber(known, language)}</dd>
          <dt>{t('corpus.until')}</dt>
          <dd>{updatedTo === null ? t('corpus.never') : formatDate(updatedTo, language)}</dd>
          {packaged !== null && <dt>{t('corpus.packaged')}</dt>}
          {packaged !== null && <dd>{part(packaged.questions, packaged.bytes)}</dd>}
          {fetched.bytes > 0 && <dt>{t(packaged === null ? 'corpus.fetchedAll' : 'corpus.fetched')}</dt>}
          {fetched.bytes > 0 && <dd>{part(fetched.questions, fetched.bytes)}</dd>}
        </dl>
      )}
      {problem !== null && <p role="alert">{t(`corpus.problem.${problem}`)}</p>}
      <label className="choice">
        <input
          type="checkbox"
          checked={enabled}
          onChange={() => act((ports) => ports.configure({ enabled: !enabled }), { enabled: !enabled })}
        />
        {t('corpus.enabled')}
      </label>
      {enabled ? (
        <>
          <label className="choice">
            <input
              type="checkbox"
              checked={daily && facts.policy?.updates !== false}
              disabled={facts.policy?.updates === false}
              onChange={() => act((ports) => ports.configure({ daily: !daily }), { daily: !daily })}
            />
            {t('corpus.daily')}
          </label>
          <CorpusUpdate facts={facts} act={act} t={t} />
        </>
      ) : (
        <p>{t('corpus.off')}</p>
      )}
      <Removal facts={facts} act={act} t={t} />
    </>
  );
}

/** Removing asks once more: fetching everything again can take half an hour. */
function Removal({
  facts,
  act,
  t,
}: {
  facts: CorpusFacts;
  act: CorpusAct<CorpusPorts>;
  t: CorpusTranslate;
}): ReactElement | null {
  const [asking, setAsking] = useState(false);
  if (facts.fetched.bytes === 0) return null;
  if (!asking)
    return (
      <p className="actions">
        <button type="button" className="quiet" onClick={() => setAsking(true)}>
          {t('corpus.remove')}
        </button>
      </p>
    );
  return (
    <fieldset aria-label={t('corpus.remove')}>
      <p>{t('corpus.sure')}</p>
      <p className="actions">
        <button
          type="button"
          onClick={() => {
            setAsking(false);
            act((ports) => ports.remove());
          }}
        >
          {t('corpus.removeSure')}
        </button>
        <button type="button" className="quiet" onClick={() => setAsking(false)}>
          {t('corpus.cancel')}
        </button>
      </p>
    </fieldset>
  );
}
