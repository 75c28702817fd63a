import { fold } from '../fold.ts';

/** A folded text with, for each of its UTF-16 units, where it came from in the source, and the end at the end. */
export interface Mapped {
  readonly text: string;
  /** Start in the source of each unit of `text`. */
  readonly from: Uint32Array;
  /** End in the source of each unit of `text`. */
  readonly to: Uint32Array;
}

/** A folded word and where it stands in the source, UTF-16 offsets, end exclusive. */
export interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /**
   * Another way to write the same place, beside the word itself: pieces of a hyphenated word as one (`douane-scanner` →
   * `douanescanner`), pieces of a name (`Q-koorts` → `q`, `koorts`; `mh17` → `mh`, `17`), an ending after an apostrophe (`pgb's` → `pgbs`).
   */
  readonly joined?: true;
}

const MAX_SOURCE = 200_000;
const MAX_TOKENS = 30_000;
const MAX_WORD = 64;
/** Texts in which every character folds to one, in its own place: most. */
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

/** Folds as `fold` of utils/text does, but keeps where each letter came from. Reads 200,000 units. */
export function foldMapped(source: string): Mapped {
  const limit = Math.min(source.length, MAX_SOURCE);
  if (source.length <= PLAIN_LIMIT && PLAIN.test(source) && !source.includes('  '))
    return { text: source.toLowerCase(), from: OWN_PLACE.subarray(0, limit), to: OWN_PLACE.subarray(1, limit + 1) };
  let from = new Uint32Array(limit + 32);
  let to = new Uint32Array(limit + 32);
  const pieces: string[] = [];
  let length = 0;
  for (let at = 0; at < limit;) {
    const code = source.charCodeAt(at);
    let piece: string;
    let end = at + 1;
    if (code < 0x80) {
      if (code === 0x22 || code === 0x60) piece = "'";
      else if (code <= 0x20) piece = ' ';
      else piece = code >= 0x41 && code <= 0x5a ? String.fromCharCode(code + 32) : (source[at] ?? '');
    } else {
      const character = String.fromCodePoint(source.codePointAt(at) ?? 0);
      end = at + character.length;
      piece = foldCharacter(character);
    }
    // A mark that folds away belongs to the letter before it, so that marking takes both.
    if (piece === '' && length > 0) to[length - 1] = end;
    if (length + piece.length > from.length) {
      const wider = from.length * 2 + piece.length;
      from = extend(from, wider);
      to = extend(to, wider);
    }
    if (piece === ' ' && length > 0 && pieces.at(-1) === ' ') {
      to[length - 1] = end;
      at = end;
      continue;
    }
    for (let unit = 0; unit < piece.length; unit += 1) {
      from[length] = at;
      to[length] = end;
      length += 1;
    }
    pieces.push(piece);
    at = end;
  }
  return { text: pieces.join(''), from: from.subarray(0, length), to: to.subarray(0, length) };
}

function extend(array: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(length);
  wider.set(array);
  return wider;
}

/** As in utils/dutch/tokens.ts, whose words these are: that room gives no offsets. A test holds the two together. */
const WORD =
  /(?:[\p{L}\p{N}]\.){2,}[\p{L}\p{N}]?|\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*(?:-[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*)*/gu;
const APOSTROPHE_ENDING = /'(?:s|en|er|ers|je|jes|n|t|tje|tjes)$/;

function joinsOverHyphen(left: string, right: string): boolean {
  return left.length === 1 || (/^\p{N}+$/u.test(right) && right.length <= 3 && /^\p{L}{2,6}$/u.test(left));
}

/** The words of a mapped text in reading order, at most 30,000. Never throws. */
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

/** Letters and digits without a hyphen between them; a question's number is no such word. */
const GLUED = /^(?!\d{4}z\d)(?:[a-z]{1,20}\d[a-z\d]{0,8}|\d{1,8}[a-z]{1,20})$/;

/** `mh17`, `130km`, `bijlage3a`: the word, and its two pieces for those who write a space or a hyphen there. */
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

/** The words of a text with their places. */
export function wordsWithPlaces(source: string): Token[] {
  return tokensOf(foldMapped(source));
}
