import { stemOf as stem } from '../dutch/query/stems.ts';
import { FIELDS, fieldTexts, type Field, type SearchDocument } from './document.ts';
import { EDGE, EDGE_LENGTH, MEMBER, NUMBER, PART, TAG } from './keys.ts';
import { findNumbers } from '../dutch/query/numbers.ts';
import { knownParts } from '../dutch/query/parts.ts';
import { foldMapped, tokensOf } from '../dutch/query/scan.ts';

/** Rises when other keys or weights come out of the same document: an index of another version must be rebuilt. */
export const ANALYSIS_VERSION = 3;

/** Weight of a hit in a short field (0–1), however often: a tag or number outweighs any count in the text. */
const SHORT_FIELDS: Readonly<Partial<Record<Field, number>>> = {
  numbers: 0.85,
  tags: 0.75,
  title: 0.62,
  submitters: 0.6,
  parties: 0.56,
};
/** Most a word can weigh in text and quote together, how fast counts wear out, and how much the length of a text matters. */
const TEXT_CEILING = 0.52;
const K1 = 1.2;
const B = 0.6;
/** Usual words in a text. Fixed, so that the weight of one note never depends on the others. */
const USUAL_LENGTH = 50;

interface Seen {
  /** Weighted count in body and quote. */
  count: number;
  /** Part of the weight that is left: product of (1 - weight) of the short fields it stands in. */
  left: number;
}

const wordKeys = new Map<string, readonly string[]>();

/** Keys of a word: stem, known parts, edge. Remembered, since the same words come back. */
function keysOfWord(word: string): readonly string[] {
  const known = wordKeys.get(word);
  if (known) return known;
  const base = stem(word);
  // The plural of a compound may be stemmed amiss (`basisscholen`); its parts are known in both forms.
  const parts = new Set([...knownParts(base), ...(base === word ? [] : knownParts(word))]);
  parts.delete(base);
  const keys = [base, ...[...parts].map((part) => PART + part)];
  if (word.length >= EDGE_LENGTH) keys.push(EDGE + word.slice(0, EDGE_LENGTH));
  if (wordKeys.size > 20_000) wordKeys.clear();
  wordKeys.set(word, keys);
  return keys;
}

/**
 * The keys under which a document is found, each with its weight from 1 to 255 (BM25's wearing out of counts and of
 * length within text and quote; fixed weights for the short fields, combined as independent evidence).
 * Depends on the document alone. Never throws.
 */
export function documentKeys(document: SearchDocument): Map<string, number> {
  const seen = new Map<string, Seen>();
  const at = (key: string): Seen => {
    let entry = seen.get(key);
    if (!entry) seen.set(key, (entry = { count: 0, left: 1 }));
    return entry;
  };
  for (const field of FIELDS) {
    const weight = SHORT_FIELDS[field];
    const inField = new Map<string, number>();
    let length = 0;
    for (const text of fieldTexts(document, field)) {
      const mapped = foldMapped(text);
      const tokens = tokensOf(mapped);
      length += tokens.length;
      const keys = tokens.flatMap(({ word }) => keysOfWord(word));
      for (const number of findNumbers(mapped.text)) keys.push(...number.keys.map((key) => NUMBER + key));
      if (field === 'submitters' || field === 'parties') keys.push(...tokens.map(({ word }) => MEMBER + word));
      if (field === 'tags') keys.push(...tokens.map(({ word }) => TAG + word));
      for (const key of keys) inField.set(key, (inField.get(key) ?? 0) + 1);
    }
    const wear = 1 / (1 - B + (B * length) / USUAL_LENGTH);
    for (const [key, count] of inField) {
      if (weight === undefined) at(key).count += count * wear * (field === 'quote' ? 0.8 : 1);
      else at(key).left *= 1 - weight;
    }
  }
  const weights = new Map<string, number>();
  for (const [key, { count, left }] of seen) {
    const text = TEXT_CEILING * (count / (count + K1));
    weights.set(key, Math.max(1, Math.min(255, Math.round(255 * (1 - left * (1 - text))))));
  }
  return weights;
}
