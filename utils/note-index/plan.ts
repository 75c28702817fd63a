import { stemOf as stem } from '../dutch/query/stems.ts';
import { nearForms, stemsOfPrefix, verbForms } from '../dutch/query/forms.ts';
import { bareNumberKeys } from '../dutch/query/numbers.ts';
import { EDGE, EDGE_LENGTH, LAST, MEMBER, NUMBER, PART, TAG } from './keys.ts';
import type { Clause, Scope } from '../dutch/query/parse.ts';
import { canBePart, isKnownPart, startsKnownPart } from '../dutch/query/parts.ts';

/** Where documents of a clause come from; `weight` (0–1) is how much a meeting of this kind counts against the word itself. */
export type ClauseSource =
  | { readonly from: 'key'; readonly key: string; readonly weight: number }
  /** Every key from `first` to `last`. */
  | { readonly from: 'range'; readonly first: string; readonly last: string; readonly weight: number }
  /** Every word of the dictionary that holds `part` as part of a compound. */
  | { readonly from: 'compound'; readonly part: string; readonly weight: number };

/** A name by which the documents of a source are remembered; the weight is no part of it. */
export function sourceName(source: ClauseSource): string {
  if (source.from === 'key') return `k${source.key}`;
  return source.from === 'range' ? `r${source.first}` : `c${source.part}`;
}

const EXACT = 1;
const UNFINISHED = 0.8;
const NEAR = 0.9;
const FORM = 0.6;
const COMPOUND = 0.5;
const UNFINISHED_COMPOUND = 0.35;

const key = (name: string, weight: number): ClauseSource => ({ from: 'key', key: name, weight });
const range = (prefix: string, weight: number): ClauseSource => ({
  from: 'range',
  first: prefix,
  last: prefix + LAST,
  weight,
});

function scopedSources(sign: string, word: string, prefix: boolean): ClauseSource[] {
  return prefix ? [key(sign + word, EXACT), range(sign + word, UNFINISHED)] : [key(sign + word, EXACT)];
}

function partSources(word: string, base: string): ClauseSource[] {
  const parts = new Set([base, word].filter(canBePart));
  return [...parts].map((part) =>
    isKnownPart(part) ? key(PART + stem(part), COMPOUND) : { from: 'compound', part, weight: COMPOUND },
  );
}

function unfinishedSources(word: string): ClauseSource[] {
  if (word.length <= EDGE_LENGTH) return [range(EDGE + word, UNFINISHED)];
  // What starts with the letters typed is in the range already.
  const others = stemsOfPrefix(word).filter((form) => !form.startsWith(word));
  const sources = [range(word, UNFINISHED), ...others.map((form) => key(form, UNFINISHED))];
  if (startsKnownPart(word)) sources.push(range(PART + word, UNFINISHED_COMPOUND));
  return sources;
}

function anySources(word: string, prefix: boolean, negated: boolean): ClauseSource[] {
  const base = stem(word);
  const sources = [key(base, EXACT)];
  for (const form of nearForms(word)) sources.push(key(form, NEAR));
  // What is excluded is excluded as the word itself: "-slag" must not hide every "verslag".
  if (negated) return sources;
  for (const form of verbForms(word)) sources.push(key(form, FORM));
  sources.push(...partSources(word, base));
  if (prefix) sources.push(...unfinishedSources(word));
  if (/\d/.test(word)) sources.push(...scopedSources(NUMBER, word, prefix));
  return sources;
}

/** The first key after one. */
const after = (name: string): string => `${name}\0`;

/**
 * Sources without what others among them bring: the same key may come from a word and from its stem, and the words with a beginning start
 * with that beginning itself, which for a common word is most of what would be read.
 */
function once(sources: readonly ClauseSource[]): ClauseSource[] {
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

function wordSources(scope: Scope, word: string, prefix: boolean, negated: boolean): ClauseSource[] {
  if (scope === 'tag') return scopedSources(TAG, word, prefix);
  if (scope === 'member') return scopedSources(MEMBER, word, prefix);
  if (scope === 'number')
    return [...scopedSources(NUMBER, word, prefix), ...bareNumberKeys(word).map((name) => key(NUMBER + name, EXACT))];
  return anySources(word, prefix, negated);
}

/** The groups of sources a clause needs, each of which a document must be in. A phrase also has to be checked in the text. */
export function clauseSources(clause: Clause): ClauseSource[][] {
  switch (clause.kind) {
    case 'word':
      return [once(wordSources(clause.scope, clause.word, clause.prefix, clause.negated))];
    case 'number': {
      const sources = scopedSources(NUMBER, clause.key, clause.prefix);
      // A bare row of digits may also stand in the text as an amount or a year.
      if (clause.scope === 'any' && /^\d+$/.test(clause.key))
        sources.push(...scopedSources('', clause.key, clause.prefix));
      if (clause.scope === 'number')
        sources.push(...bareNumberKeys(clause.key).map((name) => key(NUMBER + name, EXACT)));
      return [once(sources)];
    }
    case 'phrase':
      return clause.words.map((word) => [key(phraseKey(clause.scope, word), EXACT)]);
  }
}

function phraseKey(scope: Scope, word: string): string {
  if (scope === 'tag') return TAG + word;
  if (scope === 'member') return MEMBER + word;
  return stem(word);
}
