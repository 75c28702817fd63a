import { inOneGo, type Steps } from './slices.ts';

/**
 * Folding: what two readers would call the same text, although a computer does not. White space runs
 * become one space; quotation marks and dashes become one of each; soft hyphens and zero-width marks go;
 * ligatures, superscripts and composed letters get one spelling; footnote calls are left out where the
 * caller says they stand. Letters keep their case.
 */

/** A stretch of text, UTF-16 offsets, end exclusive. */
export type Span = readonly [start: number, end: number];

/** A folded text with the way back. */
export interface Folded {
  readonly text: string;
  /** For each UTF-16 unit of `text` the offset in the source it came from, plus one entry for the end. */
  readonly toSource: Int32Array;
}

const SPACE = /\s/;
const QUOTES = '«»‹›“”„‟"‘’‚‛\'`´′″';
const DASHES = '‐‑‒–—―−';
const DROPPED = '\u00ad\u200b\u200c\u200d\u2060\ufeff';
const SOFT_HYPHEN = 0xad;
const COMBINING = /\p{M}/u;

/** One source character to what it folds to; asking the engine for NFKC each time is slow. */
const cache = new Map<string, string>();

function foldCharacter(character: string): string {
  const known = cache.get(character);
  if (known !== undefined) return known;
  let folded: string;
  if (DROPPED.includes(character)) folded = '';
  else if (QUOTES.includes(character)) folded = '"';
  else if (DASHES.includes(character)) folded = '-';
  else if (SPACE.test(character)) folded = ' ';
  else {
    // The compatibility form can itself hold a mark that folds (an ellipsis, a fraction slash, a spacing accent).
    folded = '';
    for (const part of character.normalize('NFKC')) {
      folded += part === character ? part : foldCharacter(part);
    }
  }
  if (cache.size < 5000) cache.set(character, folded);
  return folded;
}

/** Characters folded between two pauses: about a millisecond. */
const STRETCH = 16_384;

/**
 * Folds a text. Idempotent: folding the outcome changes nothing.
 *
 * @param source any text
 * @param calls spans of footnote calls to leave out, ascending and not overlapping
 * @returns the folded text; not trimmed
 */
export function foldPassage(source: string, calls: readonly Span[] = []): Folded {
  return inOneGo(foldSteps(source, calls));
}

/** The same, in steps, for a text as long as a document. */
export function* foldSteps(source: string, calls: readonly Span[] = []): Steps<Folded> {
  let toSource = new Int32Array(source.length + 16);
  let length = 0;
  let text = '';
  let pending = '';
  let nextCall = 0;
  const push = (piece: string, at: number): void => {
    if (length + piece.length + 1 > toSource.length) {
      const wider = new Int32Array(toSource.length * 2 + piece.length);
      wider.set(toSource);
      toSource = wider;
    }
    for (let index = 0; index < piece.length; index += 1) toSource[length++] = at;
    pending += piece;
    if (pending.length > 4096) {
      text += pending;
      pending = '';
    }
  };
  let lastIsSpace = false;
  let index = 0;
  let pause = STRETCH;
  while (index < source.length) {
    if (index >= pause) {
      pause = index + STRETCH;
      yield;
    }
    const call = calls[nextCall];
    if (call && index >= call[0]) {
      index = Math.max(index, call[1]);
      nextCall += 1;
      continue;
    }
    const code = source.charCodeAt(index);
    // Plain letters and digits are by far the most: they need no table.
    if ((code > 0x40 && code < 0x5b) || (code > 0x60 && code < 0x7b) || (code > 0x2f && code < 0x3a)) {
      const next = source.charCodeAt(index + 1);
      if (!(next >= 0x300 || next === SOFT_HYPHEN)) {
        push(source[index] ?? '', index);
        lastIsSpace = false;
        index += 1;
        continue;
      }
    }
    const point = source.codePointAt(index) ?? 0;
    let cluster = String.fromCodePoint(point);
    let end = index + cluster.length;
    // A mark belongs to its letter, also when a soft hyphen stands between them.
    while (end < source.length && (source.charCodeAt(end) >= 0x300 || source.charCodeAt(end) === SOFT_HYPHEN)) {
      const mark = String.fromCodePoint(source.codePointAt(end) ?? 0);
      const dropped = DROPPED.includes(mark);
      if (!dropped && !COMBINING.test(mark)) break;
      if (!dropped) cluster += mark;
      end += mark.length;
    }
    const folded = cluster.length > (point > 0xffff ? 2 : 1) ? foldCluster(cluster) : foldCharacter(cluster);
    for (const piece of folded) {
      if (piece === ' ') {
        if (!lastIsSpace) push(' ', index);
        lastIsSpace = true;
      } else {
        push(piece, index);
        lastIsSpace = false;
      }
    }
    index = end;
  }
  text += pending;
  toSource[length] = source.length;
  return { text, toSource: toSource.slice(0, length + 1) };
}

function foldCluster(cluster: string): string {
  let folded = '';
  for (const character of cluster.normalize('NFKC')) folded += foldCharacter(character);
  return folded.normalize('NFC');
}

/** Where a source offset stands in the folded text: the first folded unit that came from it or from later. */
export function toFolded(folded: Folded, sourceOffset: number): number {
  let low = 0;
  let high = folded.text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((folded.toSource[middle] ?? 0) < sourceOffset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The spans of a list that fall inside a stretch, relative to its start. */
export function spansWithin(spans: readonly Span[], start: number, end: number): Span[] {
  return spans.filter(([from, to]) => from >= start && to <= end).map(([from, to]): Span => [from - start, to - start]);
}

const WORD_CHARACTER = /[\p{L}\p{N}]/u;

/** Whether a character is part of a word. */
export function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && character !== '' && WORD_CHARACTER.test(character);
}
