import { genericWeight, idfOf, wordOfId, type RelatedIndex } from './open.ts';
import { packNumber, unpackNumber } from './number.ts';
import { prepare, type Prepared } from './query.ts';
import { Best } from './best.ts';
import { scanSegment } from './scan.ts';
import { emptySignals, quickSignals, SoftMatcher, weigh, type RankCandidate } from './score.ts';
import type { IndexSegment } from './segment.ts';
import { RELATION_REASONS, type RelatedQuery, type RelatedResult, type RelationReason } from './types.ts';
import { shownFrom } from './shown.ts';
import { CANDIDATES } from './weights.ts';

/** What a stated relation adds: these stand above everything found by likeness. */
const STATED = { followUp: 40, refers: 30, referredBy: 30, sameSource: 20, quoted: 5 } as const;

/** All candidates with complete signals, best first. For `findRelated`, and for learning the weights. */
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
    found.push({ segment, at, number: segment.numbers[at] ?? 0, signals, score: weigh(signals) });
  }
  return found.toSorted((a, b) => b.score - a.score || b.number - a.number);
}

/** Likeness of two titles that share no telling word, from which they may be called of one subject. */
const SAME_SENSE = 0.6;

function sharedWords(index: RelatedIndex, prepared: Prepared, { segment, at }: RankCandidate): string[] {
  const own = new Set([...prepared.words, ...prepared.text].map((word) => word.id));
  // A word in about one of twenty questions (of 43,000) is too common for a chip.
  const common = 0.28 * Math.log(index.base.size + 1);
  const ids = [...segment.terms.subarray(segment.termStart[at] ?? 0, segment.termStart[at + 1] ?? 0)];
  const words = ids
    .filter((id) => own.has(id) && genericWeight(index, id) === 1 && idfOf(index, id) > common)
    .toSorted((a, b) => idfOf(index, b) - idfOf(index, a))
    .map((id) => wordOfId(index, id));
  // Beside `ziekenhuis` its parts say nothing more.
  return words.filter((word) => !words.some((other) => other.length > word.length && other.includes(word))).slice(0, 5);
}

function reasonsOf(
  index: RelatedIndex,
  prepared: Prepared,
  candidate: RankCandidate,
  stated: ReadonlySet<RelationReason['kind']>,
): RelationReason[] {
  const { signals, segment, at } = candidate;
  const reasons = new Map<RelationReason['kind'], RelationReason>();
  for (const kind of ['refers', 'referredBy', 'followUp', 'sameSource'] as const)
    if (stated.has(kind)) reasons.set(kind, { kind });
  const start = segment.peopleStart[at] ?? 0;
  const submitters = segment.people.subarray(start, start + (segment.submitterCount[at] ?? 0));
  const names = [...submitters].flatMap((id) => prepared.submitterNames.get(id) ?? []);
  const earlier = (segment.days[at] ?? 0) <= prepared.day;
  if (prepared.followUp && earlier && names.length > 0 && signals.covered > 0.9 && signals.covering > 0.7)
    reasons.set('followUp', { kind: 'followUp' });
  if (prepared.quote !== 0 && segment.quotes[at] === prepared.quote) reasons.set('sameSource', { kind: 'sameSource' });
  const words = sharedWords(index, prepared, candidate);
  if (words.length > 0 || signals.sense > SAME_SENSE) reasons.set('sameSubject', { kind: 'sameSubject', words });
  if (names.length > 0) reasons.set('sameSubmitter', { kind: 'sameSubmitter', names });
  if (prepared.hasAddressees && signals.portfolio > 0.7) reasons.set('sameCategory', { kind: 'sameCategory' });
  if (signals.days > Math.exp(-1.4)) reasons.set('sameTime', { kind: 'sameTime' });
  // Something must be said; that they share a subject is at least what the ranking goes by.
  if (reasons.size === 0) reasons.set('sameSubject', { kind: 'sameSubject', words });
  return RELATION_REASONS.flatMap((kind) => reasons.get(kind) ?? []);
}

/** The relations the query's documents state themselves, by packed number. */
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

/**
 * The questions related to one question, best first, each with the reasons why. What the
 * documents state themselves (references, same article) is always there and on top; likeness is
 * shown where it stands out above the rest (`shownFrom`), so the list is often short and may be empty. Stated
 * questions the index does not know are listed too. The query itself is never a result.
 * Never throws; a title of any length is read up to its first 2,000 characters.
 * `all` lists also what lies below the score from which likeness is shown (for measuring).
 */
export function findRelated(
  index: RelatedIndex,
  query: RelatedQuery,
  { limit = 25, all = false } = {},
): RelatedResult[] {
  const prepared = prepare(index, query);
  const stated = statedRelations(query);
  const results: RelatedResult[] = [];
  const none: ReadonlySet<RelationReason['kind']> = new Set();
  const ranked = rank(index, prepared, Math.max(CANDIDATES, limit));
  const bar = all ? -Infinity : shownFrom(ranked);
  for (const candidate of ranked) {
    const said = stated.get(candidate.number) ?? none;
    const quoted = prepared.quote !== 0 && candidate.segment.quotes[candidate.at] === prepared.quote;
    const alike = candidate.score >= bar && (candidate.signals.words > 0 || candidate.signals.sense > 0);
    if (!alike && !quoted && said.size === 0) continue;
    stated.delete(candidate.number);
    let score = candidate.score + (quoted ? STATED.quoted : 0);
    for (const kind of ['followUp', 'refers', 'referredBy', 'sameSource'] as const)
      if (said.has(kind)) score += STATED[kind];
    results.push({
      number: unpackNumber(candidate.number),
      score,
      reasons: reasonsOf(index, prepared, candidate, said),
    });
  }
  for (const [number, kinds] of stated) {
    const reasons = RELATION_REASONS.filter((kind) => kinds.has(kind)).map((kind) => ({ kind }) as RelationReason);
    results.push({ number: unpackNumber(number), score: STATED.sameSource, reasons });
  }
  return results.toSorted((a, b) => b.score - a.score || (a.number < b.number ? 1 : -1)).slice(0, limit);
}
