import { HEAD } from '../site/head.ts';
import { markupFor, NOT_FOUND_SIGNS, PUBLICATION_CONTAINERS } from '../site/markup.ts';
import { mayBeStages, parseIdentifier } from './identifier.ts';

/**
 * Whether a page shows the publication that its address names.
 *
 * - `publication`: its head names the publication and its text is there; where the head names none, the text does or
 *   has questions or answers
 * - `other`: it names another publication, or is the page for unknown addresses
 * - `unclear`: neither can be told: a maintenance page, a login page, an empty text
 *
 * Only a `publication` is a version of the document: what is not found in any other page is not lost.
 */
export type Presence = 'publication' | 'other' | 'unclear';

/** Shorter texts are no publication: heading and one question alone are longer. UTF-16 units. */
const LEAST_TEXT = 150;

const NAMES = new Set(HEAD.filter(({ field }) => field === 'identifier').map(({ name }) => name.toLowerCase()));
const UNKNOWN_ADDRESS = new RegExp(NOT_FOUND_SIGNS[0].pattern, 'i');

/** Questions and answers, which no page but a publication has. */
const ITEMS = [...markupFor('question'), ...markupFor('answer')].map(({ selector }) => selector).join(', ');

/** An identifier without what tells reprints and corrections apart, in one spelling; null when it is none. */
function family(text: string): string | null {
  const identifier = parseIdentifier(text);
  if (identifier === null) return null;
  const { id, suffix } = identifier;
  return (suffix === null ? id : id.replace(new RegExp(`-?${suffix}$`, 'i'), '')).toLowerCase();
}

/**
 * Decides whether a page shows a publication. Reads only.
 *
 * @param document the page
 * @param id identifier of the publication, from the address
 * @param questionNumbers numbers of the question it belongs to; one in the text names the publication too
 */
export function presenceOf(document: Document, id: string, questionNumbers: readonly string[] = []): Presence {
  if (UNKNOWN_ADDRESS.test(document.URL)) return 'other';
  const stated = [...document.querySelectorAll('meta[name][content]')]
    .filter((meta) => NAMES.has(meta.getAttribute('name')?.toLowerCase() ?? ''))
    .flatMap((meta) => (meta.getAttribute('content') ?? '').split(/[\s,;]+/).filter((value) => value !== ''));
  const known = stated.flatMap((value) => family(value) ?? []);
  const named = known.some((value) => value === (family(id) ?? id.toLowerCase()) || mayBeStages(value, id));
  if (known.length > 0 && !named) return 'other';
  const container = document.querySelector(PUBLICATION_CONTAINERS);
  const text = container?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';
  if (container === null || text.length < LEAST_TEXT) return 'unclear';
  if (named || [id, ...questionNumbers].some((name) => text.includes(name))) return 'publication';
  return stated.length > 0 || container.querySelector(ITEMS) === null ? 'unclear' : 'publication';
}
