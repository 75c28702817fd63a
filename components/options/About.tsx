import { type ReactElement, useEffect, useState } from 'react';
import type { Language } from '../../utils/domain/i18n/language.ts';
import type { OptionsTranslate } from '../../utils/domain/i18n/options.ts';
import type { Licence } from '../../utils/protocol/licences.ts';
import { HelpLink } from '../ui/HelpLink.tsx';
import type { OptionsPorts } from './ports.ts';

/** What Kantlijn is, under which licence, and whose code is in it with the texts their licences ask to be passed on. */
export function About({
  t,
  language,
  ports,
}: {
  t: OptionsTranslate;
  language: Language;
  ports: OptionsPorts;
}): ReactElement {
  const [packages, setPackages] = useState<readonly Licence[] | 'failed' | null>(null);
  useEffect(() => {
    ports.licences().then(setPackages, () => setPackages('failed'));
  }, [ports]);
  return (
    <section aria-labelledby="about">
      <h2 id="about">{t('about.title')}</h2>
      <p>{t('about.version', { version: ports.version })}</p>
      <p>
        {t('about.licence')} <a href="/LICENSE.txt">{t('about.licence.text')}</a>
      </p>
      <HelpLink page="front" language={language}>
        {t('about.help')}
      </HelpLink>
      <HelpLink page="privacy" language={language}>
        {t('about.privacy')}
      </HelpLink>
      <p>{t('about.packages')}</p>
      {packages === 'failed' && <p>{t('about.packages.failed')}</p>}
      {packages !== null && packages !== 'failed' && (
        <ul className="licences">
          {packages.map(({ name, version, licence, text }) => (
            <li key={`${name}@${version}`}>
              <details>
                <summary>
                  {name} {version} <span className="why">{licence}</span>
                </summary>
                <pre lang="en">{text}</pre>
              </details>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
