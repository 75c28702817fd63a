import type { ReactElement } from 'react';
import { keysTranslator } from '../../../utils/domain/i18n/keys.ts';
import { KeyList } from '../../keys/KeyList.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useLibrary } from './context.ts';
import { EXAMPLE_QUESTION } from './examples.ts';
import { useShow } from './useShow.ts';
import { WelcomePicture } from './WelcomePicture.tsx';

/** What Kantlijn adds to a page, each with its sign. */
const PILLARS = [
  { name: 'state', icon: 'answered' },
  { name: 'related', icon: 'goto' },
  { name: 'notes', icon: 'note' },
] as const;

/** The keys that work before a reader knows Kantlijn; the rest are listed under `?`. */
const WELCOME_KEYS = ['browser'] as const;

/** The first page a reader sees: what Kantlijn shows, where notes stay, whom it asks, and the keys. */
export function Welcome({ onLibrary }: { onLibrary: () => void }): ReactElement {
  const { t, language } = useLibrary();
  const show = useShow();
  return (
    <div className="welcome">
      <div className="welcome-top">
        <div>
          <h1>{t('welcome.title')}</h1>
          <p className="lead">{t('welcome.lead')}</p>
          <div className="actions">
            <button type="button" className="main" onClick={() => show(EXAMPLE_QUESTION)}>
              {t('welcome.try')}
            </button>
            <button type="button" onClick={onLibrary}>
              {t('welcome.notes')}
            </button>
          </div>
        </div>
        <WelcomePicture />
      </div>
      <ul className="pillars">
        {PILLARS.map(({ name, icon }) => (
          <li key={name}>
            <h2>
              <Icon name={icon} />
              {t(`welcome.${name}.title`)}
            </h2>
            <p>{t(`welcome.${name}.text`)}</p>
          </li>
        ))}
      </ul>
      <h2>{t('welcome.privacy.title')}</h2>
      <p>{t('welcome.privacy.text')}</p>
      <h2>{keysTranslator(language)('keys.title')}</h2>
      <KeyList language={language} places={WELCOME_KEYS} />
    </div>
  );
}
