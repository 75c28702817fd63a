import { isSure, type LocatedNote } from './types.ts';

/**
 * The notes that one decision of the reader settles: those on the same question that moved to the same place.
 *
 * @returns at least the one that was asked about
 */
export function movedAlike(asked: LocatedNote, all: Iterable<LocatedNote>): readonly LocatedNote[] {
  const key = movedKey(asked);
  if (key === null) return [asked];
  return [...all].filter((other) => movedKey(other) === key);
}

/** Which question moved where; null when the reader is not asked about a move. */
function movedKey(located: LocatedNote): string | null {
  const { outcome, note } = located;
  if (isSure(located) || outcome.state !== 'uncertain' || outcome.why !== 'moved') return null;
  const from = note.passage.structure?.pieces[0]?.part;
  if (from === undefined) return null;
  const to = outcome.place.part;
  return [note.passage.source.id, from.kind, from.numbers, from.ordinal, to.kind, to.numbers, to.ordinal].join('|');
}
