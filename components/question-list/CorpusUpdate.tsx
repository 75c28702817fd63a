import type { ReactElement } from 'react';
import type { CorpusFacts } from '../../utils/questions/file/contract.ts';
import { SourceFailure } from '../../utils/domain/status/types.ts';
import type { CorpusTranslate } from '../../utils/domain/i18n/corpus.ts';
import type { CorpusAct } from './corpus-act.ts';

/** A stored failure as a code this version knows; an unknown one, from another version, counts as a server error. */
function failureOf(stored: string | null): SourceFailure['code'] {
  const code = SourceFailure.shape.code.safeParse(stored);
  return code.success ? code.data : 'serverError';
}

/** Fetching and updating the list: what it costs, how far it is, pausing and resuming. */
export function CorpusUpdate(props: { facts: CorpusFacts; act: CorpusAct; t: CorpusTranslate }): ReactElement {
  const { facts, act, t } = props;
  const { update, offer, policy } = facts;
  if (policy !== undefined) return <ByPolicy policy={policy} act={act} t={t} />;
  const busy = update.phase === 'running' || update.phase === 'packing';
  const stopped = update.phase === 'paused' || update.phase === 'failed';
  const isCounted = update.phase === 'running' && update.expected > 0;
  return (
    <>
      {offer !== null && <p>{t(facts.problem === null ? 'corpus.offer' : 'corpus.offerAgain', offer)}</p>}
      {busy && (
        <progress
          aria-label={t('corpus.progress')}
          {...(isCounted ? { value: Math.min(update.done, update.expected), max: update.expected } : {})}
        />
      )}
      <output>{phaseText(update, t)}</output>
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

const ADDRESS_FAILURES = ['offline', 'timeout', 'notFound', 'garbage', 'mismatch', 'tooLarge'] as const;

/** The same where the administrator of this computer decides where the list comes from, or forbids fetching it. */
function ByPolicy(props: {
  policy: NonNullable<CorpusFacts['policy']>;
  act: CorpusAct;
  t: CorpusTranslate;
}): ReactElement {
  const { policy, act, t } = props;
  const { updates, address, isFetching, failure } = policy;
  if (!updates) return <p>{t('corpus.forbidden')}</p>;
  const why = ADDRESS_FAILURES.find((one) => one === failure) ?? 'other';
  return (
    <>
      <p>{t('corpus.fromAddress', { address: address ?? '' })}</p>
      {isFetching && <progress aria-label={t('corpus.progress')} />}
      <output>
        {isFetching && t('corpus.starting')}
        {!isFetching && failure !== null && t('corpus.addressFailed', { failure: t(`corpus.addressFailure.${why}`) })}
      </output>
      <p className="actions">
        <button
          type="button"
          aria-disabled={isFetching}
          onClick={() => {
            if (!isFetching) act((ports) => ports.update());
          }}
        >
          {t('corpus.update')}
        </button>
      </p>
    </>
  );
}

/** What an update is doing; empty while nothing is. */
function phaseText({ phase, done, expected, failure }: CorpusFacts['update'], t: CorpusTranslate): string {
  switch (phase) {
    case 'idle':
      return '';
    case 'running':
      return expected > 0 ? t('corpus.running', { done, expected }) : t('corpus.starting');
    case 'paused':
      return t('corpus.paused', { done, expected });
    case 'packing':
      return t('corpus.packing');
    case 'failed':
      return t('corpus.failed', { failure: t(`corpus.failure.${failureOf(failure)}`) });
  }
}
