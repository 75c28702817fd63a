import { fold } from '../../dutch/fold.ts';
import { isGeneric } from '../../dutch/generic.ts';
import { readHeadline } from '../../dutch/headline.ts';
import { isFirstName, saysNoSubject, withoutIdioms } from '../../dutch/no-subject.ts';
import { questionLanguage } from '../../dutch/question-language.ts';
import { stem } from '../../dutch/stem.ts';
import { terms } from '../../dutch/terms.ts';

/** Most words to search with. */
const MAX_WORDS = 4;
/** A shorter word is an abbreviation or says little. */
const MIN_LETTERS = 3;
/** Longer than this a word is not any rarer. */
const LONG = 16;
/** What one letter is worth beside rarity: long words are compounds, which few titles have. */
const PER_LETTER = 0.12;
/** A word as printed, with hyphens and apostrophes inside. */
const PRINTED = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

/** Estimates without the list how rare a word is, from the language of questions and its length. */
function rarity(word: string, key: string): number {
  const { texts, inTexts } = questionLanguage();
  return Math.log((texts + 1) / ((inTexts.get(key) ?? 0) + 1)) + PER_LETTER * Math.min(word.length, LONG);
}

/** Words that fit any subject, and first names: searched for only when a title has nothing better. */
const isWeak = (word: string, key: string): boolean => isGeneric(word) || isGeneric(key) || isFirstName(word);

/**
 * The words of a title that a search for related questions can do with when there is no list: its rarest ones.
 *
 * @param title of a question; untrusted, at most 2,000 characters are read
 * @returns at most four words as printed, of letters, digits, hyphens and apostrophes, in the order of the title; fewer, or none, when the
 * rest says nothing of a subject
 */
export function searchWords(title: string): string[] {
  const text = title.slice(0, 2000);
  const strong = new Map<string, number>();
  const weak = new Map<string, number>();
  for (const { stem: key, word } of terms(withoutIdioms(readHeadline(text).subject))) {
    if (word.length < MIN_LETTERS || /^\p{N}+$/u.test(word) || saysNoSubject(key) || saysNoSubject(word)) continue;
    (isWeak(word, key) ? weak : strong).set(word, rarity(word, key));
  }
  const chosen = new Set(
    [...(strong.size > 0 ? strong : weak)]
      .toSorted(([, one], [, other]) => other - one)
      .slice(0, MAX_WORDS)
      .map(([word]) => word),
  );
  const printed: string[] = [];
  for (const [word] of text.matchAll(PRINTED)) {
    const key = fold(word);
    // `VN-rapport` is read as two words, and searched as the one that is wanted.
    const part = chosen.has(key) ? word : word.split('-').find((piece) => chosen.has(fold(piece)));
    // One sign that is folded to several letters is no word.
    if (part === undefined || [...part].length < 2 || !chosen.delete(fold(part))) continue;
    printed.push(part);
  }
  return printed;
}

/** Which of some words a title has, in any form of them. */
export function wordsIn(title: string, words: readonly string[]): string[] {
  const own = new Set(terms(fold(title.slice(0, 2000))).map((term) => term.stem));
  return words.filter((word) => own.has(stem(fold(word))));
}
