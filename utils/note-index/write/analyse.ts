import { EDGE, EDGE_LENGTH, NUMBER, PART, SCOPED } from '../disk/keys.ts';
import { findNumbers, foldMapped, knownParts, stem, tokensOf } from '../language.ts';
import { listFields, type Field, type IndexedDocument, type Named, type Schema } from '../schema.ts';

/** Raise it when the same document and schema give other keys or weights, also because the language changed. */
const ANALYSIS_VERSION = 4;

/** Most that prose can weigh; a hit in a short field can outweigh any number of occurrences in prose. */
const PROSE_CEILING = 0.52;
/** BM25: how fast occurrences saturate, and how much the length of a text matters. */
const K1 = 1.2;
const B = 0.6;
/** Words in a usual text. Fixed, so that the weights of a document never depend on the others. */
const USUAL_LENGTH = 50;

interface Evidence {
  /** Weighted occurrences in prose. */
  count: number;
  /** Product of (1 - weight) of the short fields with the key. */
  doubt: number;
}

const keysByWord = new Map<string, readonly string[]>();

/** Keys of a word: its stem, the known parts of a compound, its edge. Cached, since texts repeat their words. */
function keysOfWord(word: string): readonly string[] {
  const known = keysByWord.get(word);
  if (known) return known;
  const base = stem(word);
  // The stem of a plural compound may be wrong (`basisscholen`); its parts are known in both forms.
  const parts = new Set([...knownParts(base), ...(base === word ? [] : knownParts(word))]);
  parts.delete(base);
  const keys = [base, ...[...parts].map((part) => PART + part)];
  if (word.length >= EDGE_LENGTH) keys.push(EDGE + word.slice(0, EDGE_LENGTH));
  if (keysByWord.size > 20_000) keysByWord.clear();
  keysByWord.set(word, keys);
  return keys;
}

/**
 * Turns documents of one schema into keys with weights.
 *
 * For example, take a short field `title` of weight 0.62 and a prose field `body` of weight 1, and the document
 * { title: 'Haven', body: 'De haven van Rotterdam' }. The key `haven` gets 0.62 from the title. In the body it occurs once
 * in four words: length normalisation makes that 1 / (1 - 0.6 + 0.6 × 4 / 50) = 2.23, saturation 2.23 / (2.23 + 1.2) = 0.65,
 * the ceiling 0.52 × 0.65 = 0.34. Both are evidence of the same: 1 - (1 - 0.62) × (1 - 0.34) = 0.75, stored as 191 of 255.
 */
export class Analyser<D extends IndexedDocument> {
  /** Identifies this analysis: postings made by another one must not be mixed with these. */
  readonly name: string;
  readonly #fields: readonly Named<string, Field<D>>[];

  constructor({ fields, version }: Schema<D, string>) {
    this.#fields = listFields(fields);
    // The functions of the fields fall out of the JSON: that is what `version` of a schema is for.
    this.name = JSON.stringify([ANALYSIS_VERSION, version, this.#fields]);
  }

  /** The keys that find a document, each with its weight from 1 to 255. Depends on the document alone. Never throws. */
  keys(document: D): Map<string, number> {
    const evidence = new Map<string, Evidence>();
    for (const field of this.#fields) addField(evidence, field, document);
    const weights = new Map<string, number>();
    for (const [key, { count, doubt }] of evidence) {
      const prose = PROSE_CEILING * (count / (count + K1));
      weights.set(key, Math.max(1, Math.min(255, Math.round(255 * (1 - doubt * (1 - prose))))));
    }
    return weights;
  }
}

function addField<D>(evidence: Map<string, Evidence>, { texts, kind, weight, scope }: Field<D>, document: D): void {
  const inField = new Map<string, number>();
  let length = 0;
  for (const text of texts(document)) {
    const mapped = foldMapped(text);
    const tokens = tokensOf(mapped);
    length += tokens.length;
    const keys = tokens.flatMap(({ word }) => keysOfWord(word));
    for (const number of findNumbers(mapped.text)) keys.push(...number.keys.map((key) => NUMBER + key));
    if (scope !== undefined) keys.push(...tokens.map(({ word }) => SCOPED[scope] + word));
    for (const key of keys) inField.set(key, (inField.get(key) ?? 0) + 1);
  }
  const perOccurrence = weight / (1 - B + (B * length) / USUAL_LENGTH);
  for (const [key, count] of inField) {
    let own = evidence.get(key);
    if (!own) evidence.set(key, (own = { count: 0, doubt: 1 }));
    if (kind === 'prose') own.count += count * perOccurrence;
    else own.doubt *= 1 - weight;
  }
}
