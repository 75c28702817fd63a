import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAt, snippet } from '../../../components/library/search/marking.ts';

describe('highlighting hits', () => {
  it('never changes the text, whatever is to be marked', () => {
    const span = fc.record({ start: fc.integer({ min: -5, max: 60 }), end: fc.integer({ min: -5, max: 60 }) });
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(span), (text, spans) => {
        const stretches = cutAt(text, spans);
        expect(stretches.map((one) => one.text).join('')).toBe(text);
        expect(stretches.every(({ at, text: piece }) => text.startsWith(piece, at) && piece !== '')).toBe(true);
      }),
    );
  });
});

describe('the part of a long text that is shown', () => {
  const long = `${'woord '.repeat(200)}doelwit ${'na '.repeat(200)}`;
  const start = long.indexOf('doelwit');

  it('contains the first hit, even if it is far into the text', () => {
    const { text, spans } = snippet(long, [{ start, end: start + 7 }], 300);
    expect(spans.map((one) => text.slice(one.start, one.end))).toEqual(['doelwit']);
    expect(text.startsWith('…woord')).toBe(true);
    expect(text.endsWith('…')).toBe(true);
    expect(text.length).toBeLessThanOrEqual(302);
  });

  it('is the beginning when nothing is marked, and the whole when it fits', () => {
    expect(snippet(long, [], 300).text).toBe(`${long.slice(0, 300)}…`);
    expect(snippet('kort', [{ start: 0, end: 4 }], 300)).toEqual({ text: 'kort', spans: [{ start: 0, end: 4 }] });
  });
});
