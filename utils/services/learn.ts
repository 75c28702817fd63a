import type { PageAnswer } from '../protocol/page.ts';
import { isProvisional } from '../domain/publication/identifier.ts';
import type { PublicationFacts } from '../protocol/notes.ts';
import type { Learned } from '../store/belonging.ts';
import { publicationFacts } from '../store/publication-facts.ts';

/**
 * What an answer about a page says about provisional identifiers: that of the page itself, and those the search found.
 *
 * @param answer as sent to the page
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

/**
 * Facts about the publication from an answer about its page; null when the page could not be read or contradicts its
 * address.
 */
export function factsFromAnswer({ record, dossier }: Pick<PageAnswer, 'record' | 'dossier'>): PublicationFacts | null {
  if (record === null || record.defects.some(({ code }) => code === 'contradictoryNumbers')) return null;
  return publicationFacts(record, dossier?.status.state ?? null);
}
