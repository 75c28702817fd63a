import { KAMER_HOSTS } from '../../utils/domain/site/hosts.ts';

/**
 * Page of the Tweede Kamer with every paper on a question. The house's own links carry `did` of a
 * document; crawled pages show that the number of the question works there too.
 * @param number question number with a Z (`2024Z01911`); other numbers are not known there and give null
 * @param document number of the document to show (`2024D05123`); the question itself when left out, or no such number
 */
export function housePage(number: string, document = number): string | null {
  if (!/^\d{4}Z\d{4,6}$/.test(number)) return null;
  const shown = /^\d{4}D\d{4,6}$/.test(document) ? document : number;
  return `https://${KAMER_HOSTS[0]}/kamerstukken/kamervragen/detail?id=${number}&did=${shown}`;
}
