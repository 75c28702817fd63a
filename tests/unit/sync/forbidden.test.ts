import { describe, expect, it } from 'vitest';
import { saveOf } from '../store/support.ts';
import { MemoryFolder } from './memory.ts';
import { CODE, device, JOIN, NEW, PLACE } from './service-device.ts';

describe('other devices that whoever manages the machine switched off', () => {
  it('cannot be begun, looked at or joined, and no folder is asked', async () => {
    const folder = new MemoryFolder();
    const a = device(folder, { isAllowed: async () => false });
    const fault = { outcome: 'fault', fault: 'forbidden' };
    expect([await a.sync.look(PLACE), await a.sync.begin(NEW), await a.sync.begin(JOIN)]).toEqual([
      fault,
      fault,
      fault,
    ]);
    expect(await a.sync.state()).toMatchObject({ connection: null, isForbidden: true });
    expect(folder.requests).toBe(0);
  });

  it('that were there before stand still, whatever asks; nothing is forgotten, and it goes on when it is allowed again', async () => {
    const folder = new MemoryFolder();
    let isAllowed = true;
    const a = device(folder, { isAllowed: async () => isAllowed });
    await a.sync.begin(NEW);
    await a.settled();
    const before = a.counts.rounds;
    isAllowed = false;
    await a.notes.save(saveOf());
    a.sync.noteChanged();
    a.later[0]?.work();
    await a.sync.opened();
    await a.sync.onAlarm();
    await a.sync.now();
    await a.sync.start();
    await a.settled();
    expect(await a.sync.rejoin(NEW.words)).toEqual({ outcome: 'fault', fault: 'forbidden' });
    expect(await a.sync.changePassphrase({ words: CODE, passphrase: 'vijf heel andere gewone woorden' })).toEqual({
      outcome: 'fault',
      fault: 'forbidden',
    });
    expect(a.counts.rounds).toBe(before);
    expect(await a.sync.state()).toMatchObject({ connection: { name: 'Laptop' }, isForbidden: true });
    isAllowed = true;
    await a.sync.now();
    await a.settled();
    expect(a.counts.rounds).toBeGreaterThan(before);
    expect([...folder.files.keys()].filter((name) => name.endsWith('.k'))).toHaveLength(1);
  });
});
