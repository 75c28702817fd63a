import { browser } from 'wxt/browser';
import type { Clock } from '../../utils/domain/clock/calendar.ts';
import { CorpusDatabase, createCorpusStore } from '../../utils/store/question-list.ts';
import { createAnswerMemory } from '../../utils/services/list/answers.ts';
import { createCorpusService, type CorpusService } from '../../utils/services/list/service.ts';
import type { CORPUS_REQUESTS } from '../../utils/protocol/corpus.ts';
import { fetchListFile } from '../../utils/services/list/list-file.ts';
import { browserAlarms } from '../../utils/services/alarms.ts';
import { readPolicies } from '../../utils/store/policies.ts';
import { push, type Handlers } from '../../utils/messages/server.ts';
import type { Network } from '../../utils/sources/http.ts';
import { logAndReturn } from '../../utils/messages/log-error.ts';
import { sessionMemory } from './network.ts';

/**
 * The packaged list in the extension's own files; a build may be without it.
 *
 * @param size how many of its first bytes are needed; a browser without range requests for its own files returns all
 */
async function readPackaged(size?: number): Promise<Uint8Array | null> {
  // The path is not one of the typed public files: it is there only when the list was built.
  const address = `${browser.runtime.getURL('/')}corpus/corpus.bin`;
  const range = size === undefined ? {} : { headers: { Range: `bytes=0-${size - 1}` } };
  const response = await fetch(address, range).catch(logAndReturn('list.packaged', null));
  return response?.ok ? new Uint8Array(await response.arrayBuffer()) : null;
}

/** Connects the list of all questions to the browser. Listens to its alarms at once. */
export function createCorpus(clock: Clock, network: () => Promise<Network>): CorpusService {
  const service = createCorpusService({
    http: { text: async (url, force) => (await network()).client('background').text(url, force) },
    clock,
    store: createCorpusStore(new CorpusDatabase(), browser.runtime.getManifest().version),
    readPackaged: () => readPackaged(),
    readPackagedStart: readPackaged,
    alarms: browserAlarms,
    answers: createAnswerMemory(sessionMemory),
    rules: async () => {
      const { listUpdates, listAddress } = await readPolicies();
      return { updates: listUpdates, address: listAddress };
    },
    fetchFile: (address) => fetchListFile((url, init) => fetch(url, init), address),
    onChange: (facts) => void push('corpus.changed', facts),
  });
  browser.alarms.onAlarm.addListener(({ name }) => void service.onAlarm(name));
  void service.start();
  return service;
}

/** One handler for each message about the list. */
export function corpusHandlers(corpus: CorpusService): Pick<Handlers, keyof typeof CORPUS_REQUESTS> {
  return {
    'related.get': (request) => corpus.related(request),
    'corpus.facts': () => corpus.facts(),
    'corpus.update': () => corpus.update(),
    'corpus.pause': () => corpus.pause(),
    'corpus.remove': () => corpus.remove(),
    'corpus.configure': (settings) => corpus.configure(settings),
  };
}
