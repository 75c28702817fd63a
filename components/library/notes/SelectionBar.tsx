import { useChoices } from '../sharing/words.ts';
import { type ReactElement, useState } from 'react';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { useLibrary } from '../app/context.ts';
import { CollectionPicker } from '../../collections/CollectionPicker.tsx';
import { TagField } from '../../notes/TagField.tsx';
import { ZoteroButton } from '../zotero/ZoteroButton.tsx';
import type { ZoteroTarget } from '../zotero/send.ts';

/** Actions on the selected notes; shown at the bottom while any are selected. */
export function SelectionBar(props: {
  count: number;
  tags: readonly string[];
  onAll: () => void;
  onNone: () => void;
  onTag: (tag: string) => void;
  /** Moves the selected notes into a dossier; null takes them out of theirs. */
  onCollect: (collection: string | null) => void;
  onExport: () => void;
  onPrint: () => void;
  onCopy: () => void;
  zotero: () => ZoteroTarget;
  onDelete: () => void;
}): ReactElement {
  const { t, collections } = useLibrary();
  const [tagging, setTagging] = useState(false);
  return (
    <section className="selection" aria-label={t('selection.bar')}>
      <Counted count={props.count} onAll={props.onAll} onNone={props.onNone} />
      <div className="selection-row">
        <Act icon="tag" word={t('selection.tag')} expanded={tagging} run={() => setTagging(!tagging)} />
        <Act icon="save" word={t('selection.export')} run={props.onExport} />
        <Act icon="print" word={t('print.title')} run={props.onPrint} />
        <Act icon="copy" word={t('taking.copy')} run={props.onCopy} />
        <ZoteroButton target={props.zotero} />
        <Act icon="trash" word={t('selection.delete')} className="danger" run={props.onDelete} />
      </div>
      {collections.length > 0 && <Collect onCollect={props.onCollect} />}
      {tagging && (
        <TagField
          t={t}
          label={t('tags.addTo', { count: props.count })}
          known={props.tags}
          has={[]}
          add={(tag) => {
            setTagging(false);
            props.onTag(tag);
          }}
        />
      )}
    </section>
  );
}

/** Acts on the selected notes. In a narrow window only their icons are visible. */
function Act(props: {
  icon: IconName;
  word: string;
  className?: string;
  expanded?: boolean;
  run: () => void;
}): ReactElement {
  const { icon, word, className, expanded, run } = props;
  return (
    <button type="button" className={className} aria-label={word} title={word} aria-expanded={expanded} onClick={run}>
      <Icon name={icon} />
      <span className="words">{word}</span>
    </button>
  );
}

/** Shows how many are selected, with buttons for all and none. */
function Counted(props: { count: number; onAll: () => void; onNone: () => void }): ReactElement {
  const { t } = useLibrary();
  return (
    <div className="selection-row">
      <output className="strong">{t('selection.count', { count: props.count })}</output>
      <button type="button" className="quiet" onClick={props.onAll}>
        {t('selection.all')}
      </button>
      <button type="button" className="quiet" onClick={props.onNone}>
        {t('selection.none')}
      </button>
    </div>
  );
}

/** Chooses a dossier, and asks for a second click: with the keyboard, every arrow key changes the choice. */
function Collect({ onCollect }: { onCollect: (collection: string | null) => void }): ReactElement {
  const { t } = useLibrary();
  const collections = useChoices();
  const [chosen, setChosen] = useState<string | null>(collections[0]?.id ?? null);
  return (
    <div className="selection-row">
      <CollectionPicker
        id="collect"
        label={t('collections.one')}
        value={chosen}
        collections={collections}
        t={t}
        onChange={setChosen}
      />
      <button type="button" onClick={() => onCollect(chosen)}>
        {t('selection.collection')}
      </button>
    </div>
  );
}
