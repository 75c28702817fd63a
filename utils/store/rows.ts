import type { ManyChange } from '../protocol/library/many.ts';
import type { ImportEntry } from '../protocol/library/transfer.ts';
import type { AnchorOutcome, PublicationFacts } from '../protocol/notes.ts';

/** A row of `notes` as stored. Untyped until `readNote` has parsed it. */
export type StoredNote = { id: string } & Record<string, unknown>;

/** A row of `collections` as stored: a dossier. Untyped until `readCollection` has parsed it. */
export type StoredCollection = { id: string } & Record<string, unknown>;

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

/** What an import wrote. `both`: how many of the written are copies beside a note that changed meanwhile; absent for none. */
export interface Imported {
  readonly written: number;
  readonly skipped: number;
  readonly both?: number;
}

/** A row of `imports`: an import, or another change of many notes, in progress. */
export interface ImportRow {
  id: string;
  /** Last touched, ISO instant UTC. */
  touched: string;
  /** Its result, once committed; null for other changes. */
  result: Imported | null;
  /** Present from the moment it counts as done: what is left of it is written at any cost (decision 380). */
  begun?: BegunWork;
  /** Whether it bears the name of a message, and its answer is kept for whoever sends that once more (`answered.ts`). */
  asked?: true;
}

/** Work that has begun. `at`: when, ISO instant UTC. */
export type BegunWork =
  | (Imported & { readonly does: 'import'; readonly at: string })
  | { readonly does: 'change'; readonly at: string; readonly change: TableChange };

/** A change of many notes that can be made from its description alone, and twice without harm. */
export type TableChange =
  | ManyChange
  | { readonly does: 'renameTag'; readonly from: string; readonly to: string }
  | { readonly does: 'dropTag'; readonly tag: string };

/** A row of `staged`: a batch of work on many notes, deleted with the transaction that writes it. */
export interface StagedRow {
  import: string;
  /** Order of the batches: index of its first entry. */
  index: number;
  /** Entries of an import; validated when they were staged. */
  entries: readonly ImportEntry[];
  /** Identifiers of the notes of another change. */
  ids: readonly string[];
  /** Set for a batch that was written, in a stored answer. */
  applied?: Applied;
}

/** The changes made to some notes. */
export interface Applied {
  /** Notes that changed. */
  readonly ids: readonly string[];
  /** How many could not be changed. */
  readonly omitted: number;
  /** The previous dossiers of notes that were moved. */
  readonly from: readonly { readonly collection: string | null; readonly ids: readonly string[] }[];
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
