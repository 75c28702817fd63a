import { questionLanguage } from '../../dutch/question-language.ts';
import { terms } from '../../dutch/terms.ts';
import { genericWeight, idfOf, wordId, type RelatedIndex } from './open.ts';

/** Most characters to read of a text. */
const MAX_TEXT = 20_000;
/** Most words to take from it. */
const MAX_WORDS = 25;
/** Rarer among titles than this (as idf) does not make a word say more: it is a name or a slip. */
const MAX_IDF = 6;
/** What a word says that has nothing to do with the title, beside one whose vector is that of the title. */
const FAR = 0.8;

/** A word of the text of a question, by id, and how much it says of its subject. */
export interface CharacteristicWord {
  readonly id: number;
  readonly value: number;
}

/** How often each stem occurs in a text. */
export function stemCounts(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { stem } of terms(text.slice(0, MAX_TEXT))) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}

/**
 * The words that say most of the subject of a text, most first: often in it, rare among titles, rare in the language of questions
 * (`klopt` and `bereid` are rare in titles only), and rather of what the title is about.
 *
 * @param counts of `stemCounts`
 * @param title words to leave out, and the unit vector of what they mean
 */
export function characteristicWords(
  index: RelatedIndex,
  counts: ReadonlyMap<string, number>,
  title: readonly { id: number }[],
  meaning: Float32Array,
): CharacteristicWord[] {
  const known = new Set(title.map(({ id }) => id));
  const table = index.vectors.tableOf(meaning);
  const { texts, inTexts } = questionLanguage();
  const found: CharacteristicWord[] = [];
  for (const [stem, count] of counts) {
    if (stem.length < 3 || /^\p{N}+$/u.test(stem)) continue;
    const id = wordId(index, stem);
    if (id < 0 || known.has(id)) continue;
    const often = 1 + Math.log(count);
    const rare = Math.min(MAX_IDF, idfOf(index, id)) * genericWeight(index, id);
    const unusual = Math.max(0, Math.log((texts + 1) / ((inTexts.get(stem) ?? 0) + 2)));
    const value = often * rare * unusual * (FAR + Math.max(0, index.vectors.dotBy(id, table)));
    if (value > 0) found.push({ id, value });
  }
  return found.toSorted((one, other) => other.value - one.value).slice(0, MAX_WORDS);
}
