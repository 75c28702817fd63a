import type { ReactElement } from 'react';
import type { Translate } from '../../utils/domain/i18n/message.ts';
import type { collections } from '../../utils/domain/i18n/texts/collections.ts';
import type { meanings } from '../../utils/domain/i18n/texts/meanings.ts';
import type { noteDetails } from '../../utils/domain/i18n/texts/note-details.ts';
import type { Meaning } from '../../utils/domain/note/note.ts';
import { VERDICTS } from '../../utils/domain/note/verdicts.ts';
import { CollectionPicker, type ChosenCollection } from '../collections/CollectionPicker.tsx';
import { MeaningPicker } from './MeaningPicker.tsx';
import { Tags } from './Tags.tsx';
import type { Details, EditableDetails } from './useNoteDetails.ts';

interface Props {
  /** Identifier of the note. */
  id: string;
  editable: EditableDetails;
  t: Translate<typeof noteDetails & typeof meanings & typeof collections>;
  /** Name of a meaning, also of having none. */
  nameOf: (meaning: Meaning | null) => string;
  /** Whether a verdict can be given: only on a question or a publication, not on marked words. */
  hasVerdict: boolean;
  /** The reader's dossiers. */
  collections: readonly ChosenCollection[];
  /** Tags in use. */
  known: readonly string[];
}

/** The control of each detail, in the order in which they are shown. A detail without one does not compile. */
const CONTROLS: Readonly<Record<keyof Details, (props: Props) => ReactElement | false>> = {
  meaning: ({ id, editable: { details, change }, t, nameOf }) => (
    <MeaningPicker
      key="meaning"
      name={`meaning ${id}`}
      label={t('meaning.label')}
      value={details.meaning}
      nameOf={nameOf}
      onChange={(meaning) => change({ meaning })}
    />
  ),
  verdict: ({ id, editable: { details, change, isStored }, t, hasVerdict }) =>
    (hasVerdict || details.verdict !== null) && (
      <p key="verdict" className="verdict">
        <label htmlFor={`verdict ${id}`}>{t('verdict.label')}</label>{' '}
        <select
          id={`verdict ${id}`}
          value={details.verdict ?? ''}
          onChange={({ target }) => change({ verdict: VERDICTS.find((one) => one === target.value) ?? null })}
        >
          {['none' as const, ...VERDICTS].map((one) => (
            <option key={one} value={one === 'none' ? '' : one}>
              {t(`verdict.${one}`)}
            </option>
          ))}
        </select>
        {details.verdict !== null && !isStored && <output className="soft">{t('verdict.waits')}</output>}
      </p>
    ),
  // There is nothing to choose until the reader has created a dossier.
  collection: ({ id, editable: { details, change }, t, collections: there }) =>
    (there.length > 0 || details.collection !== null) && (
      <CollectionPicker
        key="collection"
        id={`collection ${id}`}
        label={t('collections.one')}
        value={details.collection}
        collections={there}
        t={t}
        onChange={(collection) => change({ collection })}
      />
    ),
  tags: ({ editable: { details, change }, t, known }) => (
    <Tags key="tags" t={t} tags={details.tags} known={known} onChange={(tags) => change({ tags })} />
  ),
};

/** The controls for everything of a note but its text and passage: the same in the page and in the library. */
export function NoteDetails(props: Props): ReactElement {
  return <>{Object.values(CONTROLS).map((control) => control(props))}</>;
}
