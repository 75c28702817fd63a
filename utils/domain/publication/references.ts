import { foldSpaces } from './fold.ts';
import { questionIdentifier, questionNumberFromAddress, parseIdentifier } from './identifier.ts';
import { namedIn, type NamedInText } from './named.ts';
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

/**
 * Finds references to other publications: question numbers, Aanhangsel Handelingen, Kamerstuk, Handelingen,
 * Staatsblad, Staatscourant, Tractatenblad, and hyperlinks to publications or to a question at the Kamer.
 *
 * @param passages in the order of the document; white space may be as the source has it
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
    const text = foldSpaces(passage.text);
    for (const hit of hitsIn(text, defects)) {
      add({
        target: hit.target,
        questionNumber: hit.question,
        reason: passage.reason,
        place: passage.place,
        quote: quoteOf(text, hit),
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

function hitsIn(text: string, defects: FoundReferences['defects']): NamedInText[] {
  const { named, impossible } = namedIn(text);
  for (const printed of impossible)
    if (defects.length < 50) defects.push({ code: 'impossibleSessionYear', detail: printed });
  return named;
}

/** The match with some whole words around it, at most 200 characters. */
function quoteOf(text: string, hit: NamedInText): string {
  const end = Math.min(text.length, hit.end, hit.start + 120);
  const before = text.slice(Math.max(0, hit.start - 60), hit.start);
  const after = text.slice(end, end + 15);
  const start = before.length === 60 ? before.replace(/^\S*\s/, '') : before;
  return `${start}${text.slice(hit.start, end)}${after.replace(/\s\S*$/, '')}`.trim().slice(0, 200);
}
