import { EDGE, EDGE_LENGTH, LAST, NUMBER, PART, SCOPED } from '../disk/keys.ts';
import {
  bareNumberKeys,
  canBePart,
  isKnownPart,
  MATCH_WEIGHTS,
  nearForms,
  startsKnownPart,
  stem,
  stemsOfPrefix,
  verbForms,
  type Clause,
  type Scope,
} from '../language.ts';

/** A set of documents that match a clause. `weight` (0–1) is how much a match of this kind counts, see `MATCH_WEIGHTS`. */
export type ClauseSource =
  | { readonly from: 'key'; readonly key: string; readonly weight: number }
  /** Every key from `first` to `last`: a prefix search. */
  | { readonly from: 'range'; readonly first: string; readonly last: string; readonly weight: number }
  /** Every word of the dictionary with `part` as a part of a compound. */
  | { readonly from: 'compound'; readonly part: string; readonly weight: number };

/** Names the posting list of a source, for the cache; its weight does not matter there. */
export function sourceName(source: ClauseSource): string {
  if (source.from === 'key') return `k${source.key}`;
  return source.from === 'range' ? `r${source.first}` : `c${source.part}`;
}

const { exact, near, unfinished, form: verbForm, compound, unfinishedCompound } = MATCH_WEIGHTS;

const key = (name: string, weight: number): ClauseSource => ({ from: 'key', key: name, weight });
const range = (prefix: string, weight: number): ClauseSource => ({
  from: 'range',
  first: prefix,
  last: prefix + LAST,
  weight,
});

/** The key of a word of one kind, and when it is still being typed, all keys it is the start of. */
function signedSources(sign: string, word: string, prefix: boolean): ClauseSource[] {
  return prefix ? [key(sign + word, exact), range(sign + word, unfinished)] : [key(sign + word, exact)];
}

function partSources(word: string, base: string): ClauseSource[] {
  const parts = new Set([base, word].filter(canBePart));
  return [...parts].map((part) =>
    isKnownPart(part) ? key(PART + stem(part), compound) : { from: 'compound', part, weight: compound },
  );
}

function unfinishedSources(word: string): ClauseSource[] {
  if (word.length <= EDGE_LENGTH) return [range(EDGE + word, unfinished)];
  // The range already has every stem that starts with these letters.
  const others = stemsOfPrefix(word).filter((form) => !form.startsWith(word));
  const sources = [range(word, unfinished), ...others.map((form) => key(form, unfinished))];
  if (startsKnownPart(word)) sources.push(range(PART + word, unfinishedCompound));
  return sources;
}

function anySources(word: string, prefix: boolean, negated: boolean): ClauseSource[] {
  const base = stem(word);
  const sources = [key(base, exact)];
  for (const form of nearForms(word)) sources.push(key(form, near));
  // Exclude only the word itself: `-slag` must not hide every `verslag`.
  if (negated) return sources;
  for (const form of verbForms(word)) sources.push(key(form, verbForm));
  sources.push(...partSources(word, base));
  if (prefix) sources.push(...unfinishedSources(word));
  if (/\d/.test(word)) sources.push(...signedSources(NUMBER, word, prefix));
  return sources;
}

/** The first key after another. */
const after = (name: string): string => `${name}\0`;

/**
 * Removes what the sources would read twice. The same key may come from a word and from its stem. And a range starts with the
 * key of its own prefix, which for a common word holds most of what would be read.
 */
function withoutOverlap(sources: readonly ClauseSource[]): ClauseSource[] {
  const seen = new Map<string, ClauseSource>();
  for (const source of sources) {
    const name = sourceName(source);
    const before = seen.get(name);
    if (!before || before.weight < source.weight) seen.set(name, source);
  }
  return [...seen.values()].map((source) => {
    if (source.from !== 'range') return source;
    const own = seen.get(sourceName({ from: 'key', key: source.first, weight: 1 }));
    return own && own.weight >= source.weight ? { ...source, first: after(source.first) } : source;
  });
}

function wordSources({ scope, word, prefix, negated }: Extract<Clause, { kind: 'word' }>): ClauseSource[] {
  if (scope === 'any') return anySources(word, prefix, negated);
  if (scope !== 'number') return signedSources(SCOPED[scope], word, prefix);
  return [...signedSources(NUMBER, word, prefix), ...bareNumberKeys(word).map((name) => key(NUMBER + name, exact))];
}

/**
 * Plans the posting lists to read for a clause: groups of sources, of each of which a document must be in at least one.
 * A phrase gives a group per word; that its words are consecutive is checked in the text afterwards.
 *
 * For the word `toeslagen`, still being typed, the one group is: the key `toeslag` (exact), the keys of guessed verb forms
 * (`form`), `+toeslag` (compound, a known part), the range `toeslagen…` (unfinished).
 */
export function clauseSources(clause: Clause): ClauseSource[][] {
  switch (clause.kind) {
    case 'word':
      return [withoutOverlap(wordSources(clause))];
    case 'number': {
      const sources = signedSources(NUMBER, clause.key, clause.prefix);
      // Bare digits may also be an amount or a year in the text.
      if (clause.scope === 'any' && /^\d+$/.test(clause.key))
        sources.push(...signedSources('', clause.key, clause.prefix));
      if (clause.scope === 'number')
        sources.push(...bareNumberKeys(clause.key).map((name) => key(NUMBER + name, exact)));
      return [withoutOverlap(sources)];
    }
    case 'phrase':
      return clause.words.map((word) => [key(phraseKey(clause.scope, word), exact)]);
  }
}

function phraseKey(scope: Scope, word: string): string {
  return scope === 'any' || scope === 'number' ? stem(word) : SCOPED[scope] + word;
}
