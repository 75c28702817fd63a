import { foldPassage, isWordCharacter, type Span } from './fold.ts';
import type { DescribedSelectors } from './described.ts';
import type { PassagePiece } from './selectors.ts';
import { type Word, words } from './diff-words.ts';

/** A stored piece prepared for searching: everything folded once, white space at the joins trimmed. */
export interface Passage {
  readonly piece: PassagePiece;
  /** The words as they were marked, not folded. */
  readonly literal: string;
  /** Folded words; empty when the passage is a footnote call alone. */
  readonly exact: string;
  /** `exact` with its first letter in the other case; null when there is no such letter. */
  readonly otherCase: string | null;
  /** Folded text of the same part before and after. */
  readonly left: string;
  readonly right: string;
  /** `left` (`right`) is all the text that the part had on that side. */
  readonly leftComplete: boolean;
  readonly rightComplete: boolean;
  /** Characters of `literal` before its first folded one. */
  readonly lead: number;
  readonly endsWithCall: boolean;
  /** Whether the words began (ended) inside a word; null when their first (last) character is not part of a word. */
  readonly gluedLeft: boolean | null;
  readonly gluedRight: boolean | null;
  /** Words of the whole part, when prefix, words and suffix together contain all of it; else null. */
  partWords(): Word[] | null;
}

const toggled = (text: string): string | null => {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0);
  const other = first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase();
  return text === '' || other === first ? null : other + text.slice(first.length);
};

/**
 * Prepares the pieces of stored selectors.
 *
 * @returns one passage, or the head and the tail of one that crosses parts
 */
export function preparePassages(selectors: DescribedSelectors): Passage[] {
  const { quote, structure } = selectors;
  const { pieces, calls } = structure;
  const two = pieces.length === 2;
  return pieces.map((piece, index) => {
    const from = two && index === 1 ? quote.exact.length - piece.length : 0;
    const to = two && index === 0 ? piece.length : quote.exact.length;
    const inside = calls.exact
      .filter(([start, end]) => start >= from && end <= to)
      .map(([start, end]): Span => [start - from, end - from]);
    return prepare(
      piece,
      quote.exact.slice(from, to),
      inside,
      index === 0 ? [quote.prefix, calls.prefix] : ['', []],
      !two || index === 1 ? [quote.suffix, calls.suffix] : ['', []],
    );
  });
}

function prepare(
  piece: PassagePiece,
  literal: string,
  calls: readonly Span[],
  [prefix, prefixCalls]: readonly [string, readonly Span[]],
  [suffix, suffixCalls]: readonly [string, readonly Span[]],
): Passage {
  const folded = foldPassage(literal, calls);
  const exact = folded.text.trim();
  const opening = folded.text.length - folded.text.trimStart().length;
  const foldedPrefix = foldPassage(prefix, prefixCalls).text;
  const foldedSuffix = foldPassage(suffix, suffixCalls).text;
  const allLeft = foldedPrefix.trimEnd();
  const allRight = foldedSuffix.trimStart();
  const left = piece.before === 0 ? '' : allLeft.slice(-piece.before).trimStart();
  const right = allRight.slice(0, piece.after).trimEnd();
  const leftComplete = allLeft.length >= piece.before;
  const rightComplete = allRight.length >= piece.after;
  const first = exact[0];
  const last = exact.at(-1);
  return {
    piece,
    literal,
    exact,
    otherCase: toggled(exact),
    left,
    right,
    leftComplete,
    rightComplete,
    lead: folded.toSource[opening] ?? 0,
    endsWithCall: calls.at(-1)?.[1] === literal.length,
    gluedLeft: isWordCharacter(first)
      ? opening === 0 && piece.before > 0 && isWordCharacter(foldedPrefix.at(-1))
      : null,
    gluedRight: isWordCharacter(last)
      ? folded.text.length === opening + exact.length && piece.after > 0 && isWordCharacter(foldedSuffix[0])
      : null,
    partWords() {
      if (!leftComplete || !rightComplete || piece.start < 0) return null;
      const spaceLeft = foldedPrefix.endsWith(' ') || folded.text.startsWith(' ');
      const spaceRight = foldedSuffix.startsWith(' ') || folded.text.endsWith(' ');
      return words(left + (spaceLeft ? ' ' : '') + exact + (spaceRight ? ' ' : '') + right);
    },
  };
}
