import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../../utils/dutch/query/parse.ts';
import { SEARCH_FIELDS } from '../../../utils/protocol/library/lists.ts';
import { NOTE_SCHEMA, type SearchDocument } from '../../../utils/store/search-schema.ts';
import { document, freshIndex, ids, matchDocument } from './support.ts';
import { anyText, word } from './texts.ts';

const anyDocument = (id: fc.Arbitrary<string>): fc.Arbitrary<SearchDocument> =>
  fc
    .record({
      id,
      body: anyText,
      quote: anyText,
      title: anyText,
      tags: fc.array(anyText, { maxLength: 2 }),
      numbers: fc.array(word, { maxLength: 2 }),
      modified: fc.constantFrom('2024-01-01T00:00:00.000Z', '2024-01-02T00:00:00.000Z', 'geen datum'),
    })
    .map(({ id: key, ...parts }) => document(key, { ...parts, submitters: [{ name: parts.title, party: null }] }));

describe('queries and marks', () => {
  test('marks are within the text, ascending, without overlap', () => {
    fc.assert(
      fc.property(anyDocument(fc.constant('a')), anyText, (note, text) => {
        const { fields, marks } = matchDocument(note, parseQuery(text));
        for (const field of SEARCH_FIELDS) {
          const own = marks[field] ?? [];
          expect(fields.includes(field)).toBe(own.length > 0);
          let last = { entry: -1, end: 0 };
          for (const { entry, start, end } of own) {
            expect(start).toBeLessThan(end);
            expect(end).toBeLessThanOrEqual(NOTE_SCHEMA.fields[field].texts(note)[entry]?.length ?? -1);
            if (entry === last.entry) expect(start).toBeGreaterThanOrEqual(last.end);
            else expect(entry).toBeGreaterThan(last.entry);
            last = { entry, end };
          }
        }
      }),
    );
  });

  test('marks cover what the reader sees', () => {
    const note = document('a', {
      body: 'Zij heeft geïnd; het Œuvre, de ﬁnanciën e\u0301n 36 410, nr. 12 van de kinderopvangtoeslagen.',
    });
    const marked = (query: string): string[] =>
      (matchDocument(note, parseQuery(query)).marks.body ?? []).map(({ start, end }) => note.body.slice(start, end));
    expect(marked('geind')).toEqual(['geïnd']);
    expect(marked('oeuvre')).toEqual(['Œuvre']);
    expect(marked('financien ')).toEqual(['ﬁnanciën']);
    expect(marked('en ')).toEqual(['e\u0301n']);
    expect(marked('36410-12')).toEqual(['36 410, nr. 12']);
    expect(marked('toeslag ')).toEqual(['toeslag']);
    expect(marked('"van de"')).toEqual(['van de']);
    expect(marked('-geind')).toEqual([]);
  });
});

describe('the index', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const change = fc.oneof(
    { weight: 3, arbitrary: anyDocument(fc.constantFrom(...names)).map((note) => ({ id: note.id, document: note })) },
    { weight: 1, arbitrary: fc.constantFrom(...names).map((id) => ({ id, document: null })) },
  );

  test('after any changes it answers like one built at once; a deleted document is never found', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(change, { maxLength: 4 }), { maxLength: 5 }),
        anyText,
        async (batches, text) => {
          const grown = freshIndex();
          const alive = new Map<string, SearchDocument>();
          let sequence = 0;
          for (const batch of batches) {
            sequence += batch.length;
            await grown.apply(batch, sequence);
            for (const { id, document: note } of batch) {
              if (note) alive.set(id, note);
              else alive.delete(id);
            }
          }
          const built = freshIndex();
          await built.rebuild(alive.values(), sequence);
          expect(await grown.size()).toBe(alive.size);
          expect(await grown.watermark()).toBe(sequence);
          for (const query of [text, 'toeslag', 'brief sturen', 'toesl', 'scaner', '2024z', 'kinderopvang -huis']) {
            const [one, other] = [await grown.query(query), await built.query(query)];
            expect(one).toEqual(other);
            for (const { id } of one.hits) expect(alive.has(id)).toBe(true);
          }
          await grown.close();
          await built.close();
        },
      ),
      { numRuns: 25 },
    );
  });

  test('hits contain every word of the query, and each is highlighted', async () => {
    const typed = fc.array(fc.tuple(word, fc.nat({ max: 12 })), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anyDocument(fc.constantFrom(...names)), { selector: ({ id }) => id, maxLength: 5 }),
        typed,
        async (notes, parts) => {
          const index = freshIndex();
          await index.rebuild(notes, 1);
          // Cut the last word off anywhere: it is still being typed.
          const query = parts
            .map(([text, cut], at) => (at === parts.length - 1 ? text.slice(0, cut + 1) : text))
            .join(' ');
          const { hits, all, query: asked } = await index.query(query);
          if (all)
            for (const { document: note } of hits)
              for (const clause of asked.clauses)
                if (clause.kind !== 'word' || !clause.optional)
                  expect([query, clause, matchDocument(note, { clauses: [clause] }).fields]).not.toEqual([
                    query,
                    clause,
                    [],
                  ]);
          await index.close();
        },
      ),
      { numRuns: 150 },
    );
  });

  test('many documents with one word, some changed and deleted, are found, all and no others', async () => {
    const index = freshIndex();
    const notes = Array.from({ length: 2600 }, (_, n) =>
      document(`n${n}`, { body: `scanner ${n % 2 === 0 ? 'haven' : ''}` }),
    );
    await index.rebuild(notes, 1);
    const count = async (query: string): Promise<number> => (await index.query(query, { limit: 3 })).total;
    expect(await count('scanner')).toBe(2600);
    expect(await count('haven')).toBe(1300);
    const gone = notes.filter((_, n) => n % 3 === 0).map(({ id }) => ({ id, document: null }));
    await index.apply(gone, 2);
    expect(await count('scanner')).toBe(2600 - gone.length);
    const odd = notes
      .filter((_, n) => n % 3 !== 0 && n % 2 === 1)
      .map((note) => ({ id: note.id, document: { ...note, body: 'haven' } }));
    await index.apply(odd, 3);
    expect(await count('haven')).toBe(notes.filter((_, n) => n % 3 !== 0).length);
    await index.apply(
      notes.map(({ id }) => ({ id, document: null })),
      4,
    );
    expect(await count('haven')).toBe(0);
    expect(await index.size()).toBe(0);
  });

  test('no word of a deleted document stays on disk', async () => {
    const index = freshIndex();
    await index.apply([{ id: 'a', document: document('a', { body: 'geheimzinnigewoord' }) }], 1);
    expect(await ids(index, 'geheimzinnigeword')).toEqual(['a']);
    await index.apply([{ id: 'a', document: null }], 2);
    await index.apply([{ id: 'b', document: document('b', { body: 'iets' }) }], 3);
    const { corrections } = await index.query('geheimzinnigeword ');
    expect(corrections).toEqual([]);
  });

  test('an interrupted rebuild is known to be incomplete, and the next one repairs it', async () => {
    const index = freshIndex();
    await index.apply([{ id: 'a', document: document('a', { body: 'huis' }) }], 5);
    async function* breaking(): AsyncGenerator<SearchDocument> {
      yield document('b', { body: 'huis' });
      throw new Error('stopped');
    }
    await expect(index.rebuild(breaking(), 6)).rejects.toThrow('stopped');
    expect(await index.watermark()).toBeNull();
    expect((await index.query('huis')).complete).toBe(false);
    await expect(index.apply([{ id: 'a', document: null }], 7)).rejects.toThrow('rebuilt');
    await index.rebuild([document('c', { body: 'huis' })], 8);
    expect(await index.watermark()).toBe(8);
    expect(await ids(index, 'huis')).toEqual(['c']);
    await index.clear();
    expect([await index.watermark(), await index.size()]).toEqual([0, 0]);
  });

  test('when nothing matches the whole query, partial matches are returned, and the answer says so', async () => {
    const index = freshIndex();
    await index.apply([{ id: 'a', document: document('a', { body: 'huis en haard' }) }], 1);
    const answer = await index.query('huis xqzwvk');
    expect([answer.all, answer.hits.map(({ id }) => id)]).toEqual([false, ['a']]);
    expect((await index.query('huis haard')).all).toBe(true);
  });

  test('of equal scores the last changed comes first; the filter is called until there are enough', async () => {
    const index = freshIndex();
    const notes = Array.from({ length: 300 }, (_, n) =>
      document(`n${String(n).padStart(3, '0')}`, {
        body: 'huis',
        modified: `2024-01-01T${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}:00.000Z`,
        meaning: n < 5 ? 'fact' : null,
      }),
    );
    await index.rebuild(notes.toReversed(), 1);
    expect((await index.query('huis', { limit: 2 })).hits.map(({ id }) => id)).toEqual(['n299', 'n298']);
    const facts = await index.query('huis', { limit: 3, filter: ({ meaning }) => meaning === 'fact' });
    expect(facts.hits.map(({ id }) => id)).toEqual(['n004', 'n003', 'n002']);
    // Where it is known which ones may be hits, no other one is looked at.
    const looked: string[] = [];
    const filter = ({ id, meaning }: { id: string; meaning: unknown }) => looked.push(id) > 0 && meaning === 'fact';
    const among = ['n001', 'n003', 'n007', 'gone'];
    const few = await index.query('huis', { limit: 3, filter, among });
    expect(few.hits.map(({ id }) => id)).toEqual(['n003', 'n001']);
    expect([few.all, few.totalIsExact, looked.toSorted()]).toEqual([true, true, ['n001', 'n003', 'n007']]);
    // A word that is found is no typing error because none of these has it.
    expect(await index.query('huis', { among: ['gone'] })).toMatchObject({ all: true, hits: [], corrections: [] });
  });
});
