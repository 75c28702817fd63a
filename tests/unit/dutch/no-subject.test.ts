import { describe, expect, test } from 'vitest';
import { isFirstName, saysNoSubject, withoutIdioms } from '../../../utils/dutch/no-subject.ts';
import { stem } from '../../../utils/dutch/stem.ts';

describe('words that are no subject', () => {
  test.each(['motie', 'moties', 'kamerstuk', 'lid', 'their', 'behind'])('%s names no subject', (word) => {
    expect(saysNoSubject(word)).toBe(true);
    expect(saysNoSubject(stem(word))).toBe(true);
  });
  test.each(['woning', 'who', 'ledenraad', 'begroting', 'energie'])('%s does', (word) => {
    expect(saysNoSubject(word)).toBe(false);
  });
  test('first names are names, places and surnames are not', () => {
    expect(isFirstName('wouter')).toBe(true);
    expect(isFirstName('veldhuis')).toBe(false);
    expect(isFirstName('delft')).toBe(false);
  });
});

describe('withoutIdioms', () => {
  test.each([
    ['ministerie tikt gemeenten op de vingers over bijstand', 'ministerie   over bijstand'],
    ['personeel slaat alarm over werkdruk', 'personeel   over werkdruk'],
    ['het mes in de zorg', '  de zorg'],
    ['toegankelijkheid musea onder druk', 'toegankelijkheid musea  '],
  ])('%s', (title, left) => {
    expect(withoutIdioms(title).replaceAll(/\s+/g, ' ').trim()).toBe(left.replaceAll(/\s+/g, ' ').trim());
  });
  test('leaves words that are meant', () => {
    for (const title of ['de drukte op het spoor', 'een mes in de tas', 'alarmering van hulpdiensten'])
      expect(withoutIdioms(title)).toBe(title);
  });
});
