import type { ReactElement } from 'react';
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

/** Keys that work without a mouse; the browser lets the reader change them. */
const KEYS = [
  { name: 'open', keys: ['Alt', 'Shift', 'N'] },
  { name: 'mark', keys: ['Alt', 'Shift', 'K'] },
  { name: 'search', keys: ['/'] },
] as const;

/** The first page a reader sees: what Kantlijn shows, where notes stay, whom it asks, and the keys. */
export function Welcome({ onLibrary }: { onLibrary: () => void }): ReactElement {
  const { t } = useLibrary();
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
      <h2>{t('welcome.keys.title')}</h2>
      <dl className="keys">
        {KEYS.map(({ name, keys }) => (
          <div key={name}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(`welcome.keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
