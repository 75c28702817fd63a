import { beforeEach, describe, expect, it } from 'vitest';
import { writeExport } from '../../../../components/library/files/export-files.ts';
import { EXPORT_FORMATS } from '../../../../utils/domain/exchange/formats.ts';
import { reasonOf, whyUnreadable } from '../../../../components/library/files/import-words.ts';
import {
  importWrites,
  planImport,
  readFileOfNotes,
  UnreadableFile,
  uuidFrom,
} from '../../../../utils/domain/exchange/index.ts';
import { libraryTranslator } from '../../../../utils/domain/i18n/library.ts';
import { ALL_REQUESTS } from '../../../../utils/protocol/library.ts';
import { EVERYTHING } from '../../../../utils/protocol/library/selection.ts';
import { collectExport, sendImport } from '../../../../components/library/files/transfer.ts';
import { readNote } from '../../../../utils/domain/note/note.ts';
import { readPublicationRow } from '../../../../utils/store/publication.ts';
import { libraryOf, noteId, passageOf, repository, saveOf } from '../../store/support.ts';
import { handlersOfLibrary } from '../../../../entrypoints/background/library-handlers.ts';
import { createNoteChanges } from '../../../../utils/services/notes.ts';

type Any = Record<string, unknown>;
const ALL = { by: 'filter', filter: EVERYTHING } as const;
const AT = '2024-02-08T10:00:00.000Z';
const SITE = 'https://zoek.officielebekendmakingen.nl';
const t = libraryTranslator('nl');

/** A library whose messages go over the wire: checked on both sides, copied as JSON. */
function newWorld() {
  const made = repository();
  const { repo: library } = libraryOf(made);
  const changes = createNoteChanges(made.notes, library, async () => undefined);
  const handlers = handlersOfLibrary(library, changes) as unknown as Record<
    string,
    (payload: unknown) => Promise<unknown>
  >;
  const request = async (name: keyof typeof ALL_REQUESTS, payload: unknown): Promise<unknown> => {
    const { request: asked, response } = ALL_REQUESTS[name];
    const answer = await handlers[name]?.(asked.parse(JSON.parse(JSON.stringify(payload))));
    return response.parse(JSON.parse(JSON.stringify(answer)));
  };
  return { ...made, client: { request } as never, request };
}
let world: ReturnType<typeof newWorld>;
beforeEach(() => void (world = newWorld()));

/** One note of a file, with what is wrong with it. */
const note = (over: Any = {}): Any => ({
  id: noteId(1),
  target: { publication: 'kst-36000-1', questionNumber: null, subQuestion: null },
  passage: null,
  meaning: null,
  tags: [],
  body: 'tekst',
  publicationTitle: 'Titel',
  created: AT,
  modified: AT,
  revision: 1,
  ...over,
});
const target = (over: Any): Any => ({ publication: 'kst-36000-1', questionNumber: null, subQuestion: null, ...over });
const passage = (over: Any): Any => ({ ...passageOf('woorden'), ...over });
const fileOf = (notes: unknown, over: Any = {}): string =>
  JSON.stringify({ format: 'kantlijn', version: 1, meaningNames: {}, publications: [], notes, ...over });
const annotation = (over: Any): Any => ({ type: 'Annotation', target: `${SITE}/kst-36000-1.html`, body: 'x', ...over });
/** JSON with one part nested so deep; written, since `JSON.stringify` would not. */
const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const deepIn = (field: string): string => fileOf([note({ [field]: 'HERE' })]).replace('"HERE"', nested(10_000));

/** Reads a file into the library as the reader does; throws what reading the whole file throws. */
async function bringIn(text: string): Promise<{ written: number; refused: string[]; publications: number }> {
  const file = await readFileOfNotes(text, uuidFrom);
  const here = await collectExport(world.client, ALL);
  const plan = planImport(file.items, new Map(here.notes.map((one) => [one.id, one])));
  const writes = await importWrites(plan, () => 'keepBoth', uuidFrom);
  const result = await sendImport(world.client, crypto.randomUUID(), writes, file.publications);
  if (result.outcome !== 'committed') throw new Error(`${result.outcome} instead of committed`);
  return {
    written: result.written,
    refused: plan.invalid.map((one) => reasonOf(one, t)),
    publications: file.invalidPublications,
  };
}

/** All that was confirmed can be read, is listed, goes into every format, and comes back the same. */
async function expectSound(count: number): Promise<void> {
  const rows = await world.db.notes.toArray();
  expect(rows).toHaveLength(count);
  expect(rows.filter((row) => readNote(row) === null)).toEqual([]);
  for (const row of await world.db.publications.toArray()) expect(readPublicationRow(row)).not.toBeNull();
  const list = { sort: 'newest', filter: EVERYTHING, cursor: null, limit: 10, heads: 10 };
  const { groups } = (await world.request('library.list', list)) as { groups: { heads: unknown[] }[] };
  expect(groups.flatMap(({ heads }) => heads)).toHaveLength(count);
  const { notes, publications, omitted } = await collectExport(world.client, ALL);
  expect([notes.length, omitted]).toEqual([count, 0]);
  const library = { notes, publications, meaningNames: {} };
  for (const format of EXPORT_FORMATS)
    expect(writeExport(format, library, { today: '2026-12-01', title: 'Notities' }).omitted).toEqual([]);
  for (const format of ['kantlijn', 'jsonld'] as const) {
    const { content } = writeExport(format, library, { today: '2026-12-01', title: 'Notities' });
    expect(String(content).isWellFormed()).toBe(true);
    expect(await bringIn(String(content))).toMatchObject({ written: 0, refused: [] });
  }
}

describe('a note of a file that is kept', () => {
  it.each<[string, string, number]>([
    ['half a pair in its body', fileOf([note({ body: 'a\ud800b' })]), 1],
    ['half a pair in its title', fileOf([note({ publicationTitle: '\udfff' })]), 1],
    ['half a pair in a tag', fileOf([note({ tags: ['a\ud800'] })]), 1],
    [
      'tags that are one after half a pair was replaced',
      fileOf([note({ tags: ['a\ud800', 'a\udbff', 'a\ufffd'] })]),
      1,
    ],
    ['half a pair in a quotation', fileOf([note({ passage: passageOf('x\ud800') })]), 1],
    [
      'half a pair around a quotation',
      fileOf([
        note({
          passage: passage({ quote: { type: 'TextQuoteSelector', exact: 'x', prefix: '\ud800', suffix: '\udc00' } }),
        }),
      ]),
      1,
    ],
    [
      'NUL and signs that turn text round',
      fileOf([note({ body: '\0\u202e\u2066\u0085\u2028', publicationTitle: '\0' })]),
      1,
    ],
    [
      'a day at the end of the calendar',
      fileOf([note({ created: '9999-12-31T23:59:59Z', modified: '9999-12-31T23:59:59.999Z' })]),
      1,
    ],
    [
      'a day at the beginning of the calendar',
      fileOf([note({ created: '0001-01-01T00:00:00Z', modified: '0000-01-01T00:00:00Z' })]),
      1,
    ],
    ['times in the wrong order', fileOf([note({ created: AT, modified: '2020-01-01T00:00:00Z' })]), 1],
    ['the highest revision', fileOf([note({ revision: 1_000_000_000 })]), 1],
    [
      'a provisional identifier',
      fileOf([
        note({ target: target({ publication: 'kv-1183854' }) }),
        note({ id: noteId(2), target: target({ publication: 'ah-1271549', questionNumber: '2026Z00001' }) }),
      ]),
      2,
    ],
    [
      'keys of every object',
      fileOf([note({ constructor: 1, toString: 'x', valueOf: null })]).replace(
        '"body"',
        '"__proto__":{"body":"vals"},"body"',
      ),
      1,
    ],
    [
      'a publication named as what every object has',
      fileOf([
        note({ target: target({ publication: 'constructor' }) }),
        note({ id: noteId(2), target: target({ publication: 'toString' }) }),
      ]),
      2,
    ],
    ['a byte order mark before it', `\ufeff${fileOf([note()])}`, 1],
    ['a field nested 10,000 deep that is not ours', deepIn('other'), 1],
    [
      'a quotation with its end before its beginning',
      fileOf([note({ passage: passage({ position: { type: 'TextPositionSelector', start: 900, end: 3 } }) })]),
      1,
    ],
    ['text as long as may be', fileOf([note({ body: 'é'.repeat(20_000) })]), 1],
    [
      'a hundred tags as long as may be',
      fileOf([note({ tags: Array.from({ length: 100 }, (_, n) => `${'x'.repeat(97)}${100 + n}`.slice(0, 100)) })]),
      1,
    ],
    ['a target that is an address', JSON.stringify([annotation({})]), 1],
    ['a target by its id', JSON.stringify([annotation({ target: { id: `${SITE}/kst-36000-1.html` } })]), 1],
    [
      'several targets and sources',
      JSON.stringify([
        annotation({ target: ['https://example.nl/', { source: [{ id: `${SITE}/kst-36000-1.html` }], selector: [] }] }),
      ]),
      1,
    ],
    [
      'a selector of half a pair and negative places',
      JSON.stringify([
        annotation({
          target: {
            source: `${SITE}/kst-36000-1.html`,
            selector: [
              { type: 'TextQuoteSelector', exact: '\ud800' },
              { type: 'TextPositionSelector', start: -5, end: -1 },
            ],
          },
        }),
      ]),
      1,
    ],
    [
      'selectors within selectors',
      JSON.stringify([
        annotation({
          target: {
            source: `${SITE}/kst-36000-1.html`,
            selector: {
              type: 'RangeSelector',
              startSelector: {},
              refinedBy: { type: 'TextQuoteSelector', exact: 'x' },
            },
          },
        }),
      ]),
      1,
    ],
    [
      'tags that are blank or very long',
      JSON.stringify([annotation({ tags: ['', ' \n ', 'y'.repeat(5000), '\ud83d'.repeat(200)] })]),
      1,
    ],
    ['an emoji where a tag is cut', JSON.stringify([annotation({ tags: [`${'x'.repeat(99)}😀`] })]), 1],
  ])('%s', async (_, text, count) => {
    expect(await bringIn(text)).toMatchObject({ written: count, refused: [], publications: 0 });
    await expectSound(count);
    expect(({} as Any)['body']).toBeUndefined();
  });
});

describe('a note of a file that is refused, with the reason in words', () => {
  it.each<[string, unknown, RegExp]>([
    ['half a pair in its publication', note({ target: target({ publication: '\ud800half' }) }), /vorm/],
    ['half a pair in its question number', note({ target: target({ questionNumber: '2024Z0\ud800' }) }), /vorm/],
    ['a publication with a path', note({ target: target({ publication: '../../etc' }) }), /vorm/],
    ['__proto__ as its publication', note({ target: target({ publication: '__proto__' }) }), /vorm/],
    ['half a pair in its identifier', note({ id: `\ud800${noteId(1).slice(1)}` }), /vorm/],
    ['an identifier in capitals', note({ id: noteId(1).replaceAll('0', 'A') }), /vorm/],
    ['a revision that no number can hold', note({ revision: 2 ** 53 }), /groot/],
    ['a revision below one', note({ revision: -5 }), /klein/],
    ['a day that is no day', note({ created: '2024-02-30T10:00:00Z' }), /vorm/],
    ['a year of six digits', note({ created: '+275760-09-13T00:00:00.000Z' }), /vorm/],
    [
      'negative places',
      note({ passage: passage({ position: { type: 'TextPositionSelector', start: -1, end: 4 } }) }),
      /klein/,
    ],
    ['a list in the place of a text', note({ body: ['x'] }), /soort/],
    ['a list in the place of a note', [note()], /soort/],
    ['an object in the place of tags', note({ tags: { 0: 'a', length: 1 } }), /soort/],
    ['a tag of 101 signs', note({ tags: ['x'.repeat(101)] }), /lang/],
    ['a tag with two spaces', note({ tags: ['a  b'] }), /vorm/],
    ['101 tags', note({ tags: Array.from({ length: 101 }, (_, n) => `t${n}`) }), /groot/],
    ['nothing', null, /soort/],
    ['a number', 7, /soort/],
  ])('%s', async (_, entry, why) => {
    const { written, refused } = await bringIn(fileOf([entry, note({ id: noteId(9) })]));
    expect(written).toBe(1);
    expect(refused).toEqual([expect.stringMatching(why)]);
    await expectSound(1);
  });

  it.each<[string, unknown, RegExp]>([
    ['a reply', annotation({ references: ['abc'] }), /antwoord/],
    ['a reply by its motivation', annotation({ motivation: 'oa:replying' }), /antwoord/],
    ['a day that the calendar does not have', annotation({ created: '+275760-09-12T00:00:00Z' }), /vorm/],
    ['no target', annotation({ target: undefined }), /pagina/],
    ['a target of another site', annotation({ target: 'https://example.nl/\ud800' }), /andere site/],
    ['a target that is a number', annotation({ target: 5 }), /vorm|soort/],
    ['a text that is too long', annotation({ body: 'x'.repeat(3_000_000) }), /lang/],
  ])('of annotations: %s', async (_, entry, why) => {
    const { written, refused } = await bringIn(JSON.stringify([entry, annotation({ body: 'blijft' })]));
    expect(written).toBe(1);
    expect(refused).toEqual([expect.stringMatching(why)]);
    await expectSound(1);
  });

  it('the same identifier twice with other texts: the first counts, the second is reported', async () => {
    const { written, refused } = await bringIn(fileOf([note({ body: 'een' }), note({ body: 'twee' })]));
    expect([written, refused]).toEqual([1, ['staat er al eerder in het bestand']]);
    await expectSound(1);
  });

  it('nested 10,000 deep in one of our fields', async () => {
    for (const field of ['body', 'passage', 'target', 'tags', 'meaning'])
      expect((await bringIn(deepIn(field))).refused).toHaveLength(1);
    await expectSound(0);
  });

  it('an annotation nested 10,000 deep', async () => {
    const text = JSON.stringify([annotation({ target: 'HERE' })]).replace('"HERE"', nested(10_000));
    expect((await bringIn(text)).refused).toHaveLength(1);
  });
});

describe('publications of a file', () => {
  const publication = (over: Any): Any => ({
    id: 'kst-36000-1',
    kind: 'other',
    title: 'Titel',
    questionNumber: null,
    sessionYear: null,
    date: null,
    submitters: [],
    ...over,
  });
  it.each<[string, Any, number]>([
    ['half a pair in the title', publication({ title: 'a\ud800' }), 0],
    [
      'half a pair in a name',
      publication({ submitters: [{ name: 'B\ud800', party: '\udfff', givenName: null, initials: null }] }),
      0,
    ],
    [
      'half a pair among who answered',
      publication({
        kind: 'appendix',
        answeredBy: [{ function: 'minister\ud800', portfolio: '\ud800', name: '\ud800' }],
      }),
      0,
    ],
    ['a day that is none', publication({ date: '2024-02-30' }), 1],
    ['an identifier with half a pair', publication({ id: '\ud800' }), 1],
    ['a list of who asked that is an object', publication({ submitters: {} }), 1],
  ])('%s', async (_, one, invalid) => {
    expect(await bringIn(fileOf([note()], { publications: [one] }))).toMatchObject({
      written: 1,
      publications: invalid,
    });
    await expectSound(1);
    const text = JSON.stringify(await world.db.publications.toArray());
    expect(text).not.toMatch(/\\ud[89a-f]/);
  });
});

describe('a whole file that is refused, with the reason in words', () => {
  it.each([
    ['nothing', '', /JSON|notities|bestand/],
    ['a byte order mark alone', '\ufeff', /JSON|notities|bestand/],
    ['NUL before it', `\0${fileOf([])}`, /JSON|notities|bestand/],
    ['notes that are an object', fileOf({ 0: note() }), /notities/],
    ['a version to come', fileOf([], { version: 2 }), /nieuwer/],
    ['a version that is no number', fileOf([], { version: '1' }), /notities/],
    ['lists 10,000 deep', nested(10_000), /./],
  ])('%s', async (_, text, why) => {
    await world.notes.save(saveOf());
    const error: unknown = await readFileOfNotes(text, uuidFrom).then(
      ({ items }) => items.map((item) => (item.outcome === 'invalid' ? reasonOf(item, t) : 'note')).join(' '),
      (failed: unknown) => (failed instanceof UnreadableFile ? whyUnreadable(failed, t) : failed),
    );
    expect(error).toEqual(expect.stringMatching(why));
    await expectSound(1);
  });
});
