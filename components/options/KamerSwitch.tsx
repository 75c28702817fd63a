import { type ReactElement, useId, useState } from 'react';
import type { Language } from '../../utils/domain/i18n/language.ts';
import { formatList, formatMoment } from '../../utils/domain/i18n/dates.ts';
import type { OptionsTranslate } from '../../utils/domain/i18n/options.ts';
import type { KamerService } from '../../utils/protocol/kamer.ts';
import { KAMER_SWITCHES, type KamerState, type KamerSwitchName } from '../../utils/store/kamer-settings.ts';
import type { KamerPorts } from './ports.ts';

interface Props {
  readonly t: OptionsTranslate;
  readonly name: KamerSwitchName;
  readonly state: KamerState;
  readonly ports: KamerPorts;
  /** Shown below the switch while it is on. */
  readonly children?: ReactElement | null;
}

/** A switch that needs the browser's permission for one more host. Asks for it in the click that turns it on. */
export function KamerSwitch({ t, name, state, ports, children }: Props): ReactElement {
  const [said, setSaid] = useState<'refused' | 'failed' | null>(null);
  const id = useId();
  const { host } = KAMER_SWITCHES[name];
  const isChosen = state === 'on' || state === 'noAccess';
  const on = (): void => {
    // Await nothing before this call: a browser asks only inside the reader's own click.
    ports.turnOn(name).then(
      (isAllowed) => setSaid(isAllowed ? null : 'refused'),
      () => setSaid('failed'),
    );
  };
  const off = (): void => {
    ports.turnOff(name).then(
      () => setSaid(null),
      () => setSaid('failed'),
    );
  };
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{t(`kamerSwitch.title.${name}`)}</h2>
      <label className="choice">
        <input
          type="checkbox"
          checked={isChosen}
          disabled={state === 'forbidden'}
          onChange={({ target }) => (target.checked ? on() : off())}
        />
        {t(`kamerSwitch.label.${name}`)}
      </label>
      <p className="soft">{t(`kamerSwitch.why.${name}`, { host })}</p>
      <output>
        {said !== null && t(`kamerSwitch.${said}`)}
        {state === 'forbidden' && t('managed.here')}
        {said === null && state === 'noAccess' && t('kamerSwitch.noAccess', { host })}
      </output>
      {state === 'noAccess' && (
        <p className="actions">
          <button type="button" onClick={on}>
            {t('kamerSwitch.allow')}
          </button>
        </p>
      )}
      {state === 'on' && children}
    </section>
  );
}

/** Says which version of the Tweede Kamer's service answers, and which expected names it lacks. */
export function ServiceKnown(props: {
  t: OptionsTranslate;
  language: Language;
  today: string;
  service: KamerService | null;
}): ReactElement {
  const { t, language, today, service } = props;
  if (service === null) return <p className="soft">{t('kamerService.notAsked')}</p>;
  const { version, unknown, at } = service;
  const time = formatMoment(at, today, language);
  return (
    <>
      <p className="soft">
        {version === null ? t('kamerService.none', { time }) : t('kamerService.answers', { version, time })}
      </p>
      {unknown.length > 0 && (
        <p className="soft">{t('kamerService.unknown', { names: formatList(unknown, language) })}</p>
      )}
    </>
  );
}
