import type { PassageSelectors } from './selectors.ts';

/** Text between two footnote marks at the same place: "?1, 2". */
const BETWEEN = /^[^\S\n]*(?:[,;][^\S\n]*)*$/;

/**
 * The words of a passage for quoting: without footnote marks. The stored text keeps the marks, because the page prints
 * them and the passage is found by what the page prints.
 *
 * @param passage as stored; its `calls` say where the marks are. A passage without `calls` (made by another tool) is
 *   returned as it is
 * @returns lines as in the quote, each trimmed; the quote itself when it is nothing but marks
 */
export function quotedWords(passage: PassageSelectors): string {
  const { exact } = passage.quote;
  const calls = (passage.structure?.calls.exact ?? []).toSorted((a, b) => a[0] - b[0]);
  let words = '';
  let end = 0;
  for (const [index, [from, to]] of calls.entries()) {
    if (from < end || to < from || to > exact.length) continue;
    const before = exact.slice(end, from);
    // What only separates two marks goes with them.
    if (!(index > 0 && end > 0 && BETWEEN.test(before))) words += before;
    // A space on both sides of a mark becomes one space.
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
