import { compare } from '../note/note.ts';
import type { ExchangedNote } from './format.ts';

const PART_NAMES = {
  question: 'Vraag',
  answer: 'Antwoord',
  heading: 'Kop',
  footnote: 'Noot',
  body: 'Tekst',
  notice: 'Mededeling',
  note: 'Toelichting',
} as const;

/**
 * Where in its publication a note belongs, in Dutch: exported files are read beside the Dutch document.
 *
 * @returns `Vraag 3`, `Noot 1`, or an empty string for the publication as a whole
 */
export function notePlace(note: ExchangedNote): string {
  const part = note.passage?.structure?.pieces[0]?.part;
  if (part)
    return part.numbers.length > 0 ? `${PART_NAMES[part.kind]} ${part.numbers.join(', ')}` : PART_NAMES[part.kind];
  return note.target.subQuestion === null ? '' : `Vraag ${note.target.subQuestion}`;
}

function position(note: ExchangedNote): number {
  return note.passage?.position?.start ?? -1;
}

/** Reading order within a publication: notes on the whole first, then by place, then by age. */
export function byPlace(a: ExchangedNote, b: ExchangedNote): number {
  return (
    (a.target.subQuestion ?? 0) - (b.target.subQuestion ?? 0) ||
    position(a) - position(b) ||
    compare(a.created, b.created) ||
    compare(a.id, b.id)
  );
}
