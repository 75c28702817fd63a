import type { RelatedAnswer } from '../file/contract.ts';
import type { Dossier } from '../../domain/dossier/types.ts';
import type { RelatedPlace, RelatedView } from './contract.ts';
import { namedBy, referencesOf, knownTitle, type Known } from './query.ts';
import { ownState, rowOf } from './rows.ts';
import { searchWords } from './search-words.ts';
import { seriesOf } from './series.ts';

/** What the background gathered for a view. */
export interface ViewInput extends Known {
  /** The answer of the question list; null when it could not be asked, since no title is known. */
  readonly answer: RelatedAnswer | null;
  readonly today: string;
  readonly dossiers: ReadonlyMap<string, Dossier>;
  readonly notes: ReadonlyMap<string, number>;
  /** As in `RowContext`. */
  readonly followed?: ReadonlySet<string> | undefined;
  readonly place: RelatedPlace | null;
}

const submittedOf = ({ page, listed, dossier }: Known): string | null =>
  listed?.submitted ??
  (page === null || page.kind === 'other' ? null : page.submitted) ??
  dossier?.status.submitted ??
  null;

/** Everything that is shown of the questions related to one. */
export function relatedView(gathered: ViewInput): RelatedView {
  const { number, page, listed, dossier, answer, today } = gathered;
  const list = answer?.outcome === 'listed' ? answer : null;
  const updatedTo = list?.updatedTo ?? null;
  const title = knownTitle(gathered);
  const named = new Map(namedBy(dossier).map((one) => [one.number, one]));
  const { dossiers, notes, followed } = gathered;
  const context = { title, updatedTo, today, dossiers, named, notes, followed };
  const rows = (list?.questions ?? []).map((item) => rowOf(item, context));
  const date = submittedOf(gathered);
  const without = answer === null ? 'unlisted' : answer.outcome === 'none' ? answer.reason : null;
  return {
    rows,
    without,
    words: without === null ? [] : searchWords(title),
    problem: list?.problem ?? null,
    updatedTo,
    self: { date, state: ownState(dossier, listed, context) },
    ...seriesOf({ number, date, page, namedBy: namedBy(dossier), rows, dossiers }),
    place: gathered.place,
  };
}

/**
 * Numbers of questions that the page names and the view has no title for: a search may find them. Those that it follows up come first.
 *
 * @returns distinct numbers, without that of the question itself
 */
export function withoutFacts({ rows, previous, next }: RelatedView, { number, page }: Known): string[] {
  const titled = new Set(
    [...rows, previous, next].flatMap((one) => (one === null || one.title === '' ? [] : one.number)),
  );
  return referencesOf(page)
    .filter((reference) => reference.number !== number && !titled.has(reference.number))
    .toSorted((a, b) => Number(b.followUp) - Number(a.followUp))
    .map((reference) => reference.number);
}
