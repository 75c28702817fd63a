import { expect, it } from 'vitest';
import { NotesModel } from '../../../components/notes/notes-model.ts';
import { absentValues, OPTIONAL_FIELDS, type OptionalField } from '../../../utils/domain/note/note-fields.ts';
import type { Note } from '../../../utils/domain/note/note.ts';

const noteAt = (at: number, revision = 1): Note => ({
  ...(absentValues(OPTIONAL_FIELDS) as Pick<Note, OptionalField>),
  id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
  target: { publication: 'kv-tk-2024Z00001', questionNumber: '2024Z00001', subQuestion: null },
  body: `notitie ${at}, ${revision}`,
  publicationTitle: '',
  created: '2026-11-01T10:00:00.000Z',
  modified: '2026-11-01T10:00:00.000Z',
  revision,
  deleted: null,
});

it('many notes that arrive together notify listeners once, also when they are changed', () => {
  const model = new NotesModel(
    { publication: 'kv-tk-2024Z00001', questionNumbers: ['2024Z00001'], title: '' },
    { request: () => new Promise<never>(() => undefined) },
  );
  let told = 0;
  model.subscribe(() => (told += 1));
  model.receive(Array.from({ length: 1_000 }, (_, at) => noteAt(at)));
  expect(model.snapshot().drafts).toHaveLength(1_000);
  expect(told).toBe(1);
  model.receive(Array.from({ length: 1_000 }, (_, at) => noteAt(at, 2)));
  expect(told).toBe(2);
  expect(model.snapshot().drafts[999]?.snapshot().text).toBe('notitie 999, 2');
  model.receive([]);
  expect(told).toBe(2);
  // The same note twice is one note.
  model.receive([noteAt(1_000), noteAt(1_000, 2)]);
  expect(model.snapshot().drafts).toHaveLength(1_001);
});
