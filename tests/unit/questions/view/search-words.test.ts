import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchWords, wordsIn } from '../../../../utils/questions/view/search-words.ts';

describe('the words to search for', () => {
  it.each([
    [
      'Het bericht ‘Kabinet moet alerter zijn op spionage met Chinese scanners bij douane’',
      'alerter spionage Chinese scanners',
    ],
    ['De nachtsluiting van de veerpont bij Kinderhoek', 'nachtsluiting veerpont Kinderhoek'],
    ['Het aanpakken van kinderarmoede in Nederland', 'kinderarmoede'],
    ['De uitvoering van de motie-Van Nispen c.s. (Kamerstuk 24 587, nr. 995)', 'Nispen'],
    ['De antwoorden op vragen over het aantal laadpalen', 'laadpalen'],
    ['AOW-gat en het UWV', 'AOW UWV'],
    ['Nederland 2024', ''],
    ['', ''],
  ])('of «%s» are %s', (title, expected) => {
    expect(searchWords(title).join(' ')).toBe(expected);
  });

  it('are at most four, printed in the title, and hold nothing that a query could read as its own', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.lorem()), (title) => {
        const words = searchWords(title);
        expect(words.length).toBeLessThanOrEqual(4);
        expect(new Set(words).size).toBe(words.length);
        for (const word of words) {
          expect(title).toContain(word);
          expect(word).toMatch(/^[\p{L}\p{N}'’-]{2,200}$/u);
        }
      }),
    );
  });

  it('are never one sign, though it is folded to three letters', () => {
    expect(searchWords('ﵐ')).toEqual([]);
  });

  it('are found in a title in any form of them', () => {
    expect(wordsIn('Scanner van de douane op Schiphol', ['scanners', 'spionage', 'Douane'])).toEqual([
      'scanners',
      'Douane',
    ]);
  });
});
