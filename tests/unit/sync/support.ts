import type { SyncedNote } from '../../../utils/sync/note/shape.ts';

/** Note n, with what a test wants different. */
export function noteOf(n: number, changes: Partial<SyncedNote> = {}): SyncedNote {
  return {
    id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    target: { publication: 'kv-tk-2024Z01911', questionNumber: '2024Z01911', subQuestion: null },
    passage: null,
    meaning: null,
    tags: [],
    body: `notitie ${n}`,
    publicationTitle: 'Scanners',
    created: '2026-11-01T08:00:00.000Z',
    modified: '2026-11-01T08:00:00.000Z',
    deleted: null,
    ...changes,
  };
}
