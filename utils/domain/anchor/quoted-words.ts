import type { PassageSelectors } from './selectors.ts';

/** What may stand between the signs of two footnotes that are called in one place: "?1, 2". */
const BETWEEN = /^[^\S\n]*(?:[,;][^\S\n]*)*$/;

/**
 * The words of a passage as they are quoted: without the signs of footnotes, which are no words of the sentence.
 * What is stored keeps them, since the page prints them and the passage is found by what the page prints.
 *
 * @param passage as stored; its own `calls` say where signs stand, in this or any older version of the document. A
 *   passage without them (made by another tool) is given as it is
 * @returns lines as in the quote, no line with white space at its ends; the quote itself when it is nothing but signs
 */
export function quotedWords(passage: PassageSelectors): string {
  const { exact } = passage.quote;
  const calls = (passage.structure?.calls.exact ?? []).toSorted((a, b) => a[0] - b[0]);
  let words = '';
  let end = 0;
  for (const [index, [from, to]] of calls.entries()) {
    if (from < end || to < from || to > exact.length) continue;
    const before = exact.slice(end, from);
    // Between two signs only what divides them, and so goes with them.
    if (!(index > 0 && end > 0 && BETWEEN.test(before))) words += before;
    // A blank on both sides of a sign is one blank.
    const isDoubled = /\s$/.test(words) && /^[\s.,;:?!)»”’]/.test(exact.slice(to));
    if (isDoubled) words = words.replace(/[^\S\n]+$/, '');
    end = to;
  }
  words += exact.slice(end);
  const lines = words
    .split('\n')
    .map((line) => line.replace(/[^\S\n]+/g, ' ').trim())
    .filter((line, _, all) => line !== '' || all.length === 1);
  const text = lines.join('\n').trim();
  return text === '' ? exact.trim() : text;
}
