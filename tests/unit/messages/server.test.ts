import { afterEach, describe, expect, it, vi } from 'vitest';
import { ALL_REQUESTS, type AnyRequestName } from '../../../utils/protocol/library.ts';
import {
  answerMessage,
  identifySender,
  type FindAnswering,
  type Handlers,
  type Sender,
} from '../../../utils/messages/server.ts';

const SELF = { id: 'abc', baseUrl: 'chrome-extension://abc/' };
const PAGE: Sender = {
  kind: 'page',
  url: 'https://zoek.officielebekendmakingen.nl/kst-1-1.html',
  publication: 'kst-1-1',
};
const FRAME = { kind: 'frame', url: 'chrome-extension://abc/frame.html' } as const;
const HOUSE = 'https://www.tweedekamer.nl/kamerstukken/kamervragen/detail';
const OPTIONS: Sender = { kind: 'extension', url: 'chrome-extension://abc/options.html' };

/** Handlers that record what reached them; each answers with a value of no interest. */
function recording() {
  const calls: [string, unknown][] = [];
  const handlers = Object.fromEntries(
    Object.keys(ALL_REQUESTS).map((name) => [
      name,
      async (payload: unknown) => {
        calls.push([name, payload]);
        return { from: name };
      },
    ]),
  ) as unknown as Handlers;
  return { calls, handlers };
}

/** All messages, answered by these handlers. */
const finding =
  (handlers: Handlers): FindAnswering =>
  async () => ({ requests: ALL_REQUESTS, handlers });

const LIST = { kantlijn: 1, request: 'notes.list', payload: { publication: 'kst-1-1', questionNumbers: [] } };

describe('identifySender', () => {
  it.each([
    ['our script on a publication', { id: 'abc', url: 'https://zoek.officielebekendmakingen.nl/kst-1.html' }, 'page'],
    ['our options page', { id: 'abc', url: 'chrome-extension://abc/options.html' }, 'extension'],
    ['our frame in a page', { id: 'abc', url: 'chrome-extension://abc/frame.html#x' }, 'frame'],
    ['our frame by a longer address', { id: 'abc', url: 'chrome-extension://abc/frame.html?library.html' }, 'frame'],
    ['our script in a page of the Tweede Kamer', { id: 'abc', url: `${HOUSE}?id=2024Z01911` }, 'house'],
    [
      'another page of the Tweede Kamer',
      { id: 'abc', url: 'https://www.tweedekamer.nl/nieuws?id=2024Z01911' },
      undefined,
    ],
    ['a page there that begins alike', { id: 'abc', url: `${HOUSE}s?id=2024Z01911` }, undefined],
    ['another extension', { id: 'evil', url: 'chrome-extension://evil/x.html' }, undefined],
    ['another extension with our address', { id: 'evil', url: 'chrome-extension://abc/options.html' }, undefined],
    ['a host that begins like ours', { id: 'abc', url: 'https://zoek.officielebekendmakingen.nl.evil.nl/' }, undefined],
    ['our host without TLS', { id: 'abc', url: 'http://zoek.officielebekendmakingen.nl/kst-1.html' }, undefined],
    ['no address', { id: 'abc' }, undefined],
    ['no id', { url: 'https://zoek.officielebekendmakingen.nl/' }, undefined],
  ])('%s', (_, sender, kind) => {
    expect(identifySender(sender, SELF)?.kind).toBe(kind);
  });

  it.each([
    ['the address the tab has now', 0, `${HOUSE}?id=2026Z90110`, '?id=2026Z90110'],
    ['not that of another page', 0, 'https://www.tweedekamer.nl/nieuws', '?id=2024Z01911'],
    ['its own in a frame, whatever the tab has', 7, `${HOUSE}?id=2026Z90110`, '?id=2024Z01911'],
  ])('of a page of the Tweede Kamer takes %s', (_, frameId, url, at) => {
    const sender = { id: 'abc', url: `${HOUSE}?id=2024Z01911`, frameId, tab: { id: 3, url } };
    expect(identifySender(sender, SELF)).toEqual({ kind: 'house', url: `${HOUSE}${at}`, tab: 3 });
  });
});

describe('answerMessage', () => {
  afterEach(() => void vi.restoreAllMocks());

  it('lets a page of the Tweede Kamer send what was made for it, and nobody else send that', async () => {
    const { calls, handlers } = recording();
    const from: Sender = { kind: 'house', url: `${HOUSE}?id=2024Z01911` };
    for (const [name, { from: may }] of Object.entries(ALL_REQUESTS)) {
      const answer = await answerMessage(finding(handlers), { kantlijn: 1, request: name, payload: {} }, from);
      // What it may send is refused for its payload at most.
      expect(answer?.ok === false && answer.detail.endsWith(' only'), name).toBe(may !== 'house');
    }
    expect(calls.map(([name]) => name)).toEqual(['house.strip']);
    for (const sender of [PAGE, { ...FRAME, publication: 'kst-1-1' }, OPTIONS])
      expect(
        await answerMessage(finding(handlers), { kantlijn: 1, request: 'house.strip', payload: {} }, sender),
      ).toMatchObject({
        ok: false,
        detail: 'house only',
      });
  });

  it('passes the validated payload to the handler', async () => {
    const { calls, handlers } = recording();
    const message = { ...LIST, payload: { ...LIST.payload, smuggled: true } };
    expect(await answerMessage(finding(handlers), message, PAGE)).toEqual({
      ok: true,
      payload: { from: 'notes.list' },
    });
    expect(calls).toEqual([['notes.list', LIST.payload]]);
  });

  it.each([
    null,
    undefined,
    'x',
    3,
    {},
    { kantlijn: 2, request: 'notes.list' },
    { kantlijn: 1, push: 'notes.changed' },
  ])('ignores what is not one of our requests: %j', async (message) => {
    const { calls, handlers } = recording();
    expect(await answerMessage(finding(handlers), message, PAGE)).toBeNull();
    expect(calls).toEqual([]);
  });

  it.each([
    ['an unknown sender', LIST, null],
    ['an unknown message', { ...LIST, request: 'notes.wipe' }, PAGE],
    ['a name from the prototype', { ...LIST, request: 'constructor' }, PAGE],
    ['a payload of another shape', { ...LIST, payload: { publication: 1 } }, PAGE],
    ['a page asking what only extension pages may', { kantlijn: 1, request: 'store.facts', payload: {} }, PAGE],
  ])('refuses %s', async (_, message, sender) => {
    const { calls, handlers } = recording();
    expect(await answerMessage(finding(handlers), message, sender)).toMatchObject({ ok: false, code: 'rejected' });
    expect(calls).toEqual([]);
  });

  it.each<[string, Sender | null, boolean]>([
    ['one of our pages', OPTIONS, true],
    ['a frame whose page is known', { ...FRAME, publication: 'kv-tk-2024Z01911' }, true],
    ['a frame that has claimed no page', { ...FRAME, publication: null }, false],
    ['a script in a page', PAGE, false],
  ])('what is for our own documents is answered or refused to %s', async (_, sender, isAnswered) => {
    const { calls, handlers } = recording();
    const answer = await answerMessage(
      finding(handlers),
      { kantlijn: 1, request: 'corpus.update', payload: {} },
      sender,
    );
    expect(answer).toMatchObject({ ok: isAnswered });
    expect(calls).toHaveLength(isAnswered ? 1 : 0);
  });

  it.each([
    ['notes of another publication', 'kst-1-1', 'notes.list', { publication: 'kst-2-2', questionNumbers: [] }],
    [
      'notes on another question',
      'kv-tk-2031Z00001',
      'notes.list',
      { publication: 'kv-tk-2031Z00001', questionNumbers: ['2024Z01911'] },
    ],
    [
      'what is remembered of another question',
      'kv-tk-2031Z00001',
      'dossier.peek',
      { address: 'https://zoek.officielebekendmakingen.nl/kv-tk-2024Z01911.html' },
    ],
    ['anything, from a document that says it is another', null, 'notes.list', LIST.payload],
    ['anything, from a document that says nothing', undefined, 'notes.list', LIST.payload],
  ])('refuses a page that asks for %s', async (_, publication, request, payload) => {
    const { calls, handlers } = recording();
    const sender = { ...PAGE, publication } as Sender;
    const answer = await answerMessage(finding(handlers), { kantlijn: 1, request, payload }, sender);
    expect(answer).toEqual({ ok: false, code: 'rejected', detail: 'another publication' });
    expect(calls).toEqual([]);
  });

  const claim = { kantlijn: 1, request: 'frame.claim', payload: { ticket: 'a'.repeat(48) } };
  it.each([
    ['its ticket, without one', claim, { publication: null }, true],
    ['notes, without a ticket', LIST, { publication: null }, false],
    ['notes of its page', LIST, { publication: 'kst-1-1' }, true],
    ['notes of another page', LIST, { publication: 'kst-2-2' }, false],
    [
      'what the library may ask',
      { kantlijn: 1, request: 'library.wipe', payload: { confirm: true } },
      { publication: 'kst-1-1' },
      false,
    ],
  ])('a frame asks for %s', async (_, message, of, allowed) => {
    const { calls, handlers } = recording();
    const answer = await answerMessage(finding(handlers), message, { ...FRAME, ...of });
    expect(answer?.ok).toBe(allowed);
    expect(calls.length).toBe(allowed ? 1 : 0);
  });

  it.each([PAGE, OPTIONS])('only a frame may claim a ticket', async (sender) => {
    const { calls, handlers } = recording();
    expect(await answerMessage(finding(handlers), claim, sender)).toMatchObject({ ok: false, code: 'rejected' });
    expect(calls).toEqual([]);
  });

  it('lets an answer page request notes on its question, and the library any notes', async () => {
    const { calls, handlers } = recording();
    const payload = { publication: 'ah-tk-20232024-9999', questionNumbers: ['2024Z01911'] };
    const message = { kantlijn: 1, request: 'notes.list', payload };
    await answerMessage(finding(handlers), message, { ...PAGE, publication: 'ah-tk-20232024-9999' });
    await answerMessage(finding(handlers), message, OPTIONS);
    expect(calls.length).toBe(2);
  });

  it.each([
    ['made in its first days, when nothing stated a number', 'kv-1183854', null, true],
    ['of the same, from when the digits were taken for one', 'kv-1183854', '1183854', true],
    ['made in its first days, on its question', 'kv-1183854', '2026Z90150', true],
    ['made in the first days of another question', 'kv-1183855', '2026Z90151', false],
    ['of an answer that states no number', 'ah-1271549', null, false],
    ['of another question', 'kv-tk-2026Z90151', null, false],
  ])('for a final page: a note %s', async (_, publication, questionNumber, allowed) => {
    const { calls, handlers } = recording();
    const payload = {
      id: '00000000-0000-4000-8000-000000000001',
      target: { publication, questionNumber, subQuestion: null },
      body: 'tekst',
      publicationTitle: '',
      expectedRevision: 1,
    };
    const message = { kantlijn: 1, request: 'notes.save', payload };
    await answerMessage(finding(handlers), message, { ...PAGE, publication: 'kv-tk-2026Z90150' });
    expect(calls.length).toBe(allowed ? 1 : 0);
  });

  it('creates no handlers for a rejected sender', async () => {
    const find = vi.fn<FindAnswering>(finding(recording().handlers));
    await answerMessage(find, LIST, null);
    expect(find).not.toHaveBeenCalled();
  });

  it('answers requests that only extension pages may send', async () => {
    const { handlers } = recording();
    const message = { kantlijn: 1, request: 'store.facts', payload: {} };
    expect(await answerMessage(finding(handlers), message, OPTIONS)).toMatchObject({ ok: true });
  });

  it('turns a throwing handler into a failure without the error message', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const handlers = {
      ...recording().handlers,
      'notes.list': async () => {
        throw new RangeError('text of a note');
      },
    };
    expect(await answerMessage(finding(handlers), LIST, PAGE)).toEqual({
      ok: false,
      code: 'failed',
      detail: 'RangeError',
    });
  });

  it('has a time limit and a sender rule for every request', () => {
    for (const name of Object.keys(ALL_REQUESTS) as AnyRequestName[]) {
      expect(ALL_REQUESTS[name].timeoutMs, name).toBeGreaterThan(0);
      expect(['page', 'site', 'frame', 'ours', 'extension', 'house']).toContain(ALL_REQUESTS[name].from);
    }
  });
});
