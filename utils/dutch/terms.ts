import { compoundStems, type PartFrequency } from './compounds.ts';
import { stem } from './stem.ts';
import { isSourceName, isStopWord } from './stopwords.ts';
import { foldedWords } from './tokens.ts';

/** A word of a text that says something about its subject. */
export interface Term {
  /** What is compared. */
  stem: string;
  /** The word as in the text, folded. */
  word: string;
  /** Stems of the parts of a compound; empty for another word. */
  parts: string[];
}

/**
 * The words of a Dutch text that say something about its subject, in reading order, repeated ones included. Leaves out stop words,
 * source names and single characters; stems each word, and splits it where `frequency` knows its parts. Never throws.
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
