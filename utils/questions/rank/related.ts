import { genericWeight, idfOf, wordOfId, type RelatedIndex } from './open.ts';
import { packNumber, unpackNumber } from './number.ts';
import { prepare, type Prepared } from './query.ts';
import { Best } from './best.ts';
import { scanSegment } from './scan.ts';
import { emptySignals, quickSignals, SoftMatcher, weigh, type RankCandidate } from './score.ts';
import type { IndexSegment } from './segment.ts';
import { RELATION_REASONS, type RelatedQuery, type RelatedResult, type RelationReason } from './types.ts';
import { backgroundOf, probabilityOf } from './probable.ts';
import { CANDIDATES, LIKELY, POSSIBLE } from './weights.ts';

/** What a stated relation adds to a score: enough to come before all that is only similar. */
const STATED = { followUp: 40, refers: 30, referredBy: 30, sameSource: 20, quoted: 5 } as const;

/**
 * Scores questions in two steps, best first. The scan scores all by what is cheap; the soft match, word by word, only the best `limit`.
 * Also used to learn the weights.
 */
export function rank(index: RelatedIndex, prepared: Prepared, limit = CANDIDATES): RankCandidate[] {
  const segments: [IndexSegment, ReadonlySet<number> | null][] = [[index.base, index.delta?.replaced ?? null]];
  if (index.delta !== null) segments.push([index.delta.segment, null]);
  const best = new Best(limit);
  for (const [which, [segment, skipped]] of segments.entries())
    scanSegment(index, prepared, segment, { best, skipped, offset: which === 0 ? 0 : index.base.size });
  const matcher = new SoftMatcher(index, prepared);
  const found: RankCandidate[] = [];
  for (const place of best.places.subarray(0, best.size)) {
    const inBase = place < index.base.size;
    const segment = inBase ? index.base : (index.delta?.segment ?? index.base);
    const at = inBase ? place : place - index.base.size;
    const signals = quickSignals(index, prepared, segment, at, emptySignals());
    matcher.complete(signals, segment, at);
    found.push({ segment, at, number: segment.numbers[at] ?? 0, signals, score: weigh(signals, prepared.weights) });
  }
  return found.toSorted((a, b) => b.score - a.score || b.number - a.number);
}

/** Cosine of two titles that share no word, from which they count as being about one subject. */
const SAME_SENSE = 0.6;

function sharedWords(index: RelatedIndex, prepared: Prepared, { segment, at }: RankCandidate): string[] {
  const own = new Set(prepared.words.map((word) => word.id));
  // A word in more than one of twenty questions (of 43,000) is too common to show.
  const common = 0.28 * Math.log(index.base.size + 1);
  const ids = [...segment.terms.subarray(segment.termStart[at] ?? 0, segment.termStart[at + 1] ?? 0)];
  const words = ids
    .filter((id) => own.has(id) && genericWeight(index, id) === 1 && idfOf(index, id) > common)
    .toSorted((a, b) => idfOf(index, b) - idfOf(index, a))
    .map((id) => wordOfId(index, id));
  // Beside `ziekenhuis` its parts say nothing new.
  return words.filter((word) => !words.some((other) => other.length > word.length && other.includes(word))).slice(0, 5);
}

type Kinds = ReadonlySet<RelationReason['kind']>;

/** Kinds of relations that documents state themselves. */
const STATED_KINDS = ['followUp', 'refers', 'referredBy', 'sameSource'] as const;

const quotesTheSame = (prepared: Prepared, { segment, at }: RankCandidate): boolean =>
  prepared.quote !== 0 && segment.quotes[at] === prepared.quote;

/** A title that says it is a follow-up, of an earlier question of the same people with nearly the same words. */
function isFollowed(prepared: Prepared, { signals, segment, at }: RankCandidate, sharesSubmitters: boolean): boolean {
  const isEarlier = (segment.days[at] ?? 0) <= prepared.day;
  return prepared.followUp && isEarlier && sharesSubmitters && signals.covered > 0.9 && signals.covering > 0.7;
}

/** Why a question is related, strongest first; never empty. */
function reasonsOf(index: RelatedIndex, prepared: Prepared, candidate: RankCandidate, stated: Kinds): RelationReason[] {
  const { signals, segment, at } = candidate;
  const start = segment.peopleStart[at] ?? 0;
  const submitters = segment.people.subarray(start, start + (segment.submitterCount[at] ?? 0));
  const names = [...submitters].flatMap((id) => prepared.submitterNames.get(id) ?? []);
  const words = sharedWords(index, prepared, candidate);
  const reasons: RelationReason[] = STATED_KINDS.filter((kind) => stated.has(kind)).map((kind) => ({ kind }));
  const add = (reason: RelationReason, holds: boolean): void => {
    if (holds && !reasons.some(({ kind }) => kind === reason.kind)) reasons.push(reason);
  };
  add({ kind: 'followUp' }, isFollowed(prepared, candidate, names.length > 0));
  add({ kind: 'sameSource' }, quotesTheSame(prepared, candidate));
  add({ kind: 'sameSubject', words }, words.length > 0 || signals.sense > SAME_SENSE);
  add({ kind: 'sameSubmitter', names }, names.length > 0);
  add({ kind: 'samePortfolio' }, prepared.hasAddressees && signals.portfolio > 0.7);
  add({ kind: 'sameTime' }, signals.days > Math.exp(-1.4));
  // Say something: the ranking at least goes by the subject.
  add({ kind: 'sameSubject', words }, reasons.length === 0);
  return RELATION_REASONS.flatMap((name) => reasons.find(({ kind }) => kind === name) ?? []);
}

/** The relations that documents state themselves, by packed number. */
function statedRelations(query: RelatedQuery): Map<number, Set<RelationReason['kind']>> {
  const stated = new Map<number, Set<RelationReason['kind']>>();
  const add = (number: string, kind: RelationReason['kind']): void => {
    const packed = packNumber(number);
    if (packed === null || number === query.number) return;
    stated.set(packed, (stated.get(packed) ?? new Set()).add(kind));
  };
  for (const reference of query.references ?? []) add(reference.number, reference.followUp ? 'followUp' : 'refers');
  for (const number of query.referredBy ?? []) add(number, 'referredBy');
  for (const number of query.sameSource ?? []) add(number, 'sameSource');
  return stated;
}

/** Whether what a question says is alike, not its date and people alone. */
const saysAlike = ({ signals }: RankCandidate): boolean => signals.words > 0 || signals.sense > 0;

/** The probability of a question that is only similar; 0 for one that is far down, or that says nothing alike. */
function ofSimilar(
  index: RelatedIndex,
  prepared: Prepared,
  candidate: RankCandidate,
  { background, isFar }: { background: number; isFar: boolean },
): number {
  return isFar || !saysAlike(candidate) ? 0 : probabilityOf(index, prepared, candidate, background);
}

/** Likely before possible, then the higher score, then the later number. */
const byRank = (a: RelatedResult, b: RelatedResult): number =>
  Number(b.likely) - Number(a.likely) || b.score - a.score || (a.number < b.number ? 1 : -1);

/**
 * The questions related to one question, each with its reasons: first those that are probably related (`likely`), then those
 * that may be, each best first. What documents state themselves (a reference, the same article) comes first of all and is never left
 * out, even when the index does not know the question. Of similar questions the probability decides (`probabilityOf`), so that there
 * are often few that are likely, and may be none.
 *
 * Take "De douanescanners in de haven". A question that it refers to scores 30 plus its similarity. "Scanners van de douane" shares
 * no whole word, but both parts of the compound: BM25 of parts, a cosine of word vectors, and all its words matched; a weighted
 * sum (`weigh`) of 9.1, say, where the questions in places 10 to 100 have a mean of 4.2. With a cosine of 0.8 that is a probability
 * of 0.5, and it is likely, with the reason `sameSubject`: `scanner`, `douan`. A question of the same day and minister with 4.6
 * is not.
 *
 * Never throws. Reads the first 2,000 characters of a title.
 *
 * @param options `all: true` also lists unlikely ones, for measuring
 */
export function findRelated(
  index: RelatedIndex,
  query: RelatedQuery,
  { limit = 25, all = false } = {},
): RelatedResult[] {
  const prepared = prepare(index, query);
  const stated = statedRelations(query);
  const results: RelatedResult[] = [];
  const ranked = rank(index, prepared, Math.max(CANDIDATES, limit));
  const background = backgroundOf(ranked);
  for (const [place, candidate] of ranked.entries()) {
    const kinds: Kinds = stated.get(candidate.number) ?? new Set();
    const isQuoted = quotesTheSame(prepared, candidate);
    const probability =
      isQuoted || kinds.size > 0 ? 1 : ofSimilar(index, prepared, candidate, { background, isFar: place >= limit });
    if (probability < (all ? Number.MIN_VALUE : POSSIBLE)) continue;
    stated.delete(candidate.number);
    const bonus = STATED_KINDS.reduce((sum, kind) => sum + (kinds.has(kind) ? STATED[kind] : 0), 0);
    results.push({
      number: unpackNumber(candidate.number),
      score: candidate.score + (isQuoted ? STATED.quoted : 0) + bonus,
      likely: probability >= LIKELY,
      reasons: reasonsOf(index, prepared, candidate, kinds),
    });
  }
  for (const [number, kinds] of stated) {
    const reasons = RELATION_REASONS.filter((kind) => kinds.has(kind)).map((kind) => ({ kind }) as RelationReason);
    results.push({ number: unpackNumber(number), score: STATED.sameSource, likely: true, reasons });
  }
  return results.toSorted(byRank).slice(0, limit);
}
