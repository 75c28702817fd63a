import type { ExchangedCollection } from '../../domain/collection/collection.ts';
import type { ExchangedNote, ExchangedPublication } from '../../domain/exchange/format.ts';

/** A batch of the second copy, for one message. */
export interface CopyBatch {
  readonly outcome: 'copy';
  readonly total: number;
  readonly dossiers: number;
  readonly omitted: number;
  readonly isWhole: boolean;
  readonly notes: ExchangedNote[];
  readonly publications: ExchangedPublication[];
  readonly next: string | null;
  readonly collections: ExchangedCollection[];
}
