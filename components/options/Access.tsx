import { type ReactElement, useEffect, useState } from 'react';
import type { OptionsTranslate } from '../../utils/domain/i18n/options.ts';
import { PAGE_HOST, REPOSITORY_HOST } from '../../utils/domain/site/hosts.ts';
import type { OptionsPorts } from './ports.ts';
import { logAndReturn } from '../../utils/messages/log-error.ts';

const HOSTS = [
  { host: PAGE_HOST, why: 'access.pages' },
  { host: REPOSITORY_HOST, why: 'access.search' },
] as const;

type State = 'granted' | 'missing' | 'unknown';

async function lookUp(ports: OptionsPorts): Promise<Record<string, State>> {
  const found = await Promise.all(
    HOSTS.map(async ({ host }) => {
      const granted = await ports.hasAccess(host).catch(logAndReturn('access.ask', null));
      return [host, granted === null ? 'unknown' : granted ? 'granted' : 'missing'] as const;
    }),
  );
  return Object.fromEntries(found);
}

/** Every host that is contacted, why, and whether the browser allows it (Firefox lets the reader take it back). */
export function Access({ t, ports }: { t: OptionsTranslate; ports: OptionsPorts }): ReactElement {
  const [states, setStates] = useState<Record<string, State>>({});
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    const look = (): void => void lookUp(ports).then(setStates);
    look();
    return ports.onAccess(look);
  }, [ports]);

  const missing = HOSTS.filter(({ host }) => states[host] === 'missing').map(({ host }) => host);
  const ask = (): void => {
    const answer = ports.askAccess(missing).catch(logAndReturn('access.ask', false));
    void answer.then((granted) => {
      setRefused(!granted);
      return lookUp(ports).then(setStates);
    });
  };

  return (
    <section aria-labelledby="access">
      <h2 id="access">{t('access.title')}</h2>
      <p>{t('access.intro')}</p>
      <ul className="hosts">
        {HOSTS.map(({ host, why }) => (
          <li key={host}>
            <strong>{host}</strong>
            <span className={`state ${states[host] ?? 'unknown'}`}>{t(`access.${states[host] ?? 'unknown'}`)}</span>
            <span className="why">{t(why)}</span>
          </li>
        ))}
      </ul>
      {missing.length > 0 && (
        <button type="button" onClick={ask}>
          {t('access.ask')}
        </button>
      )}
      <output>{refused && missing.length > 0 && t('access.refused')}</output>
    </section>
  );
}
