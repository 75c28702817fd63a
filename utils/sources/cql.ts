import { SRU } from '../domain/site/services.ts';

/** Builds queries in CQL, the query language of the search service. Pure. */

/**
 * Quotes a value as a CQL string: escapes `"` and `\`, and replaces control characters by spaces.
 *
 * @param value any text
 * @returns a string literal that the value cannot break out of
 */
export function cqlString(value: string): string {
  // eslint-disable-next-line no-control-regex -- they are what is removed
  return `"${value.replace(/[\u0000-\u001F\u007F]/g, ' ').replace(/["\\]/g, String.raw`\$&`)}"`;
}

const { index, value } = SRU;
const AREA = `${index.productArea}==${value.productArea}`;
const byNumber = (number: string): string => `${index.questionNumber}==${cqlString(number)}`;
const byText = (number: string): string => `${index.text}=${cqlString(number)}`;

/**
 * Everything that has a question number (by index) or mentions it (by text): the question, its appendices, and
 * documents that mention it. Combines what the state depends on and the mentions in one request.
 *
 * @param number normalised question number
 */
export function questionQuery(number: string): string {
  return `${AREA} AND (${byNumber(number)} OR ${byText(number)})`;
}

/**
 * Everything that has a question number, by index only: the question and its appendices.
 *
 * @param number normalised question number
 */
export function numberQuery(number: string): string {
  return `${AREA} AND ${byNumber(number)}`;
}

/**
 * Everything that mentions a question number, by text only: for a service that does not know the index.
 *
 * @param number normalised question number
 */
export function textQuery(number: string): string {
  return `${AREA} AND ${byText(number)}`;
}

/**
 * Everything that has any of these question numbers: the questions and their appendices.
 *
 * @param numbers normalised question numbers, at least one
 * @param by `index`: by the index of numbers; `text`: everything that mentions one, for a service that does not know
 * the index
 */
export function numbersQuery(numbers: readonly string[], by: 'index' | 'text'): string {
  return `${AREA} AND (${numbers.map(by === 'index' ? byNumber : byText).join(' OR ')})`;
}

/**
 * Questions that mention at least two of some words, or the one there is; in any order that the service likes.
 *
 * @param words of letters, digits, hyphens and apostrophes; one to four
 */
export function wordsQuery(words: readonly string[]): string {
  const pairs = words.flatMap((one, at) => words.slice(at + 1).map((other) => `(${byText(one)} AND ${byText(other)})`));
  const any = pairs.length > 0 ? pairs : words.map(byText);
  return `${AREA} AND ${index.publicationName}==${cqlString(value.questions)} AND (${any.join(' OR ')})`;
}

/**
 * The publication with an identifier, spelled exactly as the service does.
 *
 * @param id an identifier
 */
export function identifierQuery(id: string): string {
  const { index, value } = SRU;
  return `${index.productArea}==${value.productArea} AND ${index.identifier}==${cqlString(id)}`;
}

/**
 * The address of a search.
 *
 * @param query CQL
 * @param start position of the first record, from 1
 * @returns https address on the repository host
 */
export function searchAddress(query: string, start = 1): string {
  const parameters = new URLSearchParams({
    operation: 'searchRetrieve',
    version: SRU.version,
    query,
    maximumRecords: String(SRU.pageSize),
    startRecord: String(start),
    recordSchema: SRU.schema,
  });
  return `${SRU.address}?${parameters.toString()}`;
}
