import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitCompound } from '../../../utils/dutch/compounds.ts';

const KNOWN = new Map(
  'kinderopvang toeslag kinder opvang douane scanner veiligheid risico pannen koek haven zonne paneel school bestuur vergadering kind'
    .split(' ')
    .map((word) => [word, 20]),
);
const frequency = (word: string): number => KNOWN.get(word) ?? 0;

describe('splitCompound', () => {
  test.each([
    ['kinderopvangtoeslag', ['kinderopvang', 'toeslag']],
    ['douanescanner', ['douane', 'scanner']],
    ['veiligheidsrisico', ['veiligheid', 'risico']],
    ['zonnepaneel', ['zonne', 'paneel']],
    ['schoolbestuursvergadering', ['school', 'bestuur', 'vergadering']],
    ['scanner', []],
    ['belastingdienst', []],
    ['havenxyzqrs', []],
  ])('%s', (word, parts) => {
    expect(splitCompound(word, frequency)).toEqual(parts);
  });
  test('the parts spell the word without linking letters', () => {
    const parts = fc.array(fc.constantFrom(...KNOWN.keys()), { minLength: 2, maxLength: 3 });
    fc.assert(
      fc.property(parts, fc.constantFrom('', 's', 'en', 'e', 'n'), (list, link) => {
        const word = list.join(link);
        const split = splitCompound(word, frequency);
        expect(split.join('').length).toBeLessThanOrEqual(word.length);
        for (const part of split) expect(word).toContain(part);
      }),
    );
  });
});
