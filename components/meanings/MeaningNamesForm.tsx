import { type ReactElement, useEffect, useState } from 'react';
import type { Language } from '../../utils/domain/i18n/language.ts';
import { meaningsTranslator } from '../../utils/domain/i18n/meanings.ts';
import type { Meaning } from '../../utils/domain/note/note.ts';
import { MEANINGS } from '../../utils/domain/note/meanings.ts';
import type { Settings } from '../../utils/store/settings.ts';
import { MEANING_NAME_LENGTH } from '../../utils/store/settings-parse.ts';
import { Icon } from '../ui/Icon.tsx';

type Names = Settings['meaningNames'];

interface Props {
  language: Language;
  /** The names as they are stored. */
  chosen: Names;
  /** Stores the names. May reject. */
  write: (names: Names) => Promise<void>;
}

const clean = (name: string): string => name.replaceAll(/\s+/g, ' ').trim();

/** The names cleaned, without empty ones. */
function tidy(names: Names): Names {
  return Object.fromEntries(
    MEANINGS.flatMap((meaning) => {
      const name = clean(names[meaning] ?? '');
      return name === '' ? [] : [[meaning, name] as const];
    }),
  );
}

/**
 * Names the reader gives to the four meanings, wherever they are asked for. A name is saved when its box is left, or
 * with Enter; an empty box gives the meaning its own name back.
 */
export function MeaningNamesForm({ language, chosen, write }: Props): ReactElement {
  const t = meaningsTranslator(language);
  // Only what is being typed: what another window stores stays visible in the other boxes.
  const [typed, setTyped] = useState<Names>({});
  const [told, setTold] = useState<'meanings.saved' | 'meanings.failed' | null>(null);
  useEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- what was stored is not being typed any more
    setTyped((old) =>
      Object.fromEntries(
        Object.entries(old).filter(([meaning, name]) => clean(name) !== (chosen[meaning as Meaning] ?? '')),
      ),
    );
  }, [chosen]);
  const save = (): void => {
    const names = tidy({ ...chosen, ...typed });
    if (MEANINGS.every((meaning) => names[meaning] === chosen[meaning])) return setTyped({});
    write(names).then(
      () => setTold('meanings.saved'),
      () => setTold('meanings.failed'),
    );
  };
  return (
    <section aria-labelledby="meanings">
      <h2 id="meanings">{t('meanings.title')}</h2>
      <p className="soft">{t('meanings.text')}</p>
      {MEANINGS.map((meaning) => (
        <label key={meaning} className="name-row" data-meaning={meaning}>
          <Icon name={meaning} />
          <span className="unseen">{t('meanings.name', { meaning: t(`meaning.${meaning}`) })}</span>
          <input
            type="text"
            maxLength={MEANING_NAME_LENGTH}
            placeholder={t(`meaning.${meaning}`)}
            value={typed[meaning] ?? chosen[meaning] ?? ''}
            onChange={(event) => setTyped({ ...typed, [meaning]: event.target.value })}
            onBlur={save}
            onKeyDown={(event) => event.key === 'Enter' && save()}
          />
        </label>
      ))}
      <output className="soft">{told !== null && t(told)}</output>
    </section>
  );
}
