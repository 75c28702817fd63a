import { createContext, useContext } from 'react';
import type { Language } from '../../../utils/domain/i18n/language.ts';
import { type LibraryTranslate, libraryTranslator } from '../../../utils/domain/i18n/library.ts';
import { type PageTranslate, pageTranslator } from '../../../utils/domain/i18n/page.ts';
import type { Meaning } from '../../../utils/domain/note/note.ts';
import type { DraftShelf } from '../notes/draft-shelf.ts';
import type { LibraryPorts } from './ports.ts';
import type { CollectionHead } from '../../../utils/protocol/collections.ts';
import type { Synced } from '../devices/useSynced.ts';
import type { SharedView } from '../sharing/useShared.ts';

/** What every part of the library needs. */
export interface LibraryWorld {
  readonly ports: LibraryPorts;
  readonly t: LibraryTranslate;
  /** Texts shared with the page: states and note editors. */
  readonly pageT: PageTranslate;
  readonly language: Language;
  /** Today in Amsterdam, YYYY-MM-DD. */
  readonly today: string;
  /** Names the reader gave to meanings; only those that were changed. */
  readonly meaningNames: Readonly<Partial<Record<Meaning, string>>>;
  readonly shelf: DraftShelf;
  /** The reader's dossiers; empty before they are read. */
  readonly collections: readonly CollectionHead[];
  /** The reader's other devices. */
  readonly synced: Synced;
  /** Dossiers that several people keep. */
  readonly shared: SharedView;
  /** Says something in passing, with a way back when there is one. */
  readonly announce: (text: string, undo?: () => void) => void;
  /**
   * Clears the announcement and its undo. For an act that can be undone only once it is stored: until then, undo
   * would apply to the previous act.
   */
  readonly withdraw: () => void;
}

/** Given by `LibraryApp`. */
export const LibraryContext = createContext<LibraryWorld | null>(null);

/** The world of the library. Throws outside `LibraryApp`. */
export function useLibrary(): LibraryWorld {
  const world = useContext(LibraryContext);
  if (world === null) throw new Error('outside the library');
  return world;
}

/** The name of a meaning: the reader's, else ours. */
export function meaningName(meaning: Meaning, { t, meaningNames }: Pick<LibraryWorld, 't' | 'meaningNames'>): string {
  return meaningNames[meaning] ?? t(`meaning.${meaning}`);
}

/** Translators for a language. */
export const translators = (language: Language): Pick<LibraryWorld, 't' | 'pageT' | 'language'> => ({
  t: libraryTranslator(language),
  pageT: pageTranslator(language),
  language,
});
