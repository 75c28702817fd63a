import type { ReactElement, ReactNode } from 'react';
import { formatMoment } from '../../utils/domain/i18n/dates.ts';
import type { StateProps } from './ports.ts';

/** What the reader has to read or decide. */
export function DeviceNotices(props: StateProps): ReactElement {
  const { t, language, ports, state, act } = props;
  const { setBack, parts, unreadable } = state;
  const names = [...new Set(unreadable.map((name) => name ?? t('devices.unknown')))].join(', ');
  return (
    <>
      {setBack !== null && (
        <DeviceNotice action={t('devices.understood')} onAct={() => act(ports.understood('setBack'))}>
          {t('devices.setBack', { moment: formatMoment(setBack, ports.today(), language) })}
        </DeviceNotice>
      )}
      {parts > 0 && (
        <DeviceNotice action={t('devices.understood')} onAct={() => act(ports.understood('parts'))}>
          {t('devices.parts', { count: parts })}
        </DeviceNotice>
      )}
      {unreadable.length > 0 && (
        <DeviceNotice action={t('devices.letGo')} onAct={() => act(ports.understood('unreadable'))}>
          {t('devices.unreadOf', { names })}
        </DeviceNotice>
      )}
      <Deletions {...props} />
    </>
  );
}

/** A notice that stays until the reader has read it. */
export function DeviceNotice(props: { children: ReactNode; action: string; onAct: () => void }): ReactElement {
  const { children, action, onAct } = props;
  return (
    <section className="question" role="alert">
      <p>{children}</p>
      <p className="actions">
        <button type="button" onClick={onAct}>
          {action}
        </button>
      </p>
    </section>
  );
}

/** Another device deleted many notes: delete them here too, or restore them everywhere. */
function Deletions({ t, ports, state: { asking }, act }: StateProps): ReactElement | null {
  if (asking === 0) return null;
  return (
    <section className="question" aria-labelledby="asking">
      <h3 id="asking">{t('devices.asking')}</h3>
      <p>{t('devices.askingText', { count: asking })}</p>
      <p className="actions">
        <button type="button" onClick={() => act(ports.decide(true))}>
          {t('devices.askingDo')}
        </button>
        <button type="button" onClick={() => act(ports.decide(false))}>
          {t('devices.askingKeep')}
        </button>
      </p>
    </section>
  );
}
