import { formOfTypes } from '../../publication/appendix-type.ts';
import { HEAD, SCHEME_ATTRIBUTES, schemeOf, TYPE_SCHEMES, type HeadRow } from '../head.ts';
import { MARKUP, OVERVIEW_COLUMNS, type SiteLayout, type MarkupRow } from '../markup.ts';
import { identityOf, type Identity } from './identity.ts';
import { observePage, type PageObservation } from './observe.ts';
import { resultsFor, type CheckResult } from './types.ts';

/** Facts that a document may lack. */
const OPTIONAL_HEAD = new Set(['appendix', 'recipient', 'documentStatus', 'category', 'questionNumber', 'issued']);

/** Roles whose rows must match on a written question or an answer, whatever it says. */
const NEEDED_ROLES = new Set(['container', 'heading', 'question', 'itemLabel', 'overview', 'extraInfo', 'related']);

interface Page {
  readonly seen: PageObservation;
  readonly identity: Identity;
  /** Values of one metadata name in the head, with their schemes. */
  readonly meta: (name: string) => { content: string; scheme: string }[];
}

function readPage(seen: PageObservation, address: string): Page {
  return {
    seen,
    identity: identityOf(address),
    meta: (name) =>
      seen.metas
        .filter((tag) => tag.name.toLowerCase() === name.toLowerCase())
        .map(({ content, schemes }) => ({
          content,
          scheme: schemes.find((value) => value !== null && value !== '') ?? '',
        })),
  };
}

/** What the metadata says the appendix is: `Antwoord`, `Mededeling`, …; empty when it does not say. */
function typeOf(page: Page, scheme: string): string {
  return page.meta('DC.type').find((entry) => entry.scheme.toLowerCase() === scheme.toLowerCase())?.content ?? '';
}

/** Whether a row without a match refutes the table: only when the document must have such a part. */
function mustMatch(row: MarkupRow, page: Page): boolean {
  if (row.layout !== 'current' || page.identity.expects === 'other') return false;
  if (row.role === 'answer') return /^antwoord/i.test(typeOf(page, TYPE_SCHEMES.appendix));
  if (row.role === 'question' || row.role === 'itemLabel') {
    const oral = /mondeling/i.test(typeOf(page, TYPE_SCHEMES.question));
    return !oral;
  }
  return NEEDED_ROLES.has(row.role);
}

/** Generations of the page other than the one in use. */
const OTHER_LAYOUTS: readonly SiteLayout[] = ['earlier', 'repository', 'oldHeadings', 'site2009'];

function checkMarkup(page: Page, source: string): CheckResult[] {
  const result = resultsFor(source);
  const found = new Map(page.seen.matches.map(({ sign, count }) => [sign, count]));
  const counts = MARKUP.map((row) => ({ row, count: found.get(row.sign) ?? 0 }));
  const otherLayout = (role: MarkupRow['role']): boolean =>
    counts.some(({ row, count }) => row.role === role && count > 0 && OTHER_LAYOUTS.includes(row.layout));
  return counts.map(({ row, count }, at) => {
    if (count > 0) return result(row, 'holds', `${count} × ${row.selector}`);
    const newer = counts
      .slice(0, at)
      .find((each) => each.row.role === row.role && each.row.layout === 'current' && each.count > 0);
    if (newer) return result(row, 'cannotTell', `no ${row.selector}, but ${newer.row.selector}, which is newer`);
    if (!mustMatch(row, page)) return result(row, 'cannotTell', `no ${row.selector}; this page need not have it`);
    return otherLayout(row.role)
      ? result(row, 'cannotTell', `no ${row.selector}, but the mark of another layout`)
      : result(row, 'doesNotHold', `no ${row.selector}`);
  });
}

function checkHeadRow(row: HeadRow, page: Page, source: string): CheckResult {
  const result = resultsFor(source);
  const values = page.meta(row.name).filter((entry) => entry.content.trim() !== '');
  if (values.length > 0) {
    const schemes = values.map((entry) => entry.scheme).filter((scheme) => scheme !== '');
    const shown = values.map((entry) => entry.content).join(' · ');
    return result(
      row,
      'holds',
      `${values.length} × ${row.name}${schemes.length > 0 ? ` [${schemes[0]}]` : ''}: ${shown}`,
    );
  }
  const expected = row.on.includes(page.identity.expects) && !OPTIONAL_HEAD.has(row.field);
  return result(
    row,
    expected ? 'doesNotHold' : 'cannotTell',
    `no meta ${row.name}${expected ? '' : '; this page need not have it'}`,
  );
}

function checkIdentity(page: Page, source: string): CheckResult[] {
  const result = resultsFor(source);
  const { id, form } = page.identity;
  const stated = page.meta('DC.identifier')[0]?.content ?? '';
  const agreement = { sign: 'page.identifier', certainty: 'verified' } as const;
  const known = form
    ? result(form, 'holds', `${id} is of the form ${form.sign}`)
    : result({ sign: 'id.unknownForm', certainty: 'verified' }, 'doesNotHold', `no form of the table fits "${id}"`);
  if (stated === '') return [known, result(agreement, 'cannotTell', 'the head names no identifier')];
  return [
    known,
    result(
      agreement,
      stated.toLowerCase() === id.toLowerCase() ? 'holds' : 'doesNotHold',
      `address ${id}, head ${stated}`,
    ),
  ];
}

function checkScheme(page: Page, source: string): CheckResult {
  const result = resultsFor(source);
  const counts = SCHEME_ATTRIBUTES.map(
    (name, at) => [name, page.seen.metas.filter(({ schemes }) => typeof schemes[at] === 'string').length] as const,
  );
  const row = { sign: 'head.schemeAttribute', certainty: 'stated' } as const;
  const shown = counts.map(([name, count]) => `${count} × ${name}`).join(', ');
  return counts.some(([, count]) => count > 0) ? result(row, 'holds', shown) : result(row, 'cannotTell', shown);
}

/**
 * Whether the document type is one that we understand (`appendix-type.ts`, `question.ts`).
 *
 * @param types values of the type with the scheme of appendices, or of questions
 */
function checkTypeWords(expects: Identity['expects'], types: readonly string[], source: string): CheckResult[] {
  if (expects === 'other') return [];
  const row = { sign: `type.${expects}`, certainty: 'verified' } as const;
  const result = resultsFor(source);
  if (types.length === 0) return [result(row, 'cannotTell', 'no type')];
  const known = expects === 'appendix' ? formOfTypes(types).form !== 'unknown' : QUESTION_TYPE.test(types.join(' '));
  return [result(row, known ? 'holds' : 'doesNotHold', types.join(' · '))];
}

const QUESTION_TYPE = /schriftelijk|mondeling/i;

/** Values of `DC.type` whose scheme says that they describe a question or an appendix. */
function statedTypes(
  entries: readonly { readonly content: string; readonly scheme: string }[],
  expects: Identity['expects'],
): string[] {
  if (expects === 'other') return [];
  return entries
    .filter(({ scheme }) => schemeOf(scheme) === schemeOf(TYPE_SCHEMES[expects]))
    .map(({ content }) => content);
}

function checkOverview(page: Page, source: string): CheckResult {
  const result = resultsFor(source);
  const row = { sign: 'overview.columns', certainty: 'stated' } as const;
  const known = Object.keys(OVERVIEW_COLUMNS);
  const found = known.filter((name) => page.seen.columns.includes(name));
  if (found.length > 0) return result(row, 'holds', found.join(', '));
  return result(row, page.identity.expects === 'other' ? 'cannotTell' : 'doesNotHold', `none of: ${known.join(', ')}`);
}

/**
 * Checks all assumptions about publication pages against the observation of one page.
 *
 * @param seen from `observePage`
 * @param address where it was read
 * @returns one result per row of the tables of utils/domain/site that is about pages
 */
export function checkObservation(seen: PageObservation, address: string): CheckResult[] {
  const page = readPage(seen, address);
  return [
    ...checkIdentity(page, address),
    ...HEAD.map((row) => checkHeadRow(row, page, address)),
    checkScheme(page, address),
    ...checkMarkup(page, address),
    checkOverview(page, address),
    ...checkTypeWords(page.identity.expects, statedTypes(page.meta('DC.type'), page.identity.expects), address),
  ];
}

/**
 * Checks all assumptions about publication pages against one page.
 *
 * @param document the page, in a browser or jsdom; nothing in it is changed
 * @param address where it was read
 * @returns as `checkObservation`
 */
export function checkPage(document: Document, address: string): CheckResult[] {
  return checkObservation(observePage(document), address);
}
