import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { askPageWith } from '../../../components/page/read.ts';
import type { MessageClient } from '../../../utils/messages/client.ts';

const ADDRESS = 'https://zoek.officielebekendmakingen.nl/kv-tk-2024Z01911.html';
const { document } = new JSDOM('<h1>Vragen</h1>').window;

/** A client whose requests end as given. */
const clientThat = (request: () => Promise<unknown>): MessageClient => ({
  request: request as MessageClient['request'],
  onPush: () => () => undefined,
});

describe('asking about the page', () => {
  it('gives what the background answers', async () => {
    const answer = { number: null, dossier: null };
    const ask = askPageWith(
      clientThat(() => Promise.resolve(answer)),
      document,
      ADDRESS,
      5000,
    );
    expect(await ask('cache')).toBe(answer);
    expect(await ask('sources')).toBe(answer);
  });

  it('does not wait for a background that never answers from its cache', async () => {
    const ask = askPageWith(
      clientThat(() => new Promise(() => undefined)),
      document,
      ADDRESS,
      5,
    );
    await expect(ask('cache')).rejects.toMatchObject({ name: 'MessageError', code: 'timeout' });
  });
});
