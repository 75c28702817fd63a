import fc from 'fast-check';
import { absentValues, FILE_FIELDS, type OptionalField } from '../../../../utils/domain/note/note-fields.ts';
import type { PassageSelectors } from '../../../../utils/domain/anchor/selectors.ts';
import { describe as describePassage, indexParts } from '../../../../utils/domain/anchor/index.ts';
import { writePaperFile } from '../../../../utils/domain/paper/html-file.ts';
import { paperOfNotes } from '../../../../utils/domain/paper/paper.ts';
import type { ExchangedNote, ExchangedPublication, Library } from '../../../../utils/domain/exchange/index.ts';

const document = indexParts([
  { kind: 'heading', text: 'Vragen van het lid Voorbeeld (ABC) aan de Minister van Zaken' },
  { kind: 'question', numbers: [1], label: 'Vraag 1', text: 'Hoeveel bruggen over de Rijn zijn dit jaar gekeurd?' },
  { kind: 'question', numbers: [2], label: 'Vraag 2', text: 'Welke bruggen zijn <afgekeurd> en waarom, "per brug"?' },
]);

/** A passage described by the real anchoring code. */
export function passage(words: string): PassageSelectors {
  const start = document.text.indexOf(words);
  const part = document.partAt(start);
  if (!part) throw new Error(`no part holds ${words}`);
  const made = describePassage({ start, end: start + words.length }, document, {
    id: 'kv-tk-2024Z01911',
    version: null,
    date: '2024-02-07',
    questionNumbers: ['2024Z01911'],
  });
  if (!made) throw new Error(`cannot describe ${words}`);
  return made;
}

export function note(over: Partial<ExchangedNote> = {}): ExchangedNote {
  return {
    ...(absentValues(FILE_FIELDS) as Pick<ExchangedNote, OptionalField>),
    id: '0b9f2c1e-0000-4000-8000-000000000001',
    target: { publication: 'kv-tk-2024Z01911', questionNumber: '2024Z01911', subQuestion: null },
    body: 'Navragen bij de woordvoerder.',
    publicationTitle: 'Keuring van bruggen',
    created: '2024-02-08T10:00:00.000Z',
    modified: '2024-02-09T11:30:00.000Z',
    revision: 2,
    ...over,
  };
}

const publication: ExchangedPublication = {
  id: 'kv-tk-2024Z01911',
  kind: 'question',
  title: 'Keuring van bruggen',
  questionNumber: '2024Z01911',
  sessionYear: '2023-2024',
  date: '2024-02-07',
  submitters: [{ name: 'Voorbeeld', givenName: null, initials: 'V.', party: 'ABC' }],
};

export function library(notes: readonly ExchangedNote[]): Library {
  return { notes, publications: new Map([[publication.id, publication]]), meaningNames: { fact: 'Feit =1+1' } };
}

/** Any note a reader could have, with hostile texts among them. */
export const anyNote: fc.Arbitrary<ExchangedNote> = fc
  .record({
    id: fc.uuid(),
    target: fc.record({
      publication: fc.constantFrom('kv-tk-2024Z01911', 'ah-tk-20232024-99', 'kst-36410-VII-12', 'stb-2020-118'),
      questionNumber: fc.constantFrom(null, '2024Z01911'),
      subQuestion: fc.option(fc.integer({ min: 1, max: 40 })),
    }),
    passage: fc.constantFrom(null, passage('bruggen over de Rijn'), passage('Welke bruggen')),
    meaning: fc.constantFrom(null, 'important', 'question', 'fact', 'action'),
    tags: fc.uniqueArray(fc.stringMatching(/^[a-zé=<"][a-z,;|]{0,5}( [a-z,;|]{1,5})?$/), { maxLength: 4 }),
    body: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom(
        '=HYPERLINK("x")',
        '</script><img src=x onerror=alert(1)>',
        '__proto__',
        '---\ntitle: x',
        '\u{feff}| - + @',
        '# kop\n1. punt\n> citaat',
      ),
    ),
    publicationTitle: fc.string({ maxLength: 60 }),
    created: fc.constantFrom('2024-02-08T10:00:00.000Z', '2009-12-31T23:59:59Z'),
    modified: fc.constantFrom('2024-02-09T11:30:00.000Z', '2026-01-01T00:00:00Z'),
    revision: fc.integer({ min: 1, max: 9_000 }),
  })
  .map((made) => ({ ...absentValues(FILE_FIELDS), ...made }) as ExchangedNote);

/** The page to print of a library. */
export const printed = (lib: Library, title: string): string =>
  writePaperFile(
    paperOfNotes(title, lib, { language: 'nl', made: '2026-12-03', omitted: 0, states: new Map() }),
    'body { margin: 0; }',
  );
