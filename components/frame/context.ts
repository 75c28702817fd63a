import { createContext, useContext, useSyncExternalStore } from 'react';
import type { FrameTranslate } from '../../utils/domain/i18n/frame.ts';
import { formatList } from '../../utils/domain/i18n/dates.ts';
import type { Language } from '../../utils/domain/i18n/language.ts';
import type { Meaning } from '../../utils/domain/note/note.ts';
import type { CollectionHead } from '../../utils/protocol/collections.ts';
import type { FrameModel } from './frame-model.ts';
import type { FrameView } from './frame-view.ts';
import { headingNumbers } from './items.ts';

/** What every part of the frame needs. */
export interface FrameWorld {
  readonly model: FrameModel;
  readonly t: FrameTranslate;
  readonly language: Language;
  /** Today in Amsterdam, YYYY-MM-DD. */
  readonly today: string;
  /** Names the reader gave to meanings; only those that were changed. */
  readonly meaningNames: Readonly<Partial<Record<Meaning, string>>>;
  /** The reader's dossiers; empty before they are read. */
  readonly collections: readonly CollectionHead[];
  /** Labels in use, most used first. */
  readonly tags: readonly string[];
  /** Says something to those who listen, and shows it for a while. */
  readonly announce: (text: string) => void;
  /** Shows all keys. */
  readonly showKeys: () => void;
  /** Version of the extension. */
  readonly version: string;
}

/** Given by `FrameApp`. */
export const FrameContext = createContext<FrameWorld | null>(null);

/** The world of the frame. Throws outside `FrameApp`. */
export function useFrame(): FrameWorld {
  const world = useContext(FrameContext);
  if (world === null) throw new Error('outside the frame');
  return world;
}

/** What the frame shows now. */
export function useFrameView(): FrameView {
  const { model } = useFrame();
  return useSyncExternalStore(model.subscribe, model.snapshot);
}

/** The name of a meaning: the reader's, else ours; of having none too. */
export function meaningWord(meaning: Meaning | null, { t, meaningNames }: FrameWorld): string {
  return meaning === null ? t('meaning.none') : (meaningNames[meaning] ?? t(`meaning.${meaning}`));
}

/** The question a note is on, in words as its heading groups them: `2, 3 en 4`; null for the publication. */
export function labelOf(sub: number | null, view: FrameView, language: Language): string | null {
  const numbers = headingNumbers(sub, view.layout.places);
  return numbers.length === 0 ? null : formatList(numbers.map(String), language);
}
