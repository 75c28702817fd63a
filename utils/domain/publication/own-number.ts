import { questionNumbersIn } from './question-numbers.ts';

/**
 * The number of a question as a document states it, against what its address says. Pure, and small: every page
 * carries it.
 */

const Z_NUMBER = /^\d{4}Z\d{4,6}[A-Z]?$/;

/** Whether a number has the form that questions have had since 2009. */
export function isZNumber(number: string): boolean {
  return Z_NUMBER.test(number.toUpperCase());
}

/** Without the zeros that one of two spellings may lack. */
const plain = (number: string): string => number.toUpperCase().replace(/^(\d{4})Z0*(?=\d)/, '$1Z');

/** The same number, also where one of the two is written with fewer or more zeros: `2011Z2249`, `2011Z02249`. */
export function isSameNumber(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

/**
 * The only question number of 2009 or later that a title or another running text names; null for none, and for several,
 * of which nobody can tell whose they are.
 */
export function onlyNumberIn(text: string): string | null {
  const numbers = questionNumbersIn(text).filter((number) => Z_NUMBER.test(number));
  return numbers.length === 1 ? (numbers[0] ?? null) : null;
}

/**
 * The number of a question, and the stated numbers that contradict it.
 *
 * A number that the document states goes before digits in the address, which in older addresses are another count and
 * in provisional ones (`kv-1183854`) count publications. An address that holds a question number states one too: it
 * stays, and another number in the document contradicts it.
 *
 * @param address number in the address, null when it holds none
 * @param stated what the document says its number is, as it stands, most trusted first: head, table, printed line
 * @returns the number as the document writes it, null when nothing says; and each other number, once
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
