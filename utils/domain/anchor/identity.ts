import { countNumbers, shares } from './shares.ts';
import type { DocumentIndex, Part, PartName } from './model.ts';
import type { Passage } from './passage.ts';
import { compareWords, words, type Word } from './words.ts';

/**
 * Which part of the document at hand is the part a passage was marked in. A question is its number *and*
 * its text: when a question is taken out, the next one gets its number, and often most of its words.
 */

/**
 * `same`: that part, unchanged or corrected. `doubtful`: it has the number or the heading, but its text says
 * something else now. `moved`: it has the text, under another number.
 */
export type PartIdentity = 'same' | 'doubtful' | 'moved';

export interface Identified {
  readonly part: Part;
  readonly identity: PartIdentity;
  /** Its folded text is the very same. */
  readonly unchanged: boolean;
}

/** So many other questions are compared with the text of one that is not at its number any more. */
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
  // A document can print a question twice: the copy is not the one that was marked while that one is there.
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
    // A like sibling can share more words than a part in which a slip was mended: then only slips will do.
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

/** Words with one space between them, and around them all. */
const plainText = (list: readonly Word[]): string => ` ${list.map(({ text }) => text).join(' ')} `;

/** Whether a part with the right number or heading holds the text of the passage's part, corrected. */
function judge(
  passage: Passage,
  index: DocumentIndex,
  part: Part,
  share: number,
  strict: boolean,
): PartIdentity | null {
  const before = passage.partWords();
  if (before && before.length <= 1_500) {
    const numbersBefore = passage.piece.part.numbers;
    const narrower = part.name.numbers.length > 0 && part.name.numbers.length < numbersBefore.length;
    const now = words(index.contentOf(part));
    // Printed together with others, a question is followed or preceded by theirs.
    const wider = part.name.numbers.length > numbersBefore.length && numbersBefore.length > 0;
    if (wider && plainText(now).includes(plainText(before))) return 'same';
    if (narrower && now.length > 0 && plainText(before).includes(plainText(now))) return 'same';
    const outcome = narrower
      ? compareWords(now, before, { phrases: true })
      : compareWords(before, now, { phrases: true });
    if (outcome.benign && outcome.kept >= 0.5 && (!strict || outcome.slipsOnly)) return 'same';
  } else if (share >= 0.6 && !strict) {
    return 'same';
  }
  return share >= 0.5 ? 'doubtful' : null;
}

function unnumbered(passage: Passage, index: DocumentIndex, sameHash: readonly Part[]): Identified[] {
  const { part: name, fingerprint } = passage.piece;
  const named = (part: Part): boolean => part.name.label === name.label && part.name.ordinal === name.ordinal;
  const numberHolds = (part: Part): boolean =>
    name.kind !== 'footnote' || equalNumbers(part.name.numbers, name.numbers);
  if (sameHash.length > 0) {
    const exactly = sameHash.filter((part) => named(part) && numberHolds(part));
    if (exactly.length === 1) return exactly.map(asIdentified('same', true));
    const only = sameHash[0];
    if (sameHash.length === 1 && only)
      return [{ part: only, identity: fingerprint.length >= 40 ? 'same' : 'moved', unchanged: true }];
    return sameHash.map(asIdentified('moved', true));
  }
  const kind = index.parts.filter((part) => part.name.kind === name.kind);
  const share = shares(index, name.kind, fingerprint);
  const best = share.best(1);
  const candidate = kind.find((part) => named(part) && numberHolds(part) && name.kind !== 'heading') ?? best[0];
  if (!candidate) return [];
  const chosen = share.of(best[0] ?? candidate) > share.of(candidate) + 0.3 ? (best[0] ?? candidate) : candidate;
  const identity = judge(passage, index, chosen, share.of(chosen), false);
  if (identity !== 'doubtful') return identity ? [{ part: chosen, identity, unchanged: false }] : [];
  // Running text is rewritten more freely than a question; most of it standing is enough when it keeps its heading.
  const kept = name.kind === 'body' && named(chosen) && share.of(chosen) >= 0.75;
  return [{ part: chosen, identity: kept ? 'same' : 'doubtful', unchanged: false }];
}
