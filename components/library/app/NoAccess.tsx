import { type ReactElement, useEffect, useState } from 'react';
import { formatList } from '../../../utils/domain/i18n/dates.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useLibrary } from './context.ts';
import type { AccessPorts } from './ports.ts';
import { logAndReturn } from '../../../utils/messages/log-error.ts';

/** Official hosts that may not be read, followed as the reader changes it; empty until the browser has said. */
export function useDeniedHosts(access: AccessPorts | undefined): readonly string[] {
  const [closed, setClosed] = useState<readonly string[]>([]);
  useEffect(() => {
    if (access === undefined) return undefined;
    const look = (): void => void access.closed().then(setClosed, logAndReturn('access.ask'));
    look();
    return access.onChange(look);
  }, [access]);
  return closed;
}

/** Says which hosts Kantlijn may not read any more, and offers the way back; when it was given, what is left to do. */
export function NoAccess({ closed }: { closed: readonly string[] }): ReactElement | null {
  const { t, ports, language, announce } = useLibrary();
  const [refused, setRefused] = useState(false);
  if (closed.length === 0) return null;
  const ask = (): void =>
    void ports.access?.ask(closed).then(
      (given) => {
        setRefused(!given);
        // A page that was loaded without access has none of our scripts.
        if (given) announce(t('noAccess.given'));
      },
      () => setRefused(true),
    );
  return (
    <section className="reminder" role="alert" aria-label={t('noAccess.title')}>
      <p>
        <Icon name="alert" /> {t('noAccess.closed', { hosts: formatList(closed, language) })}
      </p>
      <div className="actions">
        <button type="button" onClick={ask}>
          {t('noAccess.ask')}
        </button>
      </div>
      {refused && <p>{t('noAccess.refused')}</p>}
    </section>
  );
}
