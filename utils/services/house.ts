import type { Dossier } from '../domain/dossier/types.ts';
import { publicationOfQuestion } from '../domain/dossier/question-number.ts';
import type { Language } from '../domain/i18n/language.ts';
import { readHouseAddress } from '../domain/kamer/address.ts';
import { houseAddressOf, publicationUrl } from '../domain/site/address.ts';
import { logAndReturn } from '../messages/log-error.ts';
import type { HouseView } from '../protocol/house.ts';
import type { StatePicture } from '../protocol/page.ts';
import type { Status } from '../domain/status/types.ts';

/** What is needed. */
export interface HouseParts {
  /** The dossier of a question, from the cache or the sources; rejects when there is none. */
  readonly dossier: (request: { number: string; record: null; force: false }) => Promise<Dossier>;
  /** The question of a document of the Kamer, as far as it is cached. Uses no network. */
  readonly questionOf: (document: string) => Promise<string | null>;
  readonly picture: (status: Status) => Promise<StatePicture>;
  readonly speaking: () => Promise<{ language: Language }>;
}

/**
 * Finds the question of a page of the Tweede Kamer: from its address, or from what is cached about the document
 * named there.
 */
export async function questionOfHouse(
  { questionOf }: Pick<HouseParts, 'questionOf'>,
  url: string,
): Promise<string | null> {
  const { number, document } = readHouseAddress(url);
  if (number !== null || document === null) return number;
  return questionOf(document).catch(logAndReturn('house.strip', null));
}

/** What to show in a page of the Tweede Kamer. Never rejects for what the sources do. @param url of the page, as the browser names it */
export async function houseView(parts: HouseParts, url: string): Promise<HouseView> {
  const { language } = await parts.speaking();
  const number = await questionOfHouse(parts, url);
  const { document } = readHouseAddress(url);
  const of = houseAddressOf(url);
  if (number === null) return { language, of, number, document, url: null, picture: null };
  const dossier = await parts.dossier({ number, record: null, force: false }).catch(logAndReturn('house.strip', null));
  return {
    language,
    of,
    number,
    document,
    url: dossier === null ? publicationOfQuestion(number) : publicationUrl(dossier.question),
    picture: dossier === null ? null : await parts.picture(dossier.status),
  };
}
