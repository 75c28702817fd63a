import { isPortfolio, splitPortfolios } from './portfolios.ts';
import type { Official } from './record.ts';

const MAX_TEXT = 3000;
const MAX_OFFICIALS = 60;
const FUNCTION =
  /\b(vice-?\s?minister-?\s?president|minister-?\s?presidents?|ministers?|staatssecretarissen|staatssecretaris|premier)\b(?!s?')/gi;

interface Segment {
  readonly function: string;
  readonly plural: boolean;
  text: string;
}

/**
 * Reads members of government from a list such as `de Ministers voor A en van B en de Staatssecretaris van C`
 * or `Minister Agema (A) en Staatssecretaris Jansen (B)`.
 *
 * @param list the list, white space folded; at most 3000 characters are read
 * @returns in printed order; functions in the singular with a capital; empty when there is none
 */
export function parseOfficials(list: string): Official[] {
  const text = list
    .slice(0, MAX_TEXT)
    .replace(/\b(van|voor|en|de)(?=\p{Lu}\p{Ll})/gu, '$1 ')
    .replace(/\bde(?=(?:minister|staatssecretaris))/gi, 'de ')
    .replace(/,?\s*bij afwezigheid van\b.*$/i, '');
  const officials: Official[] = [];
  const segments = segmentsOf(text);
  segments.forEach((segment, index) => {
    const following = segments[index + 1];
    const read = readSegment(segment);
    if (
      segment.function === 'Minister-President' &&
      following &&
      /^\s*van Algemene Zaken\b/i.test(following.text) &&
      isBare(segment.text)
    ) {
      officials.push({ function: segment.function, portfolio: 'Algemene Zaken', name: null });
      following.text = '';
      return;
    }
    if (segment.text === '' && officials.at(-1)?.function === 'Minister-President' && segment.function === 'Minister')
      return;
    officials.push(...read);
  });
  inheritPortfolios(officials, segments);
  return officials.slice(0, MAX_OFFICIALS);
}

function segmentsOf(text: string): Segment[] {
  const matches = [...text.matchAll(FUNCTION)].filter((match) => !isInsideParentheses(text, match.index));
  return matches.map((match, index) => {
    const printed = match[0].toLowerCase().replace(/\s/g, '-');
    const end = matches[index + 1]?.index ?? text.length;
    return {
      function: singular(printed),
      plural: /ministers$|sen$/.test(printed),
      text: text.slice(match.index + match[0].length, end),
    };
  });
}

function singular(printed: string): string {
  if (printed.startsWith('vice')) return 'Viceminister-President';
  if (/president/.test(printed) || printed === 'premier') return 'Minister-President';
  return printed.startsWith('minister') ? 'Minister' : 'Staatssecretaris';
}

function isInsideParentheses(text: string, index: number): boolean {
  const before = text.slice(0, index);
  return before.lastIndexOf('(') > before.lastIndexOf(')');
}

const isBare = (text: string): boolean => /^[\s,]*(?:(?:en|de)\b[\s,]*)*$/i.test(text);

/** Removes the words that only join one official to the next. */
function trimJoint(text: string): string {
  let rest = text.trim();
  for (;;) {
    const shorter = rest
      .replace(/[\s,;.]+$/, '')
      .replace(
        /(?:^|[\s,])(?:en|de|het|alsmede|alsook|aan|mede|namens|antwoord|mededeling|van|voor|onze|demissionair|toenmalig)$/i,
        '',
      )
      .trim();
    if (shorter === rest) return rest;
    rest = shorter;
  }
}

function readSegment(segment: Segment): Official[] {
  const text = trimJoint(segment.text.replace(/^\s*,/, ''));
  if (text === '') return [{ function: segment.function, portfolio: null, name: null }];
  if (/^(?:van|voor)\s/i.test(text) && !isName(text)) return readPortfolios(segment, text);
  return readNames(segment, text);
}

/** `van der Steur (Veiligheid en Justitie)` is a name, `van Financiën (Toeslagen en Douane)` is not. */
function isName(text: string): boolean {
  if (/^Van\s/.test(text)) return true;
  const open = text.indexOf('(');
  if (open < 0) return false;
  const before = text
    .slice(0, open)
    .replace(/^(?:van|voor)\s+/i, '')
    .trim();
  if (isPortfolio(before)) return false;
  return /^(?:de|der|den|het|'t|’t|ten|ter)\s/i.test(before) || isPortfolio(text.slice(open + 1).replace(/\).*$/, ''));
}

function readPortfolios(segment: Segment, text: string): Official[] {
  const parts = text
    .replace(/^(?:van|voor)\s+/i, '')
    .split(/(?:,\s*(?:en\s+)?|\s+en\s+|\s+alsmede\s+)(?:de\s+)?(?:van|voor)\s+/)
    .map(trimJoint)
    .filter((part) => part !== '');
  const portfolios = segment.plural && parts.length === 1 ? splitPortfolios(parts[0] ?? '') : parts;
  return portfolios.map((portfolio) => ({ function: segment.function, portfolio, name: null }));
}

function readNames(segment: Segment, text: string): Official[] {
  const officials: Official[] = [];
  for (const part of text.split(/\)(?=[\s,;.]|$)/)) {
    const read = readName(part);
    const isLeftOver = officials.length > 0 && !part.includes('(');
    if (read !== null && !isLeftOver) officials.push({ function: segment.function, ...read });
  }
  return officials.length > 0 ? officials : [{ function: segment.function, portfolio: null, name: null }];
}

/** `Agema (Volksgezondheid`, `Toets van Financiën`, `Toets`; null for what holds neither a name nor a portfolio. */
function readName(part: string): Pick<Official, 'name' | 'portfolio'> | null {
  const open = part.indexOf('(');
  const name = trimJoint(
    (open < 0 ? part : part.slice(0, open)).replace(/^[\s,]*(?:en\s+)?(?:van\s+(?=\p{Lu}))?/u, ''),
  );
  if (open >= 0) return { portfolio: part.slice(open + 1).trim() || null, name: name === '' ? null : name };
  const [, before, after] = /^(.+?) (?:van|voor) (.+)$/u.exec(name) ?? [];
  if (before !== undefined && after !== undefined && isPortfolio(after)) return { portfolio: after, name: before };
  return name === '' ? null : { portfolio: null, name };
}

/** In "de Minister en Staatssecretaris van X" the first has the portfolio of the second. */
function inheritPortfolios(officials: Official[], segments: readonly Segment[]): void {
  if (segments.length < 2) return;
  for (let index = officials.length - 2; index >= 0; index -= 1) {
    const official = officials[index];
    const next = officials[index + 1];
    if (
      official &&
      next &&
      official.portfolio === null &&
      official.name === null &&
      official.function !== 'Minister-President'
    ) {
      official.portfolio = next.portfolio;
    }
  }
}
