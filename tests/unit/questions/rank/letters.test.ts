import { describe, expect, test } from 'vitest';
import { vectorsFromLetters } from '../../../../utils/questions/rank/letters.ts';

const WORDS = ['waterbrug', 'waterweg', 'loodverf', 'verfblik', 'waterbruggen', 'zzzz'];
const vectors = vectorsFromLetters(WORDS, [0, 1, 2, 3], Float32Array.from([1, 0, 1, 0, 0, 1, 0, 1]), 2);
const of = (word: string): number[] => [...vectors.subarray(WORDS.indexOf(word) * 2, WORDS.indexOf(word) * 2 + 2)];

describe('vectorsFromLetters', () => {
  test('puts an unknown word near words that are spelled alike', () => {
    expect(of('waterbruggen')).toEqual([1, 0]);
    expect(of('loodverf')).toEqual([0, 1]);
  });
  test('leaves a word without known runs of letters at zero', () => {
    expect(of('zzzz')).toEqual([0, 0]);
  });
  test('runs of letters count less when their words disagree', () => {
    const words = ['steenen', 'houtenen', 'bootenen', 'bootwerf', 'bootenx'];
    const mixed = vectorsFromLetters(words, [0, 1, 2, 3], Float32Array.from([1, 0, 1, 0, 0, 1, 0, 1]), 2);
    const unknown = [...mixed.subarray(8, 10)];
    expect(unknown[1]).toBeGreaterThan(unknown[0] ?? 1);
  });
});
