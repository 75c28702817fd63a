import { HEAD } from '../site/head.ts';
import { mayBeStages, parseIdentifier } from './identifier.ts';
import { MIN_TEXT, publicationFamily } from './presence.ts';
import type { PageSource } from './source-message.ts';

/** Facts that only the head of a publication has: every name they go by is one of the government's own. */
const OWN = new Set(
  HEAD.map(({ field }) => field).filter((field) =>
    HEAD.every((row) => row.field !== field || row.name.toLowerCase().startsWith('overheid')),
  ),
);

/**
 * Whether what a page says may be taken as said of a publication, or says that it is another; as `pageDescribes`, from what the page
 * sent. A maintenance page says nothing of either.
 *
 * @param source the page as it was sent
 * @param id identifier of the publication, from the address
 * @param isContained whether the text stands in an element that only publications have
 */
export function mayBeRead(source: PageSource, id: string, isContained: boolean): boolean {
  const metadata = new Map(source.metadata);
  const stated = (metadata.get('identifier') ?? []).flatMap(({ value }) => value.split(/[\s,;]+/).filter(Boolean));
  const known = stated.flatMap((value) => publicationFamily(value) ?? []);
  const own = publicationFamily(id) ?? id.toLowerCase();
  if (known.some((value) => value === own || mayBeStages(value, id))) return true;
  // A page of another publication is read as well: the contradiction is shown.
  if (known.length > 0) return true;
  if ([...OWN].some((field) => (metadata.get(field) ?? []).length > 0)) return true;
  if (!isContained) return false;
  const text = source.blocks.map((block) => block.text).join(' ');
  if (text.length < MIN_TEXT) return false;
  const { kind, number } = parseIdentifier(id) ?? { kind: 'other', number: null };
  const names = [id, ...(kind === 'question' && number !== null ? [number] : [])];
  if (names.some((name) => text.includes(name))) return true;
  return stated.length === 0 && source.blocks.some(({ zone }) => zone === 'question' || zone === 'answer');
}
