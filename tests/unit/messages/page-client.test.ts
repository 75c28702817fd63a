import { describe, expect, it } from 'vitest';
import { MessageError } from '../../../utils/protocol/errors.ts';
import { createPageClient, PAGE_TIMEOUT, PAGE_TIMEOUTS } from '../../../utils/messages/page-client.ts';
import type { ClientPort } from '../../../utils/messages/port.ts';
import { REQUESTS } from '../../../utils/protocol/requests.ts';

const FROM = { document: 'd', loaded: 'https://zoek.officielebekendmakingen.nl/kst-1-1.html' };

type Send = () => Promise<unknown>;

function world(...answers: Send[]) {
  const sent: unknown[] = [];
  const listeners = new Set<(message: unknown) => void>();
  let alive = true;
  const port: ClientPort = {
    alive: () => alive,
    send: async (message) => {
      sent.push(message);
      const answer = answers.shift();
      if (answer === undefined) throw new Error('no more answers prepared');
      return answer();
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    sent,
    client: createPageClient(port, 0, () => FROM),
    die: () => {
      alive = false;
    },
    emit: (message: unknown) => listeners.forEach((listener) => listener(message)),
  };
}

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'answered',
    (error: unknown) => (error instanceof MessageError ? error.code : String(error)),
  );
const gone: Send = async () => {
  throw new Error('Could not establish connection. Receiving end does not exist.');
};
const LIST = { publication: 'kv-tk-2024Z01911', questionNumbers: [] };

describe('the client of a page', () => {
  it('waits as long as the protocol says', () => {
    for (const [name, { timeoutMs, from }] of Object.entries(REQUESTS)) {
      if (from === 'page') expect([name, PAGE_TIMEOUTS[name] ?? PAGE_TIMEOUT]).toEqual([name, timeoutMs]);
    }
  });

  it('gives what is in the envelope', async () => {
    const { client, sent } = world(async () => ({ ok: true, payload: { outcome: 'listed', notes: [] } }));
    expect(await client.request('notes.list', LIST)).toEqual({ outcome: 'listed', notes: [] });
    expect(sent).toEqual([{ kantlijn: 1, request: 'notes.list', payload: LIST, from: FROM }]);
  });

  it.each([
    ['refused', [async () => ({ ok: false, code: 'rejected', detail: 'sender' })], 'rejected', 1],
    ['the handler failed', [async () => ({ ok: false, code: 'failed', detail: 'x' })], 'failed', 1],
    ['no envelope', [async () => 'hello'], 'invalidAnswer', 1],
    ['nobody there, twice', [gone, gone], 'noReceiver', 2],
    ['nobody there, then an answer', [gone, async () => ({ ok: true, payload: {} })], 'answered', 2],
    [
      'nothing came back, then an answer',
      [async () => undefined, async () => ({ ok: true, payload: {} })],
      'answered',
      2,
    ],
  ] as [string, Send[], string, number][])('%s: %#', async (_, answers, code, times) => {
    const { client, sent } = world(...answers);
    expect(await codeOf(client.request('options.open', {}))).toBe(code);
    expect(sent).toHaveLength(times);
  });

  it('knows that the extension is gone, before and while it asks', async () => {
    const dead = world(gone);
    dead.die();
    expect(await codeOf(dead.client.request('options.open', {}))).toBe('contextInvalidated');
    expect(dead.sent).toEqual([]);
    const dying = world(async () => {
      dying.die();
      throw new Error('Extension context invalidated.');
    });
    expect(await codeOf(dying.client.request('options.open', {}))).toBe('contextInvalidated');
  });

  it('hears the pushes it asked for and nothing else', () => {
    const { client, emit } = world();
    const heard: unknown[] = [];
    const stop = client.onPush('notes.changed', (payload) => heard.push(payload));
    emit({ kantlijn: 1, push: 'notes.changed', payload: { notes: [] } });
    emit({ kantlijn: 1, push: 'dossier.changed', payload: {} });
    emit({ kantlijn: 2, push: 'notes.changed', payload: {} });
    emit({ kantlijn: 1, push: 'notes.changed', payload: null });
    emit('notes.changed');
    stop();
    emit({ kantlijn: 1, push: 'notes.changed', payload: { notes: [1] } });
    expect(heard).toEqual([{ notes: [] }]);
  });
});
