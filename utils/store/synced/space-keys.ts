import { OWN_SPACE } from '../../sync/disk.ts';

/**
 * What is known of the folder of a shared dossier lies in the tables of the own one, under keys that begin with this: an arrived note, its document
 * and that its file was read are then in one transaction, whichever folder it came from. Every key of the own space sorts before it.
 */
const MARK = '~';

/** The key prefix of a space. */
export const prefixOf = (space: string): string => (space === OWN_SPACE ? '' : `${MARK}${space} `);

/** All keys of a space lie between these two, without the second; in the own one those of `sync` as well. */
export const boundsOf = (space: string): readonly [string, string] =>
  space === OWN_SPACE ? ['', MARK] : [prefixOf(space), `${prefixOf(space)}\uFFFF`];
