import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MEANINGS } from '../../../utils/domain/note/meanings.ts';
import { SEARCHABLE_STATES, STATE_NAMES, STATES } from '../../../utils/domain/status/states.ts';
import { ROOT } from './code.ts';

/** What the tables of utils/domain promise about files that no compiler reads (CONTRIBUTING.md). */

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

describe('a state', () => {
  it.each(STATE_NAMES)('%s has a colour', (name) => {
    expect(read('components/ui/tokens.css')).toContain(`--kl-${STATES[name].tone}`);
  });

  it('can be sought, and everything that can be sought is found', () => {
    const sought: Set<string> = new Set(STATE_NAMES.map((name) => STATES[name].searchedAs));
    expect(SEARCHABLE_STATES.filter((state) => !sought.has(state) && state !== 'notice')).toEqual([]);
  });

  it('is in the glossary', () => {
    const row = /^\| state +\|[^\n]*$/m.exec(read('docs/glossary.md'))?.[0] ?? '';
    const word = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
    const missing = STATE_NAMES.map(word).filter((name) => !row.includes(name));
    expect(missing, 'add these to the row "state" of docs/glossary.md, spelled like this').toEqual([]);
  });
});

describe('a meaning', () => {
  it.each(MEANINGS)(
    '%s has a colour and a tint, light, dark and on a dark page, and a rule that gives it',
    (meaning) => {
      const palette = read('components/meanings/palette.css');
      expect(palette.split(`--kl-${meaning}:`).length).toBe(4);
      expect(palette.split(`--kl-${meaning}-tint:`).length).toBe(4);
      expect(read('components/meanings/meanings.css')).toContain(`[data-meaning='${meaning}']`);
    },
  );
});
