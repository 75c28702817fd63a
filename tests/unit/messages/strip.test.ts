import { describe, expect, it } from 'vitest';
import type { Dossier } from '../../../utils/domain/dossier/types.ts';
import type { PublicationRecord } from '../../../utils/domain/publication/record.ts';
import { computeStatus } from '../../../utils/domain/status/compute.ts';
import type { Note } from '../../../utils/domain/note/note.ts';
import { createStripService, type StripParts } from '../../../utils/services/strip.ts';
import { volatileMemory } from '../../../utils/sources/session-memory.ts';
import { facts } from '../domain/status/build.ts';

const ADDRESS = 'https://zoek.officielebekendmakingen.nl/kv-tk-2024Z01911.html';
const NUMBER = '2024Z01911';

function dossier(today: string): Dossier {
  return {
    number: NUMBER,
    question: 'kv-tk-2024Z01911',
    title: 'Titel',
    status: computeStatus(facts({}), today),
    documents: [],
    mentions: [],
    referenced: [],
    checkedAt: '2024-02-09T10:00:00Z',
    refreshing: true,
    failures: [],
  };
}

type Listed = { subQuestion: number | null; passage?: boolean; deleted?: boolean };
const note = ({ subQuestion, passage = false, deleted = false }: Listed): Note =>
  ({
    target: { subQuestion },
    passage: passage ? {} : null,
    deleted: deleted ? '2024-02-09T10:00:00Z' : null,
  }) as unknown as Note;

function service(more: Partial<StripParts> = {}, listed: readonly Listed[] = []) {
  const memory = volatileMemory();
  const now = { language: 'nl' as 'nl' | 'en', today: '2024-02-09' };
  const peeked: string[] = [];
  const strip = createStripService({
    pages: {
      peek: async (address) => {
        peeked.push(address);
        return dossier(now.today);
      },
    },
    notes: { list: async () => ({ outcome: 'listed', notes: listed.map(note) }) as never },
    memory,
    countRelated: async () => 7,
    follows: async () => true,
    speaking: async () => ({ ...now }),
    now: () => 0,
    ...more,
  });
  return { strip, memory, now, peeked };
}

const answer = (today: string) => ({
  record: null,
  number: NUMBER,
  questionNumbers: [NUMBER],
  dossier: dossier(today),
});

/** Nothing waits for a view to be kept; changes come one after another. */
const kept = (strip: ReturnType<typeof service>['strip']): Promise<void> => strip.forget('nothing');

describe('the strip of a page', () => {
  it('is remembered, so that the next visit asks nothing', async () => {
    const { strip, peeked } = service();
    const shown = await strip.view(answer('2024-02-09'), ADDRESS);
    expect(shown.picture?.badge?.text).toBe('nog 19 dagen');
    expect(shown.refreshing).toBe(true);
    await kept(strip);
    const again = await strip.peek(ADDRESS);
    expect(again).toEqual({ ...shown, refreshing: false });
    expect(peeked).toEqual([]);
  });

  it('does not use a cache of yesterday, or of another language', async () => {
    const { strip, now, peeked } = service();
    await strip.view(answer('2024-02-09'), ADDRESS);
    await kept(strip);
    now.today = '2024-02-10';
    expect((await strip.peek(ADDRESS))?.picture?.badge?.text).toBe('nog 18 dagen');
    now.today = '2024-02-09';
    now.language = 'en';
    expect((await strip.peek(ADDRESS))?.picture?.badge?.text).toBe('19 days left');
    expect(peeked).toHaveLength(2);
  });

  it('drops its cache when its question changes, and when the cache cannot be read', async () => {
    const { strip, memory, peeked } = service();
    await strip.view(answer('2024-02-09'), ADDRESS);
    await strip.forget('2024Z00001');
    await strip.peek(ADDRESS);
    expect(peeked).toHaveLength(0);
    await strip.forget(NUMBER);
    await strip.peek(ADDRESS);
    expect(peeked).toHaveLength(1);
    for (const broken of ['x', [null], [{ id: 'kv-tk-2024Z01911', today: '2024-02-09', language: 'nl', view: {} }]]) {
      await memory.set('strips', broken);
      expect((await strip.peek(ADDRESS))?.number).toBe(NUMBER);
    }
  });

  it('keeps forty pages, and loses none that arrive together', async () => {
    const { strip, memory } = service();
    const at = (page: number): string => ADDRESS.replace('01911', String(10_000 + page));
    await Promise.all(Array.from({ length: 50 }, (_, page) => strip.view(answer('2024-02-09'), at(page))));
    await kept(strip);
    const rows = (await memory.get('strips')) as { id: string }[];
    expect(rows).toHaveLength(40);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(40);
  });

  it('asks the sources when nothing is known of a question, and not where there is none', async () => {
    const { strip } = service();
    const unknown = { record: null, number: NUMBER, questionNumbers: [NUMBER], dossier: null };
    expect(await strip.view(unknown, ADDRESS)).toMatchObject({ ask: true, picture: null });
    const none = await strip.view({ ...unknown, number: null, questionNumbers: [] }, ADDRESS);
    expect(none).toMatchObject({ ask: false, picture: { why: 'Geen vraagnummer gevonden' } });
    expect(await strip.peek('https://zoek.officielebekendmakingen.nl/')).toBeNull();
  });
});

describe('what the strip counts', () => {
  const asked = { address: ADDRESS, questionNumbers: [NUMBER], number: NUMBER };

  it('is notes, by question too, passages apart, and related questions', async () => {
    const { strip } = service({}, [
      { subQuestion: null },
      { subQuestion: 2 },
      { subQuestion: 2 },
      { subQuestion: 3, passage: true },
      { subQuestion: null, passage: true },
    ]);
    await strip.view({ ...answer('2024-02-09'), record: { kind: 'question', questions: [] } as never }, ADDRESS);
    expect(await strip.counts(asked)).toEqual({
      notes: 5,
      incomplete: false,
      questions: [[2, 2]],
      passages: 2,
      related: 7,
      followed: true,
      hidden: false,
    });
  });

  describe('of related questions', () => {
    const read = { kind: 'question', questions: [{}] } as unknown as PublicationRecord;
    /** By the title alone seven are related, by the text of the page two. */
    const byText = (): Partial<StripParts> => ({ countRelated: async (_, page) => (page === null ? 7 : 2) });

    it('uses the text of the page, as the frame does, and does not guess before it was read', async () => {
      const { strip } = service(byText());
      expect((await strip.counts(asked)).related).toBeNull();
      await strip.view({ ...answer('2024-02-09'), record: read }, ADDRESS);
      expect((await strip.counts(asked)).related).toBe(2);
    });

    it('is remembered for a page that comes back after the worker ended, while there is a list', async () => {
      const { strip, memory } = service(byText());
      await strip.view({ ...answer('2024-02-09'), record: read }, ADDRESS);
      await strip.counts(asked);
      const { strip: later } = service({ ...byText(), memory });
      expect((await later.counts(asked)).related).toBe(2);
      expect((await later.counts({ ...asked, number: '2024Z00002' })).related).toBeNull();
      const { strip: without } = service({ countRelated: async () => null, memory });
      expect((await without.counts(asked)).related).toBeNull();
      await memory.set('strips.related', 'x');
      expect((await later.counts(asked)).related).toBeNull();
    });
  });

  it('says that it does not know when notes or the list cannot be read', async () => {
    const fails = async (): Promise<never> => Promise.reject(new Error('shut'));
    const { strip } = service({ notes: { list: fails }, countRelated: fails });
    expect(await strip.counts(asked)).toEqual({
      notes: null,
      incomplete: true,
      questions: [],
      passages: 0,
      related: null,
      followed: true,
      hidden: false,
    });
    const { strip: other } = service({ notes: { list: async () => ({ outcome: 'failed', detail: '' }) as never } });
    expect((await other.counts(asked)).notes).toBeNull();
  });

  it('says that notes are missing when the browser lost some', async () => {
    const listed = { outcome: 'listed', notes: [], anchors: [], missing: { expected: 4, changed: null } } as never;
    const { strip } = service({ notes: { list: async () => listed } });
    expect(await strip.counts(asked)).toMatchObject({ notes: 0, incomplete: true });
  });

  it('remembers that marks are hidden, for every page', async () => {
    const { strip } = service();
    await strip.hideMarks(true);
    expect((await strip.counts(asked)).hidden).toBe(true);
    expect((await strip.counts({ ...asked, address: ADDRESS.replace('01911', '00001') })).hidden).toBe(true);
    await strip.hideMarks(false);
    expect((await strip.counts(asked)).hidden).toBe(false);
  });
});
