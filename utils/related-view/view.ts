import type { CorpusRecord, RelatedAnswer } from '../corpus/contract.ts';
import type { Dossier } from '../dossier/types.ts';
import type { RelatedPlace, RelatedView } from './contract.ts';
import { namedBy, type Known } from './query.ts';
import { ownState, rowOf } from './rows.ts';
import { seriesOf } from './series.ts';

/** What the background gathered for one view. */
export interface Gathered extends Known {
  /** The answer of the list; null when it could not even be asked, since no title is known. */
  readonly answer: RelatedAnswer | null;
  readonly today: string;
  readonly dossiers: ReadonlyMap<string, Dossier>;
  readonly notes: ReadonlyMap<string, number>;
  readonly place: RelatedPlace | null;
}

const submittedOf = ({ page, listed, dossier }: Known): string | null =>
  listed?.submitted ??
  (page === null || page.kind === 'other' ? null : page.submitted) ??
  dossier?.status.submitted ??
  null;

/** Everything that is drawn of the questions related to one. */
export function relatedView(gathered: Gathered): RelatedView {
  const { number, page, listed, dossier, answer, today } = gathered;
  const list = answer?.outcome === 'listed' ? answer : null;
  const updatedTo = list?.updatedTo ?? null;
  const title = listed?.title || page?.title || dossier?.title || '';
  const named = new Map(namedBy(dossier).map((one) => [one.number, one]));
  const context = { title, updatedTo, today, dossiers: gathered.dossiers, named, notes: gathered.notes };
  const rows = (list?.questions ?? []).map((item) => rowOf(item, context));
  const date = submittedOf(gathered);
  return {
    rows,
    without: answer === null ? 'unlisted' : answer.outcome === 'none' ? answer.reason : null,
    problem: list?.problem ?? null,
    updatedTo,
    self: { date, state: ownState(dossier, listed, context) },
    ...seriesOf({ number, date, page, namedBy: namedBy(dossier), rows }),
    place: gathered.place,
  };
}

/** The record of a number in the answer to a search for it. */
export function onlyRecord(
  number: string,
  answer: { outcome: 'none' } | { outcome: 'found'; questions: readonly CorpusRecord[] },
): CorpusRecord | null {
  return answer.outcome === 'found' ? (answer.questions.find((record) => record.number === number) ?? null) : null;
}
