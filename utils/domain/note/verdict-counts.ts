import { paperOf } from '../official-numbers/paper-id.ts';
import { compare, type Note } from './note.ts';
import { VERDICTS, type VerdictName } from './verdicts.ts';

/** How many questions have which verdict. */
export type VerdictCounts = Readonly<Record<VerdictName, number>>;

/** Counts of the reader's verdicts. */
export interface CountedVerdicts {
  readonly all: VerdictCounts;
  /** By the number of the Kamerstukdossier a publication belongs to, ascending; publications that belong to none are only in `all`. */
  readonly dossiers: readonly { readonly dossier: string; readonly counts: VerdictCounts }[];
}

/** The fields of a note that counting needs. */
type Judging = Pick<Note, 'id' | 'target' | 'verdict' | 'modified'>;

/** Key of a question, the same for a note made at the question and one made at its answer. */
const questionOf = ({ target: { publication, questionNumber, subQuestion } }: Judging): string =>
  JSON.stringify([questionNumber ?? publication, subQuestion]);

const isLater = (one: Judging, other: Judging): boolean =>
  (compare(one.modified, other.modified) || compare(one.id, other.id)) > 0;

function counted(notes: readonly Judging[]): VerdictCounts {
  const of = (verdict: VerdictName): number => notes.filter((note) => note.verdict === verdict).length;
  return Object.fromEntries(VERDICTS.map((verdict) => [verdict, of(verdict)])) as VerdictCounts;
}

/**
 * Counts verdicts by question. Where several notes judge one question, the note that was changed last counts: a reader who thinks again has one
 * verdict, not two.
 */
export function countVerdicts(notes: readonly Judging[]): CountedVerdicts {
  const last = new Map<string, Judging>();
  for (const note of notes) {
    if (note.verdict === null) continue;
    const known = last.get(questionOf(note));
    if (known === undefined || isLater(note, known)) last.set(questionOf(note), note);
  }
  const judged = [...last.values()];
  const byDossier = Map.groupBy(judged, ({ target }) => paperOf(target.publication)?.dossier ?? null);
  const dossiers = [...byDossier].flatMap(([dossier, own]) =>
    dossier === null ? [] : [{ dossier, counts: counted(own) }],
  );
  return {
    all: counted(judged),
    dossiers: dossiers.toSorted((a, b) => Number(a.dossier) - Number(b.dossier)),
  };
}
