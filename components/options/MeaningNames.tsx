import { type ReactElement, useEffect, useState } from 'react';
import type { OptionsTranslate } from '../../utils/i18n/options.ts';
import type { Settings } from '../../utils/store/settings.ts';
import type { Meaning } from '../../utils/store/note.ts';
import type { OptionsPorts } from './ports.ts';

const MEANINGS = ['important', 'question', 'fact', 'action'] as const satisfies readonly Meaning[];
/** As long as `meaningNames` in the settings may be. */
const LONGEST = 60;

/** The names of the four meanings a mark can have. An empty box is our own name. Saved when the box is left. */
export function MeaningNames(props: {
  t: OptionsTranslate;
  ports: OptionsPorts;
  chosen: Settings['meaningNames'];
}): ReactElement {
  const { t, ports, chosen } = props;
  const [names, setNames] = useState<Partial<Record<Meaning, string>>>(chosen);
  const [failed, setFailed] = useState(false);
  // oxlint-disable-next-line react/set-state-in-effect -- what another window has stored replaces what stands here
  useEffect(() => setNames(chosen), [chosen]);
  const save = (): void => {
    const kept = MEANINGS.flatMap((meaning) => {
      const name = names[meaning]?.replaceAll(/\s+/g, ' ').trim() ?? '';
      return name === '' ? [] : [[meaning, name] as const];
    });
    ports.writeMeaningNames(Object.fromEntries(kept)).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  };
  return (
    <section aria-labelledby="meanings">
      <h2 id="meanings">{t('marks.title')}</h2>
      <p>{t('marks.intro')}</p>
      {MEANINGS.map((meaning) => (
        <label key={meaning} className="choice">
          <span>{t(`marks.${meaning}`)}</span>
          <input
            type="text"
            maxLength={LONGEST}
            placeholder={t(`marks.${meaning}`)}
            value={names[meaning] ?? ''}
            onChange={(event) => setNames({ ...names, [meaning]: event.target.value })}
            onBlur={save}
          />
        </label>
      ))}
      <output>{failed && t('marks.failed')}</output>
    </section>
  );
}
