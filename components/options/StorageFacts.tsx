import { type ReactElement, useEffect, useState } from 'react';
import type { StoreFactsResult } from '../../utils/messages/protocol.ts';
import type { OptionsTranslate } from '../../utils/i18n/options.ts';
import type { OptionsPorts } from './ports.ts';

/** What is stored and how safely. */
export function StorageFacts({ t, ports }: { t: OptionsTranslate; ports: OptionsPorts }): ReactElement {
  const [facts, setFacts] = useState<StoreFactsResult | null>(null);
  const [persisted, setPersisted] = useState(false);
  useEffect(() => {
    ports.facts().then(setFacts, (error: unknown) => {
      setFacts({
        outcome: 'failed',
        code: 'unavailable',
        detail: error instanceof Error ? error.message : String(error),
      });
    });
    ports.isPersisted().then(setPersisted, () => undefined);
  }, [ports]);

  return (
    <section aria-labelledby="storage" aria-busy={facts === null}>
      <h2 id="storage">{t('storage.title')}</h2>
      <p>{t('storage.intro')}</p>
      <p>{t('storage.private')}</p>
      {facts === null && <p>{t('storage.reading')}</p>}
      {facts?.outcome === 'failed' && <p role="alert">{t('storage.failed', { detail: facts.detail })}</p>}
      {facts?.outcome === 'counted' && (
        <dl className="facts">
          <dt>{t('storage.notes')}</dt>
          <dd>{facts.notes}</dd>
          <dt>{t('storage.deleted')}</dt>
          <dd>{facts.deleted}</dd>
          {facts.unreadable > 0 && <dt>{t('storage.unreadable')}</dt>}
          {facts.unreadable > 0 && <dd>{facts.unreadable}</dd>}
          <dt>{t('storage.dossiers')}</dt>
          <dd>{facts.dossiers}</dd>
          <dt>{t('storage.protected')}</dt>
          <dd>{t(persisted ? 'storage.protected.yes' : 'storage.protected.no')}</dd>
        </dl>
      )}
    </section>
  );
}
