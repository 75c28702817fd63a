import { describe, expect, it } from 'vitest';
import { writeExport } from '../../../components/library/files/export-files.ts';
import { EXPORT_FORMATS } from '../../../utils/domain/exchange/formats.ts';
import { ExchangedNote } from '../../../utils/domain/exchange/format.ts';
import { ChangeNoteRequest, SaveNoteRequest } from '../../../utils/protocol/notes.ts';
import {
  CONTENT_FIELDS,
  FIELD_NAMES,
  FILE_FIELDS,
  OPTIONAL_FIELDS,
  pick,
} from '../../../utils/domain/note/note-fields.ts';
import { NOTE_FIELDS } from '../../../utils/domain/note/note-table.ts';
import { Note, sameContent } from '../../../utils/domain/note/note.ts';
import { publicationRow, bareFacts } from '../../../utils/store/publication.ts';
import { searchDocument } from '../../../utils/store/search-feed.ts';
import { contentOfExample, EXAMPLES } from './field-examples.ts';
import { noteId } from './support.ts';

const FULL: Note = {
  id: noteId(1),
  publicationTitle: 'De veerdienst',
  created: '2026-11-23T12:00:00.000Z',
  modified: '2026-11-24T12:00:00.000Z',
  revision: 3,
  deleted: null,
  ...contentOfExample(0),
};

/** The dossiers of the examples: a file for people tells their titles. */
const collections = EXAMPLES.collection.map((id, at) => ({
  id: id ?? '',
  title: `Dossier ${at}`,
  text: '',
  items: [],
  created: FULL.created,
  modified: FULL.created,
}));

/** The note with another value of one field. */
const withOther = (name: (typeof CONTENT_FIELDS)[number]): Note => ({ ...FULL, [name]: EXAMPLES[name][1] });

describe('every field of a note', () => {
  it('has two examples when it is content', () => {
    expect(Object.keys(EXAMPLES).toSorted()).toEqual([...CONTENT_FIELDS].toSorted());
  });

  it('is in the schemas that are made from the table', () => {
    expect(Object.keys(Note.shape).toSorted()).toEqual([...FIELD_NAMES].toSorted());
    expect(Object.keys(ExchangedNote.shape).toSorted()).toEqual([...FILE_FIELDS].toSorted());
    for (const name of OPTIONAL_FIELDS) {
      expect(SaveNoteRequest.shape).toHaveProperty(name);
      expect(ChangeNoteRequest.shape).toHaveProperty(name);
    }
  });
});

describe.each(CONTENT_FIELDS.map((name) => [name] as const))('%s', (name) => {
  it('counts as a change of the note', () => {
    expect(sameContent(FULL, structuredClone(FULL))).toBe(true);
    expect(sameContent(FULL, withOther(name))).toBe(false);
  });

  it.each(EXPORT_FORMATS.map((format) => [format] as const))('is in the file in the format %s', (format) => {
    const words = { today: '2026-12-01', title: 'Notities' };
    const written = (note: Note): string => {
      const library = { notes: [pick(note, FILE_FIELDS)], publications: new Map(), meaningNames: {}, collections };
      const { content } = writeExport(format, library, words);
      return Buffer.from(content as string).toString('latin1');
    };
    expect(written(withOther(name)), `the writer of ${format} leaves out ${name}: see detailsOf`).not.toBe(
      written(FULL),
    );
  });

  it('is in the search index if the table says so', () => {
    const document = (note: Note): string => {
      const row = publicationRow(bareFacts(note), { lastSeen: null, latest: note.modified });
      return JSON.stringify(searchDocument(note, row));
    };
    const isOther = document(withOther(name)) !== document(FULL);
    // The examples of `target` differ in the sub-question, which is not indexed.
    expect(isOther).toBe(name !== 'target' && NOTE_FIELDS[name].inIndex);
  });
});
