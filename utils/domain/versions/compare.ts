import { diffWords, type Word } from '../anchor/diff-words.ts';

/** A paragraph or heading of a text. */
export interface TextLine {
  readonly text: string;
  /** Whether it labels what follows: `Antwoord 3`. */
  readonly isLabel: boolean;
}

/** Words that were kept, removed or added. A line feed separates paragraphs. */
export interface Piece {
  readonly is: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Adjacent paragraphs that changed. */
export interface TextChange {
  /** The label above them; null before the first. */
  readonly under: string | null;
  readonly pieces: readonly Piece[];
}

const word = (text: string): Word => ({ text, start: 0, end: 0 });

/** The words of some paragraphs, with a line feed between two. */
const wordsOf = (lines: readonly TextLine[]): Word[] =>
  lines
    .flatMap(({ text }, at) => [...(at === 0 ? [] : ['\n']), ...text.split(/\s+/).filter((one) => one !== '')])
    .map(word);

const textOf = (words: readonly Word[]): string =>
  words
    .map(({ text }) => text)
    .join(' ')
    .replaceAll(/ ?\n ?/g, '\n');

function piecesOf(before: readonly Word[], after: readonly Word[]): Piece[] {
  const pieces: Piece[] = [];
  const add = (is: Piece['is'], words: readonly Word[]): void => {
    if (words.length > 0) pieces.push({ is, text: textOf(words) });
  };
  let at = 0;
  for (const { oldStart, oldEnd, newStart, newEnd } of diffWords(before, after)) {
    add('same', after.slice(at, newStart));
    add('gone', before.slice(oldStart, oldEnd));
    add('new', after.slice(newStart, newEnd));
    at = newEnd;
  }
  add('same', after.slice(at));
  return pieces;
}

/**
 * What changed between two versions of a text: the paragraphs that are not the same in both, with their words compared. White space alone is no
 * change. Where most of a long text is other, it is one change: a finer answer would take too long (`diffWords`).
 *
 * @returns in the order of the text; empty when both say the same
 */
export function compareTexts(before: readonly TextLine[], after: readonly TextLine[]): TextChange[] {
  const folded = (lines: readonly TextLine[]): Word[] =>
    lines.map(({ text }) => word(text.replaceAll(/\s+/g, ' ').trim()));
  return diffWords(folded(before), folded(after)).map(({ oldStart, oldEnd, newStart, newEnd }) => ({
    under: after.slice(0, newStart).findLast(({ isLabel }) => isLabel)?.text ?? null,
    pieces: piecesOf(wordsOf(before.slice(oldStart, oldEnd)), wordsOf(after.slice(newStart, newEnd))),
  }));
}
