/** What an official number names. Letters are in upper case, numbers without leading zeros. */
export type OfficialNumber =
  | { readonly kind: 'question'; readonly year: string; readonly serial: string }
  /** A document of the Kamer, `2021D05706`, which has no page on the host. */
  | { readonly kind: 'document'; readonly number: string }
  | { readonly kind: 'appendix'; readonly chamber: 'tk' | 'ek'; readonly session: string; readonly number: string }
  /** `part`: chapter of a budget (`XVI`), letter (`A`) or number (`20`) after the dossier. */
  | { readonly kind: 'paper'; readonly dossier: string; readonly part: string | null; readonly number: string }
  | {
      readonly kind: 'proceedings';
      readonly chamber: 'tk' | 'ek';
      readonly session: string;
      readonly meeting: string;
      readonly item: string;
    }
  | {
      readonly kind: 'gazette';
      readonly series: 'stb' | 'stcrt' | 'trb';
      readonly year: string;
      readonly number: string;
    };

/** A number and where the text says it: UTF-16 offsets, end exclusive. */
export type NumberInText = OfficialNumber & { readonly start: number; readonly end: number };

/** The numbers of a text, and what looks like a number but cannot be one. */
export interface NumbersRead {
  readonly found: NumberInText[];
  /** Printed forms with years that do not follow each other, at most 50 of at most 200 characters. */
  readonly impossible: string[];
}

/** Case of the text that is read: as printed, or folded to small letters as the search does. */
export type Letters = 'printed' | 'folded';

/** At most this many numbers are read from one text. */
export const MAX_FOUND = 2000;

/**
 * Letters that a word goes on with, inside a class. Not `\p{L}`: with `i` each such class takes the engine a millisecond to prepare, and there
 * are dozens. Latin, Greek and Cyrillic letters are all that official texts have.
 */
export const ANY_LETTER = 'A-Za-zÀ-ÖØ-öø-ʯͰ-ϿЀ-ӿ';
export const DASH = '[-\\u2010\\u2011–—]';
export const SESSION = `(?<from>\\d{4})\\s?(?:${DASH}|/)\\s?(?<to>\\d{4}|\\d{2})(?!\\d)`;
/** The chamber in an identifier. */
export const CHAMBER_ID = '(?<chamber>tk|ek)';
export const CHAMBER = '(?<chamber>II|I|TK|EK|Tweede Kamer|Eerste Kamer)';

/** `I`, `EK` and `Eerste Kamer` mean the Eerste Kamer; anything else, or nothing, the Tweede Kamer. */
export const chamberOf = (word: string | undefined): 'tk' | 'ek' =>
  /^(?:I|EK|Eerste Kamer)$/i.test(word ?? '') ? 'ek' : 'tk';

/** A number without leading zeros, letters in capitals; null when it is all zeros. */
export function plainNumber(written: string): string | null {
  const plain = written.toUpperCase().replace(/^0+/, '');
  return plain === '' ? null : plain;
}

/**
 * @param from first year of a session, four digits
 * @param to second year, four digits or two
 * @returns `20222023` when the second year follows the first, else null
 */
export function sessionOf(from: string, to: string): string | null {
  const first = Number(from);
  const second = to.length === 2 ? Math.floor((first + 1) / 100) * 100 + Number(to) : Number(to);
  return first > 1800 && second === first + 1 ? `${first}${second}` : null;
}
