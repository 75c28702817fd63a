import { countNumbers, shares } from './shares.ts';
import type { DocumentIndex, Part, PartName } from './model.ts';
import type { Passage } from './passage.ts';
import { type Word, words } from './diff-words.ts';
import { compareWords } from './words.ts';

/**
 * Decides which part of the document at hand is the part where a passage was marked. A question is its number *and* its
 * text: when a question is removed, the next one gets its number, and often shares most of its words.
 */

/**
 * `same`: that part, unchanged or corrected. `doubtful`: it has the number or heading, but its text differs too much.
 * `moved`: it has the text, under another number.
 */
export type PartIdentity = 'same' | 'doubtful' | 'moved';

export interface Identified {
  readonly part: Part;
  readonly identity: PartIdentity;
  /** Its folded text is equal to the text that was marked in. */
  readonly unchanged: boolean;
}

/** At most this many other questions are compared when the text is no longer under its own number. */
const MAX_ELSEWHERE = 5;

/** Kinds whose number is part of what they are. */
const isNumbered = (name: PartName): boolean => name.kind === 'question' || name.kind === 'answer';

const meets = (a: readonly number[], b: readonly number[]): boolean => a.some((number) => b.includes(number));
const equalNumbers = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((n, i) => n === b[i]);

/**
 * The parts that may be the part of a passage, likeliest first.
 *
 * @param siblings how many numbered parts of the kind the document of the passage had
 */
export function identify(passage: Passage, index: DocumentIndex, siblings: number): Identified[] {
  const { part: name, fingerprint } = passage.piece;
  const sameHash = index.partsWithHash(name.kind, fingerprint.hash).filter((part) => part.name.kind === name.kind);
  return isNumbered(name) ? numbered(passage, index, siblings, sameHash) : unnumbered(passage, index, sameHash);
}

const asIdentified =
  (identity: PartIdentity, unchanged: boolean) =>
  (part: Part): Identified => ({ part, identity, unchanged });

function numbered(passage: Passage, index: DocumentIndex, siblings: number, sameHash: readonly Part[]): Identified[] {
  const { part: name } = passage.piece;
  const hasNumber = (part: Part): boolean =>
    name.numbers.length === 0
      ? part.name.numbers.length === 0 && part.name.ordinal === name.ordinal
      : meets(part.name.numbers, name.numbers);
  const exactly = sameHash.filter(
    (part) => part.name.ordinal === name.ordinal && equalNumbers(part.name.numbers, name.numbers),
  );
  if (exactly.length === 1) return exactly.map(asIdentified('same', true));
  // A document may print a question twice: while the marked one is there, its copy is not a match.
  const own = index.parts.find(
    (part) =>
      part.name.kind === name.kind &&
      part.name.ordinal === name.ordinal &&
      equalNumbers(part.name.numbers, name.numbers),
  );
  const here = own ? [] : sameHash.filter(hasNumber);
  if (here.length > 0) return here.map(asIdentified(here.length === 1 ? 'same' : 'doubtful', true));
  const copies = sameHash.filter(hasNumber);
  if (sameHash.length > 0 && copies.length === 0) return sameHash.map(asIdentified('moved', true));

  const kind = index.parts.filter((part) => part.name.kind === name.kind);
  const share = shares(index, name.kind, passage.piece.fingerprint);
  const numberedParts = own ? [own] : kind.filter(hasNumber);
  const strict = siblings !== countNumbers(index, name.kind);
  const likest = share.best(numberedParts.length + copies.length + MAX_ELSEWHERE);
  const found: Identified[] = [];
  for (const part of numberedParts) {
    const rival = likest.find((other) => other !== part && !numberedParts.includes(other) && !copies.includes(other));
    const outdone = rival !== undefined && share.of(rival) > share.of(part);
    // A similar sibling may share more words than the corrected part itself: then only typing errors may differ.
    const identity = judge(passage, index, part, share.of(part), strict || outdone);
    if (identity) found.push({ part, identity, unchanged: false });
  }
  const sure = found.filter(({ identity }) => identity === 'same');
  if (sure.length > 0) return sure;
  const elsewhere = likest
    .filter((part) => !numberedParts.includes(part) && share.of(part) >= 0.7)
    .slice(0, MAX_ELSEWHERE)
    .filter((part) => judge(passage, index, part, share.of(part), false) === 'same');
  return [...elsewhere.map(asIdentified('moved', false)), ...found];
}

/** Words joined by single spaces, with a space at both ends. */
const plainText = (list: readonly Word[]): string => ` ${list.map(({ text }) => text).join(' ')} `;

/** Longer parts are not compared word by word; the share of common words decides. */
const MAX_COMPARED = 1_500;

/**
 * Whether a part with the right number or heading has the marked text, corrected.
 *
 * @param share of the fingerprint that the part has, from 0 to 1
 * @param strict only typing errors may differ
 * @returns null when too little is left to be worth asking
 */
function judge(
  passage: Passage,
  index: DocumentIndex,
  part: Part,
  share: number,
  strict: boolean,
): PartIdentity | null {
  const before = passage.partWords();
  const isSame =
    before && before.length <= MAX_COMPARED
      ? isCorrected(before, passage.piece.part.numbers, words(index.contentOf(part)), part.name.numbers, strict)
      : share >= 0.6 && !strict;
  if (isSame) return 'same';
  return share >= 0.5 ? 'doubtful' : null;
}

/** Whether the new words are a corrected version of the old ones, or contain them whole where questions were regrouped. */
function isCorrected(
  before: readonly Word[],
  numbersBefore: readonly number[],
  now: readonly Word[],
  numbersNow: readonly number[],
  strict: boolean,
): boolean {
  const isNarrower = numbersNow.length > 0 && numbersNow.length < numbersBefore.length;
  const isWider = numbersNow.length > numbersBefore.length && numbersBefore.length > 0;
  // A question that is printed together with others has their words before or after its own.
  if (isWider && plainText(now).includes(plainText(before))) return true;
  if (isNarrower && now.length > 0 && plainText(before).includes(plainText(now))) return true;
  const [from, to] = isNarrower ? [now, before] : [before, now];
  const { benign, kept, slipsOnly } = compareWords(from, to, { phrases: true });
  return benign && kept >= 0.5 && (!strict || slipsOnly);
}

function unnumbered(passage: Passage, index: DocumentIndex, sameHash: readonly Part[]): Identified[] {
  const { part: name, fingerprint } = passage.piece;
  const isNamed = ({ name: other }: Part): boolean =>
    other.label === name.label &&
    other.ordinal === name.ordinal &&
    (name.kind !== 'footnote' || equalNumbers(other.numbers, name.numbers));
  const exactly = sameHash.filter(isNamed);
  if (exactly.length === 1) return exactly.map(asIdentified('same', true));
  const [only] = sameHash;
  if (sameHash.length === 1 && only)
    return [{ part: only, identity: fingerprint.length >= 40 ? 'same' : 'moved', unchanged: true }];
  return sameHash.length > 0 ? sameHash.map(asIdentified('moved', true)) : likestUnnumbered(passage, index, isNamed);
}

/** No part has the same text: the part with the heading, or another one when that shares many more words. */
function likestUnnumbered(passage: Passage, index: DocumentIndex, isNamed: (part: Part) => boolean): Identified[] {
  const { part: name, fingerprint } = passage.piece;
  const share = shares(index, name.kind, fingerprint);
  const [best] = share.best(1);
  const named =
    name.kind === 'heading' ? undefined : index.parts.find((part) => part.name.kind === name.kind && isNamed(part));
  const candidate = named ?? best;
  if (!candidate) return [];
  const part = best && share.of(best) > share.of(candidate) + 0.3 ? best : candidate;
  const identity = judge(passage, index, part, share.of(part), false);
  if (identity === null) return [];
  // Running text is rewritten more freely than a question: under its own heading, most of its words are enough.
  const isKept = name.kind === 'body' && isNamed(part) && share.of(part) >= 0.75;
  return [{ part, identity: identity === 'doubtful' && isKept ? 'same' : identity, unchanged: false }];
}
