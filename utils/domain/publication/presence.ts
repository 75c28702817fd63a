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

/** What the head of a page names: this publication, another one, something that cannot be read, or nothing. */
function namingIn(document: Document, id: string): 'this' | 'other' | 'unread' | 'nothing' {
  if (UNKNOWN_ADDRESS.test(document.URL)) return 'other';
  const stated = [...document.querySelectorAll('meta[name][content]')]
    .filter((meta) => NAMES.has(meta.getAttribute('name')?.toLowerCase() ?? ''))
    .flatMap((meta) => (meta.getAttribute('content') ?? '').split(/[\s,;]+/).filter((value) => value !== ''));
  const known = stated.flatMap((value) => family(value) ?? []);
  if (known.some((value) => value === (family(id) ?? id.toLowerCase()) || mayBeStages(value, id))) return 'this';
  if (known.length > 0) return 'other';
  return stated.length > 0 ? 'unread' : 'nothing';
}

/** Facts that only the head of a publication has: general ones, like a title, may stand in any page of the site. */
const OWN = new Set(HEAD.map(({ name }) => name.toLowerCase()).filter((name) => name.startsWith('overheid')));

/**
 * Whether what a page says may be taken as said of a publication: its title, people, days and numbers. Its head alone
 * is enough, because a publication of the first days has no text yet. A maintenance page says nothing of it. Reads only.
 *
 * @param document the page
 * @param id identifier of the publication, from the address
 */
export function isToldBy(document: Document, id: string): boolean {
  const naming = namingIn(document, id);
  if (naming === 'this') return true;
  const metas = [...document.querySelectorAll('meta[name][content]')];
  if (naming !== 'other' && metas.some((meta) => OWN.has(meta.getAttribute('name')?.toLowerCase() ?? ''))) return true;
  const { kind, number } = parseIdentifier(id) ?? { kind: 'other', number: null };
  return presenceOf(document, id, kind === 'question' && number !== null ? [number] : []) === 'publication';
}

/**
 * Decides whether a page shows a publication. Reads only.
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
  if (container === null || text.length < LEAST_TEXT) return 'unclear';
  if (naming === 'this' || [id, ...questionNumbers].some((name) => text.includes(name))) return 'publication';
  return naming === 'unread' || container.querySelector(ITEMS) === null ? 'unclear' : 'publication';
}
