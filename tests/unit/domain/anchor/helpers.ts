import { JSDOM } from 'jsdom';
import {
  describe as describePassage,
  indexDocument,
  type DocumentIndex,
  type DocumentInfo,
  type PassageSelectors,
} from '../../../../utils/domain/anchor/index.ts';

/** What document the fixtures say they are. */
export const INFO: DocumentInfo = {
  id: 'kv-tk-2024Z00001',
  version: null,
  date: '2024-05-03',
  questionNumbers: ['2024Z00001'],
};

export interface Page {
  readonly document: Document;
  readonly index: DocumentIndex;
}

export function page(html: string): Page {
  const { document } = new JSDOM(html).window;
  return { document, index: indexDocument(document) };
}

/** Describes words inside the part with a kind and number; fails when they are not there. */
export function mark(index: DocumentIndex, kind: string, number: number, words: string, nth = 0): PassageSelectors {
  const part = index.parts.find(({ name }) => name.kind === kind && (number === 0 || name.numbers.includes(number)));
  if (!part) throw new Error(`no ${kind} ${number}`);
  let at = index.text.indexOf(words, part.start);
  for (let skip = 0; skip < nth; skip += 1) at = index.text.indexOf(words, at + 1);
  if (at < 0 || at + words.length > part.end) throw new Error(`"${words}" is not in ${kind} ${number}`);
  const selectors = describePassage({ start: at, end: at + words.length }, index, INFO);
  if (!selectors) throw new Error('nothing to describe');
  return selectors;
}
