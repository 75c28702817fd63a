import { verbForms, stemsOfPrefix } from '../../dutch/query/forms.ts';
import { MATCH_WEIGHTS } from '../../dutch/query/match-weights.ts';
import type { Clause } from '../../dutch/query/parse.ts';
import { canBePart, partPlace } from '../../dutch/query/parts.ts';
import { wordsWithPlaces } from '../../dutch/query/tokenize.ts';
import { compoundStems } from '../../dutch/compounds.ts';
import { fold } from '../../dutch/fold.ts';
import { stem } from '../../dutch/stem.ts';
import { isSourceName, isStopWord } from '../../dutch/stopwords.ts';
import type { Terms } from './terms.ts';

/** Weight of an addressee: named for the office rather than the subject. */
const ADDRESSEE = 0.8;

/** What a clause asks of a question. */
export interface Wanted {
  readonly clause: Clause;
  /** By word id, how well the word matches (`MATCH_WEIGHTS`); 0 not at all. Null when the words of the list cannot tell. */
  readonly words: Float32Array | null;
  /** Ids of the parts of a compound: a question with all of them matches too (`douanescanner`, “scanners bij de douane”). Empty for another word. */
  readonly parts: readonly number[];
  /** Ids of the words of a phrase: only of a question with all of them the title is read. */
  readonly together: readonly number[];
  /** By person id, how well the person matches. */
  readonly people: Float32Array | null;
  readonly number: ((number: string) => boolean) | null;
  /** Parties that match, as the list spells them; null when none does. */
  readonly parties: ReadonlySet<string> | null;
  /** A test of the title itself; null when the words of the list tell enough. */
  readonly title: ((title: string) => boolean) | null;
}

const nothing = (clause: Clause): Wanted => ({
  clause,
  words: null,
  parts: [],
  together: [],
  people: null,
  number: null,
  parties: null,
  title: null,
});

/** Words that the list does not keep: function words, formulas of titles, names of newspapers and programmes. */
const isLeftOut = (word: string): boolean => isStopWord(word) || isSourceName(word) || isStopWord(stem(word));

/** The folded words of a name or a title, without those that are read together with another. */
export const plainWords = (text: string): string[] =>
  wordsWithPlaces(text).flatMap(({ word, joined }) => (joined ? [] : [word]));

/** Whether words are in a row among others. */
function areInARow(words: readonly string[], asked: readonly string[]): boolean {
  return words.some((_, at) => asked.every((word, step) => words[at + step] === word));
}

const starts =
  (asked: string, prefix: boolean) =>
  (word: string): boolean =>
    prefix ? word.startsWith(asked) : word === asked;

function wordsOf(terms: Terms, word: string, prefix: boolean, negated: boolean): Float32Array {
  const found = new Float32Array(terms.count);
  const match = (id: number, weight: number): void => {
    if (id >= 0) found[id] = Math.max(found[id] ?? 0, weight);
  };
  const base = stem(word);
  match(terms.idOf(base), 1);
  if (negated) return found;
  for (const form of verbForms(word)) match(terms.idOf(form), MATCH_WEIGHTS.form);
  const others = prefix ? stemsOfPrefix(word).filter((form) => !form.startsWith(word)) : [];
  for (const form of others) match(terms.idOf(form), MATCH_WEIGHTS.unfinished);
  const parts = [...new Set([word, base])].filter(canBePart);
  terms.each((candidate, id) => {
    if (prefix && candidate.startsWith(word)) match(id, MATCH_WEIGHTS.unfinished);
    else if (parts.some((part) => partPlace(part, candidate) >= 0)) match(id, MATCH_WEIGHTS.compound);
    else if (prefix && word.length > 3 && candidate.indexOf(word) >= 3) match(id, MATCH_WEIGHTS.unfinishedCompound);
  });
  return found;
}

/** By person id, who has a word as a name. `members`: only submitters, no addressees. */
function peopleOf(terms: Terms, word: string, prefix: boolean, members: boolean): Float32Array {
  const found = new Float32Array(terms.peopleCount);
  const fits = starts(word, prefix);
  terms.eachPerson((key, id) => {
    const addressee = key.startsWith('>');
    if (addressee && members) return;
    if (plainWords(addressee ? key.slice(1) : key).some(fits)) found[id] = addressee ? ADDRESSEE : 1;
  });
  return found;
}

function partiesOf({ parties }: Terms, test: (words: readonly string[]) => boolean): ReadonlySet<string> | null {
  const found = parties.filter((party) => test([fold(party), ...plainWords(party)]));
  return found.length === 0 ? null : new Set(found);
}

/** A test of the words of a title, run only when it has these letters at all. */
const inTitle =
  (letters: string, test: (words: readonly string[]) => boolean) =>
  (title: string): boolean =>
    fold(title).includes(letters) && test(plainWords(title));

function wordWanted(terms: Terms, clause: Extract<Clause, { kind: 'word' }>): Wanted {
  const { word, prefix, scope, negated } = clause;
  const number = (value: string): boolean => value.toLowerCase().startsWith(word);
  if (scope === 'number') return { ...nothing(clause), number };
  const members = scope === 'name';
  const people = peopleOf(terms, word, prefix, members);
  const fits = starts(word, prefix && word.length > 1);
  const parties = partiesOf(terms, (names) => names.some(fits));
  if (members) return { ...nothing(clause), people, parties };
  const words = wordsOf(terms, word, prefix, negated);
  // A word that the list leaves out may still be the start of one that it has.
  const isTold = !isLeftOut(word) || (prefix && words.some((weight) => weight > 0));
  return {
    ...nothing(clause),
    words,
    parts: negated ? [] : compoundStems(word, (part) => terms.frequency(terms.idOf(stem(part)))).map(terms.idOf),
    people,
    parties,
    title: isTold ? null : inTitle(word, (own) => own.some(fits)),
    number: /^\d{4}z/.test(word) ? number : null,
  };
}

/**
 * What a clause of a query asks of a question, computed once against all words and people of the list. No question has a label: these are
 * the reader's own.
 */
export function wantedBy(terms: Terms, clause: Clause): Wanted {
  if (clause.scope === 'label') return nothing(clause);
  switch (clause.kind) {
    case 'number': {
      const { key, prefix } = clause;
      const fits = starts(key, prefix);
      return {
        ...nothing(clause),
        // Bare digits may be an amount or a year in a title.
        words: clause.scope === 'any' && /^\d+$/.test(key) ? wordsOf(terms, key, prefix, true) : null,
        number: (value) => fits(value.toLowerCase()) || (/^\d{3,}$/.test(key) && value.endsWith(key)),
      };
    }
    case 'phrase': {
      const { words } = clause;
      if (clause.scope === 'name') {
        const found = new Float32Array(terms.peopleCount);
        terms.eachPerson((key, id) => {
          if (!key.startsWith('>') && areInARow(plainWords(key), words)) found[id] = 1;
        });
        return { ...nothing(clause), people: found, parties: partiesOf(terms, (own) => areInARow(own, words)) };
      }
      return {
        ...nothing(clause),
        together: words.filter((word) => !isLeftOut(word) && word.length > 1).map((word) => terms.idOf(stem(word))),
        title: inTitle(words[0] ?? '', (own) => areInARow(own, words)),
      };
    }
    case 'word':
      return wordWanted(terms, clause);
  }
}
