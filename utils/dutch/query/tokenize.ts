import { fold } from '../fold.ts';
import { APOSTROPHE_ENDING, joinsOverHyphen, MAX_WORD, WORD } from '../tokens.ts';

/** A folded text, with where each of its UTF-16 units comes from in the source. */
export interface Mapped {
  readonly text: string;
  /** Start in the source, for each unit of `text`. */
  readonly from: Uint32Array;
  /** End in the source, for each unit of `text`. */
  readonly to: Uint32Array;
}

/** A folded word and where it is in the source: UTF-16 offsets, end exclusive. */
export interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /**
   * Another way to write the word at this place, beside the word itself: a hyphenated word in one (`douane-scanner` →
   * `douanescanner`), the pieces of a name (`Q-koorts` → `q`, `koorts`; `mh17` → `mh`, `17`), an ending after an apostrophe
   * (`pgb's` → `pgbs`).
   */
  readonly joined?: true;
}

const MAX_SOURCE = 200_000;
const MAX_TOKENS = 30_000;
/** Most texts: each character folds to one, in its own place. */
const PLAIN = /^[ !#-_a-~]*$/;
const PLAIN_LIMIT = 4096;
const OWN_PLACE = Uint32Array.from({ length: PLAIN_LIMIT + 1 }, (_, at) => at);
const cache = new Map<string, string>();

function foldCharacter(character: string): string {
  let folded = cache.get(character);
  if (folded === undefined) {
    folded = /\s/.test(character.normalize('NFKD')) ? ' ' : fold(character);
    if (cache.size < 4000) cache.set(character, folded);
  }
  return folded;
}

/** Folds a character below 0x80. */
function foldAscii(code: number): string {
  if (code <= 0x20) return ' ';
  if (code === 0x22 || code === 0x60) return "'";
  return String.fromCharCode(code >= 0x41 && code <= 0x5a ? code + 32 : code);
}

/** A folded text in the making. */
class MappedText {
  readonly #pieces: string[] = [];
  #from: Uint32Array<ArrayBuffer>;
  #to: Uint32Array<ArrayBuffer>;
  #length = 0;

  constructor(room: number) {
    this.#from = new Uint32Array(room);
    this.#to = new Uint32Array(room);
  }

  /** Adds what a character folds to; white space after white space, and a mark that folds away, extend what is before it. */
  add(piece: string, start: number, end: number): void {
    if (piece === '' || (piece === ' ' && this.#pieces.at(-1) === ' ')) {
      if (this.#length > 0) this.#to[this.#length - 1] = end;
      return;
    }
    if (this.#length + piece.length > this.#from.length) this.#grow(this.#from.length * 2 + piece.length);
    for (let unit = 0; unit < piece.length; unit += 1) {
      this.#from[this.#length] = start;
      this.#to[this.#length] = end;
      this.#length += 1;
    }
    this.#pieces.push(piece);
  }

  #grow(room: number): void {
    const [from, to] = [new Uint32Array(room), new Uint32Array(room)];
    from.set(this.#from);
    to.set(this.#to);
    this.#from = from;
    this.#to = to;
  }

  result(): Mapped {
    const length = this.#length;
    return { text: this.#pieces.join(''), from: this.#from.subarray(0, length), to: this.#to.subarray(0, length) };
  }
}

/** Folds a text as `fold` does, but for white space at its ends, and keeps where each letter comes from. Reads 200,000 units. */
export function foldMapped(source: string): Mapped {
  const limit = Math.min(source.length, MAX_SOURCE);
  if (source.length <= PLAIN_LIMIT && PLAIN.test(source) && !source.includes('  '))
    return { text: source.toLowerCase(), from: OWN_PLACE.subarray(0, limit), to: OWN_PLACE.subarray(1, limit + 1) };
  const mapped = new MappedText(limit + 32);
  for (let at = 0; at < limit;) {
    const code = source.charCodeAt(at);
    if (code < 0x80) mapped.add(foldAscii(code), at, (at += 1));
    else {
      const character = String.fromCodePoint(source.codePointAt(at) ?? 0);
      mapped.add(foldCharacter(character), at, (at += character.length));
    }
  }
  return mapped.result();
}

/** The words of a mapped text in reading order, at most 30,000: those of `foldedWords`, and other ways to write them. Never throws. */
export function tokensOf(mapped: Mapped): Token[] {
  const tokens: Token[] = [];
  const push: Push = (word, start, end, joined) => {
    const plain = (word.includes("'") ? word.replaceAll("'", '') : word).slice(0, MAX_WORD);
    const token = { word: plain, start: mapped.from[start] ?? 0, end: mapped.to[end - 1] ?? 0 };
    if (plain !== '') tokens.push(joined ? { ...token, joined } : token);
  };
  for (const match of mapped.text.matchAll(WORD)) {
    if (tokens.length >= MAX_TOKENS) break;
    const raw = match[0];
    const start = match.index;
    if (!/[^a-z]/.test(raw)) push(raw, start, start + raw.length);
    else if (GLUED.test(raw)) pushGlued(raw, start, push);
    else if (/^\p{L}\./u.test(raw)) push(raw.replaceAll('.', ''), start, start + raw.length);
    else if (/^\p{N}[\p{N}.,]*$/u.test(raw)) push(raw.replace(/[.,]/g, ''), start, start + raw.length);
    else pushHyphenated(raw, start, push);
  }
  return tokens;
}

type Push = (word: string, start: number, end: number, joined?: true) => void;

/** Letters and digits without a hyphen between them. The number of a question is no such word. */
const GLUED = /^(?!\d{4}z\d)(?:[a-z]{1,20}\d[a-z\d]{0,8}|\d{1,8}[a-z]{1,20})$/;

/** `mh17`, `130km`, `bijlage3a`: the word, and its two pieces, since others write a space or a hyphen there. */
function pushGlued(raw: string, start: number, push: Push): void {
  const border = raw.search(/\d/) || raw.search(/[a-z]/);
  push(raw, start, start + raw.length);
  push(raw.slice(0, border), start, start + border, true);
  push(raw.slice(border), start + border, start + raw.length, true);
}

function pushHyphenated(raw: string, start: number, push: Push): void {
  const whole = raw.replace(APOSTROPHE_ENDING, '');
  let held = '';
  let heldStart = start;
  let heldPieces: [string, number][] = [];
  let at = start;
  let words = 0;
  const release = (): void => {
    if (heldPieces.length === 1 && GLUED.test(held)) pushGlued(held, heldStart, push);
    else push(held, heldStart, at - 1);
    words += 1;
    if (heldPieces.length > 1) for (const [piece, place] of heldPieces) push(piece, place, place + piece.length, true);
  };
  for (const piece of whole.split('-')) {
    if (held !== '' && joinsOverHyphen(held, piece)) {
      held += piece;
      heldPieces.push([piece, at]);
    } else {
      if (held !== '') release();
      held = piece;
      heldStart = at;
      heldPieces = [[piece, at]];
    }
    at += piece.length + 1;
  }
  if (held !== '') release();
  if (whole.length > 40) return;
  if (words > 1 && /^[\p{L}-]+$/u.test(whole)) push(whole.replaceAll('-', ''), start, start + whole.length, true);
  if (whole.length < raw.length && /^[\p{L}']+$/u.test(raw)) push(raw, start, start + raw.length, true);
}

/** The tokens of a text. */
export function wordsWithPlaces(source: string): Token[] {
  return tokensOf(foldMapped(source));
}
