import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { once } from '../../utils/domain/lazy/once.ts';
import { createDocuments } from '../../utils/messages/documents.ts';
import { serve, type Answering } from '../../utils/messages/server.ts';
import { setErrorListener } from '../../utils/messages/log-error.ts';
import { createErrorLog } from '../../utils/services/error-log.ts';
import { createFrameTickets, ticketHandlers } from '../../utils/services/frame-tickets.ts';
import { watchAccess } from './access.ts';
import { FOLLOW_ALARM } from '../../utils/services/following/service.ts';
import { isSyncAlarm } from '../../utils/services/sync/alarms.ts';
import { watchNoticeClicks } from '../../utils/services/following/notices.ts';
import { forwardCommands } from './commands.ts';
import { corpusHandlers, createCorpus } from './corpus.ts';
import { openLibraryFromToolbar, openPanelForHouse, welcomeOnInstall } from './library-window.ts';
import { openNetwork, sessionMemory } from './network.ts';
import { watchLastWords } from './last-words.ts';
import { watchOverStorage } from './settle.ts';

/** Work that was stopped waits this long for the message that woke the worker; milliseconds. */
const FIRST_ANSWER_MS = 1000;

/**
 * The only place that fetches and writes. Keeps nothing in memory that matters: it may be stopped at any
 * moment. Listeners are registered before anything is awaited, so that the event that woke it is heard.
 *
 * Modules the first message does not need are evaluated lazily: the bundler turns `import()` into a function in the same file (decision 171).
 */
export default defineBackground(() => {
  if (!import.meta.env.FIREFOX) takeOver();
  const clock = { now: () => new Date() };
  const errors = createErrorLog(sessionMemory, clock.now);
  setErrorListener(errors.note);
  const watched = watchOverStorage();
  const network = once(() => openNetwork(clock));
  const corpus = createCorpus(clock, network);
  const list = once(async (): Promise<Answering> => ({
    requests: (await import('../../utils/protocol/corpus.ts')).CORPUS_REQUESTS,
    handlers: corpusHandlers(corpus),
  }));
  const tickets = createFrameTickets(sessionMemory, Date.now);
  const everything = once(async () =>
    (await import('./everything.ts')).startEverything({
      clock,
      corpus,
      network: await network(),
      watched,
      tickets,
      errors,
    }),
  );

  // The reader is waiting for the frame: do not make it wait for all other handlers.
  const frames = once(async (): Promise<Answering> => ({
    requests: (await import('../../utils/protocol/frame.ts')).FRAME_TICKETS,
    handlers: ticketHandlers(tickets),
  }));

  openPanelForHouse();
  serve(
    async (name) => {
      const early = name.startsWith('frame.') ? await frames() : await list();
      return Object.hasOwn(early.requests, name) ? early : everything();
    },
    createDocuments(sessionMemory),
    tickets,
  );
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === FOLLOW_ALARM) void everything().then(({ onFollowAlarm }) => onFollowAlarm(name));
    if (isSyncAlarm(name)) void everything().then(({ onSyncAlarm }) => onSyncAlarm());
  });
  watchLastWords(async () => (await everything()).takeWords());
  watchNoticeClicks(async () => (await everything()).clicks);
  forwardCommands();
  watchAccess();
  openLibraryFromToolbar();
  welcomeOnInstall();
  setTimeout(() => void everything(), FIRST_ANSWER_MS);
});

/**
 * After an update the worker of the old version stays the active one while a page of ours is open, such as a tab the browser opens again when
 * it starts. Messages of that page then got no answer: the new worker heard them, waiting. So it waits for nobody (decision 442).
 */
function takeOver(): void {
  const worker = globalThis as unknown as EventTarget & { skipWaiting(): Promise<void> };
  worker.addEventListener('install', () => void worker.skipWaiting());
}
