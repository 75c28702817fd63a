import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../../scripts/setup.mjs';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const part = (text: string, heading: RegExp): string =>
  text
    .split(/^## /m)
    .find((each) => heading.test(each))
    ?.split('\n')
    .slice(1)
    .join('\n')
    .trim() ?? '';
/** Names of permissions in the first column of a table. */
const named = (text: string): string[] =>
  [...text.matchAll(/^\| `([^`]+)`/gm)].map((match) => String(match[1])).toSorted();

describe('the pages of the stores', () => {
  it.each(['nl', 'en'])('have a short description that fits, and a longer one, in %s', (language) => {
    const text = read(`docs/store/${language}.md`);
    const short = part(text, /^(Korte beschrijving|Short description)/);
    expect(short.length).toBeGreaterThan(40);
    expect(short.length).toBeLessThanOrEqual(132);
    expect(part(text, /^(Beschrijving|Description)/).length).toBeGreaterThan(600);
    expect(part(text, /^(Enig doel|Single purpose)/)).toMatch(/zoek\.officielebekendmakingen\.nl/);
  });

  it('are in Dutch what the manifest says', () => {
    const { description } = JSON.parse(read('public/_locales/nl/messages.json')) as {
      description: { message: string };
    };
    expect(part(read('docs/store/nl.md'), /^Korte/)).toBe(description.message);
  });

  it('give a reason for every permission that is explained, and for no other', () => {
    const answers = read('docs/store/answers.md');
    const reasons = named(part(answers, /^Reasons/));
    expect(reasons.length).toBeGreaterThan(5);
    expect(reasons).toEqual(named(read('docs/permissions.md')));
  });
});
