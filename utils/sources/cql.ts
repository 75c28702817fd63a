import { SRU } from '../site/services.ts';

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

/**
 * Everything that carries or names a question number: the question, its appendices, documents that mention it.
 *
 * @param number normalised question number
 */
export function mentionsQuery(number: string): string {
  return `${SRU.index.productArea}==${SRU.value.productArea} AND ${SRU.index.text}=${cqlString(number)}`;
}

/**
 * The appendices of one question.
 *
 * @param number normalised question number
 */
export function appendicesQuery(number: string): string {
  const { index, value } = SRU;
  return [
    `${index.productArea}==${value.productArea}`,
    `${index.publicationName}==${cqlString(value.appendices)}`,
    `${index.questionNumber}==${cqlString(number)}`,
  ].join(' AND ');
}

/**
 * The address of a search.
 *
 * @param query CQL
 * @returns https address on the repository host
 */
export function searchAddress(query: string): string {
  const parameters = new URLSearchParams({
    operation: 'searchRetrieve',
    version: SRU.version,
    query,
    maximumRecords: String(SRU.pageSize),
    startRecord: '1',
    recordSchema: SRU.schema,
  });
  return `${SRU.address}?${parameters.toString()}`;
}
