import { questionNumbersIn } from './question-numbers.ts';

/** Compares the question number that a document states with the one in its address. Small, because every page loads it. */

const Z_NUMBER = /^\d{4}Z\d{4,6}[A-Z]?$/;

/** Whether a number has the form that questions have had since 2009. */
export function isZNumber(number: string): boolean {
  return Z_NUMBER.test(number.toUpperCase());
}

/** Without leading zeros after the Z, which some spellings omit. */
const plain = (number: string): string => number.toUpperCase().replace(/^(\d{4})Z0*(?=\d)/, '$1Z');

/** Whether two numbers are the same, leading zeros ignored: `2011Z2249`, `2011Z02249`. */
export function isSameNumber(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

/** The only question number of 2009 or later in a title or another running text; null for none or for several. */
export function onlyNumberIn(text: string): string | null {
  const numbers = questionNumbersIn(text).filter((number) => Z_NUMBER.test(number));
  return numbers.length === 1 ? (numbers[0] ?? null) : null;
}

/**
 * The number of a question, and the stated numbers that contradict it.
 *
 * A stated number outranks digits in the address: in older addresses these are another count, in provisional ones
 * (`kv-1183854`) they count publications. If the address has a Z-number, that one is kept and any other number in the
 * document contradicts it.
 *
 * @param address number in the address; null when it has none
 * @param stated what the document says its number is, most trusted first: head, table, printed line
 * @returns the number, null when nothing states one; and every other number once
 */
export function questionNumberFrom(
  address: string | null,
  stated: readonly string[],
): { number: string | null; others: string[] } {
  const own = address !== null && Z_NUMBER.test(address.toUpperCase()) ? address.toUpperCase() : null;
  const all = stated.flatMap(questionNumbersIn);
  const numbers = all.filter((number) => Z_NUMBER.test(number));
  const said = own === null ? numbers[0] : (numbers.find((number) => isSameNumber(number, own)) ?? own);
  if (said !== undefined)
    return { number: said, others: [...new Set(numbers)].filter((other) => !isSameNumber(other, said)) };
  // Before 2009 a number is digits alone, the same in address and document.
  const [old] = all;
  if (address === null) return { number: old ?? null, others: [] };
  return { number: address, others: old === undefined || old === address ? [] : [old] };
}
