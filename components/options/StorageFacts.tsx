import { type ReactElement, useEffect, useState } from 'react';
import type { StoreFactsResult } from '../../utils/protocol/requests.ts';
import type { Language } from '../../utils/domain/i18n/language.ts';
import { formatNumber } from '../../utils/domain/i18n/numbers.ts';
import type { OptionsTranslate } from '../../utils/domain/i18n/options.ts';
import { troubleOf, type Trouble } from '../../utils/protocol/trouble.ts';
import type { OptionsPorts } from './ports.ts';
import { logAndReturn } from '../../utils/messages/log-error.ts';

/** What is stored and how safely. */
export function StorageFacts(props: { t: OptionsTranslate; language: Language; ports: OptionsPorts }): ReactElement {
  const { t, language, ports } = props;
  const [facts, setFacts] = useState<StoreFactsResult | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [persisted, setPersisted] = useState(false);
  useEffect(() => {
    ports.facts().then(
      (told) => {
        setFacts(told);
        setTrouble(told.outcome === 'failed' ? troubleOf(told) : null);
      },
      (error: unknown) => {
        setTrouble(troubleOf(error));
      },
    );
    ports.isPersisted().then(setPersisted, logAndReturn('storage.persisted'));
  }, [ports]);

  return (
    <section aria-labelledby="storage" aria-busy={facts === null && trouble === null}>
      <h2 id="storage">{t('storage.title')}</h2>
      <p>{t('storage.intro')}</p>
      <p>{t('storage.private')}</p>
      {facts === null && trouble === null && <p>{t('storage.reading')}</p>}
      {trouble !== null && <p role="alert">{t('storage.failed', { detail: t(`trouble.${trouble}`) })}</p>}
      {facts?.outcome === 'counted' && (
        <dl className="facts">
          <dt>{t('storage.notes')}</dt>
          <dd>{formatNumber(facts.notes, language)}</dd>
          <dt>{t('storage.deleted')}</dt>
          <dd>{formatNumber(facts.deleted, language)}</dd>
          {facts.unreadable > 0 && <dt>{t('storage.unreadable')}</dt>}
          {facts.unreadable > 0 && <dd>{formatNumber(facts.unreadable, language)}</dd>}
          <dt>{t('storage.dossiers')}</dt>
          <dd>{formatNumber(facts.dossiers, language)}</dd>
          <dt>{t('storage.protected')}</dt>
          <dd>{t(persisted ? 'storage.protected.yes' : 'storage.protected.no')}</dd>
        </dl>
      )}
    </section>
  );
}
