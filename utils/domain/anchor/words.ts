import { diffWords, type Hunk, type Word } from './diff-words.ts';

/**
 * Compares two folded texts word by word, to tell a correction from a change of meaning. A corrected typing error, an
 * added article or a whole added sentence leaves the marked words intact. Another number, another name or an added
 * "niet" does not, however few letters differ.
 */

/** Words that reverse a sentence. Adding, dropping or swapping one is always a change. */
const NEGATIONS = new Set(
  'niet geen nooit niemand niets nergens noch zonder nee neen ja wel behalve tenzij evenmin nauwelijks not no never without'.split(
    ' ',
  ),
);
/** Words that may be added or dropped without changing the meaning. */
const ARTICLES = new Set(['de', 'het', 'een', 'te', 'er', 'dan', 'dat', 'om', "'t", 'the', 'a', 'an']);
const EDGE = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
const SENTENCE_END = /[.?!:;]["')\]]*$/;
const MARKS = /\p{M}/gu;

/** A word without the punctuation around it. */
export function bare(word: string): string {
  return word.replace(EDGE, '');
}

const plain = (word: string): string => word.normalize('NFD').replace(MARKS, '').toLowerCase();

/*
 * An edit distance with two kinds of slips. A doubled or missing double letter and two swapped letters are typical finger
 * errors and count as one half; any other edit counts as two halves. One number holds both totals: hundreds are halves,
 * the remainder is the number of edits.
 */
const HALF = 100;
const FINGER = HALF + 1;
const OTHER = HALF * 2 + 1;

/** Cost of letter `at` (from 1) that is in this word only. */
const extra = (word: string, at: number): number =>
  word[at - 1] === word[at - 2] || word[at - 1] === word[at] ? FINGER : OTHER;

/** Edit distance of two words (Damerau-Levenshtein with the costs above). */
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
      if (isSwap(first, i, second, j)) cost = Math.min(cost, (before[j - 2] ?? 0) + FINGER);
      next.push(cost);
    }
    before = row;
    row = next;
  }
  return row[second.length] ?? 0;
}

/** Whether the two letters that end at `i` and at `j` are each other's, in reverse order. */
const isSwap = (first: string, i: number, second: string, j: number): boolean =>
  i > 1 && j > 1 && first[i - 1] === second[j - 2] && first[i - 2] === second[j - 1];

/** Whether `long` contains every letter of `short`, in any order. */
function holds(long: string, short: string): boolean {
  const letters = [...long];
  return [...short].every((letter) => {
    const at = letters.indexOf(letter);
    if (at >= 0) letters.splice(at, 1);
    return at >= 0;
  });
}

/** Whether two words differ by one slip; long words by two, of which at least one is a finger error. */
function slipped(short: string, long: string): boolean {
  const most = long.length >= 12 ? 3 : short.length >= 7 ? 2 : 1;
  if (long.length - short.length > most) return false;
  const count = slips(short, long);
  if (count % HALF > most) return false;
  const halves = Math.floor(count / HALF);
  if (halves <= (most === 3 ? 4 : 2)) return true;
  // One letter missing and two swapped: no new letter came in.
  return most === 2 && halves === 3 && short[0] === long[0] && holds(long, short);
}

/**
 * Whether one word is the other with a typing error corrected: the same letters apart from accents and punctuation, one
 * slip in a word of at least five letters, or two in one of at least twelve (two finger errors in seven). An extra prefix
 * makes another word ("voldoende", "onvoldoende"). A number or a name is never a typing error.
 *
 * @param atSentenceStart the old word opens a sentence, so its capital does not mean that it is a name
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

/** What a comparison of an old and a new text says. */
export interface Comparison {
  /** No difference could change the meaning. */
  readonly benign: boolean;
  /** Every difference is a typing error, punctuation or an article; no sentence was added or dropped. */
  readonly slipsOnly: boolean;
  /** Share of the old text, in characters of words, that is in the new one in the same order. From 0 to 1. */
  readonly kept: number;
  /** Number of differences. */
  readonly hunks: number;
}

const opensSentence = (list: readonly Word[], at: number): boolean =>
  at === 0 || SENTENCE_END.test(list[at - 1]?.text ?? '');
const wholeSentences = (list: readonly Word[], start: number, end: number): boolean =>
  opensSentence(list, start) && (end === list.length || SENTENCE_END.test(list[end - 1]?.text ?? ''));

/**
 * What one difference is. `slip`: typing error, punctuation or article. `sentence`: whole sentences added or dropped.
 * `phrase`: a few words added or dropped, without number, name or negation. `change`: the meaning may differ.
 */
type HunkKind = 'slip' | 'sentence' | 'phrase' | 'change';

function kindOf(hunk: Hunk, before: readonly Word[], after: readonly Word[]): HunkKind {
  const gone = hunk.oldEnd > hunk.oldStart;
  const come = hunk.newEnd > hunk.newStart;
  if (gone && come) return kindOfReplacement(hunk, before, after);
  return gone ? kindOfOneSided(before, hunk.oldStart, hunk.oldEnd) : kindOfOneSided(after, hunk.newStart, hunk.newEnd);
}

const lettersOf = (list: readonly Word[]): string =>
  list.map((word) => plain(word.text).replace(/[^\p{L}\p{N}]/gu, '')).join('');

/** Words replaced by other words: a slip when they differ in spacing or typing errors only. */
function kindOfReplacement(hunk: Hunk, before: readonly Word[], after: readonly Word[]): HunkKind {
  const gone = before.slice(hunk.oldStart, hunk.oldEnd);
  const come = after.slice(hunk.newStart, hunk.newEnd);
  if (lettersOf(gone) === lettersOf(come)) return 'slip';
  if (gone.length !== come.length) return 'change';
  const slips = gone.every((word, index) =>
    isSameWord(word.text, come[index]?.text ?? '', opensSentence(before, hunk.oldStart + index)),
  );
  return slips ? 'slip' : 'change';
}

/** Words `start..end` that are in `list` and not in the other text. */
function kindOfOneSided(list: readonly Word[], start: number, end: number): HunkKind {
  const text = list.slice(start, end).map((word) => plain(bare(word.text)));
  if (text.every((word) => word === '' || ARTICLES.has(word))) return 'slip';
  const doubled = text.length === 1 && text[0] === plain(bare(list[start - 1]?.text ?? ''));
  if (doubled && !NEGATIONS.has(text[0] ?? '') && !/\p{N}/u.test(text[0] ?? '')) return 'slip';
  if (wholeSentences(list, start, end) || slidSentence(list, start, end)) return 'sentence';
  return list.slice(start, end).some(changesMeaning) ? 'change' : 'phrase';
}

const changesMeaning = ({ text }: Word): boolean =>
  NEGATIONS.has(plain(bare(text))) || /\p{N}/u.test(text) || /^["(]*\p{Lu}/u.test(text);

/**
 * An added sentence may show up as "end of the sentence before … start of itself", because both end in the same words:
 * slides the stretch back until it is a whole sentence.
 */
function slidSentence(list: readonly Word[], start: number, end: number): boolean {
  for (let back = 1; back <= 100 && start - back >= 0; back += 1) {
    if (list[start - back]?.text !== list[end - back]?.text) return false;
    if (wholeSentences(list, start - back, end - back)) return true;
  }
  return false;
}

const lettersIn = (list: readonly Word[]): number => list.reduce((sum, word) => sum + word.text.length, 0);

/**
 * Compares an old text with the text that took its place.
 *
 * @param before words of the old text
 * @param after words of the new text
 * @param options `phrases`: also allow a few added or dropped words without number, name or negation, when at least
 *   80 % of the old text is kept; for the text around a passage, never for the passage itself
 */
export function compareWords(
  before: readonly Word[],
  after: readonly Word[],
  options: { readonly phrases: boolean } = { phrases: false },
): Comparison {
  const hunks = diffWords(before, after);
  const total = lettersIn(before);
  let lost = 0;
  let slipsOnly = true;
  let change = false;
  let phrase = false;
  for (const hunk of hunks) {
    const kind = kindOf(hunk, before, after);
    if (kind !== 'slip') {
      lost += lettersIn(before.slice(hunk.oldStart, hunk.oldEnd));
      slipsOnly = false;
    }
    if (kind === 'change') change = true;
    if (kind === 'phrase') phrase = true;
  }
  const kept = total === 0 ? 1 : 1 - lost / total;
  const phrasesAllowed = options.phrases && before.length >= 12 && kept >= 0.8;
  return { benign: !change && (!phrase || phrasesAllowed), slipsOnly, kept, hunks: hunks.length };
}
