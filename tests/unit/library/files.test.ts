import { unzipSync, strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { writeExport } from '../../../components/library/files/export-files.ts';
import { EXPORT_FORMATS } from '../../../utils/domain/exchange/formats.ts';
import { gather } from '../../../components/library/files/gather.ts';
import { DEFAULT_CHOICES, choose, countWrites } from '../../../components/library/files/import-run.ts';
import type { ExchangedNote, Library } from '../../../utils/domain/exchange/index.ts';
import { absentValues, FILE_FIELDS, type OptionalField } from '../../../utils/domain/note/note-fields.ts';
import { planImport } from '../../../utils/domain/exchange/index.ts';

const note = (index: number, body: string, revision = 1): ExchangedNote => ({
  ...(absentValues(FILE_FIELDS) as Pick<ExchangedNote, OptionalField>),
  id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  target: { publication: `kv-tk-2024Z0000${index}`, questionNumber: `2024Z0000${index}`, subQuestion: null },
  body,
  publicationTitle: 'Titel',
  created: '2026-01-01T10:00:00.000Z',
  modified: '2026-01-01T10:00:00.000Z',
  revision,
});
const library: Library = { notes: [note(1, 'een'), note(2, 'twee')], publications: new Map(), meaningNames: {} };
const words = { today: '2026-11-23', title: 'Notities' };

describe('export files', () => {
  it('have a name with the day and hold every note, in every format', () => {
    for (const format of EXPORT_FORMATS) {
      const { name, content } = writeExport(format, library, words);
      expect(name).toMatch(/^kantlijn-2026-11-23\.[a-z]+$/);
      const text =
        typeof content === 'string'
          ? content
          : Object.values(unzipSync(content))
              .map((file) => strFromU8(file))
              .join();
      expect(text, format).toContain('een');
      expect(text, format).toContain('twee');
    }
  });

  it('a zip has one file a publication, and the same notes give the same bytes', () => {
    const zip = writeExport('markdownZip', library, words).content;
    expect(zip).toEqual(writeExport('markdownZip', library, words).content);
    expect(Object.keys(unzipSync(zip as Uint8Array)).toSorted()).toEqual([
      'kv-tk-2024Z00001.md',
      'kv-tk-2024Z00002.md',
    ]);
  });
});

describe('gathering notes that were selected', () => {
  const [mine, other] = ['00000000-0000-4000-8000-0000000000d1', '00000000-0000-4000-8000-0000000000d2'];
  const clientOf = (notes: readonly ExchangedNote[]) => {
    const asked: string[] = [];
    const client = {
      request: async (name: string) => {
        asked.push(name);
        if (name === 'collections.list')
          return {
            outcome: 'listed',
            collections: [
              { id: mine, title: 'Grens' },
              { id: other, title: 'Zorg' },
            ],
          };
        return {
          outcome: 'batch',
          notes,
          publications: [],
          removed: [],
          omitted: 0,
          next: null,
          seq: 1,
          settling: true,
        };
      },
    };
    return { client: client as unknown as Parameters<typeof gather>[0], asked };
  };
  const some = { by: 'ids' as const, ids: [note(1, 'een').id, note(2, 'twee').id] };

  it('knows the titles of the dossiers they are in, and of no other', async () => {
    const { client } = clientOf([{ ...note(1, 'een'), collection: mine }, note(2, 'twee')]);
    const { library: got } = await gather(client, some, {});
    expect(got.collections).toBeUndefined();
    expect([...(got.collectionTitles ?? [])]).toEqual([[mine, 'Grens']]);
  });

  it('asks for no dossiers when none is in one', async () => {
    const { client, asked } = clientOf([note(1, 'een'), note(2, 'twee')]);
    expect((await gather(client, some, {})).library.collectionTitles).toBeUndefined();
    expect(asked).not.toContain('collections.list');
  });
});

describe('default choices', () => {
  const here = new Map(
    [note(1, 'hier'), note(2, 'twee'), note(3, 'hier', 5), note(4, 'hier')].map((one) => [one.id, one]),
  );
  const there = [note(1, 'daar'), note(2, 'twee'), note(3, 'daar', 2), note(4, 'daar', 7), note(5, 'nieuw')];
  const plan = planImport(
    there.map((one, index) => ({ outcome: 'note' as const, index, note: one })),
    here,
  );

  it('never replaces a note of the reader', () => {
    expect(plan.notes.map(({ status }) => status)).toEqual([
      'changedBoth',
      'equal',
      'changedHere',
      'changedThere',
      'new',
    ]);
    expect(plan.notes.map((planned) => choose(planned, DEFAULT_CHOICES))).not.toContain('takeThere');
  });

  it('is counted as it will be written', () => {
    expect(countWrites(plan, DEFAULT_CHOICES)).toBe(3);
    expect(countWrites(plan, { changedBoth: 'keepHere', changedThere: 'keepHere', changedHere: 'keepHere' })).toBe(1);
  });
});
