import { type ReactElement, useState } from 'react';
import type { OptionsTranslate } from '../../utils/domain/i18n/options.ts';
import type { OptionsPorts, SwitchName } from './ports.ts';

interface Props {
  t: OptionsTranslate;
  ports: OptionsPorts;
  name: SwitchName;
  chosen: boolean;
}

/** A setting that is on or off, under its own heading, with an explanation. */
export function Switch({ t, ports, name, chosen }: Props): ReactElement {
  const [failed, setFailed] = useState(false);
  const choose = (on: boolean): void => {
    ports.writeSwitch(name, on).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  };
  return (
    <section>
      <h2>{t(`switch.title.${name}`)}</h2>
      <label className="choice">
        <input type="checkbox" checked={chosen} onChange={({ target }) => choose(target.checked)} />
        {t(`switch.label.${name}`)}
      </label>
      <p className="soft">{t(`switch.why.${name}`)}</p>
      <output>{failed && t('language.failed')}</output>
    </section>
  );
}
