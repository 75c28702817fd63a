import { type ReactElement, useMemo, useState } from 'react';
import { itemOf } from '../../utils/domain/collection/collection.ts';
import { InCollections } from '../collections/InCollections.tsx';
import { useFrame } from './context.ts';

/** The last act, and its undo. */
interface Said {
  readonly text: string;
  readonly undo: (() => void) | null;
}

/** Shows which of the reader's dossiers this publication is in. Loaded when opened; every act can be undone. */
export function CollectionsHere(): ReactElement {
  const { t, model } = useFrame();
  const [isOpen, setOpen] = useState(false);
  const [said, setSaid] = useState<Said | null>(null);
  const { home, hello } = model;
  const item = useMemo(() => {
    const { title, date, questionNumbers } = hello.facts;
    const [questionNumber = null] = questionNumbers.length === 1 ? questionNumbers : [];
    return itemOf({ id: home.publication, questionNumber, title, date });
  }, [home, hello]);
  return (
    <details className="collections-here" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('collections.add')}</summary>
      {isOpen && (
        <InCollections
          client={model.client}
          item={item}
          t={t}
          newId={() => crypto.randomUUID()}
          announce={(text, undo) => setSaid({ text, undo: undo ?? null })}
        />
      )}
      <p className="collections-said">
        <output>{said?.text}</output>{' '}
        {said?.undo && (
          <button
            type="button"
            className="quiet"
            onClick={() => {
              said.undo?.();
              setSaid(null);
            }}
          >
            {t('collections.undo')}
          </button>
        )}
      </p>
    </details>
  );
}
