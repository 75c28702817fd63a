import { parseIdentifier } from '../domain/publication/identifier.ts';
import { metadataFromXml } from '../domain/publication/metadata.ts';
import { isOfPublication, numbersOf, statedIdentifiers, statedNumbers } from '../domain/publication/stated.ts';
import { addresses } from '../domain/site/services.ts';
import { identifierQuery, searchAddress } from './cql.ts';
import type { HttpClient } from './http.ts';
import { readSruAnswer } from './sru.ts';

/**
 * Asks the services for the question numbers of a publication whose page states none: first its metadata, then the
 * search.
 *
 * @param id a provisional identifier
 * @param force ignore a pause after failures
 * @returns each number once, in order. Empty when no service knows or none answers; the two are not distinguished.
 * Never throws.
 */
export async function askNumbers(http: HttpClient, id: string, force: boolean): Promise<string[]> {
  const metadata = await http.text(addresses.metadata(id), force);
  const stated = metadata.ok ? inMetadata(metadata.text, id) : [];
  if (stated.length > 0) return stated;
  const found = await http.text(searchAddress(identifierQuery(id)), force);
  const answer = found.ok ? readSruAnswer(found.text) : null;
  // If part of the query was ignored, the records may be about anything.
  if (answer === null || !answer.ok || answer.ignored.length > 0) return [];
  const records = answer.records.filter((record) => record.id === id);
  return numbersOf(records.flatMap((record) => record.questionNumbers)).numbers;
}

function inMetadata(xml: string, id: string): string[] {
  try {
    const metadata = metadataFromXml(xml);
    const owners = statedIdentifiers(metadata);
    // The address may already return the document under its final identifier.
    if (!isOfPublication(owners, id)) return [];
    const own = owners.flatMap((owner) => parseIdentifier(owner) ?? []).filter(({ kind }) => kind === 'question');
    return [...new Set([...statedNumbers(metadata).numbers, ...own.flatMap(({ number }) => number ?? [])])];
  } catch {
    // Expected: not XML, or too large.
    return [];
  }
}
