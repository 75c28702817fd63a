import { Fragment, type ReactElement, useEffect, useState } from 'react';
import { keysTranslator } from '../../utils/domain/i18n/keys.ts';
import type { Language } from '../../utils/domain/i18n/language.ts';
import { KEYS, type KeyPlace, type KeyRow, keysOf } from '../../utils/domain/site/keys.ts';
import { logAndReturn } from '../../utils/messages/log-error.ts';
import { HelpLink } from '../ui/HelpLink.tsx';
import { type GivenKeys, givenKeys } from './given-keys.ts';

/**
 * Lists all keys, or those of one place, with what each does. Keys the reader changed in the browser are shown as
 * they are now.
 */
export function KeyList({ language, places }: { language: Language; places: readonly KeyPlace[] }): ReactElement {
  const t = keysTranslator(language);
  const [given, setGiven] = useState<GivenKeys | null>(null);
  useEffect(() => {
    givenKeys().then(setGiven, logAndReturn('keys.given'));
  }, []);
  return (
    <div className="key-list">
      {places.map((place) => (
        <section key={place} aria-label={t(`keys.place.${place}`)}>
          <h3>{t(`keys.place.${place}`)}</h3>
          <dl className="keys">
            {KEYS.filter((row) => row.place === place).map((row) => (
              <div key={row.act}>
                <dt>
                  <Chords chords={chordsOf(row, given)} or={t('keys.or')} none={t('keys.none')} />
                </dt>
                <dd>{t(`keys.${row.act}`)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      {places.includes('browser') && <p className="soft">{t('keys.change')}</p>}
      <HelpLink page="front" language={language}>
        {t('keys.more')}
      </HelpLink>
    </div>
  );
}

/** The keys of a row as reported by the browser; the suggested ones until it has reported them. */
function chordsOf({ command, chords }: KeyRow, given: GivenKeys | null): KeyRow['chords'] {
  const now = command === undefined ? undefined : given?.get(command);
  if (now === undefined) return chords;
  return now === '' ? [] : [keysOf(now)];
}

function Chords(props: { chords: KeyRow['chords']; or: string; none: string }): ReactElement {
  if (props.chords.length === 0) return <span className="soft">{props.none}</span>;
  return (
    <>
      {props.chords.map((chord, at) => (
        <Fragment key={chord.join('+')}>
          {at > 0 && <span className="soft">{props.or}</span>}
          {chord.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
        </Fragment>
      ))}
    </>
  );
}
