import type { PartKind } from './model.ts';

/** What a label opens: which kind of part, for which numbers. */
export interface LabelMeaning {
  readonly kind: PartKind;
  readonly numbers: readonly number[];
}

const NUMBERS = String.raw`\d{1,3}(?:\s*(?:,|en|t\/m|tot en met|–|-)\s*(?:vra(?:ag|gen)\s+)?\d{1,3})*`;
const QUESTION = new RegExp(String.raw`^vra(?:ag|gen)\s+(${NUMBERS})\s*[.:]?$`, 'i');
const ANSWER = new RegExp(
  String.raw`^antwoord(?:en)?(?:\s+op)?(?:\s+(?:de\s+)?vra(?:ag|gen))?(?:\s+(${NUMBERS}))?\s*[.:]?$`,
  'i',
);
const BARE = new RegExp(String.raw`^(${NUMBERS})\s*[.:)]?$`);
const NOTICE = /^(?:nadere\s+)?mededeling\b.{0,40}$/i;
const NOTE = /^toelichting\b.{0,20}$/i;

/** Longer texts are no labels. */
const LABEL_MAX_LENGTH = 80;

/** The numbers in "2, 3 en 4" or "2 t/m 6", ascending. Of a range of more than a hundred only the ends count. */
export function parseNumbers(text: string): number[] {
  const numbers = new Set<number>();
  const tokens = text.match(/\d{1,3}|t\/m|tot en met|–|-/g) ?? [];
  let last: number | undefined;
  let range = false;
  for (const token of tokens) {
    if (!/^\d/.test(token)) {
      range = true;
      continue;
    }
    const value = Number(token);
    if (range && last !== undefined && value > last && value - last <= 100) {
      for (let between = last + 1; between < value; between += 1) numbers.add(between);
    }
    numbers.add(value);
    last = value;
    range = false;
  }
  return [...numbers].toSorted((a, b) => a - b);
}

/**
 * Reads a label by its words.
 *
 * @param text the whole text of the block, white space folded
 * @param bareKind what a label with numbers only ("1") opens; null when that is no label
 * @returns null when it is no label
 */
export function readLabel(text: string, bareKind: 'question' | 'answer' | null): LabelMeaning | null {
  if (text === '' || text.length > LABEL_MAX_LENGTH) return null;
  const question = QUESTION.exec(text);
  if (question) return { kind: 'question', numbers: parseNumbers(question[1] ?? '') };
  const answer = ANSWER.exec(text);
  if (answer) return { kind: 'answer', numbers: parseNumbers(answer[1] ?? '') };
  if (NOTICE.test(text)) return { kind: 'notice', numbers: [] };
  if (NOTE.test(text)) return { kind: 'note', numbers: [] };
  const numbers = bareKind === null ? null : BARE.exec(text);
  return numbers && bareKind !== null ? { kind: bareKind, numbers: parseNumbers(numbers[1] ?? '') } : null;
}
