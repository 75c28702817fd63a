import { type ReactElement, useState } from 'react';
import { Icon } from '../ui/Icon.tsx';
import { isSure, type LocatedNote } from './passages/types.ts';
import { useFrame } from './context.ts';

/** Most of a passage that is quoted, in UTF-16 units. */
const MAX_QUOTE_LENGTH = 200;

/**
 * Asks about a passage that Kantlijn is not sure of: is this the place, or another one? Null when nothing is asked.
 *
 * @param props.say says what became of it, beside the note
 */
export function PassageDoubt(props: { located: LocatedNote; announce: (text: string) => void }): ReactElement | null {
  const { located, announce } = props;
  const { model, t } = useFrame();
  const [at, setAt] = useState(0);
  const { outcome, note } = located;
  if (isSure(located) || outcome.state === 'found') return null;
  if (outcome.state === 'lost') return <Lost id={note.id} />;
  const count = outcome.state === 'ambiguous' ? outcome.places.length : 1;
  const alike = model.passages.movedAlike(note.id);
  const confirm = (which: readonly LocatedNote[]): void => {
    void model.passages
      .confirm(which, at)
      .then((isStored) => announce(t(isStored ? 'passages.confirmed' : 'passages.confirmed.refused')));
  };
  return (
    <div className="ask">
      <p>
        <Icon name="alert" />
        {t(`passages.unsure.${outcome.state === 'ambiguous' ? 'ambiguous' : outcome.why}`)}
      </p>
      <p className="soft">{t('passages.was', { quote: `“${note.passage.quote.exact.slice(0, MAX_QUOTE_LENGTH)}”` })}</p>
      {count > 1 && <output className="soft">{t('passages.place', { at: at + 1, count })}</output>}
      <div className="actions">
        <button type="button" onClick={() => confirm([located])}>
          {t('passages.confirm')}
        </button>
        {alike.length > 1 && (
          <button type="button" onClick={() => confirm(alike)}>
            {t('passages.confirmAll', { count: alike.length })}
          </button>
        )}
        {count > 1 && (
          <button
            type="button"
            onClick={() => {
              const next = (at + 1) % count;
              setAt(next);
              model.look(located, next);
            }}
          >
            {t('passages.place.next')}
          </button>
        )}
        <button type="button" onClick={() => model.move(note.id)}>
          {t('passages.elsewhere')}
        </button>
      </div>
    </div>
  );
}

/** Says that a passage is gone, and lets the reader mark it again. */
function Lost({ id }: { id: string }): ReactElement {
  const { model, t } = useFrame();
  return (
    <div className="ask">
      <p className="soft">{t('passages.lost.why')}</p>
      <div className="actions">
        <button type="button" onClick={() => model.move(id)}>
          {t('passages.again')}
        </button>
      </div>
    </div>
  );
}
