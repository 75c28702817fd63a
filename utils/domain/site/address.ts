import { PAGE_ORIGIN } from './hosts.ts';

/** Encodes any text as one part of an address. Never throws: half a surrogate pair becomes U+FFFD. */
export function inAddress(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/**
 * The address of a publication on the page host. Never throws.
 *
 * @param id an identifier as the host spells it
 * @returns https://zoek.officielebekendmakingen.nl/{id}.html
 */
export function publicationUrl(id: string): string {
  return `${PAGE_ORIGIN}${inAddress(id)}.html`;
}

/**
 * The address of a search of the host itself for documents that hold a number. Never throws.
 *
 * @param number a number of the Kamer, e.g. `2024Z01911`
 */
export function searchUrl(number: string): string {
  return `${PAGE_ORIGIN}resultaten?q=${inAddress(`(c.product-area=="officielepublicaties")and(cql.textAndIndexes="${number}")`)}`;
}

/** Address of a page of the Tweede Kamer without what names no question, at most 2,000 UTF-16 units. */
export const houseAddressOf = (href: string): string => href.replace(/#.*$/s, '').slice(0, 2_000);
