import { type CorpusRecord, MAX_WORDS } from '../../domain/question-list/record.ts';
import { assembleIndex } from '../rank/assemble.ts';
import { analyseTitle, openIndex, wordId, wordOfId } from '../rank/open.ts';
import { stemCounts, characteristicWords } from '../rank/text-words.ts';
import { DIMENSIONS } from '../rank/weights.ts';
import { toRelatedRecord } from './write.ts';

/**
 * Records with the words that tell what their texts are about, chosen as those of a page are when it asks (decision 331): often in the
 * text, rare among the titles and in the language of questions, not in its own title. The texts themselves are kept nowhere.
 *
 * @param texts text of the sub-questions by number; a record without one comes back as it is
 */
export function withTextWords(records: readonly CorpusRecord[], texts: ReadonlyMap<string, string>): CorpusRecord[] {
  if (texts.size === 0) return [...records];
  const index = openIndex(assembleIndex(records.map(toRelatedRecord), null));
  // What the title is about is known only once vectors are learned.
  const meaning = new Float32Array(DIMENSIONS);
  return records.map((record) => {
    const text = texts.get(record.number);
    if (text === undefined) return record;
    const { whole, parts } = analyseTitle(index, record.title);
    const title = [...whole, ...parts].map((word) => ({ id: wordId(index, word) }));
    const found = characteristicWords(index, stemCounts(text), title, meaning).slice(0, MAX_WORDS);
    return found.length === 0 ? record : { ...record, words: found.map(({ id }) => wordOfId(index, id)) };
  });
}
