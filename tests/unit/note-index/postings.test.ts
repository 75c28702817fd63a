import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeBlock,
  decodeHead,
  edit,
  encodeBlock,
  encodeHead,
  NO_POSTINGS,
  packEdit,
} from '../../../utils/note-index/disk/postings.ts';

describe('rows', () => {
  const postings = fc
    .uniqueArray(fc.integer({ min: 1, max: 2 ** 32 - 1 }), { maxLength: 300 })
    .map((docs) => docs.toSorted((a, b) => a - b))
    .map((docs) => ({ docs: Uint32Array.from(docs), weights: Uint8Array.from(docs, (doc) => (doc % 255) + 1) }));

  test('a block and a head are read as they were written', () => {
    fc.assert(
      fc.property(postings, fc.nat(), fc.nat(), (tail, count, sealed) => {
        expect(decodeBlock(encodeBlock(tail))).toEqual(tail);
        const head = { count, sealed, page: 3, tail };
        expect(decodeHead(encodeHead(head))).toEqual(head);
      }),
    );
    expect(() => decodeBlock(new Uint8Array([5, 1]))).toThrow(RangeError);
  });

  test('edits in any order give the same as a map', () => {
    const edits = fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 255 })), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 4 }), (rounds) => {
        const map = new Map<number, number>();
        let own = NO_POSTINGS;
        for (const round of rounds) {
          own = edit(
            own,
            [...new Map(round)].map(([doc, weight]) => packEdit(doc, weight)),
          ).postings;
          for (const [doc, weight] of new Map(round)) {
            if (weight > 0) map.set(doc, weight);
            else map.delete(doc);
          }
        }
        const sorted = [...map].toSorted((a, b) => a[0] - b[0]);
        expect([...own.docs].map((doc, at) => [doc, own.weights[at]])).toEqual(sorted);
      }),
    );
  });
});
