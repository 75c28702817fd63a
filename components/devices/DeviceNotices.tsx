import { type ReactElement, type ReactNode, useId } from 'react';
import type { DevicesTranslate } from '../../utils/domain/i18n/devices.ts';
import { formatMoment } from '../../utils/domain/i18n/dates.ts';
import type { Language } from '../../utils/domain/i18n/language.ts';
import type { CalendarDate } from '../../utils/domain/publication/record.ts';
import type { SyncState } from '../../utils/protocol/sync.ts';

interface Props {
  readonly t: DevicesTranslate;
  readonly language: Language;
  readonly today: CalendarDate;
  /** How it stands with one folder. */
  readonly state: Pick<SyncState, 'setBack' | 'parts' | 'unreadable' | 'asking'>;
  readonly heading: 'h2' | 'h3';
  /** The reader has read what was told. */
  readonly onUnderstood: (what: 'setBack' | 'parts' | 'unreadable') => void;
  /** The reader deletes here too what others deleted, or restores it everywhere. */
  readonly onDecide: (isDone: boolean) => void;
}

/** What the reader has to read or decide about one folder. */
export function DeviceNotices(props: Props): ReactElement {
  const { t, language, today, state, onUnderstood } = props;
  const { setBack, parts, unreadable } = state;
  const names = [...new Set(unreadable.map((name) => name ?? t('devices.unknown')))].join(', ');
  return (
    <>
      {setBack !== null && (
        <DeviceNotice action={t('devices.understood')} onAct={() => onUnderstood('setBack')}>
          {t('devices.setBack', { moment: formatMoment(setBack, today, language) })}
        </DeviceNotice>
      )}
      {parts > 0 && (
        <DeviceNotice action={t('devices.understood')} onAct={() => onUnderstood('parts')}>
          {t('devices.parts', { count: parts })}
        </DeviceNotice>
      )}
      {unreadable.length > 0 && (
        <DeviceNotice action={t('devices.letGo')} onAct={() => onUnderstood('unreadable')}>
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

/** Others deleted many notes: delete them here too, or restore them everywhere. */
function Deletions({ t, state: { asking }, heading: Heading, onDecide }: Props): ReactElement | null {
  const id = useId();
  if (asking === 0) return null;
  return (
    <section className="question" aria-labelledby={id}>
      <Heading id={id}>{t('devices.asking')}</Heading>
      <p>{t('devices.askingText', { count: asking })}</p>
      <p className="actions">
        <button type="button" onClick={() => onDecide(true)}>
          {t('devices.askingDo')}
        </button>
        <button type="button" onClick={() => onDecide(false)}>
          {t('devices.askingKeep')}
        </button>
      </p>
    </section>
  );
}
