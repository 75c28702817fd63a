import { inOneGo, type Steps } from './slices.ts';

/**
 * Folding gives texts that read the same to people one form. Runs of white space become one space; quotation marks and
 * dashes become one of each; soft hyphens and zero-width characters are dropped; ligatures, superscripts and composed
 * letters get one spelling; footnote calls are left out where the caller says they are. Letters keep their case.
 */

/** A stretch of text, UTF-16 offsets, end exclusive. */
export type Span = readonly [start: number, end: number];

/** A folded text with the way back to its source. */
export interface Folded {
  readonly text: string;
  /** For each UTF-16 unit of `text`, the source offset it came from; plus one entry for the end. */
  readonly toSource: Int32Array;
}

const SPACE = /\s/;
const QUOTES = '«»‹›“”„‟"‘’‚‛\'`´′″';
const DASHES = '‐‑‒–—―−';
const DROPPED = '\u00ad\u200b\u200c\u200d\u2060\ufeff';
const SOFT_HYPHEN = 0xad;
const COMBINING = /\p{M}/u;

/** What each source character folds to. Calling NFKC every time is slow. */
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
    // The compatibility form may contain characters that fold too (ellipsis, fraction slash, spacing accent).
    folded = '';
    for (const part of character.normalize('NFKC')) {
      folded += part === character ? part : foldCharacter(part);
    }
  }
  if (cache.size < 5000) cache.set(character, folded);
  return folded;
}

/** Characters folded between two pauses, about 1 ms. */
const STRETCH = 16_384;

/**
 * Folds a text. Idempotent: folding the result changes nothing.
 *
 * @param source any text
 * @param calls spans of footnote calls to leave out, ascending and not overlapping
 * @returns the folded text; not trimmed
 */
export function foldPassage(source: string, calls: readonly Span[] = []): Folded {
  return inOneGo(foldSteps(source, calls));
}

/** The same in steps, for a text as long as a document. */
export function* foldSteps(source: string, calls: readonly Span[] = []): Steps<Folded> {
  const output = new FoldedWriter(source.length);
  let nextCall = 0;
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
    } else if (isPlainAt(source, index)) {
      output.push(source[index] ?? '', index);
      index += 1;
    } else {
      index = foldClusterAt(source, index, output);
    }
  }
  return output.finish(source.length);
}

/** A letter or digit of ASCII without a combining mark: by far the most common, and it folds to itself. */
function isPlainAt(source: string, index: number): boolean {
  const code = source.charCodeAt(index);
  const isPlain = (code > 0x40 && code < 0x5b) || (code > 0x60 && code < 0x7b) || (code > 0x2f && code < 0x3a);
  if (!isPlain) return false;
  const next = source.charCodeAt(index + 1);
  return !(next >= 0x300 || next === SOFT_HYPHEN);
}

/** Folds a character with the marks that belong to it, also across a soft hyphen. Returns the index after them. */
function foldClusterAt(source: string, index: number, output: FoldedWriter): number {
  const first = String.fromCodePoint(source.codePointAt(index) ?? 0);
  let cluster = first;
  let end = index + first.length;
  while (end < source.length && (source.charCodeAt(end) >= 0x300 || source.charCodeAt(end) === SOFT_HYPHEN)) {
    const mark = String.fromCodePoint(source.codePointAt(end) ?? 0);
    const isDropped = DROPPED.includes(mark);
    if (!isDropped && !COMBINING.test(mark)) break;
    if (!isDropped) cluster += mark;
    end += mark.length;
  }
  const folded = cluster.length > first.length ? foldCluster(cluster) : foldCharacter(cluster);
  for (const piece of folded) output.push(piece, index);
  return end;
}

/** Collects folded text with the source offset of each unit. */
class FoldedWriter {
  #toSource: Int32Array;
  #length = 0;
  #text = '';
  #pending = '';
  #endsWithSpace = false;

  constructor(sourceLength: number) {
    this.#toSource = new Int32Array(sourceLength + 16);
  }

  /** Adds a piece that came from `at`; a space after a space is dropped. */
  push(piece: string, at: number): void {
    const isSpace = piece === ' ';
    if (isSpace && this.#endsWithSpace) return;
    this.#endsWithSpace = isSpace;
    if (this.#length + piece.length + 1 > this.#toSource.length) this.#grow(piece.length);
    for (let index = 0; index < piece.length; index += 1) this.#toSource[this.#length++] = at;
    this.#pending += piece;
    if (this.#pending.length > 4096) {
      this.#text += this.#pending;
      this.#pending = '';
    }
  }

  finish(sourceLength: number): Folded {
    this.#toSource[this.#length] = sourceLength;
    return { text: this.#text + this.#pending, toSource: this.#toSource.slice(0, this.#length + 1) };
  }

  #grow(by: number): void {
    const wider = new Int32Array(this.#toSource.length * 2 + by);
    wider.set(this.#toSource);
    this.#toSource = wider;
  }
}

function foldCluster(cluster: string): string {
  let folded = '';
  for (const character of cluster.normalize('NFKC')) folded += foldCharacter(character);
  return folded.normalize('NFC');
}

/** The folded offset of a source offset: the first folded unit that came from there or from later. */
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

/** The spans inside a stretch, relative to its start. */
export function spansWithin(spans: readonly Span[], start: number, end: number): Span[] {
  return spans.filter(([from, to]) => from >= start && to <= end).map(([from, to]): Span => [from - start, to - start]);
}

const WORD_CHARACTER = /[\p{L}\p{N}]/u;

/** Whether a character is part of a word. */
export function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && character !== '' && WORD_CHARACTER.test(character);
}
