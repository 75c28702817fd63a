import { SRU } from '../domain/site/services.ts';

/** Builds queries in CQL, the language of the search service. Pure. */

/**
 * A value as a quoted CQL string: `"` and `\` escaped, control characters dropped.
 *
 * @param value any text
 * @returns the text between double quotes, that no value can close early
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
 * Everything that carries a question number (by its index) or names it (by text): the question, its appendices,
 * documents that mention it. One request for what the state rests on and for what mentions it.
 *
 * @param number normalised question number
 */
export function questionQuery(number: string): string {
  return `${AREA} AND (${byNumber(number)} OR ${byText(number)})`;
}

/**
 * What carries a question number, by its index alone: the question and its appendices.
 *
 * @param number normalised question number
 */
export function numberQuery(number: string): string {
  return `${AREA} AND ${byNumber(number)}`;
}

/**
 * Everything that names a question number, by text alone: for a service that does not know the index.
 *
 * @param number normalised question number
 */
export function textQuery(number: string): string {
  return `${AREA} AND ${byText(number)}`;
}

/**
 * What carries any of some question numbers: the questions and their appendices.
 *
 * @param numbers normalised question numbers, at least one
 * @param by `index`: by the index of numbers; `text`: everything that names one, for a service that does not know the index
 */
export function numbersQuery(numbers: readonly string[], by: 'index' | 'text'): string {
  return `${AREA} AND (${numbers.map(by === 'index' ? byNumber : byText).join(' OR ')})`;
}

/**
 * The publication of one identifier, exactly as the service spells it.
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
