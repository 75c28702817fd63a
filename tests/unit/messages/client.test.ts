import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClient, createClientOf, type ClientPort } from '../../../utils/messages/client.ts';
import { MessageError } from '../../../utils/protocol/errors.ts';
import { ALL_REQUESTS } from '../../../utils/protocol/library.ts';
import { EVERYTHING } from '../../../utils/protocol/library/selection.ts';
import { REQUESTS } from '../../../utils/protocol/requests.ts';
import { troubleOf } from '../../../utils/protocol/trouble.ts';

const LIST = { publication: 'kv-tk-2024Z01911', questionNumbers: ['2024Z01911'] };
const SEARCH = { text: 'veer', filter: EVERYTHING, limit: 20 };
const GOOD = { ok: true, payload: { outcome: 'listed', notes: [] } };

function port(answers: (() => Promise<unknown>)[]) {
  const sent: unknown[] = [];
  /** What the background says when it is asked whether it still works on a request. */
  const pending: (() => Promise<unknown>)[] = [];
  const listeners = new Set<(message: unknown) => void>();
  const fake: ClientPort & { sent: unknown[]; pending: typeof pending; living: boolean; emit(message: unknown): void } =
    {
      sent,
      pending,
      living: true,
      alive: () => fake.living,
      send: async (message) => {
        if ('pending' in (message as object)) return (pending.shift() ?? (async () => ({ pending: true })))();
        sent.push(message);
        const answer = answers.shift();
        if (!answer) throw new Error('no more answers prepared');
        return answer();
      },
      listen: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      emit: (message) => listeners.forEach((listener) => listener(message)),
    };
  return fake;
}

/** The code of the error a request ends with. */
async function codeOf(promise: Promise<unknown>): Promise<string> {
  const outcome = await promise.then(
    () => 'resolved',
    (error: unknown) => (error instanceof MessageError ? error.code : `not a MessageError: ${String(error)}`),
  );
  return outcome;
}

const fail = (text: string) => async (): Promise<never> => {
  throw new Error(text);
};

describe('request', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('returns the validated answer', async () => {
    const fake = port([async () => GOOD]);
    await expect(createClient(fake).request('notes.list', LIST)).resolves.toEqual({ outcome: 'listed', notes: [] });
    expect(fake.sent).toEqual([{ kantlijn: 1, request: 'notes.list', payload: LIST, id: expect.any(String) }]);
  });

  it.each([
    'Could not establish connection. Receiving end does not exist.',
    'The message port closed before a response was received.',
    'A listener indicated an asynchronous response by returning true, but the message channel closed before a response was received',
    'Promised response from onMessage listener went out of scope',
  ])('asks once more when the worker was not there: %s', async (text) => {
    const fake = port([fail(text), async () => GOOD]);
    const answer = createClient(fake).request('notes.list', LIST);
    await vi.runAllTimersAsync();
    await expect(answer).resolves.toEqual(GOOD.payload);
    expect(fake.sent).toHaveLength(2);
  });

  it('gives up after one retry', async () => {
    const fake = port([fail('Receiving end does not exist'), async () => undefined]);
    const code = codeOf(createClient(fake).request('notes.list', LIST));
    await vi.runAllTimersAsync();
    expect(await code).toBe('noReceiver');
    expect(fake.sent).toHaveLength(2);
  });

  it('sends nothing once the extension was reloaded', async () => {
    const fake = port([]);
    fake.living = false;
    expect(await codeOf(createClient(fake).request('notes.list', LIST))).toBe('contextInvalidated');
    expect(fake.sent).toHaveLength(0);
  });

  it('distinguishes a reload during a request from other failures', async () => {
    const fake = port([]);
    fake.send = async () => {
      fake.living = false;
      throw new TypeError("Cannot read properties of undefined (reading 'sendMessage')");
    };
    expect(await codeOf(createClient(fake).request('notes.list', LIST))).toBe('contextInvalidated');
    const other = port([fail('Extension context invalidated.')]);
    expect(await codeOf(createClient(other).request('notes.list', LIST))).toBe('contextInvalidated');
  });

  it('times out after the limit of the protocol, without a retry', async () => {
    const fake = port([() => new Promise(() => {})]);
    let code = '';
    void codeOf(createClient(fake).request('notes.list', LIST)).then((said) => (code = said));
    await vi.advanceTimersByTimeAsync(REQUESTS['notes.list'].timeoutMs - 1);
    expect(code).toBe('');
    await vi.advanceTimersByTimeAsync(1);
    expect(code).toBe('timeout');
    expect(fake.sent).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  const never = (): Promise<never> => new Promise(() => {});

  it('is sent again, once, when another worker has taken over that knows nothing of it', async () => {
    const fake = port([never, async () => GOOD]);
    fake.pending.push(
      async () => ({ pending: true }),
      async () => ({ pending: false }),
    );
    const answer = createClient(fake).request('notes.list', LIST);
    await vi.advanceTimersByTimeAsync(8_000);
    await expect(answer).resolves.toEqual(GOOD.payload);
    // By one name, so that a worker which has both works once.
    expect(fake.sent).toHaveLength(2);
    expect(new Set(fake.sent.map((message) => (message as { id: string }).id)).size).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    ['answers nothing at all', never, 25_000],
    ['has no listener', fail('Receiving end does not exist'), 10_000],
    ['is of a version that does not know the question', async () => undefined, 10_000],
  ])('ends with words for the reader within half a minute when the background %s', async (_, works, most) => {
    const fake = port([never, never]);
    fake.pending.push(...Array.from({ length: 10 }, () => works));
    const code = codeOf(createClientOf(ALL_REQUESTS, fake).request('library.search', SEARCH));
    await vi.advanceTimersByTimeAsync(most);
    expect(await code).toBe('noReceiver');
    expect(fake.sent).toHaveLength(2);
    expect(troubleOf(new MessageError('noReceiver', 'library.search', ''))).toBe('noAnswer');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('an answer that comes just after the word that it is over still counts', async () => {
    let answer: ((said: unknown) => void) | undefined;
    const fake = port([() => new Promise((resolve) => (answer = resolve))]);
    fake.pending.push(async () => ({ pending: false }));
    const got = createClient(fake).request('notes.list', LIST);
    await vi.advanceTimersByTimeAsync(3_100);
    answer?.(GOOD);
    await expect(got).resolves.toEqual(GOOD.payload);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fake.sent).toHaveLength(1);
  });

  it('a busy background is not asked the same twice, however long it works', async () => {
    let answer: ((said: unknown) => void) | undefined;
    const fake = port([() => new Promise((resolve) => (answer = resolve))]);
    // It hears nothing for six seconds, then says that it works.
    fake.pending.push(never);
    const got = createClientOf(ALL_REQUESTS, fake).request('library.search', SEARCH);
    await vi.advanceTimersByTimeAsync(200_000);
    answer?.({ ok: true, payload: { outcome: 'failed', code: 'unavailable', detail: '' } });
    await expect(got).resolves.toMatchObject({ outcome: 'failed' });
    expect(fake.sent).toHaveLength(1);
  });

  it.each([
    ['another envelope', { hello: 1 }, 'invalidAnswer'],
    ['text', 'yes', 'invalidAnswer'],
    ['a payload of another shape', { ok: true, payload: { outcome: 'listed', notes: [{ id: 1 }] } }, 'invalidAnswer'],
    ['a refusal', { ok: false, code: 'rejected', detail: 'sender' }, 'rejected'],
    ['a failure', { ok: false, code: 'failed', detail: 'TypeError' }, 'failed'],
  ])('does not take %s for an answer', async (_, answer, code) => {
    expect(await codeOf(createClient(port([async () => answer])).request('notes.list', LIST))).toBe(code);
  });

  it('never includes a value of the answer in the error', async () => {
    const secret = 'text of a note';
    const fake = port([async () => ({ ok: true, payload: { outcome: 'listed', notes: [{ body: secret }] } })]);
    const error: unknown = await createClient(fake)
      .request('notes.list', LIST)
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(MessageError);
    expect(String(error)).not.toContain(secret);
    expect(JSON.stringify(error)).not.toContain(secret);
  });
});

describe('onPush', () => {
  it('passes on valid pushes and drops the rest', () => {
    const fake = port([]);
    const seen: unknown[] = [];
    const stop = createClient(fake).onPush('notes.changed', (payload) => seen.push(payload));
    fake.emit({ kantlijn: 1, push: 'notes.changed', payload: { notes: [] } });
    fake.emit({ kantlijn: 1, push: 'notes.changed', payload: { notes: 'x' } });
    fake.emit({ kantlijn: 2, push: 'notes.changed', payload: { notes: [] } });
    fake.emit({ kantlijn: 1, push: 'dossier.changed', payload: { notes: [] } });
    fake.emit(null);
    expect(seen).toEqual([{ notes: [] }]);
    stop();
    fake.emit({ kantlijn: 1, push: 'notes.changed', payload: { notes: [] } });
    expect(seen).toHaveLength(1);
  });
});
