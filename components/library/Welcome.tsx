import type { ReactElement } from 'react';
import { useLibrary } from './context.ts';
import { EXAMPLE_QUESTION } from './examples.ts';

/** The first page a reader sees: what Kantlijn does, stores and asks, in five sentences. */
export function Welcome({ onLibrary }: { onLibrary: () => void }): ReactElement {
  const { t, ports, say } = useLibrary();
  return (
    <div className="welcome">
      <h1>{t('welcome.title')}</h1>
      <ol>
        <li>{t('welcome.1')}</li>
        <li>{t('welcome.2')}</li>
        <li>{t('welcome.3')}</li>
        <li>{t('welcome.4')}</li>
        <li>{t('welcome.5')}</li>
      </ol>
      <div className="actions">
        <button
          type="button"
          className="main"
          onClick={() => {
            void ports.show(EXAMPLE_QUESTION, null).then((how) => how === 'failed' && say(t('row.openFailed')));
          }}
        >
          {t('welcome.try')}
        </button>
        <button type="button" onClick={onLibrary}>
          {t('welcome.notes')}
        </button>
      </div>
    </div>
  );
}
