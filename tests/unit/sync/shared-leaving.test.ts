import { describe, expect, it } from 'vitest';
import { finishLeaving } from '../../../utils/store/synced/leaving.ts';
import { createSyncStore } from '../../../utils/store/synced/sync-store.ts';
import { noteId } from '../store/support.ts';
import { Cloud, DOSSIER, placeOf, reader, rounds, team } from './shared-reader.ts';

describe('leaving a shared dossier', () => {
  it('leaves a private copy here, changes nothing for the others, and asks no server', async () => {
    const { cloud, anna, bram } = await team();
    await anna.save(4, 'weggegooid');
    await anna.notes.delete({ id: noteId(4), expectedRevision: 1 });
    await rounds(anna, bram);
    await anna.save(3, 'nog niet verzonden');
    const { id } = await anna.dossier();
    cloud.seen.length = 0;
    expect(await anna.shared.leave({ id, keep: true })).toEqual({ outcome: 'left', notes: 3 });
    expect(cloud.seen).toEqual([]);
    expect(await anna.texts()).toEqual(['-: van Anna alleen', 'Haven: nog niet verzonden', 'Haven: over de kade']);
    const rows = await anna.db.notes.toArray();
    expect(rows.map((row) => row.id)).not.toContain(noteId(1));
    expect(rows.some((row) => row['collection'] === DOSSIER)).toBe(false);
    expect(await anna.db.collections.get(DOSSIER)).toBeUndefined();
    expect(anna.given).toEqual([['https://team.example/*', id]]);
    expect([anna.alarms.size, (await anna.shared.list()).dossiers, (await anna.shared.list()).isLost]).toEqual([
      0,
      [],
      false,
    ]);
    for (const table of [anna.db.synced, anna.db.unsent, anna.db.syncFiles]) expect(await table.count()).toBe(0);
    expect(await anna.shared.leave({ id, keep: true })).toEqual({ outcome: 'notHere' });
    // What is written in the copy goes nowhere, and what is written there does not come.
    await bram.save(11, 'van Bram');
    await rounds(anna, bram);
    expect(await bram.texts()).toEqual(['Haven: over de kade', 'Haven: van Bram']);
    expect(await anna.texts()).toHaveLength(3);
  });

  it('puts the copy in the bin when the reader does not want it', async () => {
    const { anna, bram } = await team();
    const { id } = await bram.dossier();
    expect(await bram.shared.leave({ id, keep: false })).toEqual({ outcome: 'left', notes: 1 });
    expect(await bram.texts()).toEqual([]);
    const [note] = await bram.db.notes.toArray();
    expect(note).toMatchObject({ body: 'over de kade', deleted: expect.any(String) });
    expect((await bram.db.collections.toArray()).map((row) => row['deleted'])).toEqual([expect.any(String)]);
    await bram.notes.restore({ id: note?.id ?? '' });
    await rounds(anna, bram);
    expect(await anna.texts()).toEqual(['-: van Anna alleen', 'Haven: over de kade']);
    expect(await anna.dossier()).toMatchObject({ asking: 0 });
  });

  it('is no obstacle to joining again: nothing is there twice, and the copy stays private', async () => {
    const { anna, bram, invitation } = await team();
    const { id } = await bram.dossier();
    await bram.shared.leave({ id, keep: true });
    const copy = (await bram.db.notes.toArray())[0];
    await bram.notes.save({
      ...(copy as never as Parameters<typeof bram.notes.save>[0]),
      body: 'alleen voor Bram',
      expectedRevision: 1,
    });
    expect(await bram.shared.read({ invitation, phrase: 'vier gewone woorden samen' })).toMatchObject({ here: 'left' });
    await bram.join(invitation);
    await rounds(anna, bram);
    expect(await bram.texts()).toEqual(['Haven: alleen voor Bram', 'Haven: over de kade']);
    expect(await anna.texts()).toEqual(['-: van Anna alleen', 'Haven: over de kade']);
  });

  it('that was broken off goes on at the next start', async () => {
    const { anna, bram } = await team();
    const { id } = await bram.dossier();
    for (let n = 100; n < 310; n += 1) await bram.save(n, `notitie ${n}`);
    await rounds(bram, anna);
    const { db } = bram;
    const copy = '99999999-0000-4000-8000-00000000000c';
    const row = { id, collection: DOSSIER, left: '2026-12-01T12:00:00.000Z', leaving: { keep: true, copy } };
    await createSyncStore(db, id).leave(row);
    const quiet = async (): Promise<void> => Promise.reject(new Error('ended'));
    const parts = { db, now: () => bram.clock.at, newId: () => crypto.randomUUID(), quiet };
    await expect(finishLeaving(parts, row)).rejects.toThrow('ended');
    const left = await db.notes.where('collection').equals(DOSSIER).count();
    expect([left, await db.notes.count()]).toEqual([11, 211]);
    await bram.sync.start();
    await bram.settled();
    const texts = await bram.texts();
    expect([texts.length, new Set(texts).size]).toEqual([211, 211]);
    expect(new Set((await db.notes.toArray()).map(({ collection }) => collection))).toEqual(new Set([copy]));
    expect((await db.spaces.get(id))?.leaving).toBeUndefined();
    await rounds(anna, bram);
    expect(await anna.texts()).toHaveLength(212);
  });

  it('on one device changes nothing for the reader’s other devices that take part', async () => {
    const cloud = new Cloud();
    const [laptop, desk, bram] = [reader(cloud, 'Anna'), reader(cloud, 'Anna'), reader(cloud, 'Bram')];
    await laptop.own();
    await laptop.make();
    await laptop.save(1, 'over de kade');
    const invitation = await laptop.share();
    await desk.own();
    await desk.join(invitation);
    await bram.join(invitation);
    await rounds(laptop, desk, bram);
    const { id } = await laptop.dossier();
    await laptop.shared.leave({ id, keep: true });
    const copy = (await laptop.db.notes.toArray())[0];
    await laptop.notes.save({
      ...(copy as never as Parameters<typeof laptop.notes.save>[0]),
      body: 'alleen voor Anna',
      expectedRevision: 1,
    });
    await desk.save(2, 'later op het bureau');
    await rounds(laptop, desk, bram);
    await rounds(laptop, desk, bram);
    expect(await bram.texts()).toEqual(['Haven: later op het bureau', 'Haven: over de kade']);
    expect(await laptop.texts()).toEqual(['Haven: alleen voor Anna']);
    // Of the private copy the reader's other device has what is written in it; of the dossier it still has all.
    expect(await desk.texts()).toEqual([
      'Haven: alleen voor Anna',
      'Haven: later op het bureau',
      'Haven: over de kade',
    ]);
    // A note that is taken out of the dossier there is the reader's on both.
    await desk.save(1, 'over de kade, van mij', null);
    await rounds(desk, laptop, bram);
    expect(await laptop.texts()).toContain('-: over de kade, van mij');
    expect(await bram.texts()).toEqual(['Haven: later op het bureau']);
    expect((await laptop.sync.state()).parts).toBe(0);
  }, 30_000);

  it('gives the permission for a server back only when no other folder is there', async () => {
    const { cloud, anna } = await team();
    await anna.own('https://team.example/van-anna/');
    const { id } = await anna.dossier();
    await anna.shared.leave({ id, keep: false });
    expect(anna.given).toEqual([]);
    expect(anna.alarms.size).toBe(1);
    await anna.sync.leave();
    expect(anna.given).toEqual([['https://team.example/*', '']]);
    expect(anna.alarms.size).toBe(0);
    cloud.seen.length = 0;
    await anna.round();
    expect(cloud.seen).toEqual([]);
  });

  it('does not touch the reader’s own folder, and leaving that does not touch the dossier', async () => {
    const { anna, bram } = await team();
    await anna.own();
    await anna.sync.leave();
    await anna.save(5, 'na het verlaten');
    await rounds(anna, bram);
    expect(await bram.texts()).toContain('Haven: na het verlaten');
    expect(placeOf('Anna').address).toBe((await anna.dossier()).address);
  });
});
