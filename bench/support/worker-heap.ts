import type { BrowserContext, CDPSession } from 'playwright-core';

/** Bytes of one worker. */
export interface Held {
  readonly heap: number;
  readonly buffers: number;
}

/** Calls a debugger method in a target without a page. */
async function inWorker(session: CDPSession, sessionId: string, method: string): Promise<Record<string, number>> {
  const id = Math.floor(Math.random() * 1e9);
  const answer = new Promise<Record<string, number>>((resolve, reject) => {
    const hear = ({ message }: { message: string }): void => {
      const heard = JSON.parse(message) as { id?: number; result?: Record<string, number>; error?: unknown };
      if (heard.id !== id) return;
      session.off('Target.receivedMessageFromTarget', hear);
      if (heard.result) resolve(heard.result);
      else reject(new Error(JSON.stringify(heard.error)));
    };
    session.on('Target.receivedMessageFromTarget', hear);
  });
  await session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
  return answer;
}

/**
 * Asks the service worker of an extension what it holds, after collecting garbage.
 *
 * @param id of the extension, whose worker runs
 */
export async function workerHeap(context: BrowserContext, id: string): Promise<() => Promise<Held>> {
  const [page] = context.pages();
  if (page === undefined) throw new Error('no page');
  const session = await context.newCDPSession(page);
  const { targetInfos } = await session.send('Target.getTargets');
  const target = targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(id));
  if (!target) throw new Error('the worker does not run');
  const { sessionId } = await session.send('Target.attachToTarget', { targetId: target.targetId, flatten: false });
  return async () => {
    await inWorker(session, sessionId, 'HeapProfiler.collectGarbage');
    const usage = await inWorker(session, sessionId, 'Runtime.getHeapUsage');
    return {
      heap: (usage['usedSize'] ?? 0) + (usage['embedderHeapUsedSize'] ?? 0),
      buffers: usage['backingStorageSize'] ?? Number.NaN,
    };
  };
}
