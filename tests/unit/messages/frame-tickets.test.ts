import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFrameTickets } from '../../../utils/services/frame-tickets.ts';
import { volatileMemory } from '../../../utils/sources/session-memory.ts';
import { TICKET_MS } from '../../../utils/protocol/frame.ts';

const HOME = {
  publication: 'kv-tk-2024Z01911',
  address: 'https://zoek.officielebekendmakingen.nl/kv-tk-2024Z01911.html',
};
const TICKET = 'a'.repeat(48);

const whereAt = (tab: number, document: string) => ({ tab, document, frameId: 4 });

function register(memory = volatileMemory()) {
  const clock = { now: 0 };
  return { clock, memory, tickets: createFrameTickets(memory, () => clock.now) };
}

// Every wait ends as soon as nothing else is left to do.
beforeEach(() => {
  vi.useFakeTimers();
  vi.setTimerTickMode('nextTimerAsync');
});
afterEach(() => {
  vi.useRealTimers();
});

describe('tickets of frames', () => {
  it('exchanges a ticket once', async () => {
    const { tickets } = register();
    await tickets.offer(TICKET, 7, HOME);
    expect(await tickets.claim(TICKET, whereAt(7, 'frame'))).toEqual(HOME);
    expect(await tickets.homeOf('frame')).toEqual(HOME);
    expect(await tickets.claim(TICKET, whereAt(7, 'another'))).toBeNull();
    expect(await tickets.homeOf('another')).toBeNull();
  });

  it('tells a page when its frame is there', async () => {
    const { tickets } = register();
    const told: string[] = [];
    void tickets.claimed(TICKET).then(() => told.push('claimed'));
    await tickets.offer(TICKET, 7, HOME);
    await tickets.claim('b'.repeat(48), whereAt(7, 'stranger'));
    expect(told).toEqual([]);
    await tickets.claim(TICKET, whereAt(7, 'frame'));
    expect(told).toEqual(['claimed']);
  });

  it('says whether somebody has come with a ticket, also after the worker has ended', async () => {
    const { tickets, memory } = register();
    // Of a ticket that is not offered nothing can be told.
    expect(await tickets.there(TICKET)).toBe(true);
    await tickets.offer(TICKET, 7, HOME);
    expect(await tickets.there(TICKET)).toBe(false);
    expect(await register(memory).tickets.there(TICKET)).toBe(false);
    const claimed = tickets.claim(TICKET, whereAt(7, 'frame'));
    // Asked right after it came, before it was answered.
    expect(await tickets.there(TICKET)).toBe(true);
    await claimed;
    expect(await register(memory).tickets.there(TICKET)).toBe(true);
  });

  it('waits for the offer when the frame claims first', async () => {
    const { tickets } = register();
    const claimed = tickets.claim(TICKET, whereAt(7, 'frame'));
    const stranger = tickets.claim('b'.repeat(48), whereAt(7, 'stranger'));
    await new Promise((resolve) => setTimeout(resolve, 5));
    await tickets.offer(TICKET, 7, HOME);
    expect(await claimed).toEqual(HOME);
    expect(await tickets.homeOf('frame')).toEqual(HOME);
    expect(await stranger).toBeNull();
  });

  it('rejects a ticket that was never offered', async () => {
    const { tickets } = register();
    expect(await tickets.claim(TICKET, whereAt(7, 'frame'))).toBeNull();
    expect(await tickets.homeOf('frame')).toBeNull();
  });

  it('uses up a ticket that is claimed in another tab', async () => {
    const { tickets } = register();
    await tickets.offer(TICKET, 7, HOME);
    expect(await tickets.claim(TICKET, whereAt(8, 'thief'))).toBeNull();
    expect(await tickets.claim(TICKET, whereAt(7, 'frame'))).toBeNull();
  });

  it('rejects a ticket after a minute', async () => {
    const { tickets, clock } = register();
    await tickets.offer(TICKET, 7, HOME);
    clock.now = TICKET_MS + 1;
    expect(await tickets.claim(TICKET, whereAt(7, 'frame'))).toBeNull();
  });

  it('survives a restart of the worker', async () => {
    const { tickets, memory } = register();
    await tickets.offer(TICKET, 7, HOME);
    expect(await register(memory).tickets.claim(TICKET, whereAt(7, 'frame'))).toEqual(HOME);
    expect(await register(memory).tickets.homeOf('frame')).toEqual(HOME);
    expect(await register(memory).tickets.claim(TICKET, whereAt(7, 'frame'))).toBeNull();
  });

  it('forgets the oldest frames, and rejects them', async () => {
    const { tickets } = register();
    for (let at = 0; at <= 400; at += 1) {
      const ticket = String(at).padStart(48, '0');
      // oxlint-disable-next-line no-await-in-loop
      await tickets.offer(ticket, 7, HOME);
      // oxlint-disable-next-line no-await-in-loop
      await tickets.claim(ticket, whereAt(7, `frame ${at}`));
    }
    expect(await tickets.homeOf('frame 0')).toBeNull();
    expect(await tickets.homeOf('frame 400')).toEqual(HOME);
  });

  it('ignores malformed rows', async () => {
    const memory = volatileMemory();
    await memory.set('frame.offers', [{ ticket: TICKET, tab: 7 }, null, 3]);
    await memory.set('frame.claimed', { frame: 'x' });
    const { tickets } = register(memory);
    expect(await tickets.claim(TICKET, whereAt(7, 'frame'))).toBeNull();
    expect(await tickets.homeOf('x')).toBeNull();
  });

  it('says where frames stand, but for those that three messages did not reach; these may still ask', async () => {
    const { tickets } = register();
    await tickets.offer(TICKET, 7, HOME);
    await tickets.claim(TICKET, whereAt(7, 'frame'));
    tickets.missed({ tab: 7, frameId: 4 });
    tickets.missed({ tab: 7, frameId: 4 });
    expect(await tickets.places()).toMatchObject([{ tab: 7, frameId: 4 }]);
    tickets.missed({ tab: 7, frameId: 4 });
    expect(await tickets.places()).toEqual([]);
    expect(await tickets.homeOf('frame')).toEqual(HOME);
  });
});
