import { describe, expect, it } from 'vitest';
import { MAX_COLLECTIONS } from '../../../utils/domain/collection/limits.ts';
import { decryptForProfile } from '../../../utils/store/synced/sync-store.ts';
import type { Connection } from '../../../utils/store/synced/rows.ts';
import { Cloud, DOSSIER, PHRASE, placeOf, reader, rounds, team } from './shared-reader.ts';

const OTHER = '99999999-0000-4000-8000-000000000002';

describe('shared dossiers', () => {
  it('cost nothing while there are none: no request, no alarm, nothing evaluated, nothing stored', async () => {
    const cloud = new Cloud();
    const anna = reader(cloud, 'Anna');
    await anna.make();
    await anna.save(1, 'over de kade');
    await anna.sync.start();
    anna.sync.noteChanged();
    await anna.sync.onAlarm();
    expect(await anna.shared.list()).toEqual({ isForbidden: false, isLost: false, dossiers: [] });
    expect([cloud.seen, anna.load.mock.calls.length, anna.alarms.size]).toEqual([[], 0, 0]);
    expect([await anna.db.synced.count(), await anna.db.sync.count(), await anna.db.spaces.count()]).toEqual([0, 0, 0]);
  });

  it('come to who is invited, with the notes in them, and nothing else does', async () => {
    const { cloud, anna, bram, invitation } = await team();
    expect(await bram.texts()).toEqual(['Haven: over de kade']);
    await bram.save(11, 'van Bram');
    await bram.save(12, 'alleen van Bram', null);
    await rounds(bram, anna);
    expect(await anna.texts()).toEqual(['-: van Anna alleen', 'Haven: over de kade', 'Haven: van Bram']);
    const [a, b] = [await anna.dossier(), await bram.dossier()];
    expect(a).toMatchObject({
      title: 'Haven',
      name: 'Anna',
      members: [{ name: 'Bram' }],
      isReadOnly: false,
      unsent: 0,
    });
    expect(b).toMatchObject({
      id: a.id,
      collection: DOSSIER,
      name: 'Bram',
      members: [{ name: 'Anna' }],
      trouble: null,
    });
    // A note that is taken out is gone for the other, and one that is put in comes.
    await anna.save(1, 'over de kade', null);
    await anna.save(2, 'nu van beiden');
    await rounds(anna, bram);
    expect(await bram.texts()).toEqual(['-: alleen van Bram', 'Haven: nu van beiden', 'Haven: van Bram']);
    expect(JSON.stringify([...cloud.folders.values()].map(({ files }) => [...files.keys()]))).not.toContain('Haven');
    expect(await bram.shared.read({ invitation, phrase: PHRASE })).toMatchObject({ outcome: 'read', here: 'joined' });
  });

  it('are each asked at their own address, as their own account; nothing else is asked', async () => {
    const { cloud, anna } = await team();
    await anna.own();
    await anna.make('Veren', OTHER);
    const veren = placeOf('anna.v', 'https://elders.example/veren/');
    cloud.folder(veren.address);
    await anna.share({ ...veren, collection: OTHER });
    cloud.seen.length = 0;
    await anna.round();
    const asked = cloud.seen.map(({ does, folder, name, password }) => [does, folder, name, password].join(' '));
    expect(asked.toSorted()).toEqual([
      'list https://anna.example/eigen/ Anna wachtwoord van Anna',
      'list https://elders.example/veren/ anna.v wachtwoord van anna.v',
      'list https://team.example/haven/ Anna wachtwoord van Anna',
    ]);
    // The reader's own first.
    expect(asked[0]).toContain('eigen');
  });

  it('do not wait for each other: what is wrong with one folder is said of that one alone', async () => {
    const { cloud, anna, bram } = await team();
    await anna.own();
    await anna.make('Veren', OTHER);
    cloud.folder('https://elders.example/veren/');
    await anna.share({ ...placeOf('Anna', 'https://elders.example/veren/'), collection: OTHER });
    const troubles = ['refused', 'unreachable', 'notStorage', 'missing', 'full', 'busy'] as const;
    for (const [at, trouble] of troubles.entries()) {
      cloud.troubles.set('https://anna.example/eigen/', trouble);
      cloud.troubles.set('https://elders.example/veren/', trouble);
      await anna.save(20 + at, `notitie bij ${trouble}`);
      await anna.shared.now(null);
      await anna.sync.now();
      await anna.settled();
      await bram.round();
      expect(await bram.texts()).toContain(`Haven: notitie bij ${trouble}`);
      const state = await anna.shared.list();
      expect(state.dossiers.map(({ title, trouble: said }) => [title, said])).toEqual([
        ['Haven', null],
        ['Veren', trouble],
      ]);
      expect((await anna.sync.state()).trouble).toBe(trouble);
      cloud.troubles.clear();
    }
    // And the other way round.
    cloud.troubles.set('https://team.example/haven/', 'refused');
    await anna.save(30, 'eigen', null);
    await anna.shared.now(null);
    await anna.sync.now();
    await anna.settled();
    expect((await anna.sync.state()).trouble).toBeNull();
    const titled = new Map((await anna.shared.list()).dossiers.map((one) => [one.title, one]));
    expect(titled.get('Haven')).toMatchObject({ trouble: 'refused', isStopped: true });
    expect(titled.get('Veren')).toMatchObject({ trouble: null, isStopped: false });
    // Nothing is asked there until the reader acts.
    cloud.seen.length = 0;
    await anna.round();
    expect(cloud.seen.map(({ folder }) => folder)).not.toContain('https://team.example/haven/');
    cloud.troubles.clear();
    await anna.shared.setPassword(titled.get('Haven')?.id ?? '', 'een ander');
    await anna.settled();
    expect(cloud.seen.find(({ folder }) => folder === 'https://team.example/haven/')).toMatchObject({
      password: 'een ander',
    });
  }, 60_000);

  it('are refused with a reason: phrase, dossier, folder', async () => {
    const { cloud, anna, bram, invitation } = await team();
    await anna.own();
    const ask = { ...placeOf('Anna', 'https://team.example/leeg/'), collection: OTHER, name: 'Anna', phrase: PHRASE };
    cloud.folder(ask.address);
    expect(await anna.shared.share({ ...ask, phrase: 'te kort' })).toEqual({ outcome: 'weakPhrase' });
    expect(await anna.shared.share(ask)).toEqual({ outcome: 'noDossier' });
    await anna.make('Veren', OTHER);
    expect(await anna.shared.share({ ...ask, collection: DOSSIER })).toEqual({ outcome: 'already' });
    const at = (address: string) => ({ ...ask, address });
    const fault = (what: string) => ({ outcome: 'fault', fault: what });
    expect(await anna.shared.share(at('https://anna.example/eigen'))).toEqual(fault('isOwn'));
    expect(await anna.shared.look({ ...placeOf('Anna', 'https://anna.example/eigen/'), intent: 'share' })).toEqual(
      fault('isOwn'),
    );
    expect(await anna.shared.share(at('https://team.example/haven'))).toEqual(fault('isOther'));
    expect(await anna.shared.share(at('http://team.example/leeg'))).toEqual(fault('notHttps'));
    cloud.folders.set('https://elders.example/zelfde/', cloud.folder('https://anna.example/eigen/'));
    expect(await anna.shared.share(at('https://elders.example/zelfde'))).toEqual({ outcome: 'exists' });
    cloud.readers.add(`${ask.address} Anna`);
    expect(await anna.shared.look({ ...ask, intent: 'share' })).toEqual(fault('readOnly'));
    expect(await anna.shared.share(ask)).toEqual(fault('readOnly'));
    expect((await anna.shared.list()).dossiers).toHaveLength(1);

    const cees = reader(cloud, 'Cees');
    const join = { ...placeOf('Cees'), invitation, phrase: PHRASE, name: 'Cees' };
    expect(await cees.shared.join({ ...join, phrase: 'vier andere woorden samen' })).toEqual({ outcome: 'wrongWords' });
    const changed = invitation.replace(/[A-Z](?=[^A-Z]*$)/, (letter) => (letter === 'A' ? 'B' : 'A'));
    expect(changed).not.toBe(invitation);
    expect(['wrongWords', 'unreadable']).toContain((await cees.shared.join({ ...join, invitation: changed })).outcome);
    expect(await cees.shared.join({ ...join, invitation: 'hallo' })).toEqual({ outcome: 'unreadable' });
    cloud.folder('https://team.example/niets/');
    expect(await cees.shared.join({ ...join, address: 'https://team.example/niets/' })).toEqual({ outcome: 'nothing' });
    expect(await cees.shared.join({ ...join, address: 'https://team.example/weg/' })).toEqual(fault('missing'));
    expect(await cees.shared.join({ ...join, address: 'https://anna.example/eigen/' })).toEqual({
      outcome: 'otherFolder',
    });
    cloud.troubles.set('https://team.example/haven/ Cees', 'refused');
    expect(await cees.shared.join(join)).toEqual(fault('refused'));
    cloud.troubles.clear();
    expect(await bram.shared.join({ ...join, name: 'Bram' })).toEqual({ outcome: 'already' });
    // The same folder under another address is known by what lies in it.
    expect(
      await anna.shared.join({ ...join, ...placeOf('Anna', 'https://elders.example/zelfde/'), name: 'Anna' }),
    ).toEqual({ outcome: 'already' });
    await cees.own('https://team.example/van-cees/');
    cloud.folders.set('https://elders.example/cees/', cloud.folder('https://team.example/van-cees/'));
    expect(await cees.shared.join({ ...join, address: 'https://elders.example/cees/' })).toEqual(fault('isOwn'));
    expect(await cees.shared.join({ ...join, address: 'https://team.example/van-cees/' })).toEqual(fault('isOwn'));
    for (let n = 0; n < MAX_COLLECTIONS; n += 1)
      await cees.db.collections.put({ id: `vol ${n}`, deleted: null } as never);
    expect(await cees.shared.join(join)).toEqual({ outcome: 'tooMany' });
    expect([await cees.db.spaces.count(), (await cees.shared.list()).dossiers]).toEqual([0, []]);
  }, 60_000);

  it('are said to be what the invitation says; further ones can be written', async () => {
    const { cloud, anna, invitation } = await team();
    const cees = reader(cloud, 'Cees');
    const { id } = await anna.dossier();
    const said = { outcome: 'read', id, collection: DOSSIER, title: 'Haven', by: 'Anna' };
    expect(await cees.shared.read({ invitation, phrase: ` ${PHRASE}\n` })).toMatchObject({ ...said, here: 'no' });
    expect(await cees.shared.read({ invitation, phrase: 'iets anders dan dat' })).toEqual({ outcome: 'wrongWords' });
    expect(await cees.shared.read({ invitation: 'x', phrase: PHRASE })).toEqual({ outcome: 'unreadable' });
    expect(cloud.seen.some(({ name }) => name === 'Cees')).toBe(false);
    const other = await anna.shared.invite({ id, phrase: 'heel andere gewone woorden' });
    expect(other).toMatchObject({ outcome: 'invited' });
    if (other.outcome !== 'invited') return;
    await cees.join(other.invitation, { phrase: 'heel andere gewone woorden' });
    expect(await cees.texts()).toEqual(['Haven: over de kade']);
    expect(await anna.shared.invite({ id, phrase: 'kort' })).toEqual({ outcome: 'weakPhrase' });
    expect(await cees.shared.invite({ id: 'f'.repeat(32), phrase: PHRASE })).toEqual({ outcome: 'notHere' });
    // One who already has a dossier of that name is told that what is in it goes along.
    const own = reader(cloud, 'Dina');
    await own.make();
    expect(await own.shared.read({ invitation, phrase: PHRASE })).toMatchObject({ here: 'own' });
  }, 30_000);

  it('leave no key in the profile that can be taken out, and no key or word in what is told', async () => {
    const { cloud, anna } = await team();
    const { id } = await anna.dossier();
    const connection = (await anna.db.sync.get(`~${id} connection`))?.value as Connection;
    expect([connection.key.extractable, connection.lock.extractable, connection.invite?.lock.extractable]).toEqual([
      false,
      false,
      false,
    ]);
    if (connection.invite === undefined) throw new Error('no key to invite with');
    const raw = await decryptForProfile(connection.invite.lock, connection.invite.locked);
    expect(atob(raw)).toHaveLength(32);
    const texts: string[] = [];
    const walk = (value: unknown): void => {
      if (value instanceof ArrayBuffer || ArrayBuffer.isView(value))
        texts.push(
          Buffer.from(value as Uint8Array).toString('base64'),
          Buffer.from(value as Uint8Array).toString('latin1'),
        );
      else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
      else texts.push(String(value));
    };
    for (const table of anna.db.tables) (await table.toArray()).forEach(walk);
    walk(await anna.shared.list());
    for (const { files } of cloud.folders.values()) for (const [name, bytes] of files) walk([name, bytes]);
    expect(texts.length).toBeGreaterThan(100);
    for (const secret of [raw, atob(raw), PHRASE, 'wachtwoord van Anna'])
      expect(
        texts.filter((text) => text.includes(secret)),
        secret,
      ).toEqual([]);
  });

  it('are left alone while paused, by policy, and after the browser took its permission back', async () => {
    let [isAllowed, mayReach] = [true, true];
    const { cloud, anna } = await team({ isAllowed: async () => isAllowed, mayReach: async () => mayReach });
    const { id } = await anna.dossier();
    await anna.shared.pause(id, true);
    cloud.seen.length = 0;
    await anna.round();
    expect(cloud.seen).toEqual([]);
    await anna.shared.pause(id, false);
    await anna.settled();
    expect(cloud.seen.length).toBeGreaterThan(0);
    isAllowed = false;
    cloud.seen.length = 0;
    await anna.round();
    await anna.shared.now(id);
    await anna.settled();
    expect(await anna.shared.look({ ...placeOf('Anna'), intent: 'join' })).toEqual({
      outcome: 'fault',
      fault: 'forbidden',
    });
    expect(await anna.shared.list()).toMatchObject({ isForbidden: true, dossiers: [{ id }] });
    [isAllowed, mayReach] = [true, false];
    await anna.shared.now(id);
    await anna.settled();
    expect(await anna.dossier()).toMatchObject({ trouble: 'noAccess' });
    expect(cloud.seen).toEqual([]);
  });

  it('are told to be lost when the database was, until that was read', async () => {
    const { anna } = await team();
    await anna.db.spaces.clear();
    await anna.db.sync.clear();
    expect(await anna.shared.list()).toMatchObject({ isLost: true, dossiers: [] });
    expect(await anna.shared.lostRead()).toMatchObject({ isLost: false });
  });
});

describe('a shared dossier that may only be read', () => {
  it('comes and goes on coming; what is changed here stays here and is said not to be sent', async () => {
    const { cloud, anna, bram, invitation } = await team();
    const cees = reader(cloud, 'Cees');
    cloud.readers.add('https://team.example/haven/ Cees');
    expect(await cees.shared.look({ ...placeOf('Cees'), intent: 'join' })).toMatchObject({
      outcome: 'ready',
      canWrite: false,
    });
    expect(await cees.shared.join({ ...placeOf('Cees'), invitation, phrase: PHRASE, name: 'Cees' })).toMatchObject({
      outcome: 'joined',
      isReadOnly: true,
    });
    await cees.settled();
    expect(await cees.texts()).toEqual(['Haven: over de kade']);
    await cees.save(31, 'van Cees');
    await cees.collections.change({ id: DOSSIER, change: { does: 'rename', title: 'Haven (Cees)' } as never });
    cees.sync.noteChanged();
    await anna.save(3, 'later van Anna');
    await rounds(anna, cees, bram);
    expect(await cees.texts()).toEqual([
      'Haven (Cees): later van Anna',
      'Haven (Cees): over de kade',
      'Haven (Cees): van Cees',
    ]);
    const state = await cees.dossier();
    expect(state).toMatchObject({ isReadOnly: true, trouble: null, isStopped: false, unsent: 2 });
    expect(await cees.shared.unsent(state.id)).toEqual({ notes: [expect.stringMatching(/31$/)], isDossier: true });
    expect(await bram.texts()).not.toContain('Haven: van Cees');
    // No request to write is made in vain, and none is remembered.
    const writes = (): number =>
      cloud.seen.filter(({ name, does }) => name === 'Cees' && does !== 'list' && does !== 'get').length;
    const before = writes();
    await rounds(cees);
    expect(writes()).toBe(before);
    expect((await cees.db.syncFiles.toArray()).filter(({ is }) => is === 'sending')).toEqual([]);
    // Asked for, it is tried; and once it is allowed, all goes.
    await cees.shared.now(state.id);
    await cees.settled();
    expect(writes()).toBeGreaterThan(before);
    expect(await cees.dossier()).toMatchObject({ isReadOnly: true, unsent: 2 });
    cloud.readers.clear();
    await cees.shared.now(state.id);
    await cees.settled();
    expect(await cees.dossier()).toMatchObject({ isReadOnly: false, unsent: 0 });
    await rounds(anna, bram);
    expect(await bram.texts()).toContain('Haven (Cees): van Cees');
  }, 30_000);

  it('is found to be so by the first write that is refused, and tried again a day later', async () => {
    const { cloud, anna, bram } = await team();
    cloud.readers.add('https://team.example/haven/ Bram');
    expect(await bram.dossier()).toMatchObject({ isReadOnly: false });
    await bram.save(11, 'van Bram');
    await bram.round();
    expect(await bram.dossier()).toMatchObject({ isReadOnly: true, trouble: null, unsent: 1 });
    expect((await bram.db.syncFiles.toArray()).filter(({ is }) => is === 'sending')).toEqual([]);
    cloud.readers.clear();
    await bram.round();
    expect(await bram.dossier()).toMatchObject({ isReadOnly: true, unsent: 1 });
    bram.clock.at = new Date(bram.clock.at.getTime() + 86_400_000);
    await bram.round();
    expect(await bram.dossier()).toMatchObject({ isReadOnly: false, unsent: 0 });
    await rounds(anna);
    expect(await anna.texts()).toContain('Haven: van Bram');
  });
});
