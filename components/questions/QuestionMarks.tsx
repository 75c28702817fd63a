import { memo, type ReactElement, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import type { NotesModel } from '../notes/notes-model.ts';
import type { MarksModel } from './marks.ts';
import { QuestionMark } from './QuestionMark.tsx';

const Mark = memo(QuestionMark);

interface Props {
  marks: MarksModel;
  model: NotesModel;
  publication: string;
  /** Where the answer to these numbers stands, null for nowhere. */
  answerOf: (numbers: readonly number[]) => string | null;
}

/** The buttons beside every question, each drawn into its own element of the page. */
export function QuestionMarks({ marks, model, publication, answerOf }: Props): ReactElement {
  const shown = useSyncExternalStore(marks.subscribe, marks.snapshot);
  return (
    <>
      {shown.map(({ place, container }, index) =>
        createPortal(
          <Mark model={model} publication={publication} numbers={place.numbers} answerUrl={answerOf(place.numbers)} />,
          container,
          `mark-${index}`,
        ),
      )}
    </>
  );
}
