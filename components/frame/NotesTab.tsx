import { type ReactElement, useState, useSyncExternalStore } from 'react';
import { keysTranslator } from '../../utils/domain/i18n/keys.ts';
import { HELP_KEY } from '../../utils/domain/site/keys.ts';
import { Icon } from '../ui/Icon.tsx';
import { useFrame, useFrameView } from './context.ts';
import { type Group, groupOf, type NoteItem } from './items.ts';
import { CollectionsHere } from './CollectionsHere.tsx';
import { NamedList } from './named/NamedList.tsx';
import { NoteCard } from './NoteCard.tsx';

/** Notes drawn at a time. */
const BATCH = 50;
const GROUPS: readonly Group[] = ['doubt', 'here', 'lost'];
const NAMES = {
  doubt: 'passages.doubt',
  here: 'frame.list',
  lost: 'passages.lost',
} as const satisfies Readonly<Record<Group, string>>;

/** Every note on the document: doubtful ones first, then in the order of the text, lost ones last. */
export function NotesTab(): ReactElement {
  const { model, t, language, showKeys } = useFrame();
  const keys = keysTranslator(language)('keys.show');
  const { items, layout } = useFrameView();
  const { failed } = useSyncExternalStore(model.notes.subscribe, model.notes.snapshot);
  const groups = GROUPS.map((group) => ({ group, of: items.filter((item) => groupOf(item) === group) }));
  return (
    <div className="notes-tab">
      <div className="actions">
        <button type="button" className="pencil" onClick={() => model.open({ what: 'write', numbers: [] })}>
          <Icon name="note" />
          {t('frame.add')}
        </button>
        <button type="button" className="quiet square" aria-label={keys} title={keys} onClick={showKeys}>
          <kbd>{HELP_KEY}</kbd>
        </button>
        <a href={`/print.html#publication=${model.home.publication}`} target="_blank" rel="noreferrer">
          {t('frame.print')}
        </a>
      </div>
      <CollectionsHere />
      {items.length === 0 && model.passages.count === 0 && !failed && <Welcome />}
      {groups.map(({ group, of }) =>
        of.length === 0 || (layout.look === 'margin' && group === 'here') ? null : (
          <section key={group} aria-label={t(NAMES[group])}>
            {group !== 'here' && <h3>{t(NAMES[group])}</h3>}
            {group === 'lost' && <p className="soft">{t('passages.lost.why')}</p>}
            <NoteBatches items={of} />
          </section>
        ),
      )}
      {model.hello.facts.form === 'other' && <NamedList />}
    </div>
  );
}

/** Notes of a group, some at a time: nobody waits for a thousand to be drawn. */
function NoteBatches({ items }: { items: readonly NoteItem[] }): ReactElement {
  const { t } = useFrame();
  const { open } = useFrameView();
  const [most, setMost] = useState(BATCH);
  const shown = items.filter(({ id }, at) => at < most || open.has(id));
  return (
    <>
      <ul className="note-list">
        {shown.map((item) => (
          <NoteCard key={item.id} item={item} />
        ))}
      </ul>
      {shown.length < items.length && (
        <button type="button" className="quiet" onClick={() => setMost(most + BATCH)}>
          {t('passages.more', { count: items.length - shown.length })}
        </button>
      )}
    </>
  );
}

/** What can be done, for a reader who has no notes here yet. */
function Welcome(): ReactElement {
  const { t } = useFrame();
  return (
    <div className="welcome">
      <p className="welcome-head">{t('frame.none')}</p>
      <p>{t('frame.none.write')}</p>
      <p>{t('frame.none.mark')}</p>
      <p className="soft">{t('frame.none.private')}</p>
    </div>
  );
}
