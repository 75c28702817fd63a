import { FIRST_TERM_DAYS, SECOND_TERM_DAYS } from '../../domain/status/terms.ts';
import type { Columns } from '../facts/columns.ts';
import { wasSilent } from '../facts/punctual.ts';
import { hasTooManyUndated, MIN_QUESTIONS, type PeriodFigures } from './contract.ts';
import { type Curve, curveOf, daysFor, type Duration, DurationCounts, shareWithin } from './survival.ts';

/** A question that counts, and how long it took. */
export interface Counted extends Duration {
  /** Its place in the columns. */
  readonly at: number;
  /** Day number of its submission. */
  readonly submitted: number;
  readonly withdrawn: boolean;
}

/** Counts the questions of one period as they come; keeps numbers only, since there may be 45,000. */
export class Tally {
  readonly durations = new DurationCounts();
  private answered = 0;
  private withdrawn = 0;
  private silent = 0;
  private heard = 0;
  /** Questions answered on an unknown day, which do not count. */
  undated = 0;

  /** @param until day number of the list */
  add(columns: Columns, one: Counted, until: number): void {
    this.durations.add(one);
    if (one.answered) this.answered += 1;
    if (one.withdrawn) this.withdrawn += 1;
    const silent = wasSilent(columns, one.at, until);
    if (silent !== null) this.heard += 1;
    if (silent === true) this.silent += 1;
  }

  /** Whether figures may be drawn: of enough questions, of which few were answered on an unknown day. */
  get isEnough(): boolean {
    const n = this.durations.size;
    return n >= MIN_QUESTIONS && !hasTooManyUndated(n, this.undated);
  }

  curve(): Curve {
    return curveOf(this.durations, MIN_QUESTIONS);
  }

  /** Where there is not enough, shares and days are left out. */
  figures(curve: Curve): PeriodFigures {
    const { isEnough, answered, withdrawn } = this;
    const n = this.durations.size;
    return {
      n,
      answered,
      withdrawn,
      waiting: n - answered - withdrawn,
      within3: isEnough ? shareWithin(curve, FIRST_TERM_DAYS) : null,
      within6: isEnough ? shareWithin(curve, SECOND_TERM_DAYS) : null,
      median: isEnough ? daysFor(curve, 0.5) : null,
      p90: isEnough ? daysFor(curve, 0.9) : null,
      silent: { count: this.silent, of: this.heard },
    };
  }
}
