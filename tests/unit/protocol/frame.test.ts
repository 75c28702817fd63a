import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { ToFrame, ToPage } from '../../../utils/protocol/frame.ts';

const ID = '123e4567-e89b-42d3-a456-426614174000';

/** Every place in a shape where free text would fit: a string that is no identifier of a note. */
function freeTexts(schema: unknown, path: string): string[] {
  const json = z.toJSONSchema(schema as z.ZodMiniType, { unrepresentable: 'any' });
  const found: string[] = [];
  const walk = (node: unknown, at: string): void => {
    if (Array.isArray(node)) return node.forEach((each, index) => walk(each, `${at}[${index}]`));
    if (typeof node !== 'object' || node === null) return;
    const { type, pattern, const: only, enum: some } = node as Record<string, unknown>;
    if (type === 'string' && only === undefined && some === undefined && pattern === undefined) found.push(at);
    for (const [key, value] of Object.entries(node)) walk(value, `${at}.${key}`);
  };
  walk(json, path);
  return found;
}

describe('messages between a strip and its frame', () => {
  it('have no field for text towards the page', () => {
    const told = freeTexts(ToPage, 'ToPage');
    // A passage of the page with where it is from, to be copied there: no word of a note.
    expect(told.filter((path) => !path.endsWith('.properties.text'))).toEqual([]);
    expect(told.length).toBe(1);
    expect(ToPage.safeParse({ is: 'quoted', text: 'words of the page' }).success).toBe(true);
    // The same look finds the text of the page, which goes the other way.
    expect(freeTexts(ToFrame, 'ToFrame').length).toBeGreaterThan(3);
  });

  it('accept only marks with integers and note identifiers', () => {
    const mark = { id: ID, start: 3, end: 9, kind: 'important' };
    expect(ToPage.safeParse({ is: 'draw', marks: [mark], lost: 0 }).success).toBe(true);
    for (const wrong of [{ start: 1.5 }, { start: -1 }, { kind: 'text of a note' }, { id: 'text of a note' }])
      expect(ToPage.safeParse({ is: 'draw', marks: [{ ...mark, ...wrong }], lost: 0 }).success).toBe(false);
  });

  it('open a note on a question by its numbers, and on the publication without', () => {
    const open = (numbers: unknown) =>
      ToFrame.safeParse({ is: 'open', opening: { what: 'write', numbers }, turn: 1, focus: true, here: false }).success;
    expect([open([]), open([2, 3]), open('2'), open([-1])]).toEqual([true, true, false, false]);
  });
});
