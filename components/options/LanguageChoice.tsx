import { type ReactElement, useState } from 'react';
import type { LanguageSetting } from '../../utils/domain/i18n/language.ts';
import type { OptionsTranslate } from '../../utils/domain/i18n/options.ts';
import type { OptionsPorts } from './ports.ts';

const CHOICES = ['auto', 'nl', 'en'] as const satisfies readonly LanguageSetting[];

/** Which language Kantlijn speaks, here and in the page. The names of languages are in those languages. */
export function LanguageChoice(props: {
  t: OptionsTranslate;
  ports: OptionsPorts;
  chosen: LanguageSetting;
}): ReactElement {
  const { t, ports, chosen } = props;
  const [failed, setFailed] = useState(false);
  const choose = (language: LanguageSetting): void => {
    ports.writeLanguage(language).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  };
  return (
    <section>
      <fieldset>
        <legend>
          <h2>{t('language.title')}</h2>
        </legend>
        {CHOICES.map((language) => (
          <label key={language} className="choice" lang={language === 'auto' ? undefined : language}>
            <input
              type="radio"
              name="language"
              value={language}
              checked={chosen === language}
              onChange={() => choose(language)}
            />
            {t(`language.${language}`)}
          </label>
        ))}
      </fieldset>
      <output>{failed && t('language.failed')}</output>
    </section>
  );
}
