/**
 * Comparing two folded texts word by word, to tell a correction from a change of meaning. A typing
 * error put right, an article more or less, or a whole sentence put beside the others leaves the reader's
 * words standing; another number, another name, a "niet" more or less does not, however few letters it takes.
 */

/** A word of a folded text with the punctuation that sticks to it. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Words that turn a sentence round. Never added, dropped or exchanged silently. */
const NEGATIONS = new Set(
  'niet geen nooit niemand niets nergens noch zonder nee neen ja wel behalve tenzij evenmin nauwelijks not no never without'.split(
    ' ',
  ),
);
/** Words that may come and go without changing what is said. */
const ARTICLES = new Set(['de', 'het', 'een', 'te', 'er', 'dan', 'dat', 'om', "'t", 'the', 'a', 'an']);
const EDGE = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
const SENTENCE_END = /[.?!:;]["')\]]*$/;
const MARKS = /\p{M}/gu;

/** The words of a folded text. */
export function words(text: string): Word[] {
  const found: Word[] = [];
  for (const match of text.matchAll(/\S+/g)) {
    found.push({ text: match[0], start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** A word without the punctuation around it. */
export function bare(word: string): string {
  return word.replace(EDGE, '');
}

const plain = (word: string): string => word.normalize('NFD').replace(MARKS, '').toLowerCase();

/*
 * Slips are counted in one number: so many halves, and in how many places. A letter doubled or undoubled, and two
 * letters exchanged, are what fingers do: half of another slip.
 */
const HALF = 100;
const FINGER = HALF + 1;
const OTHER = HALF * 2 + 1;

/** What it costs that the `at`th letter of a word is not in the other. */
const extra = (word: string, at: number): number =>
  word[at - 1] === word[at - 2] || word[at - 1] === word[at] ? FINGER : OTHER;

/** The edit distance of two words in slips. */
function slips(first: string, second: string): number {
  let before: number[] = [];
  let row = [0];
  for (let j = 1; j <= second.length; j += 1) row.push((row[j - 1] ?? 0) + extra(second, j));
  for (let i = 1; i <= first.length; i += 1) {
    const next = [(row[0] ?? 0) + extra(first, i)];
    for (let j = 1; j <= second.length; j += 1) {
      const same = first[i - 1] === second[j - 1];
      let cost = Math.min(
        (row[j - 1] ?? 0) + (same ? 0 : OTHER),
        (row[j] ?? 0) + extra(first, i),
        (next[j - 1] ?? 0) + extra(second, j),
      );
      if (i > 1 && j > 1 && first[i - 1] === second[j - 2] && first[i - 2] === second[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + FINGER);
      }
      next.push(cost);
    }
    before = row;
    row = next;
  }
  return row[second.length] ?? 0;
}

/** Whether one word has the letters of the other and no others, in whatever order. */
function holds(long: string, short: string): boolean {
  const letters = [...long];
  return [...short].every((letter) => {
    const at = letters.indexOf(letter);
    if (at >= 0) letters.splice(at, 1);
    return at >= 0;
  });
}

/** Whether two words are a slip apart, or two when they are long: of the second slip in a word fingers are the cause. */
function slipped(short: string, long: string): boolean {
  const most = long.length >= 12 ? 3 : short.length >= 7 ? 2 : 1;
  if (long.length - short.length > most) return false;
  const count = slips(short, long);
  if (count % HALF > most) return false;
  const halves = Math.floor(count / HALF);
  if (halves <= (most === 3 ? 4 : 2)) return true;
  // A letter fallen out and two exchanged: no other letter has come in.
  return most === 2 && halves === 3 && short[0] === long[0] && holds(long, short);
}

/**
 * Whether one word is the other with a typing error put right: same letters but for accents or
 * punctuation, or one slip in five letters, two in twelve (two of the fingers in seven). A prefix more or less ("voldoende",
 * "onvoldoende") is another word, and a number or a name is never a typing error.
 *
 * @param atSentenceStart the old word opens a sentence, so that its capital says nothing
 */
export function isSameWord(first: string, second: string, atSentenceStart = false): boolean {
  const [a, b] = [bare(first), bare(second)];
  if (a === b) return a !== '' || first === second;
  if (/\p{N}/u.test(a + b)) return false;
  const [x, y] = [plain(a), plain(b)];
  if (NEGATIONS.has(x) !== NEGATIONS.has(y)) return false;
  if (x === y) return true;
  if (NEGATIONS.has(x)) return false;
  if (!atSentenceStart && /^\p{Lu}/u.test(a) && /^\p{Lu}/u.test(b)) return false;
  const [short, long] = x.length < y.length ? [x, y] : [y, x];
  if (short.length < 5) return false;
  if (long.length - short.length >= 2 && long.endsWith(short)) return false;
  return slipped(short, long);
}

/** One difference: words `oldStart..oldEnd` of the old text stand as `newStart..newEnd` in the new. */
export interface Hunk {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** Beyond this many cells a difference is taken as one big hunk; it would cost more than it tells. */
const MAX_CELLS = 1_000_000;

/** The differences between two lists of words, longest common subsequence, in order. */
export function diffWords(before: readonly Word[], after: readonly Word[]): Hunk[] {
  const same = (i: number, j: number): boolean => before[i]?.text === after[j]?.text;
  let head = 0;
  while (head < before.length && head < after.length && same(head, head)) head += 1;
  let oldTail = before.length;
  let newTail = after.length;
  while (oldTail > head && newTail > head && same(oldTail - 1, newTail - 1)) {
    oldTail -= 1;
    newTail -= 1;
  }
  const rows = oldTail - head;
  const columns = newTail - head;
  if (rows === 0 && columns === 0) return [];
  if (rows === 0 || columns === 0 || rows * columns > MAX_CELLS) {
    return [{ oldStart: head, oldEnd: oldTail, newStart: head, newEnd: newTail }];
  }
  const width = columns + 1;
  const table = new Uint16Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i -= 1) {
    for (let j = columns - 1; j >= 0; j -= 1) {
      table[i * width + j] = same(head + i, head + j)
        ? (table[(i + 1) * width + j + 1] ?? 0) + 1
        : Math.max(table[(i + 1) * width + j] ?? 0, table[i * width + j + 1] ?? 0);
    }
  }
  const hunks: Hunk[] = [];
  let [i, j] = [0, 0];
  while (i < rows || j < columns) {
    if (i < rows && j < columns && same(head + i, head + j)) {
      i += 1;
      j += 1;
      continue;
    }
    const [oldStart, newStart] = [i, j];
    while ((i < rows || j < columns) && !(i < rows && j < columns && same(head + i, head + j))) {
      if (j < columns && (i >= rows || (table[i * width + j + 1] ?? 0) >= (table[(i + 1) * width + j] ?? 0))) j += 1;
      else i += 1;
    }
    hunks.push({ oldStart: head + oldStart, oldEnd: head + i, newStart: head + newStart, newEnd: head + j });
  }
  return hunks;
}

/** What a comparison of an old and a new text says. */
export interface Comparison {
  /** No difference that could change what is said. */
  readonly benign: boolean;
  /** Every difference is a typing error, punctuation or an article; no sentence more or less. */
  readonly slipsOnly: boolean;
  /** Share of the old text (in characters of words) that stands in the new one, in order. */
  readonly kept: number;
  /** Number of differences. */
  readonly hunks: number;
}

const opensSentence = (list: readonly Word[], at: number): boolean =>
  at === 0 || SENTENCE_END.test(list[at - 1]?.text ?? '');
const wholeSentences = (list: readonly Word[], start: number, end: number): boolean =>
  opensSentence(list, start) && (end === list.length || SENTENCE_END.test(list[end - 1]?.text ?? ''));

type Kind = 'slip' | 'sentence' | 'phrase' | 'change';

function kindOf(hunk: Hunk, before: readonly Word[], after: readonly Word[]): Kind {
  const gone = before.slice(hunk.oldStart, hunk.oldEnd);
  const come = after.slice(hunk.newStart, hunk.newEnd);
  if (gone.length > 0 && come.length > 0) {
    const joined = (list: readonly Word[]): string =>
      list.map((word) => plain(word.text).replace(/[^\p{L}\p{N}]/gu, '')).join('');
    if (joined(gone) === joined(come)) return 'slip';
    if (gone.length !== come.length) return 'change';
    const slips = gone.every((word, index) =>
      isSameWord(word.text, come[index]?.text ?? '', opensSentence(before, hunk.oldStart + index)),
    );
    return slips ? 'slip' : 'change';
  }
  const [list, start, end] =
    gone.length > 0 ? ([before, hunk.oldStart, hunk.oldEnd] as const) : ([after, hunk.newStart, hunk.newEnd] as const);
  const text = list.slice(start, end).map((word) => plain(bare(word.text)));
  if (text.every((word) => word === '' || ARTICLES.has(word))) return 'slip';
  const doubled = text.length === 1 && text[0] === plain(bare(list[start - 1]?.text ?? ''));
  if (doubled && !NEGATIONS.has(text[0] ?? '') && !/\p{N}/u.test(text[0] ?? '')) return 'slip';
  // A sentence slid into a text can show as "end of its neighbour … start of itself": try the slide as well.
  if (wholeSentences(list, start, end) || slidSentence(list, start, end)) return 'sentence';
  const risky = list
    .slice(start, end)
    .some(
      (word) => NEGATIONS.has(plain(bare(word.text))) || /\p{N}/u.test(word.text) || /^["(]*\p{Lu}/u.test(word.text),
    );
  return risky ? 'change' : 'phrase';
}

function slidSentence(list: readonly Word[], start: number, end: number): boolean {
  for (let back = 1; back <= 100 && start - back >= 0; back += 1) {
    if (list[start - back]?.text !== list[end - back]?.text) return false;
    if (wholeSentences(list, start - back, end - back)) return true;
  }
  return false;
}

/**
 * Compares an old text with what stands in its place now.
 *
 * @param before words of the old text
 * @param after words of the new text
 * @param options `phrases`: a few words inside a sentence, without number, name or negation, may come or go
 *   when most of the old text stands; for the text around a passage, not for the passage itself
 */
export function compareWords(
  before: readonly Word[],
  after: readonly Word[],
  options: { readonly phrases: boolean } = { phrases: false },
): Comparison {
  const hunks = diffWords(before, after);
  const size = (list: readonly Word[]): number => list.reduce((sum, word) => sum + word.text.length, 0);
  const total = size(before);
  let lost = 0;
  let slipsOnly = true;
  let change = false;
  let phrase = false;
  for (const hunk of hunks) {
    const kind = kindOf(hunk, before, after);
    if (kind !== 'slip') {
      lost += size(before.slice(hunk.oldStart, hunk.oldEnd));
      slipsOnly = false;
    }
    if (kind === 'change') change = true;
    if (kind === 'phrase') phrase = true;
  }
  const kept = total === 0 ? 1 : 1 - lost / total;
  const phrasesAllowed = options.phrases && before.length >= 12 && kept >= 0.8;
  return { benign: !change && (!phrase || phrasesAllowed), slipsOnly, kept, hunks: hunks.length };
}
