import type { Link } from './record.ts';

const MAX_URL = 2000;
const PLAIN_URL = /\b(?:https?:\/\/|www\.(?=[a-z0-9-]{1,63}\.))[^\s<>"«»“”„]{2,1990}/gi;

/**
 * Checks that an address may be shown as a link.
 *
 * @param href as the source has it
 * @param base address for resolving a relative one; without it only absolute addresses are accepted
 * @returns null for everything but http and https, and for addresses with a user name or password
 */
export function safeUrl(href: string, base?: string): string | null {
  if (href.length > MAX_URL || href.trim() === '') return null;
  try {
    const url = new URL(href.trim(), base);
    const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
    return isWeb && url.username === '' && url.password === '' && url.href.length <= MAX_URL ? url.href : null;
  } catch {
    // Expected: not every text is an address.
    return null;
  }
}

/**
 * Finds addresses written out in a text.
 *
 * @param text any length; at most 200 addresses are returned
 * @returns each with its text as printed, without closing punctuation
 */
export function plainLinks(text: string): Link[] {
  const links: Link[] = [];
  for (const match of text.matchAll(PLAIN_URL)) {
    if (links.length >= 200) break;
    const printed = trimEnd(match[0]);
    const url = safeUrl(/^www\./i.test(printed) ? `https://${printed}` : printed);
    if (url !== null) links.push({ text: printed, url });
  }
  return links;
}

function trimEnd(text: string): string {
  let end = text.length;
  for (; end > 0; end -= 1) {
    const last = text[end - 1] ?? '';
    if (last === ')' && text.slice(0, end - 1).split('(').length > text.slice(0, end - 1).split(')').length) break;
    if (!".,;:!?)]}'’‘".includes(last)) break;
  }
  return text.slice(0, end);
}

/**
 * Adds to the hyperlinks of a note the addresses written out in its text.
 *
 * @param links hyperlinks of the source, already safe
 * @param text of the note
 * @returns each address once, hyperlinks first
 */
export function withPlainLinks(links: readonly Link[], text: string): Link[] {
  const all = new Map<string, Link>();
  const inLinks = links.map((link) => link.text).join('\n');
  const written = plainLinks(text).filter((link) => !inLinks.includes(link.text));
  for (const link of [...links, ...written]) {
    const key = link.url.replace(/\/$/, '');
    if (!all.has(key)) all.set(key, { text: link.text.slice(0, 2000), url: link.url });
  }
  return [...all.values()].slice(0, 200);
}
