import type { CorpusFacts } from '../../utils/questions/file/contract.ts';
import type { CorpusPush, CorpusRequest } from '../../utils/protocol/corpus.ts';

/** What fetching the list of all questions needs; each may reject when the background cannot be reached. */
export interface ListPorts {
  readonly facts: () => Promise<CorpusFacts>;
  readonly update: () => Promise<CorpusFacts>;
  readonly pause: () => Promise<CorpusFacts>;
  /** Calls at every change. @returns a function that stops it */
  readonly onChange: (listener: (facts: CorpusFacts) => void) => () => void;
}

/** The part of a client of messages that is needed. */
export interface ListClient {
  request(name: CorpusRequest, payload: object): Promise<CorpusFacts>;
  onPush(name: CorpusPush, listener: (facts: CorpusFacts) => void): () => void;
}

/** The ports by way of messages. */
export const listPorts = (client: ListClient): ListPorts => ({
  facts: () => client.request('corpus.facts', {}),
  update: () => client.request('corpus.update', {}),
  pause: () => client.request('corpus.pause', {}),
  onChange: (listener) => client.onPush('corpus.changed', listener),
});
