import { beforeAll, describe, expect, it, vi } from 'vitest';
import { packCorpus } from '../../../../utils/questions/file/pack.ts';
import { fetchListFile, type ListFileAnswer } from '../../../../utils/services/list/list-file.ts';
import { CONTINUE_ALARM, DAILY_ALARM } from '../../../../utils/services/list/updater.ts';
import { answerOf, packagedList, record, seenRecord, some, words, world } from './world.ts';

const ADDRESS = 'https://intranet.example/corpus.bin';
const FROM_THERE = async () => ({ updates: true, address: ADDRESS });
const OFF = async () => ({ updates: false, address: null });

let packaged: Uint8Array;
const files: Record<string, Uint8Array<ArrayBuffer>> = {};
beforeAll(async () => {
  packaged = await packagedList();
  const records = [...some(40), record({ title: 'Een veerpont van de beheerder' })];
  const made = (until: string) => packCorpus(records, { until, source: 'file' });
  Object.assign(files, { newer: await made('2026-11-22'), older: await made('2026-11-01') });
  Object.assign(files, {
    toCome: await made('2026-11-24'),
    damaged: files['newer']?.map((byte, at) => (at === 900 ? byte ^ 1 : byte)),
  });
});

/** A list whose manager gives one file, and which a daily alarm has rung for. */
async function ringing(answer: ListFileAnswer, options: Parameters<typeof world>[0] = { packaged }) {
  const { make, asked, alarms } = world(options);
  const fetchFile = vi.fn(async () => answer);
  const list = make({ rules: FROM_THERE, fetchFile });
  await list.start();
  await list.onAlarm(DAILY_ALARM);
  return { list, asked, alarms, fetchFile };
}
function file(name: string): ListFileAnswer {
  const bytes = files[name];
  if (bytes === undefined) throw new Error(`${name} is not made yet`);
  return { ok: true, bytes };
}

describe('a list from an address of the manager', () => {
  it('takes the place of what the search service would give, without asking it', async () => {
    const { list, asked, fetchFile, alarms } = await ringing(file('newer'));
    expect(fetchFile).toHaveBeenCalledExactlyOnceWith(ADDRESS);
    expect(await list.search(words('veerpont'))).toMatchObject({ outcome: 'found', total: 1 });
    expect(await list.facts()).toMatchObject({ updatedTo: '2026-11-22', policy: { address: ADDRESS, failure: null } });
    expect(asked).toEqual([]);
    expect(alarms.has(CONTINUE_ALARM)).toBe(false);
  });

  it.each([
    ['an older file: what is there stays', () => file('older'), null],
    ['a day that is still to come', () => file('toCome'), 'mismatch'],
    ['a damaged file', () => file('damaged'), 'garbage'],
    ['no list at all', () => ({ ok: true, bytes: new TextEncoder().encode('<html>Inloggen</html>') }), 'garbage'],
    ['nothing', () => ({ ok: true, bytes: new Uint8Array() }), 'garbage'],
    ['no answer', () => ({ ok: false, code: 'offline' }), 'offline'],
  ] satisfies [string, () => ListFileAnswer, string | null][])('does not take %s', async (_name, answer, failure) => {
    const { list, asked } = await ringing(answer());
    expect(await list.search(words('veerpont'))).toMatchObject({ total: 0 });
    expect(await list.facts()).toMatchObject({ updatedTo: '2026-11-20', policy: { failure }, problem: null });
    expect(asked).toEqual([]);
  });

  it.each([
    ['the reader switches the list off', { enabled: false }, FROM_THERE],
    ['updates are forbidden', {}, OFF],
    ['another address is given', {}, async () => ({ updates: true, address: `${ADDRESS}?2` })],
  ])('is not kept where %s while it is fetched', async (_name, settings, after) => {
    const { make } = world({ packaged });
    let rules: () => Promise<{ updates: boolean; address: string | null }> = FROM_THERE;
    let come: (answer: ListFileAnswer) => void = () => undefined;
    const fetchFile = () => new Promise<ListFileAnswer>((resolve) => (come = resolve));
    const list = make({ rules: () => rules(), fetchFile });
    await list.start();
    const rung = list.onAlarm(DAILY_ALARM);
    await vi.waitFor(async () => expect(await list.facts()).toMatchObject({ policy: { isFetching: true } }));
    await list.configure(settings);
    rules = after;
    come(file('newer'));
    await rung;
    rules = FROM_THERE;
    await list.configure({ enabled: true });
    expect(await list.facts()).toMatchObject({ updatedTo: '2026-11-20' });
  });

  it('is the whole list of a build without one', async () => {
    const { list } = await ringing(file('older'), { packaged: null });
    expect(await list.facts()).toMatchObject({ known: 41, updatedTo: '2026-11-01', offer: null });
  });

  it('is fetched without cookie, referrer or redirect, and no further than its limit', async () => {
    const fetch = vi.fn(async () => new Response(new Uint8Array([1, 2])));
    expect(await fetchListFile(fetch, ADDRESS)).toEqual({ ok: true, bytes: new Uint8Array([1, 2]) });
    expect(fetch).toHaveBeenCalledExactlyOnceWith(
      ADDRESS,
      expect.objectContaining({ credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer' }),
    );
  });

  it.each([
    [404, 'notFound'],
    [403, 'forbidden'],
    [500, 'serverError'],
    [418, 'rejected'],
  ])('says what status %i means', async (status, code) => {
    expect(await fetchListFile(async () => new Response('', { status }), ADDRESS)).toEqual({ ok: false, code });
  });

  it('ends a stream that is too long', async () => {
    const piece = new Uint8Array(1_000_000);
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(piece) });
    expect(await fetchListFile(async () => new Response(endless), ADDRESS)).toEqual({ ok: false, code: 'tooLarge' });
  });
});

describe('a list that may not be updated', () => {
  it('asks nobody: not daily, not by the button, not where an update was under way', async () => {
    const { make, asked, alarms, state } = world({ packaged });
    state.answer = () => answerOf(seenRecord({ id: 'kv-tk-2026Z20001', number: '2026Z20001' }));
    const free = make({ sleep: () => new Promise(() => undefined) });
    await free.update();
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    await free.start();
    expect([alarms.has(DAILY_ALARM), alarms.has(CONTINUE_ALARM)]).toEqual([true, true]);
    const fetchFile = vi.fn(async (): Promise<ListFileAnswer> => ({ ok: false, code: 'offline' }));
    const list = make({ rules: OFF, fetchFile });
    await list.start();
    expect(alarms.has(DAILY_ALARM)).toBe(false);
    await list.onAlarm(DAILY_ALARM);
    await list.onAlarm(CONTINUE_ALARM);
    await list.configure({ daily: true });
    expect(await list.update()).toMatchObject({ offer: null, policy: { updates: false } });
    expect([asked.length, fetchFile.mock.calls.length, alarms.has(DAILY_ALARM)]).toEqual([1, 0, false]);
  });
});
