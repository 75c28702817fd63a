import type { ReactElement } from 'react';
import type { CorpusFacts } from '../../utils/questions/file/contract.ts';
import { SourceFailure } from '../../utils/domain/status/types.ts';
import type { CorpusTranslate } from '../../utils/domain/i18n/corpus.ts';
import type { CorpusAct } from './corpus-act.ts';

/** A failure as it is said; one that was stored by another version is a fault. */
function failureOf(stored: string | null): SourceFailure['code'] {
  const code = SourceFailure.shape.code.safeParse(stored);
  return code.success ? code.data : 'serverError';
}

/** Fetching and updating: what it costs, how far it is, pause and resume. */
export function CorpusUpdate(props: { facts: CorpusFacts; act: CorpusAct; t: CorpusTranslate }): ReactElement {
  const { facts, act, t } = props;
  const { update, offer } = facts;
  const busy = update.phase === 'running' || update.phase === 'packing';
  const stopped = update.phase === 'paused' || update.phase === 'failed';
  const far = { done: update.done, expected: update.expected };
  const said =
    update.phase === 'running'
      ? update.expected > 0
        ? t('corpus.running', far)
        : t('corpus.starting')
      : update.phase === 'paused'
        ? t('corpus.paused', far)
        : update.phase === 'packing'
          ? t('corpus.packing')
          : update.phase === 'failed'
            ? t('corpus.failed', { failure: t(`corpus.failure.${failureOf(update.failure)}`) })
            : '';
  return (
    <>
      {offer !== null && <p>{t(facts.problem === null ? 'corpus.offer' : 'corpus.offerAgain', offer)}</p>}
      {busy && (
        <progress
          aria-label={t('corpus.progress')}
          {...(update.phase === 'running' && update.expected > 0
            ? { value: Math.min(update.done, update.expected), max: update.expected }
            : {})}
        />
      )}
      <output>{said}</output>
      <p className="actions">
        {update.phase === 'running' ? (
          <button type="button" onClick={() => act((ports) => ports.pause())}>
            {t('corpus.pause')}
          </button>
        ) : (
          <button
            type="button"
            aria-disabled={busy}
            onClick={() => {
              if (!busy) act((ports) => ports.update());
            }}
          >
            {t(stopped ? 'corpus.resume' : offer === null ? 'corpus.update' : 'corpus.fetch')}
          </button>
        )}
      </p>
    </>
  );
}
