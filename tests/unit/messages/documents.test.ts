import { describe, expect, it } from 'vitest';
import { createDocuments } from '../../../utils/messages/documents.ts';
import { volatileMemory } from '../../../utils/sources/session-memory.ts';

const HOST = 'https://zoek.officielebekendmakingen.nl';
const A = `${HOST}/kv-tk-2031Z00001.html`;
const B = `${HOST}/kv-tk-2024Z01911.html`;

describe('documents and their publications', () => {
  it('are bound by the first message, and may not change to another publication', async () => {
    const documents = createDocuments(volatileMemory());
    expect(await documents.bind('one', A)).toBe('kv-tk-2031Z00001');
    expect(await documents.bind('one', `${A}#d17e45`)).toBe('kv-tk-2031Z00001');
    expect(await documents.bind('one', B)).toBeNull();
    expect(await documents.bind('two', B)).toBe('kv-tk-2024Z01911');
    expect(await documents.bind('one', A)).toBe('kv-tk-2031Z00001');
  });

  it('stay bound when the worker restarts', async () => {
    const memory = volatileMemory();
    await createDocuments(memory).bind('one', A);
    expect(await createDocuments(memory).bind('one', B)).toBeNull();
  });

  it('are not bound on other pages, and survive damaged or failing storage', async () => {
    const memory = volatileMemory();
    await memory.set('documents', [['x'], 3, null, ['one', 'kv-tk-2024Z01911']]);
    expect(await createDocuments(memory).bind('one', A)).toBeNull();
    expect(await createDocuments(memory).bind('two', `${HOST}/resultaten?q=a`)).toBeNull();
    const failing = { get: () => Promise.reject(new Error('no')), set: () => Promise.reject(new Error('no')) };
    expect(await createDocuments(failing).bind('one', A)).toBe('kv-tk-2031Z00001');
  });

  it('are forgotten oldest first, so that storage never fills up', async () => {
    const memory = volatileMemory();
    const documents = createDocuments(memory);
    for (let at = 0; at < 500; at += 1) await documents.bind(`d${at}`, A);
    expect((await memory.get('documents')) as unknown[]).toHaveLength(400);
    expect(await documents.bind('d499', B)).toBeNull();
  });
});
