import { type ReactElement, useState } from 'react';
import type { Meaning } from '../../utils/store/note.ts';
import { Icon } from '../ui/Icon.tsx';
import { useLibrary } from './context.ts';
import { MEANINGS } from './MeaningSign.tsx';

/** Longest name, as the Kantlijn file allows. */
const LONGEST = 60;

/** Names the reader gives to the four meanings; an empty box gives the meaning its own name back. */
export function MeaningNames(): ReactElement {
  const { t, ports, meaningNames, say } = useLibrary();
  const [names, setNames] = useState<Partial<Record<Meaning, string>>>(meaningNames);
  const save = (): void => {
    const kept = MEANINGS.flatMap((meaning) => {
      const name = (names[meaning] ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST);
      return name === '' ? [] : [[meaning, name] as const];
    });
    ports.writeSetting('meaningNames', Object.fromEntries(kept)).then(
      () => say(t('meanings.saved')),
      () => say(t('meanings.failed')),
    );
  };
  return (
    <section aria-labelledby="meanings">
      <h2 id="meanings">{t('meanings.title')}</h2>
      <p className="soft">{t('meanings.text')}</p>
      <form
        className="names"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {MEANINGS.map((meaning) => (
          <label key={meaning} className="name-row">
            <span className="meaning" data-meaning={meaning}>
              <Icon name={meaning} />
              <span className="unseen">{t('meanings.name', { meaning: t(`meaning.${meaning}`) })}</span>
            </span>
            <input
              type="text"
              maxLength={LONGEST}
              placeholder={t(`meaning.${meaning}`)}
              value={names[meaning] ?? ''}
              onChange={(event) => setNames({ ...names, [meaning]: event.target.value })}
            />
          </label>
        ))}
        <div className="actions">
          <button type="submit">{t('meanings.save')}</button>
        </div>
      </form>
    </section>
  );
}
