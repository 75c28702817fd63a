import { type ReactElement, useEffect, useState } from 'react';
import { formatList } from '../../utils/domain/i18n/dates.ts';
import type { Language } from '../../utils/domain/i18n/language.ts';
import type { OptionsTranslate } from '../../utils/domain/i18n/options.ts';
import { NO_POLICIES, type Policies } from '../../utils/store/policies.ts';
import type { OptionsPorts } from './ports.ts';

/** The switches, in the order of the settings. */
const SWITCHES = ['listUpdates', 'sync', 'kamerData'] as const satisfies readonly (keyof Policies)[];

/**
 * Shows what the administrator of this computer has set; renders nothing when nothing is set. The background
 * enforces it independently.
 */
export function Managed(props: {
  t: OptionsTranslate;
  language: Language;
  ports: Pick<OptionsPorts, 'policies' | 'watchPolicies'>;
}): ReactElement | null {
  const { t, language, ports } = props;
  const [policies, setPolicies] = useState<Policies>(NO_POLICIES);
  useEffect(() => {
    const read = (): void => void ports.policies().then(setPolicies);
    read();
    return ports.watchPolicies(read);
  }, [ports]);
  const { listAddress, unread } = policies;
  const off = SWITCHES.filter((name) => !policies[name]);
  if (listAddress === null && unread.length === 0 && off.length === 0) return null;
  return (
    <section aria-labelledby="managed">
      <h2 id="managed">{t('managed.title')}</h2>
      <p>{t('managed.intro')}</p>
      <ul>
        {listAddress !== null && <li>{t('managed.listAddress', { address: listAddress })}</li>}
        {off.map((name) => (
          <li key={name}>{t(`managed.${name}`)}</li>
        ))}
      </ul>
      {unread.length > 0 && <p role="alert">{t('managed.unread', { names: formatList(unread, language) })}</p>}
    </section>
  );
}
