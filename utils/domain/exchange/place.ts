import type { Language } from '../i18n/language.ts';
import { compare } from '../note/note.ts';
import type { ExchangedNote } from './format.ts';

const PART_NAMES = {
  nl: {
    question: 'Vraag',
    answer: 'Antwoord',
    heading: 'Kop',
    footnote: 'Noot',
    body: 'Tekst',
    notice: 'Mededeling',
    note: 'Toelichting',
  },
  en: {
    question: 'Question',
    answer: 'Answer',
    heading: 'Heading',
    footnote: 'Footnote',
    body: 'Text',
    notice: 'Notice',
    note: 'Note in the document',
  },
} as const;

/**
 * Where in its publication a note belongs.
 *
 * @param language Dutch in files of data, which are read beside the Dutch document
 * @returns `Vraag 3`, `Noot 1`, or an empty string for the publication as a whole
 */
export function notePlace(note: ExchangedNote, language: Language = 'nl'): string {
  const names = PART_NAMES[language];
  const part = note.passage?.structure?.pieces[0]?.part;
  if (part) return part.numbers.length > 0 ? `${names[part.kind]} ${part.numbers.join(', ')}` : names[part.kind];
  return note.target.subQuestion === null ? '' : `${names.question} ${note.target.subQuestion}`;
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
