import { ANNOUNCED } from '../official-numbers/announced.ts';
import {
  readOfficialNumbers,
  readQuestionNumbers,
  type NumberInText,
  type OfficialNumber,
} from '../official-numbers/index.ts';
import { parseIdentifier, questionIdentifier, questionNumberFromAddress } from './identifier.ts';

/** A publication that a text names. Offsets are UTF-16, end exclusive. */
export interface NamedInText {
  /** Identifier on the host; for a document of the Kamer (`2021D05706`), which has no page there, its number. */
  readonly target: string;
  /** Number of the question; null for anything else, and for old questions without one. */
  readonly question: string | null;
  readonly kind: OfficialNumber['kind'];
  readonly start: number;
  readonly end: number;
}

/** The identifier of a question without a Z-number: the reader of official numbers knows the others. */
const OLD_QUESTION_ID = /(?<![\w-])kv-(?:tk|ek)-\d{6,12}(?![\w-])/gi;

/**
 * Finds the publications that a text names by an official number or an identifier. References, and signs in a page, are
 * made of these.
 *
 * @param text runs of white space folded; a space may be of any kind. Offsets refer to this text
 * @returns in the order of the text; `impossible` as `readOfficialNumbers` tells it
 */
export function namedIn(text: string): { readonly named: NamedInText[]; readonly impossible: readonly string[] } {
  if (!/\d/.test(text)) return { named: [], impossible: [] };
  const { found, impossible } = readOfficialNumbers(text.replace(/\s/g, ' '));
  const named = found.flatMap(namedBy);
  return { named: [...named, ...oldQuestions(text)].toSorted((a, b) => a.start - b.start), impossible };
}

/** Whether a text may name something by more than the number of a question. */
const MAY_NAME = new RegExp(ANNOUNCED.join('|'), 'i');

/**
 * What of {@link namedIn} gets a sign in a page. In most texts that name anything it is the numbers of questions: the patterns for everything else
 * are not even prepared until a text asks for them, which takes longer than reading a page.
 */
export const signedIn = (text: string): NamedInText[] =>
  MAY_NAME.test(text) ? namedIn(text).named.filter(isSigned) : readQuestionNumbers(text).flatMap(namedBy);

function namedBy(found: NumberInText): NamedInText[] {
  const target = targetOf(found);
  return target === null ? [] : [{ ...target, kind: found.kind, start: found.start, end: found.end }];
}

/** The identifier for an official number; null when it has none. */
function targetOf(found: OfficialNumber): Pick<NamedInText, 'target' | 'question'> | null {
  switch (found.kind) {
    case 'question': {
      const identifier = questionIdentifier(`${found.year}Z${found.serial}`);
      return identifier && { target: identifier.id, question: identifier.number };
    }
    case 'document':
      return { target: found.number, question: null };
    case 'appendix':
      return { target: `ah-${found.chamber}-${found.session}-${found.number}`, question: null };
    case 'paper':
      return { target: ['kst', found.dossier, found.part ?? [], found.number].flat().join('-'), question: null };
    case 'proceedings':
      return { target: `h-${found.chamber}-${found.session}-${found.meeting}-${found.item}`, question: null };
    case 'gazette':
      return { target: `${found.series}-${found.year}-${found.number}`, question: null };
  }
}

function oldQuestions(text: string): NamedInText[] {
  return [...text.matchAll(OLD_QUESTION_ID)].flatMap((match): NamedInText[] => {
    const found = parseIdentifier(match[0]);
    if (!found) return [];
    const question = found.kind === 'question' ? found.number : null;
    return [{ target: found.id, question, kind: 'question', start: match.index, end: match.index + match[0].length }];
  });
}

/** Whether a publication of this kind gets a sign in a page that names it: a question, an answer or notice, or a paper. */
export const isSigned = ({ kind }: Pick<NamedInText, 'kind'>): boolean =>
  kind === 'question' || kind === 'appendix' || kind === 'paper';

/**
 * The publication that a link leads to, if it is of a kind that gets a sign: at the host, to its page, PDF or XML, or a
 * question at the Kamer. A link to a place in the page it stands in does not count.
 *
 * @param href as the page has it
 * @param base address of the page
 */
export function namedByLink(href: string, base: string): Pick<NamedInText, 'target' | 'question' | 'kind'> | null {
  if (href.startsWith('#')) return null;
  // The Kamer gives every case such a number, motions too.
  const asked = /\/kamerstukken\/kamervragen\//i.test(href) ? questionNumberFromAddress(href) : null;
  const found = asked === null ? parseIdentifier(href, base) : questionIdentifier(asked);
  if (found === null) return null;
  const { id, kind, number } = found;
  if (kind === 'question') {
    const known = number === null ? null : questionIdentifier(number);
    return { target: id, question: known === null ? null : known.number, kind };
  }
  if (kind === 'appendix') return { target: id, question: null, kind };
  return kind === 'parliamentaryPaper' ? { target: id, question: null, kind: 'paper' } : null;
}
