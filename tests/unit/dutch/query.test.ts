import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../../utils/dutch/fold.ts';
import { findNumbers } from '../../../utils/dutch/query/numbers.ts';
import { parseQuery } from '../../../utils/dutch/query/parse.ts';
import { PART_STEMS } from '../../../utils/dutch/query/part-words.ts';
import { knownParts, partPlace } from '../../../utils/dutch/query/parts.ts';
import { foldMapped, wordsWithPlaces } from '../../../utils/dutch/query/tokenize.ts';
import { editDistance } from '../../../utils/dutch/query/typing-errors.ts';
import { stem } from '../../../utils/dutch/stem.ts';
import { foldedWords } from '../../../utils/dutch/tokens.ts';
import { anyText, sentence } from '../note-index/texts.ts';

describe('tokens and parts', () => {
  test('the tokens are the words of a text, and other ways to write them', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        expect(
          wordsWithPlaces(text)
            .filter(({ joined }) => !joined)
            .map((token) => token.word),
        ).toEqual(foldedWords(text));
      }),
    );
  });

  test('a text is folded as by `fold`', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        expect(foldMapped(text).text.trim()).toBe(fold(text));
      }),
    );
  });

  test('every offset is in the source, in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: folded, from, to } = foldMapped(text);
        expect(from.length).toBe(folded.length);
        for (let at = 0; at < folded.length; at += 1) {
          expect(from[at]).toBeLessThan(to[at] ?? 0);
          expect(to[at]).toBeLessThanOrEqual(text.length);
          if (at > 0) expect(from[at]).toBeGreaterThanOrEqual(from[at - 1] ?? 0);
        }
      }),
    );
  });

  test('the stems in the list of parts are those of `stem`', () => {
    expect([...PART_STEMS]).toEqual([...PART_STEMS].map(([word]) => [word, stem(word)]));
  });

  test('a known part is found in its compounds, and not in other words', () => {
    for (const [compound, part] of [
      ['kinderopvangtoeslag', 'toeslag'],
      ['kinderopvangtoeslag', 'opvang'],
      ['douanescanner', 'scanner'],
      ['gaswinning', 'gas'],
      ['veiligheidsrisico', 'veiligheid'],
    ] as const) {
      expect(knownParts(compound)).toContain(part);
      expect(partPlace(part, compound)).toBeGreaterThanOrEqual(0);
    }
    for (const [other, part] of [
      ['verzekering', 'ring'],
      ['draad', 'raad'],
      ['treinreis', 'rein'],
    ] as const)
      expect(partPlace(part, other)).toBe(-1);
  });
});

describe('queries', () => {
  test('no text throws, and clauses are within it', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, typing) => {
        for (const { start, end } of parseQuery(text, { typing }).clauses) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
        }
        findNumbers(fold(text));
      }),
    );
  });

  test.each(['kv-tk-2026z90007', 'kv-tk-2026z90007-n1', 'kst-36410-vii-12', 'ah-tk-20232024-1234-h1'])(
    'an identifier is one number with all its letters: %s',
    (id) => {
      const [number, ...more] = findNumbers(`zie ${id}, en`);
      expect([number?.start, number?.end, more]).toEqual([4, 4 + id.length, []]);
    },
  );

  test('the scope of a name goes on after a particle, and no further', () => {
    const scopes = (query: string): string[] => parseQuery(query).clauses.map(({ scope }) => scope);
    expect(scopes('lid:van der plas')).toEqual(['name', 'name', 'name']);
    expect(scopes("lid:van 't hof indicatie")).toEqual(['name', 'name', 'name', 'any']);
    expect(scopes('lid:plas stikstof')).toEqual(['name', 'any']);
    expect(scopes('tag:van der plas')).toEqual(['label', 'any', 'any']);
  });
});

describe('typing errors', () => {
  test('typing errors are letters missing, too many, wrong or swapped', () => {
    expect(editDistance('scanner', 'scaner', 2)).toBe(1);
    expect(editDistance('toeslag', 'toesalg', 2)).toBe(1);
    expect(editDistance('huis', 'haven', 2)).toBe(3);
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
        expect(editDistance(a, b, 20)).toBe(editDistance(b, a, 20));
        expect(editDistance(a, b, 20) === 0).toBe(a === b);
      }),
    );
  });
});
