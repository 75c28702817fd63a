import { expect } from 'vitest';
import { absentValues, OPTIONAL_FIELDS } from '../../../utils/domain/note/note-fields.ts';
import { EVERYTHING } from '../../../utils/protocol/library/selection.ts';
import type { ImportEntry } from '../../../utils/protocol/library/transfer.ts';
import { environment, libraryOf, noteId, repository } from './support.ts';

/** A worker. */
export type World = ReturnType<typeof newWorld>;

/** More notes than one transaction changes. */
export const COUNT = 1_010;
/** The notes belong to so many publications. */
export const PUBLICATIONS = 40;
/** Identifier of the import. */
export const IMPORT = noteId(999_999);
/** All notes. */
export const ALL = { by: 'filter', filter: EVERYTHING } as const;

/** A worker; over the same disk, the next one. */
export function newWorld(env = environment()) {
  const made = repository(env);
  return Object.assign(made, libraryOf(made));
}

/** The text of note n. */
export const bodyOf = (n: number, version: string): string => `${version} ${n}`;

/** An entry with note n. */
export function entryOf(
  n: number,
  { replaces = null, version = 'eerst' }: { replaces?: number | null; version?: string },
) {
  const at = new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString();
  const note = {
    // A third as a version that had none of these fields staged them.
    ...(n % 3 === 0 ? {} : absentValues(OPTIONAL_FIELDS)),
    id: noteId(n),
    target: { publication: `kst-${n % PUBLICATIONS}`, questionNumber: null, subQuestion: null },
    tags: ['haven', ...(n % 2 ? ['oneven'] : [])],
    body: bodyOf(n, version),
    publicationTitle: `Titel ${n % PUBLICATIONS}`,
    created: at,
    modified: at,
    revision: 1,
  };
  return { index: n, note, replaces, publication: null } as unknown as ImportEntry;
}

/** Stages an import of so many notes. */
export async function staged(world: World, entries = Array.from({ length: COUNT }, (_, n) => entryOf(n, {}))) {
  for (let from = 0; from < entries.length; from += 500) {
    const part = entries.slice(from, from + 500);
    expect(await world.repo.importStep({ step: 'stage', import: IMPORT, entries: part })).toEqual({
      outcome: 'staged',
    });
  }
  return { step: 'commit', import: IMPORT, entries: entries.length } as const;
}

/** A library with all notes. */
export async function filled(env = environment()): Promise<World> {
  const world = newWorld(env);
  expect(await world.repo.importStep(await staged(world))).toMatchObject({ outcome: 'committed', written: COUNT });
  return world;
}
