import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../../utils/dutch/fold.ts';
import { readHeadline } from '../../../utils/dutch/headline.ts';
import { stem } from '../../../utils/dutch/stem.ts';
import { terms } from '../../../utils/dutch/terms.ts';
import { foldedWords } from '../../../utils/dutch/tokens.ts';

describe('fold', () => {
  test.each([
    ['Geïnd: ‘Œuvre’ – ĲBURG', "geind: 'oeuvre' - ijburg"],
    ['co\u00adördinatie\u200b', 'coordinatie'],
    ['  Straße\n\tEfﬁciënt  ', 'strasse efficient'],
    ['“Yeşilgöz”', "'yesilgoz'"],
  ])('%s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });
  test('folding twice is folding once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

describe('words', () => {
  test.each([
    ["De pgb's van zzp'ers", ['de', 'pgb', 'van', 'zzp']],
    ['De F-16 en Q-koorts in het VN-rapport', ['de', 'f16', 'en', 'qkoorts', 'in', 'het', 'vn', 'rapport']],
    ['400.000 euro (3,5 %) n.a.v. CAF-11', ['400000', 'euro', '35', 'nav', 'caf11']],
    ['', []],
  ])('%s', (text, expected) => {
    expect(foldedWords(text)).toEqual(expected);
  });
  test('no text throws, however hostile', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom('-', "'", 'a.', '9,', 'het bericht ', '(').map((piece) => piece.repeat(10_000)),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        expect(foldedWords(text).every((word) => word.length > 0 && word.length <= 64)).toBe(true);
        for (const term of terms(text, () => 5)) expect(typeof stem(term.word)).toBe('string');
        expect(typeof readHeadline(text).subject).toBe('string');
      }),
      { numRuns: 200 },
    );
  });
});

describe('readHeadline', () => {
  test.each([
    ['Het bericht dat de brug te laag is', 'de brug te laag is', false],
    ['De antwoorden op eerdere vragen over de lage brug', 'de lage brug', true],
    ['De beantwoording van de schriftelijke vragen over de lage brug', 'de lage brug', true],
    ['Vervolg op de antwoorden op eerdere vragen over de lage brug', 'de lage brug', true],
    ['De uitzending van Zembla over verf', 'verf', false],
    ['Te lage bruggen (nos.nl, 4 maart)', 'te lage bruggen', false],
    ['De brug', 'de brug', false],
  ])('%s', (title, subject, followUp) => {
    expect(readHeadline(title)).toMatchObject({ subject, followUp });
  });
  test('normalises a quoted headline, whatever the quotes', () => {
    const [a] = readHeadline('Het bericht ‘Brug blijkt toch te laag!’').quoted;
    const [b] = readHeadline('Het artikel "Brug blijkt toch te laag"').quoted;
    expect(a).toBe('brug blijkt toch te laag');
    expect(b).toBe(a);
  });
  test('does not take quoted words, projects and programmes for a headline', () => {
    for (const title of [
      'Het online platform voor ‘vluchtelingen’ van de omroep',
      'De uitzending “Undercover in Nederland” over hulp bij ziekte',
      'Het project ‘Meer tijd voor de patiënt’ in Afferden',
    ])
      expect(readHeadline(title).quoted).toEqual([]);
    expect(readHeadline('Het bericht ‘Verf op de brug’').quoted).toEqual(['verf op de brug']);
  });
});
