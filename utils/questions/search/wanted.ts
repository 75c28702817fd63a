import { verbForms, stemsOfPrefix } from '../../dutch/query/forms.ts';
import type { Clause } from '../../dutch/query/parse.ts';
import { canBePart, partPlace } from '../../dutch/query/parts.ts';
import { wordsWithPlaces } from '../../dutch/query/tokenize.ts';
import { compoundStems } from '../../dutch/compounds.ts';
import { fold } from '../../dutch/fold.ts';
import { stem } from '../../dutch/stem.ts';
import { isSourceName, isStopWord } from '../../dutch/stopwords.ts';
import type { Terms } from './terms.ts';

/** How much each kind of meeting counts against the word itself; as in the search of notes (utils/note-index/plan.ts). */
const FORM = 0.6;
const UNFINISHED = 0.8;
const COMPOUND = 0.5;
const UNFINISHED_COMPOUND = 0.35;
/** A minister is named for the office more than for the subject. */
const ADDRESSEE = 0.8;

/** What a clause asks of a question. */
export interface Wanted {
  readonly clause: Clause;
  /** By word id, how well the word meets it; 0 not at all. Null when the words of the list cannot tell. */
  readonly words: Float32Array | null;
  /** Ids of the parts of a compound, which meet it where all are there: `douanescanner`, “scanners bij de douane”. Empty for another word. */
  readonly parts: readonly number[];
  /** Ids of words that must all be there before the title is looked in (a phrase). */
  readonly together: readonly number[];
  /** The same by person id. */
  readonly people: Float32Array | null;
  readonly number: ((number: string) => boolean) | null;
  /** Parties that meet it, as the list spells them; null when none does. */
  readonly parties: ReadonlySet<string> | null;
  /** To be looked up in the title itself; null when the words of the list tell enough. */
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

/** Words the list does not keep: grammar, formulas of titles, and the names of papers and programmes. */
const isLeftOut = (word: string): boolean => isStopWord(word) || isSourceName(word) || isStopWord(stem(word));

const plainWords = (text: string): string[] =>
  wordsWithPlaces(text).flatMap(({ word, joined }) => (joined ? [] : [word]));

function followEachOther(words: readonly string[], asked: readonly string[]): boolean {
  return words.some((_, at) => asked.every((word, step) => words[at + step] === word));
}

const starts =
  (asked: string, prefix: boolean) =>
  (word: string): boolean =>
    prefix ? word.startsWith(asked) : word === asked;

function wordsOf(terms: Terms, word: string, prefix: boolean, negated: boolean): Float32Array {
  const found = new Float32Array(terms.count);
  const meet = (id: number, weight: number): void => {
    if (id >= 0) found[id] = Math.max(found[id] ?? 0, weight);
  };
  const base = stem(word);
  meet(terms.idOf(base), 1);
  if (negated) return found;
  for (const form of verbForms(word)) meet(terms.idOf(form), FORM);
  const others = prefix ? stemsOfPrefix(word).filter((form) => !form.startsWith(word)) : [];
  for (const form of others) meet(terms.idOf(form), UNFINISHED);
  const parts = [...new Set([word, base])].filter(canBePart);
  terms.each((candidate, id) => {
    if (prefix && candidate.startsWith(word)) meet(id, UNFINISHED);
    else if (parts.some((part) => partPlace(part, candidate) >= 0)) meet(id, COMPOUND);
    else if (prefix && word.length > 3 && candidate.indexOf(word) >= 3) meet(id, UNFINISHED_COMPOUND);
  });
  return found;
}

/** @param members only those who submit, not those who answer */
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

/** A test of a title that first looks whether the letters are there at all. */
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
  // A word that is left out of the list may still be the beginning of one that is not.
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
 * What a clause of a query asks of questions, worked out once against all words and people of the list. Tags are the reader's
 * own and on no question: such a clause is met by none.
 */
export function wantedBy(terms: Terms, clause: Clause): Wanted {
  if (clause.scope === 'label') return nothing(clause);
  switch (clause.kind) {
    case 'number': {
      const { key, prefix } = clause;
      const fits = starts(key, prefix);
      return {
        ...nothing(clause),
        // A bare row of digits may stand in a title as an amount or a year.
        words: clause.scope === 'any' && /^\d+$/.test(key) ? wordsOf(terms, key, prefix, true) : null,
        number: (value) => fits(value.toLowerCase()) || (/^\d{3,}$/.test(key) && value.endsWith(key)),
      };
    }
    case 'phrase': {
      const { words } = clause;
      if (clause.scope === 'name') {
        const found = new Float32Array(terms.peopleCount);
        terms.eachPerson((key, id) => {
          if (!key.startsWith('>') && followEachOther(plainWords(key), words)) found[id] = 1;
        });
        return { ...nothing(clause), people: found, parties: partiesOf(terms, (own) => followEachOther(own, words)) };
      }
      return {
        ...nothing(clause),
        together: words.filter((word) => !isLeftOut(word) && word.length > 1).map((word) => terms.idOf(stem(word))),
        title: inTitle(words[0] ?? '', (own) => followEachOther(own, words)),
      };
    }
    case 'word':
      return wordWanted(terms, clause);
  }
}
