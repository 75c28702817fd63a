import { fold } from './fold.ts';

/**
 * A word of a folded text: letters and digits, with apostrophes inside (`zzp'ers`), hyphens between pieces, dots between single
 * letters (`n.a.v.`) or digits (`400.000`), commas between digits (`3,5`).
 */
export const WORD =
  /(?:[\p{L}\p{N}]\.){2,}[\p{L}\p{N}]?|\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*(?:-[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*)*/gu;

/** Endings written after an apostrophe: `pgb's`, `zzp'ers`, `UWV'er`. */
export const APOSTROPHE_ENDING = /'(?:s|en|er|ers|je|jes|n|t|tje|tjes)$/;

/** Longer runs of letters (hostile or broken text) are cut here. */
export const MAX_WORD = 64;

/** Most words read of one text. */
const MAX_WORDS = 4000;

/** Whether two pieces around a hyphen are one name: `q-koorts`, `f-16`, `covid-19`, `caf-11`. */
export function joinsOverHyphen(left: string, right: string): boolean {
  return left.length === 1 || (/^\p{N}+$/u.test(right) && right.length <= 3 && /^\p{L}{2,6}$/u.test(left));
}

function addHyphenated(word: string, into: string[]): void {
  let held = '';
  for (const piece of word.split('-')) {
    if (held !== '' && joinsOverHyphen(held, piece)) held += piece;
    else {
      if (held !== '') into.push(held);
      held = piece;
    }
  }
  if (held !== '') into.push(held);
}

/**
 * The words of a Dutch text, folded, in reading order. Splits at hyphens (`VN-rapport` → `vn`, `rapport`) unless the pieces are one
 * name (`F-16` → `f16`), and removes an ending after an apostrophe (`pgb's` → `pgb`). Reads at most 4,000 words of 64 characters.
 * Never throws. For words with their offsets, see `tokensOf` in query/tokenize.ts.
 */
export function foldedWords(text: string): string[] {
  const found: string[] = [];
  for (const match of fold(text.slice(0, 200_000)).matchAll(WORD)) {
    let word = match[0].slice(0, MAX_WORD);
    if (/^(?:[\p{L}\p{N}]\.)+/u.test(word) && !/^\p{N}/u.test(word)) word = word.replaceAll('.', '');
    if (/^\p{N}/u.test(word)) word = word.replace(/[.,]/g, '');
    addHyphenated(word.replace(APOSTROPHE_ENDING, ''), found);
    if (found.length >= MAX_WORDS) break;
  }
  return found
    .slice(0, MAX_WORDS)
    .map((word) => word.replaceAll("'", ''))
    .filter((word) => word !== '');
}
