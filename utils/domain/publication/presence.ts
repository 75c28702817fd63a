import { HEAD } from '../site/head.ts';
import { markupFor, NOT_FOUND_SIGNS, PUBLICATION_CONTAINERS } from '../site/markup.ts';
import { mayBeStages, parseIdentifier } from './identifier.ts';

/**
 * Whether a page shows the publication that its address names.
 *
 * - `publication`: its head names the publication and its text is there; where the head names none, the text does or
 *   has questions or answers
 * - `other`: it names another publication, or is the page for unknown addresses
 * - `unclear`: a maintenance page, a login page, an empty text
 *
 * Only a `publication` is a version of the document: a passage that is not found in another page is not lost.
 */
export type Presence = 'publication' | 'other' | 'unclear';

/** A shorter text is no publication: a heading and one question are longer. UTF-16 units. */
export const MIN_TEXT = 150;

const NAMES = new Set(HEAD.filter(({ field }) => field === 'identifier').map(({ name }) => name.toLowerCase()));
const UNKNOWN_ADDRESS = new RegExp(NOT_FOUND_SIGNS[0].pattern, 'i');

/** Questions and answers, which only a publication has. */
const ITEMS = [...markupFor('question'), ...markupFor('answer')].map(({ selector }) => selector).join(', ');

/** An identifier without the suffix of reprints and corrections, in lower case; null when it is not an identifier. */
export function publicationFamily(text: string): string | null {
  const identifier = parseIdentifier(text);
  if (identifier === null) return null;
  const { id, suffix } = identifier;
  return (suffix === null ? id : id.replace(new RegExp(`-?${suffix}$`, 'i'), '')).toLowerCase();
}

/** What the head of a page names: this publication, another one, something that cannot be read, or nothing. */
function namingIn(document: Document, id: string): 'this' | 'other' | 'unread' | 'nothing' {
  if (UNKNOWN_ADDRESS.test(document.URL)) return 'other';
  const stated = [...document.querySelectorAll('meta[name][content]')]
    .filter((meta) => NAMES.has(meta.getAttribute('name')?.toLowerCase() ?? ''))
    .flatMap((meta) => (meta.getAttribute('content') ?? '').split(/[\s,;]+/).filter((value) => value !== ''));
  const known = stated.flatMap((value) => publicationFamily(value) ?? []);
  if (known.some((value) => value === (publicationFamily(id) ?? id.toLowerCase()) || mayBeStages(value, id)))
    return 'this';
  if (known.length > 0) return 'other';
  return stated.length > 0 ? 'unread' : 'nothing';
}

/** Facts that only the head of a publication has. General ones, like a title, may be in any page of the site. */
const OWN = new Set(HEAD.map(({ name }) => name.toLowerCase()).filter((name) => name.startsWith('overheid')));

/**
 * Whether the facts of a page (title, people, dates, numbers) belong to a publication. The head alone is enough, because a
 * publication has no text in its first days. A maintenance page has no facts of it. Does not change the page.
 *
 * @param document the page
 * @param id identifier of the publication, from the address
 */
export function pageDescribes(document: Document, id: string): boolean {
  const naming = namingIn(document, id);
  if (naming === 'this') return true;
  const metas = [...document.querySelectorAll('meta[name][content]')];
  if (naming !== 'other' && metas.some((meta) => OWN.has(meta.getAttribute('name')?.toLowerCase() ?? ''))) return true;
  const { kind, number } = parseIdentifier(id) ?? { kind: 'other', number: null };
  return presenceOf(document, id, kind === 'question' && number !== null ? [number] : []) === 'publication';
}

/**
 * Decides whether a page shows a publication. Does not change the page.
 *
 * @param document the page
 * @param id identifier of the publication, from the address
 * @param questionNumbers numbers of the question it belongs to; one in the text names the publication too
 */
export function presenceOf(document: Document, id: string, questionNumbers: readonly string[] = []): Presence {
  const naming = namingIn(document, id);
  if (naming === 'other') return 'other';
  const container = document.querySelector(PUBLICATION_CONTAINERS);
  const text = container?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';
  if (container === null || text.length < MIN_TEXT) return 'unclear';
  if (naming === 'this' || [id, ...questionNumbers].some((name) => text.includes(name))) return 'publication';
  return naming === 'unread' || container.querySelector(ITEMS) === null ? 'unclear' : 'publication';
}
