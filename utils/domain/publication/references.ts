import { questionIdentifier, questionNumberFromAddress, parseIdentifier } from './identifier.ts';
import { readOfficialNumbers, type OfficialNumber } from '../official-numbers/index.ts';
import type { Link, Reference } from './record.ts';

/** One piece of a document that may contain references. */
export interface ReferenceText {
  readonly place: string;
  /** Reason for references in the text; hyperlinks are always `linked`. */
  readonly reason: Reference['reason'];
  readonly text: string;
  readonly links: readonly Link[];
}

export interface FoundReferences {
  readonly references: Reference[];
  /** What looks like a reference but cannot be one, such as session year 2015–2015. */
  readonly defects: { code: string; detail: string }[];
}

const MAX_REFERENCES = 500;
const STRENGTH: Record<Reference['reason'], number> = { followUp: 5, seeAlso: 4, linked: 3, footnote: 2, mentioned: 1 };

/** The identifier of a question without a Z-number: the reader of official numbers knows the others. */
const OLD_QUESTION_ID = /(?<![\w-])kv-(?:tk|ek)-\d{6,12}(?![\w-])/gi;

interface Hit {
  readonly target: string;
  readonly question: string | null;
  readonly index: number;
  readonly length: number;
}

/**
 * Finds references to other publications: question numbers, Aanhangsel Handelingen, Kamerstuk, Handelingen,
 * Staatsblad, Staatscourant, Tractatenblad, and hyperlinks to publications or to a question at the Kamer.
 *
 * @param passages in the order of the document, white space folded
 * @param own identifiers and question numbers of the document itself, which are never references
 * @returns each target once with its strongest reason, in order of first appearance; at most 500
 */
export function findReferences(passages: readonly ReferenceText[], own: readonly string[]): FoundReferences {
  const references = new Map<string, Reference>();
  const defects: FoundReferences['defects'] = [];
  const self = new Set(own);
  const add = (reference: Reference): void => {
    if (self.has(reference.target) || (reference.questionNumber !== null && self.has(reference.questionNumber))) return;
    const known = references.get(reference.target);
    if (!known && references.size >= MAX_REFERENCES) return;
    if (!known || STRENGTH[reference.reason] > STRENGTH[known.reason]) references.set(reference.target, reference);
  };
  for (const passage of passages) {
    for (const hit of hitsIn(passage.text, defects)) {
      add({
        target: hit.target,
        questionNumber: hit.question,
        reason: passage.reason,
        place: passage.place,
        quote: quoteOf(passage.text, hit),
      });
    }
    for (const link of passage.links) {
      const number = questionNumberFromAddress(link.url);
      const target = number === null ? parseIdentifier(link.url, link.url) : questionIdentifier(number);
      if (!target) continue;
      const quote = (link.text === '' ? link.url : link.text).slice(0, 200);
      add({
        target: target.id,
        questionNumber: target.kind === 'question' ? target.number : null,
        reason: 'linked',
        place: passage.place,
        quote,
      });
    }
  }
  return { references: [...references.values()], defects };
}

function hitsIn(text: string, defects: FoundReferences['defects']): Hit[] {
  if (!/\d/.test(text)) return [];
  const reading = readOfficialNumbers(text);
  for (const printed of reading.impossible)
    if (defects.length < 50) defects.push({ code: 'impossibleSessionYear', detail: printed });
  const named = reading.found.flatMap((found): Hit[] => {
    const target = targetOf(found);
    return target ? [{ ...target, index: found.start, length: found.end - found.start }] : [];
  });
  return [...named, ...oldQuestions(text)].toSorted((a, b) => a.index - b.index);
}

/** The identifier of an official number; null when it has none. */
function targetOf(found: OfficialNumber): { target: string; question: string | null } | null {
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

function oldQuestions(text: string): Hit[] {
  return [...text.matchAll(OLD_QUESTION_ID)].flatMap((match): Hit[] => {
    const found = parseIdentifier(match[0]);
    if (!found) return [];
    const question = found.kind === 'question' ? found.number : null;
    return [{ target: found.id, question, index: match.index, length: match[0].length }];
  });
}

/** The match with some whole words around it, at most 200 characters. */
function quoteOf(text: string, hit: Hit): string {
  const end = Math.min(text.length, hit.index + Math.min(hit.length, 120));
  const before = text.slice(Math.max(0, hit.index - 60), hit.index);
  const after = text.slice(end, end + 15);
  const start = before.length === 60 ? before.replace(/^\S*\s/, '') : before;
  return `${start}${text.slice(hit.index, end)}${after.replace(/\s\S*$/, '')}`.trim().slice(0, 200);
}
