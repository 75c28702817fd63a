import type { ExchangedNote, ExchangedPublication } from '../../domain/exchange/format.ts';

/** A part of what the second copy holds, for one message. */
export interface CopyPortion {
  readonly outcome: 'copy';
  readonly total: number;
  readonly left: number;
  readonly isWhole: boolean;
  readonly notes: ExchangedNote[];
  readonly publications: ExchangedPublication[];
  readonly next: string | null;
}
