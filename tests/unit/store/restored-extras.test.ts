import { describe, expect, it } from 'vitest';
import { restoreExtras } from '../../../utils/store/replacing.ts';
import type { PublicationRow } from '../../../utils/store/rows.ts';
import { repository } from './support.ts';

describe('settings restored with a damaged database', () => {
  const rescued = {
    notes: new Map(),
    knownIds: new Set<string>(),
    isComplete: true,
    lastChange: null,
    anchors: [],
    collections: [],
    meta: [
      { key: 'backup', value: { seq: 3, at: '2026-11-20T09:00:00.000Z' } },
      { key: 'backupThreshold', value: 20 },
    ],
  };
  const publication = { id: 'kst-1', title: 'oud', lastSeen: '2026-11-20T09:00:00.000Z', latest: '' };
  const old = { ...rescued, publications: [publication as unknown as PublicationRow] };

  it('is put where nothing is, or something older', async () => {
    const { db } = repository();
    await db.ready();
    await db.meta.put({ key: 'backup', value: { seq: 0, at: '2026-11-19T09:00:00.000Z' } });
    await db.publications.put({ ...publication, title: 'kaal', lastSeen: null } as unknown as PublicationRow);
    await restoreExtras(db, old);
    expect(await db.meta.get('backup')).toEqual(rescued.meta[0]);
    expect(await db.meta.get('backupThreshold')).toEqual(rescued.meta[1]);
    expect(await db.publications.get('kst-1')).toMatchObject({ title: 'oud' });
  });

  it('is never put over anything newer, when it is tried again later', async () => {
    const { db } = repository();
    await db.ready();
    const since = '2026-11-23T09:00:00.000Z';
    await db.meta.bulkPut([
      { key: 'backup', value: { seq: 9, at: since } },
      { key: 'backupThreshold', value: 100 },
    ]);
    await db.publications.put({ ...publication, title: 'nieuw', lastSeen: since } as unknown as PublicationRow);
    await restoreExtras(db, old);
    expect(await db.meta.get('backup')).toMatchObject({ value: { seq: 9, at: since } });
    expect(await db.meta.get('backupThreshold')).toMatchObject({ value: 100 });
    expect(await db.publications.get('kst-1')).toMatchObject({ title: 'nieuw', lastSeen: since });
  });
});
