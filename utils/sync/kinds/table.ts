import { collectionKind } from './collection.ts';
import { followKind } from './follow.ts';
import { searchKind } from './search.ts';
import { settingKind } from './setting.ts';

/**
 * All kinds of things that devices share beside notes, each with its shape and its rules; where each is stored is in `utils/store/synced/kinds`.
 * Notes are apart: there are so many that one nobody changed is sent as a row, and two texts of one become two notes (`../library.ts`).
 */
export const KINDS = [collectionKind, followKind, searchKind, settingKind] as const;

/** The name of a kind. */
export type KindName = (typeof KINDS)[number]['name'];
