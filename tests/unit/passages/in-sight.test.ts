import { JSDOM } from 'jsdom';
import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { textNear } from '../../../components/marks/sight.ts';
import { indexDocument } from '../../../utils/domain/anchor/document.ts';

const LINE = 20;
const HEIGHT = 600;

/** A page of one line for each paragraph, drawn by a stand-in for layout: jsdom has none. */
function laidOut(lines: number, hidden: ReadonlySet<number>, scrolled: number) {
  const { window } = new JSDOM(
    `<div id="broodtekst">${Array.from({ length: lines }, (_, n) => `<p id="p${n}">Regel ${n} over de veerdienst.</p>`).join('')}</div>`,
  );
  Object.assign(window, { innerHeight: HEIGHT });
  vi.stubGlobal('window', window);
  const boxes = new Map<Node | null, number>();
  let top = 0;
  for (let n = 0; n < lines; n += 1) {
    if (hidden.has(n)) continue;
    boxes.set(window.document.getElementById(`p${n}`), top);
    top += LINE;
  }
  window.Range.prototype.getBoundingClientRect = function box(this: Range) {
    const at = boxes.get(this.startContainer.parentNode);
    return at === undefined ? new window.DOMRect() : new window.DOMRect(0, at - scrolled, 100, LINE);
  };
  const index = indexDocument(window.document);
  const lineAt = (offset: number): number => index.text.slice(0, offset).split('\n').length - 1;
  const topOf = (n: number): number | undefined => {
    const at = boxes.get(window.document.getElementById(`p${n}`));
    return at === undefined ? undefined : at - scrolled;
  };
  return { index, lineAt, topOf };
}

afterEach(() => vi.unstubAllGlobals());

it('finds the text in the window and so many heights around it, also between hidden lines', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 400 }),
      fc.array(fc.nat(399), { maxLength: 60 }),
      fc.nat(9_000),
      fc.constantFrom(0, 0.5, 1, 3),
      (lines, hidden, scrolled, heights) => {
        const { index, lineAt, topOf } = laidOut(lines, new Set(hidden), scrolled);
        const { start, end } = textNear(index, heights);
        for (let n = 0; n < lines; n += 1) {
          const top = topOf(n);
          if (top === undefined) continue;
          const first = index.text.split('\n').slice(0, n).join('\n').length + (n === 0 ? 0 : 1);
          const inside = top >= -HEIGHT * heights && top < HEIGHT * (1 + heights);
          expect(first >= start && first < end, `line ${n} at ${top}; ${lineAt(start)} to ${lineAt(end)}`).toBe(inside);
        }
      },
    ),
    { numRuns: 20 },
  );
});

it('is empty in a document that is not drawn', () => {
  const { index } = laidOut(5, new Set([0, 1, 2, 3, 4]), 0);
  expect(textNear(index, 1)).toEqual({ start: 0, end: 0 });
});
