import type { ContentField } from '../../../utils/domain/note/note-fields.ts';
import type { Note } from '../../../utils/domain/note/note.ts';
import { passageOf } from './support.ts';

/** Two values of each field a reader would call the note: a new field does not compile without its own. */
export const EXAMPLES: { readonly [K in ContentField]: readonly [Note[K], Note[K]] } = {
  target: [
    { publication: 'kv-tk-2024Z01911', questionNumber: '2024Z01911', subQuestion: 3 },
    { publication: 'kv-tk-2024Z01911', questionNumber: '2024Z01911', subQuestion: 4 },
  ],
  passage: [passageOf('de veerdienst op de Lek'), passageOf('de veerdienst op de Waal')],
  meaning: ['fact', 'action'],
  verdict: ['partly', 'evades'],
  collection: ['00000000-0000-4000-8000-0000000000c1', '00000000-0000-4000-8000-0000000000c2'],
  tags: [['veer'], ['brug', 'veer']],
  body: ['navragen', 'nagevraagd'],
};

/** The first or the second value of every field. */
export function contentOfExample(at: 0 | 1): Pick<Note, ContentField> {
  return Object.fromEntries(Object.entries(EXAMPLES).map(([name, values]) => [name, values[at]])) as never;
}
