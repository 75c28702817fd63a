import { createFollowing } from '../../../utils/services/following/service.ts';
import { createCollections } from '../../../utils/store/collections.ts';
import { FollowingDatabase } from '../../../utils/store/following/database.ts';
import { createFollowStore } from '../../../utils/store/following/store.ts';
import { describe, expect, it } from 'vitest';
import { createHandlers } from '../../../entrypoints/background/handlers.ts';
import { CorpusDatabase, createCorpusStore } from '../../../utils/store/question-list.ts';
import { createCorpusService } from '../../../utils/services/list/service.ts';
import { ALL_REQUESTS } from '../../../utils/protocol/library.ts';
import { fixedRequests } from '../../../utils/domain/site/checks/index.ts';
import { createErrorLog } from '../../../utils/services/error-log.ts';
import { createFrameTickets } from '../../../utils/services/frame-tickets.ts';
import { volatileMemory } from '../../../utils/sources/session-memory.ts';
import type { Sender } from '../../../utils/messages/server.ts';
import { devicesOf } from '../sync/devices.ts';
import { libraryOf, noteId, repository, saveOf } from '../store/support.ts';

const PAGE: Sender = {
  kind: 'page',
  url: 'https://zoek.officielebekendmakingen.nl/kv-tk-2024Z01911.html',
  publication: 'kv-tk-2024Z01911',
};
const OTHER: Sender = { ...PAGE, publication: 'kv-tk-2031Z00001' };
const LIBRARY: Sender = { kind: 'extension', url: 'chrome-extension://x/library.html' };

function handlers() {
  const world = repository();
  const { notes } = world;
  const pushed: unknown[] = [];
  const asked: string[] = [];
  const made = createHandlers({
    notes,
    library: libraryOf(world).repo,
    collections: createCollections(world.db, () => world.clock.at),
    cache: { count: async () => Promise.reject(new Error('no cache')) },
    dossiers: { get: async () => Promise.reject(new Error('not asked here')) },
    pages: {
      get: async () => Promise.reject(new Error('not asked here')),
      peek: async () => null,
      diagnose: async () => Promise.reject(new Error('not asked here')),
    },
    strip: {
      peek: async () => null,
      view: async () => Promise.reject(new Error('not asked here')),
      counts: async () => Promise.reject(new Error('not asked here')),
      forget: async () => undefined,
      hideMarks: async () => undefined,
    },
    clock: { now: () => new Date('2026-12-01T11:00:00Z') },
    doubted: async (facts) => facts,
    states: async () => new Map(),
    told: { stored: async () => null, knownNumbersOf: () => [] },
    named: { known: async () => new Map(), ask: async () => false },
    following: createFollowing({
      store: createFollowStore(new FollowingDatabase(world.env)),
      clock: { now: () => new Date('2026-12-01T11:00:00Z') },
      corpus: { matching: async () => ({ outcome: 'none', reason: 'off' }) },
      look: async () => new Map(),
      read: async () => Promise.reject(new Error('not asked here')),
      cached: async () => null,
      doubted: async (reading) => reading,
      states: async () => new Map(),
      alarms: { create: async () => undefined, clear: async () => undefined, get: async () => undefined },
      notices: { allowed: async () => false, show: async () => undefined },
      onFollowed: () => undefined,
      onChange: () => undefined,
    }),
    devices: devicesOf(world.db),
    kamer: {
      get: async () => ({ is: 'off' }),
      look: () => undefined,
      known: async () => null,
      questionOf: async () => null,
      service: async () => ({ state: 'off', service: null }),
      forget: async () => undefined,
    },
    onOpened: () => undefined,
    picture: async () => Promise.reject(new Error('not asked here')),
    corpus: createCorpusService({
      http: { text: async () => Promise.reject(new Error('not asked here')) },
      clock: { now: () => new Date(0) },
      store: createCorpusStore(new CorpusDatabase()),
      readPackaged: async () => null,
      alarms: { create: async () => undefined, clear: async () => undefined, get: async () => undefined },
      onChange: () => undefined,
    }),
    network: {
      client: () => ({ text: async () => Promise.reject(new Error('not asked here')) }),
      other: () => ({ text: async () => Promise.reject(new Error('not asked here')) }),
      raw: async (address) => {
        asked.push(address);
        return { status: 200, finalAddress: address, body: '<a/>', error: null };
      },
    },
    push: async (name, payload) => void pushed.push([name, payload]),
    openOptions: async () => undefined,
    markKeys: async () => 'Alt+Shift+M',
    tickets: createFrameTickets(volatileMemory(), () => 0),
    errors: createErrorLog(volatileMemory(), () => new Date(0)),
    marks: {
      find: async () => Promise.reject(new Error('not asked here')),
      inAnswers: async () => [],
    },
    openLibrary: async () => undefined,
    injectTouchScript: async () => undefined,
    putSigns: async () => undefined,
    speaking: async () => ({ language: 'nl', today: '2026-11-23' }),
  });
  return { made, pushed, asked };
}

describe('the handlers of the background', () => {
  it('exist for every request, and for nothing else', () => {
    expect(Object.keys(handlers().made).toSorted()).toEqual(Object.keys(ALL_REQUESTS).toSorted());
  });

  it('notify every page of a change, and none when nothing changed', async () => {
    const { made, pushed } = handlers();
    const saved = await made['notes.save'](saveOf(), PAGE);
    await made['notes.save'](saveOf(), PAGE);
    await made['notes.save'](saveOf({ body: 'botst', expectedRevision: 9 }), PAGE);
    expect(saved.outcome).toBe('saved');
    expect(pushed).toEqual([
      ['notes.changed', { notes: [saved.outcome === 'saved' && saved.note] }],
      ['library.changed', { many: false }],
    ]);
    await made['notes.delete']({ id: noteId(1), expectedRevision: 1 }, PAGE);
    await made['notes.restore']({ id: noteId(1) }, PAGE);
    expect(pushed).toHaveLength(6);
  });

  it('do not let a page touch a stored note that is not about it, whatever the message claims', async () => {
    const { made, pushed } = handlers();
    const of = { id: noteId(1), expectedRevision: 1 };
    await made['notes.save'](saveOf({ body: 'geheim' }), PAGE);
    pushed.length = 0;
    const target = { publication: 'kv-tk-2031Z00001', questionNumber: '2031Z00001', subQuestion: null };
    const answers = [
      await made['notes.delete'](of, OTHER),
      // A conflict would answer with the stored note.
      await made['notes.delete']({ ...of, expectedRevision: 9 }, OTHER),
      await made['notes.restore'](of, OTHER),
      await made['notes.change']({ ...of, tags: ['x'] }, OTHER),
      await made['notes.change']({ ...of, target }, OTHER),
      await made['notes.change']({ ...of, target, expectedRevision: 9 }, OTHER),
      await made['notes.save'](saveOf({ target, expectedRevision: 1 }), OTHER),
      await made['notes.save'](saveOf({ target, expectedRevision: 0 }), OTHER),
      await made['notes.save'](saveOf({ target, body: '', expectedRevision: 9 }), OTHER),
    ];
    for (const answer of answers) expect(answer).toMatchObject({ outcome: 'failed', code: 'missing' });
    expect(JSON.stringify(answers)).not.toContain('geheim');
    expect(pushed).toEqual([]);
    // As before for its own page, for the answer to its question, and for the library.
    const answer: Sender = { ...PAGE, publication: 'ah-tk-20232024-9999' };
    expect(await made['notes.change']({ ...of, tags: ['x'] }, answer)).toMatchObject({ note: { body: 'geheim' } });
    expect(await made['notes.delete']({ ...of, expectedRevision: 2 }, PAGE)).toMatchObject({ outcome: 'saved' });
    expect(await made['notes.restore'](of, OTHER)).toMatchObject({ code: 'missing' });
    expect(await made['notes.restore'](of, LIBRARY)).toMatchObject({ note: { deleted: null, tags: ['x'] } });
  });

  it('return a note by its identifier, only to extension pages', async () => {
    const { made } = handlers();
    await made['notes.save'](saveOf(), PAGE);
    expect(await made['notes.get']({ id: noteId(1) }, LIBRARY)).toMatchObject({ note: { body: saveOf().body } });
    expect(ALL_REQUESTS['notes.get'].from).toBe('extension');
  });

  it('make only listed requests to the services for the options page', async () => {
    const { made, asked } = handlers();
    const sender = LIBRARY;
    const all = fixedRequests();
    for (const which of all.keys())
      expect(await made['services.ask']({ which }, sender)).toMatchObject({ status: 200, body: '<a/>' });
    expect(asked).toEqual(all.map(({ address }) => address));
    await expect(made['services.ask']({ which: all.length }, sender)).rejects.toThrow(RangeError);
    expect(ALL_REQUESTS['services.ask'].from).toBe('extension');
  });

  it('count the notes even if the cache cannot be read', async () => {
    const { made } = handlers();
    await made['notes.save'](saveOf(), PAGE);
    expect(await made['store.facts']({}, PAGE)).toMatchObject({ outcome: 'counted', notes: 1, dossiers: 0 });
  });

  it('clear the error log with everything else, and show it only to extension pages', async () => {
    const { made } = handlers();
    await made['errors.note']({ place: 'list.facts', name: 'Error' }, PAGE);
    expect(await made['errors.list']({}, LIBRARY)).toMatchObject({ lines: [{ place: 'list.facts', name: 'Error' }] });
    expect(await made['library.wipe']({}, LIBRARY)).toMatchObject({ outcome: 'wiped' });
    expect(await made['errors.list']({}, LIBRARY)).toEqual({ lines: [] });
    expect([ALL_REQUESTS['errors.list'].from, ALL_REQUESTS['errors.clear'].from]).toEqual(['extension', 'extension']);
  });
});
