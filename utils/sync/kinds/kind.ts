import type { KeyOf } from './list.ts';

/** What one thing of a kind says, by field: what JSON can hold. A field that says nothing is left out. */
export type ItemRow = Readonly<Record<string, unknown>>;

/**
 * A kind of thing, other than a note, that a reader's devices share: its name in files, its shape, and how concurrent changes are
 * merged. See `table.ts`; the README says how to add one.
 */
export interface Kind<Name extends string = string> {
  /** The form of its entries in files, and the first part of its keys; lower-case letters, at most 20. Never changes. */
  readonly name: Name;
  readonly isId: (id: string) => boolean;
  /**
   * Every field this version knows, for a kind to which a later version may add fields. Without it, a new field would look like one the
   * reader removed.
   */
  readonly fields?: readonly string[];
  /**
   * Fields that are merged letter by letter. Two texts that began separately are shown one after the other. Where `read` shows only
   * the beginning of a text that is too long, the rest stays in the document after it.
   */
  readonly texts?: readonly string[];
  /** Those of `texts` that are names: if two began separately, the one in the folder counts, and neither keeps a rest. */
  readonly names?: readonly string[];
  /**
   * Fields that are lists in the reader's order, each with the key of an item, which occurs at most once. Additions, moves and removals on
   * several devices are merged.
   */
  readonly lists?: Readonly<Record<string, KeyOf>>;
  /**
   * The thing in what a document says; of every other field the last value counts. Everything in it is from outside.
   *
   * @returns null when this version cannot read it: the document is kept, and whatever the store has stays as it is
   */
  readonly read: (id: string, said: Readonly<Record<string, unknown>>) => ItemRow | null;
}

/** Where things of one kind are stored on this device. Throws what its storage throws. */
export interface KindStore {
  /** All there are, as devices share them. */
  all(): Promise<StoreSnapshot>;
  /**
   * Stores a thing as other devices changed it.
   *
   * @param was as `all` gave it; null when there was none
   * @param next null to remove it
   * @returns false when it no longer equals `was`, or cannot be stored now: the next round tries again
   */
  put(id: string, was: ItemRow | null, next: ItemRow | null): Promise<boolean>;
}

/** All things of a kind. Rows may be read lazily. */
export interface StoreSnapshot {
  readonly rows: { keys(): Iterable<string>; get(id: string): ItemRow | undefined };
  /** Identifiers of rows that are there and that this version cannot read: they are left alone, and never taken for removed. */
  readonly unreadable: { has(id: string): boolean };
  /**
   * Names one generation of the storage, from when it was made until it is deleted or lost. In another generation than before, or with null, what is not
   * there was not removed by the reader, and comes back.
   */
  readonly generation: string | null;
  /**
   * What a row is known by as long as nothing in it changes, of every row, removed ones too: what was in step with its document and is the same
   * still is not read again. Undefined for a store that does not tell.
   */
  readonly marks?: ReadonlyMap<string, string>;
  /**
   * Those the reader removed, where that is remembered: what is neither here nor in `rows` was removed for good long ago, or lost. Undefined where
   * absence is all that is left of a removal.
   */
  readonly removed?: ReadonlySet<string>;
}

/** The key of a thing among all that is synchronised. The key of a note is its identifier, which has no colon. */
export const itemKey = (kind: string, id: string): string => `${kind}:${id}`;

/** The kind and the identifier in a key; null for that of a note. */
export function parseItemKey(key: string): { readonly kind: string; readonly id: string } | null {
  const at = key.indexOf(':');
  return at === -1 ? null : { kind: key.slice(0, at), id: key.slice(at + 1) };
}

const saysSomething = (value: unknown): boolean =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

/** Removes empty fields from a row. */
export const trimmed = (row: ItemRow): ItemRow =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => saysSomething(value)));
