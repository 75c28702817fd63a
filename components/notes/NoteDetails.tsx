import type { ReactElement } from 'react';
import type { Translate } from '../../utils/domain/i18n/message.ts';
import type { meanings } from '../../utils/domain/i18n/texts/meanings.ts';
import type { noteDetails } from '../../utils/domain/i18n/texts/note-details.ts';
import type { Meaning } from '../../utils/domain/note/note.ts';
import { MeaningPicker } from './MeaningPicker.tsx';
import { Tags } from './Tags.tsx';
import type { EditableDetails } from './useNoteDetails.ts';

/**
 * The controls for everything of a note but its text and passage: the same in the page and in the library.
 *
 * @param props.id of the note
 * @param props.nameOf name of a meaning, also of having none
 * @param props.known tags in use
 */
export function NoteDetails(props: {
  id: string;
  editable: EditableDetails;
  t: Translate<typeof noteDetails & typeof meanings>;
  nameOf: (meaning: Meaning | null) => string;
  known: readonly string[];
}): ReactElement {
  const { details, change } = props.editable;
  return (
    <>
      <MeaningPicker
        name={`meaning ${props.id}`}
        label={props.t('meaning.label')}
        value={details.meaning}
        nameOf={props.nameOf}
        onChange={(meaning) => change({ meaning })}
      />
      <Tags t={props.t} tags={details.tags} known={props.known} onChange={(tags) => change({ tags })} />
    </>
  );
}
