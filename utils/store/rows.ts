import type { ExchangedNote, ExchangedPublication } from '../domain/exchange/format.ts';
import type { AnchorOutcome, PublicationFacts } from '../protocol/requests.ts';

/** A row of `notes` as stored. Untyped until `readNote` has parsed it. */
export type StoredNote = { id: string } & Record<string, unknown>;

/** A row of `meta`: facts about the store itself. */
export interface MetaRow {
  key: string;
  value: unknown;
}

/**
 * A row of `changes`: a note was created, changed, deleted, restored or purged. One row per note, with its last change.
 * Followers of the log (search index, backup) see each changed note at least once, and the table never has more rows
 * than there have been notes.
 */
export interface ChangeRow {
  id: string;
  /** Increases with each change of any note, from 1. */
  seq: number;
}

/** A row of `anchors`: how a note's passage was found in one version of one document. */
export type AnchorRow = AnchorOutcome & {
  /** `''` for a document without versions: null cannot be a key. */
  version: string;
};

/** A row of `imports`: an import in progress. */
export interface ImportRow {
  id: string;
  /** Last touched, ISO instant UTC. */
  touched: string;
  /** Its result, once committed. */
  result: { written: number; skipped: number } | null;
}

/** A row of `staged`: one entry of an import that is not committed yet. */
export interface StagedRow {
  import: string;
  index: number;
  /** Validated when it was staged. */
  note: ExchangedNote | null;
  /** Revision it replaces; null for a new note. */
  replaces: number | null;
  publication: ExchangedPublication | null;
}

/** A row of `publications`: a publication that has or had notes. */
export interface PublicationRow extends PublicationFacts {
  /** When its page was last read; null when it is known only from a note. ISO instant UTC. */
  readonly lastSeen: string | null;
  /** When one of its notes last changed. ISO instant UTC. */
  readonly latest: string;
  /** For a provisional identifier: the publication it became, once known. See `learnBelonging`. */
  readonly final?: string | null;
  /** Publications the reader ruled out as what it became. */
  readonly refused?: readonly string[];
  /** Sort keys; empty when unknown. */
  readonly byDate: string;
  readonly byTitle: string;
  readonly bySubmitter: string;
}
