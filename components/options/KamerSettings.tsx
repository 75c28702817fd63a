import { type ReactElement, useEffect, useState } from 'react';
import { todayInAmsterdam } from '../../utils/domain/clock/today.ts';
import type { Language } from '../../utils/domain/i18n/language.ts';
import type { OptionsTranslate } from '../../utils/domain/i18n/options.ts';
import { logAndReturn } from '../../utils/messages/log-error.ts';
import { KamerSwitch, ServiceKnown } from './KamerSwitch.tsx';
import type { KamerPorts, KamerStates } from './ports.ts';

/** The optional features of the Tweede Kamer, each with its switch. */
export function KamerSettings(props: {
  t: OptionsTranslate;
  language: Language;
  ports: KamerPorts;
  now: () => Date;
}): ReactElement {
  const { t, language, ports, now } = props;
  const [states, setStates] = useState<KamerStates | null>(null);
  useEffect(() => {
    const look = (): void => void ports.states().then(setStates, logAndReturn('kamer.state'));
    look();
    return ports.onChange(look);
  }, [ports]);
  // Do not draw a switch of unknown state as off: a click would do the opposite of what it says.
  if (states === null) return <></>;
  const today = todayInAmsterdam(now());
  return (
    <>
      <KamerSwitch t={t} name="data" state={states.data} ports={ports}>
        <ServiceKnown t={t} language={language} today={today} service={states.service} />
      </KamerSwitch>
      <KamerSwitch t={t} name="pages" state={states.pages} ports={ports} />
    </>
  );
}
