import type { PartFrequency } from '../../dutch/compounds.ts';
import { readHeadline } from '../../dutch/headline.ts';
import { withoutIdioms } from '../../dutch/no-subject.ts';
import { terms } from '../../dutch/terms.ts';
import { MAX_TERMS } from './weights.ts';

/** The distinct stems of a title that say something: whole words, and parts of compounds that are not also whole words. */
export interface TitleTerms {
  whole: string[];
  parts: string[];
  /** whether it follows up earlier questions, or is about the answers to them */
  followUp: boolean;
  /** hash of the first headline it quotes, however spelled; 0 when it quotes none */
  quote: number;
}

/** A 32-bit hash (FNV-1a) of a headline; never 0. */
function quoteHash(headline: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < headline.length; at++) hash = Math.imul(hash ^ headline.charCodeAt(at), 0x01000193);
  return hash >>> 0 || 1;
}

/** Reads a title, for the index and for a query alike. At most 60 stems. */
export function readTitle(title: string, frequency: PartFrequency): TitleTerms {
  const headline = readHeadline(title);
  const found = terms(withoutIdioms(headline.subject), frequency);
  const whole = [...new Set(found.map((term) => term.stem))].slice(0, MAX_TERMS);
  const seen = new Set(whole);
  const parts = [...new Set(found.flatMap((term) => term.parts))].filter((part) => !seen.has(part));
  return {
    whole,
    parts: parts.slice(0, MAX_TERMS - whole.length),
    followUp: headline.followUp,
    quote: headline.quoted[0] === undefined ? 0 : quoteHash(headline.quoted[0]),
  };
}
