import type { ExchangedNote, ExchangedPublication } from '../domain/exchange/format.ts';
import type { AnchorOutcome, PublicationFacts } from '../protocol/requests.ts';

/** A row of `notes` as it lies in the database: unknown until `readNote` has read it. */
export type StoredNote = { id: string } & Record<string, unknown>;

/** A row of `meta`: facts about the store itself. */
export interface MetaRow {
  key: string;
  value: unknown;
}

/**
 * A row of `changes`: that a note was made, changed, deleted, restored or purged. One row per note, its last
 * change: whoever reads on from a number (search index, backup) hears of each note at least once, and the table
 * never holds more rows than there have been notes.
 */
export interface ChangeRow {
  id: string;
  /** Rises with each change of any note, from 1. */
  seq: number;
}

/** A row of `anchors`: how a note's passage was found in one version of one document. */
export type AnchorRow = AnchorOutcome & {
  /** `''` for a document without versions: null is no key. */
  version: string;
};

/** A row of `imports`: an import under way. */
export interface ImportRow {
  id: string;
  /** Last touched, ISO instant UTC. */
  touched: string;
  /** What it came to, once it was committed. */
  result: { written: number; skipped: number } | null;
}

/** A row of `staged`: one entry of an import that was not committed yet. */
export interface StagedRow {
  import: string;
  index: number;
  /** Checked when it came in. */
  note: ExchangedNote | null;
  /** Revision it replaces; null for a note that was not there. */
  replaces: number | null;
  publication: ExchangedPublication | null;
}

/** A publication that has or had notes, as it lies in the database. */
export interface PublicationRow extends PublicationFacts {
  /** When a page last told of it; null when only a note did. ISO instant UTC. */
  readonly lastSeen: string | null;
  /** When one of its notes last changed. ISO instant UTC. */
  readonly latest: string;
  /** For a provisional identifier: the publication it became, once that is known. See `learnBelonging`. */
  readonly final?: string | null;
  /** Publications of which the reader said that it did not become them. */
  readonly refused?: readonly string[];
  /** What lists are sorted by; empty when not known. */
  readonly byDate: string;
  readonly byTitle: string;
  readonly bySubmitter: string;
}
