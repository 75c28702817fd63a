import { type ReactElement, useEffect, useState } from 'react';
import type { NotificationSettings } from '../../../utils/domain/following/notifications.ts';
import type { FollowingTranslate } from '../../../utils/domain/i18n/following.ts';
import { logAndReturn } from '../../../utils/messages/log-error.ts';
import { useLibrary } from '../app/context.ts';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** Whether and when to show system notifications. Without the permission: explains it, with a button that asks for it. */
export function NotificationSettingsForm({ t }: { t: FollowingTranslate }): ReactElement | null {
  const { ports, announce } = useLibrary();
  const { notices, client } = ports;
  const [allowed, setAllowed] = useState<boolean | null>(null);
  const [refused, setRefused] = useState(false);
  const [settings, setSettings] = useState<NotificationSettings | null>(null);
  useEffect(() => {
    void notices?.allowed().then(setAllowed, logAndReturn('access.ask', undefined));
    client.request('follow.telling', { settings: null }).then(setSettings, logAndReturn('settings.read'));
  }, [notices, client]);
  if (notices === undefined || allowed === null) return null;
  const change = (next: NotificationSettings): void => {
    setSettings(next);
    client.request('follow.telling', { settings: next }).then(setSettings, () => {
      // What was not kept is not shown as if it were.
      setSettings(settings);
      announce(t('mine.notKept'));
    });
  };
  const ask = (): void =>
    void notices.ask().then(
      (given) => {
        setAllowed(given);
        setRefused(!given);
      },
      () => setRefused(true),
    );
  return (
    <section className="telling" aria-labelledby="telling">
      <h2 id="telling">{t('telling.title')}</h2>
      {!allowed && (
        <>
          <p>{t('telling.off')}</p>
          <button type="button" onClick={ask}>
            {t('telling.ask')}
          </button>
          {refused && <p role="alert">{t('telling.refused')}</p>}
        </>
      )}
      {allowed && settings !== null && <Choices settings={settings} onChange={change} t={t} />}
    </section>
  );
}

function Choices(props: {
  settings: NotificationSettings;
  onChange: (settings: NotificationSettings) => void;
  t: FollowingTranslate;
}): ReactElement {
  const { settings, onChange, t } = props;
  const { how, dailyAt, quiet } = settings;
  return (
    <div className="telling-choices">
      <label>
        {t('telling.how')}{' '}
        <select
          value={how}
          onChange={({ target }) => onChange({ ...settings, how: target.value === 'daily' ? 'daily' : 'each' })}
        >
          <option value="each">{t('telling.each')}</option>
          <option value="daily">{t('telling.daily')}</option>
        </select>
      </label>
      {how === 'daily' && (
        <Hour
          label={t('telling.dailyAt')}
          value={dailyAt}
          onChange={(hour) => onChange({ ...settings, dailyAt: hour })}
          t={t}
        />
      )}
      <label>
        <input
          type="checkbox"
          checked={quiet !== null}
          onChange={({ target }) => onChange({ ...settings, quiet: target.checked ? { from: 22, to: 7 } : null })}
        />{' '}
        {t('telling.quiet')}
      </label>
      {quiet !== null && (
        <>
          <Hour
            label={t('telling.quiet.from')}
            value={quiet.from}
            onChange={(from) => onChange({ ...settings, quiet: { ...quiet, from } })}
            t={t}
          />
          <Hour
            label={t('telling.quiet.to')}
            value={quiet.to}
            onChange={(to) => onChange({ ...settings, quiet: { ...quiet, to } })}
            t={t}
          />
        </>
      )}
    </div>
  );
}

function Hour(props: {
  label: string;
  value: number;
  onChange: (hour: number) => void;
  t: FollowingTranslate;
}): ReactElement {
  return (
    <label>
      {props.label}{' '}
      <select value={props.value} onChange={({ target }) => props.onChange(Number(target.value))}>
        {HOURS.map((hour) => (
          <option key={hour} value={hour}>
            {props.t('telling.hour', { hour })}
          </option>
        ))}
      </select>
    </label>
  );
}
