import { describe, expect, it } from 'vitest';
import { GAP, stack } from '../../../components/frame/stack.ts';

const at = (id: string, top: number, height = 50) => ({ id, top, height });
const tops = (result: ReturnType<typeof stack>): Record<string, number> => Object.fromEntries(result.tops);

describe('notes beside their places', () => {
  it('are at their places when there is room', () => {
    const result = stack([at('a', 0), at('b', 200), at('c', 300)], 0, null);
    expect(tops(result)).toEqual({ a: 0, b: 200, c: 300 });
    expect(result.end).toBe(350);
  });

  it('move down when the one above reaches them', () => {
    expect(tops(stack([at('a', 0, 120), at('b', 100), at('c', 110)], 0, null))).toEqual({
      a: 0,
      b: 120 + GAP,
      c: 120 + GAP + 50 + GAP,
    });
  });

  it('leave room for the heading above them', () => {
    expect(tops(stack([at('a', 0), at('b', 400)], 90, null))).toEqual({ a: 90, b: 400 });
  });

  it('keep the active note exactly in place if those above can move up', () => {
    const result = stack([at('a', 100, 150), at('b', 200), at('c', 220)], 0, 'b');
    expect(tops(result)).toEqual({ a: 200 - GAP - 150, b: 200, c: 200 + 50 + GAP });
    expect(result.end).toBe(200 + 50 + GAP + 50);
  });

  it('never push anything above the floor', () => {
    const result = stack([at('a', 0, 150), at('b', 20)], 0, 'b');
    expect(tops(result)).toEqual({ a: 0, b: 150 + GAP });
  });

  it('end at the floor when there are none', () => {
    expect(stack([], 40, null)).toEqual({ tops: new Map(), end: 40 });
  });

  it.each([1, 2, 3])('never overlap, whichever is active (%i)', (seed) => {
    let state = seed;
    const next = (most: number): number => (state = (state * 48_271) % 2_147_483_647) % most;
    const items = Array.from({ length: 60 }, (_, index) => at(`n${index}`, next(3_000), 20 + next(200))).toSorted(
      (a, b) => a.top - b.top,
    );
    for (const active of [null, 'n3', 'n30', 'n59']) {
      const result = stack(items, 25, active);
      let bottom = 25;
      for (const { id, height } of items) {
        const top = result.tops.get(id) ?? -1;
        expect(top).toBeGreaterThanOrEqual(bottom);
        bottom = top + height + GAP;
      }
      expect(result.end).toBe(bottom - GAP);
    }
  });
});
