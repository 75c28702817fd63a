import { paperOf } from '../official-numbers/paper-id.ts';
import { isProvisional } from '../publication/identifier.ts';
import type { CitableDocument, CitedPart } from './document.ts';
import { shortSessionYear } from './session-year.ts';

const PROCEEDINGS = /^h-(?<chamber>tk|ek)-(?<first>\d{4})(?<last>\d{4})-(?<meeting>\d+)-(?<item>\d+)/;
/** An answer under its printed number; others (`ah-1182037`) have a number of an internal system. */
const APPENDIX = /^ah-(?:tk|ek)-(?<first>\d{4})(?<last>\d{4})-(?<number>\d+)/;
/** Proceedings used to have page numbers running through the year; since this session year they have items. */
const FIRST_WITH_ITEMS = 2011;
/** In the session year of the change a larger number is a page: no meeting has as many items. */
const MAX_ITEMS = 100;
const GAZETTE = /^(?<series>stb|stcrt|trb|gmb|prb|wsb|bgr)-(?<year>\d{4})-(?<number>\d+)/;

/** Ascending numbers in words: `3`, `3 en 4`, `2, 3 en 5`. */
function enumerate(numbers: readonly number[]): string {
  if (numbers.length < 2) return numbers.join('');
  return `${numbers.slice(0, -1).join(', ')} en ${numbers.at(-1)}`;
}

function pin(part: CitedPart | null): string {
  if (part === null || part.numbers.length === 0) return '';
  return `, ${part.kind === 'question' ? 'vraag' : 'antwoord'} ${enumerate(part.numbers)}`;
}

/** A chapter of the budget follows the dossier number, `36410 VII`; a numbered part is joined to it, `21501-20`. */
function paper(id: string, year: string | null): string | null {
  const parts = paperOf(id);
  if (parts === null) return null;
  const joint = parts.part !== null && /^\d/.test(parts.part) ? '-' : ' ';
  const dossier = parts.part === null ? parts.dossier : `${parts.dossier}${joint}${parts.part}`;
  const senate = /^[A-Z]/.test(parts.number);
  const number = senate ? parts.number : `nr. ${parts.number}`;
  return `Kamerstukken ${senate ? 'I' : 'II'} ${year ? `${year}, ` : ''}${dossier}, ${number}`;
}

function appendix(id: string, house: string, year: string | null): string {
  const groups = APPENDIX.exec(id)?.groups;
  const own = groups ? shortSessionYear(`${groups['first']}-${groups['last']}`) : null;
  const session = own ?? year;
  return `Aanhangsel Handelingen ${house}${session === null ? '' : ` ${session}`}, ${groups ? `nr. ${groups['number']}` : id}`;
}

function proceedings(id: string): string | null {
  const groups = PROCEEDINGS.exec(id)?.groups;
  if (!groups) return null;
  const session = shortSessionYear(`${groups['first']}-${groups['last']}`);
  const last = Number(groups['last']);
  const isPage = last < FIRST_WITH_ITEMS || (last === FIRST_WITH_ITEMS && Number(groups['item']) > MAX_ITEMS);
  const place = `${isPage ? 'p.' : 'item'} ${groups['item']}`;
  return `Handelingen ${groups['chamber'] === 'ek' ? 'I' : 'II'} ${session}, nr. ${groups['meeting']}, ${place}`;
}

/** Gazettes are cited by their own abbreviation: `Stb. 2024, 12`. */
function gazette(id: string): string | null {
  const groups = GAZETTE.exec(id)?.groups;
  if (!groups) return null;
  const { series = '', year, number } = groups;
  return `${series.slice(0, 1).toUpperCase()}${series.slice(1)}. ${year}, ${number}`;
}

/**
 * The reference as Dutch legal writers give it: Leidraad voor juridische auteurs (2022), parliamentary
 * papers; Aanwijzingen voor de regelgeving 3.43. The rules with their sources are in docs/citing.md.
 *
 * @param document what is cited
 * @param part the question or answer that is cited, or null for the whole
 * @returns e.g. `Kamervragen II 2023/24, 2024Z01911, vraag 3`; of the first days `… 2024Z01911 (onopgemaakt, kv-1183854)`; for a kind the Leidraad has no form for,
 *   the title with the identifier
 */
export function legalReference(document: CitableDocument, part: CitedPart | null = null): string {
  const { id, kind, number, chamber } = document.identifier;
  const year = document.sessionYear === null ? null : shortSessionYear(document.sessionYear);
  const house = chamber === 'ek' ? 'I' : 'II';
  // In its first days a document is a PDF under a provisional number, and a reader of the reference must know that.
  const early = isProvisional(id) ? ` (onopgemaakt${number === null ? '' : `, ${id}`})` : '';
  if (kind === 'question') return `Kamervragen ${house} ${year ? `${year}, ` : ''}${number ?? id}${pin(part)}${early}`;
  if (kind === 'appendix') return `${appendix(id, house, year)}${pin(part)}${early}`;
  return (
    paper(id, year) ?? proceedings(id) ?? gazette(id) ?? (document.title === '' ? id : `${document.title} (${id})`)
  );
}
