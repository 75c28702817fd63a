import type { ReactElement } from 'react';
import type { Translate } from '../../utils/domain/i18n/message.ts';
import type { meanings } from '../../utils/domain/i18n/texts/meanings.ts';
import type { noteDetails } from '../../utils/domain/i18n/texts/note-details.ts';
import type { Meaning } from '../../utils/domain/note/note.ts';
import { MeaningPicker } from './MeaningPicker.tsx';
import { Tags } from './Tags.tsx';
import type { Details, EditableDetails } from './useNoteDetails.ts';

interface Props {
  /** Identifier of the note. */
  id: string;
  editable: EditableDetails;
  t: Translate<typeof noteDetails & typeof meanings>;
  /** Name of a meaning, also of having none. */
  nameOf: (meaning: Meaning | null) => string;
  /** Tags in use. */
  known: readonly string[];
}

/** The control of each detail, in the order in which they are shown. A detail without one does not compile. */
const CONTROLS: Readonly<Record<keyof Details, (props: Props) => ReactElement>> = {
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
  tags: ({ editable: { details, change }, t, known }) => (
    <Tags key="tags" t={t} tags={details.tags} known={known} onChange={(tags) => change({ tags })} />
  ),
};

/** The controls for everything of a note but its text and passage: the same in the page and in the library. */
export function NoteDetails(props: Props): ReactElement {
  return <>{Object.values(CONTROLS).map((control) => control(props))}</>;
}
