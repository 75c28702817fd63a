import { isNumberList, parseItemLabel, parseNumberList } from '../publication/numbers.ts';
import { markupFor } from '../site/markup.ts';

/** A question in the page and the place of its buttons. */
export interface QuestionPlace {
  /** Its numbers, ascending, at least one. */
  readonly numbers: readonly number[];
  /** The heading; the buttons are put after it. */
  readonly heading: Element;
}

const BLOCKS = markupFor('question').map((row) => row.selector);
const ANSWERS = markupFor('answer').map((row) => row.selector);
const LABELS = markupFor('itemLabel').map((row) => row.selector);

/**
 * The question numbers in a heading: `Vraag 2, 3 en 4`, `Vraag 2 t/m 6`, `Antwoord op vraag 3`, `Vraag 1a`, `1`.
 *
 * @param text text of the heading
 * @returns the numbers, ascending and each once; empty when it holds none or is no such heading
 */
export function numbersInLabel(text: string): number[] {
  const label = text.replaceAll(/\s+/g, ' ').trim();
  return parseItemLabel(label)?.numbers ?? (isNumberList(label) ? parseNumberList(label) : []);
}

/** A heading of an item: the first label row that matches directly in the block. */
function headingOf(block: Element): Element | null {
  for (const selector of LABELS) {
    const heading = block.querySelector(`:scope > ${selector}`);
    if (heading !== null) return heading;
  }
  return null;
}

function places(document: Document, blocks: readonly string[]): QuestionPlace[] {
  for (const selector of blocks) {
    const found = [...document.querySelectorAll(selector)].flatMap((block) => {
      const heading = headingOf(block);
      const numbers = heading === null ? [] : numbersInLabel(heading.textContent);
      return heading === null || numbers.length === 0 ? [] : [{ heading, numbers }];
    });
    if (found.length > 0) return found;
  }
  return [];
}

/** The numbered questions of a page, in its order; empty for a layout that is not known. Reads only. */
export function findQuestionPlaces(document: Document): QuestionPlace[] {
  return places(document, BLOCKS);
}

/** The numbered answers of a page, in its order. Reads only. */
export function findAnswerPlaces(document: Document): QuestionPlace[] {
  return places(document, ANSWERS);
}
