import type { PageAnswer } from '../protocol/page.ts';
import { isProvisional } from '../domain/publication/identifier.ts';
import type { PublicationFacts } from '../protocol/requests.ts';
import type { Learned } from '../store/belonging.ts';
import { publicationFacts } from '../store/publication-facts.ts';

/**
 * What an answer about a page tells of provisional identifiers: of the page itself, and of what the search found
 * beside it.
 *
 * @param answer as it goes to the page
 */
export function learnedFrom({ record, number, dossier }: Pick<PageAnswer, 'record' | 'number' | 'dossier'>): Learned[] {
  const id = record?.identifier.id;
  const aliases = dossier?.aliases ?? [];
  const own =
    id !== undefined && number !== null && isProvisional(id) && !aliases.some((alias) => alias.id === id)
      ? [{ id, number, final: null }]
      : [];
  return [...own, ...(dossier === null ? [] : aliases.map((alias) => ({ ...alias, number: dossier.number })))];
}

/** What an answer about a page tells of its publication; null when the page is not it, or contradicts its address. */
export function toldBy({ record, dossier }: Pick<PageAnswer, 'record' | 'dossier'>): PublicationFacts | null {
  if (record === null || record.defects.some(({ code }) => code === 'contradictoryNumbers')) return null;
  return publicationFacts(record, dossier?.status.state ?? null);
}
