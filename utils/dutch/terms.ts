import { compoundStems, type PartFrequency } from './compounds.ts';
import { stem } from './stem.ts';
import { isSourceName, isStopWord } from './stopwords.ts';
import { foldedWords } from './tokens.ts';

/** One telling word of a text. */
export interface Term {
  /** Stem; what is compared. */
  stem: string;
  /** Folded word as it stood in the text. */
  word: string;
  /** Stems of the parts when it is a compound, else empty. */
  parts: string[];
}

/**
 * The telling words of a Dutch text in reading order, repeated words included: stop words,
 * formula words, source names and bare single characters left out, each stemmed and, when
 * `frequency` knows its parts, split. Never throws.
 */
export function terms(text: string, frequency: PartFrequency = () => 0): Term[] {
  const found: Term[] = [];
  for (const word of foldedWords(text)) {
    if (word.length < 2 || isStopWord(word) || isSourceName(word)) continue;
    const key = stem(word);
    if (isStopWord(key)) continue;
    found.push({ stem: key, word, parts: compoundStems(word, frequency) });
  }
  return found;
}
