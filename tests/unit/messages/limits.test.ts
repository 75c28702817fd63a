import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { ALL_REQUESTS } from '../../../utils/protocol/library.ts';
import { EVERYTHING } from '../../../utils/protocol/library/selection.ts';
import { unlimited } from './limits.ts';

const LIST = { sort: 'newest', filter: EVERYTHING, cursor: '["a","b"]', limit: 1, heads: 1 };
const PLACE = { start: 2, end: 10, part: { kind: 'question', numbers: [3], label: '', ordinal: 0 } };
const OUTCOME = {
  note: '00000000-0000-4000-8000-000000000001',
  document: 'kv-tk-2024Z01911',
  version: 'v1',
  outcome: 'uncertain',
  places: [PLACE],
  confirmed: true,
};

describe('every request', () => {
  it.each(Object.entries(ALL_REQUESTS).map(([name, { request }]) => [name, request] as const))(
    '%s has a limit to each text, list and number',
    (_, request) => {
      expect(unlimited(request)).toEqual([]);
    },
  );

  const note = '00000000-0000-4000-8000-000000000001';
  const many = (count: number): string[] => Array.from({ length: count }, () => '2024Z01911');
  it.each([
    ['notes.list', { publication: 'kv-tk-2024Z01911', questionNumbers: many(101) }],
    ['notes.list', { publication: '\ud800half', questionNumbers: [] }],
    [
      'passages.list',
      { publication: 'kv-tk-2024Z01911', questionNumbers: ['x'.repeat(41)], version: '', after: null, most: 1 },
    ],
    ['notes.delete', { id: note, expectedRevision: -5 }],
    ['notes.change', { id: note, expectedRevision: -5 }],
    ['notes.change', { id: note, expectedRevision: 1.5 }],
    ['notes.delete', { id: note, expectedRevision: 2 ** 53 - 1 }],
    ['notes.delete', { id: 'f'.repeat(36), expectedRevision: 1 }],
    ['library.import', { step: 'commit', import: note, entries: -1 }],
    ['backup.done', { seq: -1 }],
    ['library.list', { ...LIST, cursor: 'nonsense' }],
    ['library.list', { ...LIST, cursor: '[{},{}]' }],
    ['library.list', { ...LIST, cursor: '["a"]' }],
    ['library.export', { selection: { by: 'ids', ids: [] }, cursor: '["changes",-5]', limit: 1 }],
    ['library.export', { selection: { by: 'ids', ids: [] }, cursor: '["notes",1e99,""]', limit: 1 }],
    ['library.notes', { publication: '../x', filter: {}, order: 'place', offset: 0, limit: 1 }],
  ] as const)('%s refuses %j', (name, payload) => {
    expect(ALL_REQUESTS[name].request.safeParse(payload).success).toBe(false);
  });

  it('accepts the cursors and outcomes that Kantlijn itself creates', () => {
    expect(ALL_REQUESTS['library.list'].request.safeParse(LIST).success).toBe(true);
    expect(ALL_REQUESTS['library.list'].request.safeParse({ ...LIST, cursor: null }).success).toBe(true);
    for (const outcome of [OUTCOME, { ...OUTCOME, outcome: 'lost', places: [], confirmed: false }])
      expect(ALL_REQUESTS['anchors.put'].request.safeParse({ outcomes: [outcome] }).success).toBe(true);
  });

  it.each([
    ['a place that ends before it begins', { places: [{ ...PLACE, start: 10, end: 2 }] }],
    ['a place of something that is nowhere', { outcome: 'lost' }],
    ['a yes to no place', { places: [] }],
    ['half a letter in the version', { version: '\ud800' }],
  ])('anchors.put refuses %s', (_, changes) => {
    const outcomes = [{ ...OUTCOME, ...changes }];
    expect(ALL_REQUESTS['anchors.put'].request.safeParse({ outcomes }).success).toBe(false);
  });

  it('notes.save rejects a revision nobody can have seen', () => {
    const target = { publication: 'kv-tk-2024Z01911', questionNumber: null, subQuestion: null };
    const save = { id: note, target, body: '', publicationTitle: '', expectedRevision: 0 };
    expect(ALL_REQUESTS['notes.save'].request.safeParse(save).success).toBe(true);
    for (const expectedRevision of [-5, -1, 0.5, 2 ** 53, Infinity, NaN])
      expect(ALL_REQUESTS['notes.save'].request.safeParse({ ...save, expectedRevision }).success).toBe(false);
  });
});

describe('the walk over schemas', () => {
  const many = z.maxLength(3);
  it.each([
    ['a text', z.object({ a: z.string() }), ['a: text']],
    ['a text with a pattern that never ends', z.object({ a: z.string().check(z.regex(/^a+$/)) }), ['a: text']],
    ['a list', z.object({ a: z.array(z.boolean()) }), ['a: list']],
    ['a number without a least', z.object({ a: z.int().check(z.maximum(3)) }), ['a: number']],
    ['nested values', z.optional(z.nullable(z.array(z.union([z.string(), z.null()])).check(many))), ['[]: text']],
    ['a shape it does not know', z.object({ a: z.unknown() }), ['a: unknown']],
    ['a record of any keys', z.record(z.string().check(z.maxLength(3)), z.boolean()), [': record']],
  ] as const)('finds %s without a limit', (_, schema, found) => {
    expect(unlimited(schema)).toEqual(found);
  });

  it('accepts schemas that have limits', () => {
    const schema = z.object({
      a: z.array(z.string().check(z.maxLength(2))).check(many),
      b: z.iso.date(),
      c: z.string().check(z.regex(/^\d{4}$/)),
    });
    expect(unlimited(schema)).toEqual([]);
  });
});
