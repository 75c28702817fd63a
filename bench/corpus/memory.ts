import type { CDPSession } from 'playwright-core';
import { launchChromium } from '../../tests/e2e/support/chromium.ts';
import type { Table } from '../support/table.ts';
import { ask } from './cold.ts';
import type { Measured } from './extensions.ts';

/** Bytes of one worker. */
interface Held {
  heap: number;
  buffers: number;
}

/** Milliseconds after which the list is dropped from memory: a minute without use, and some more. */
const IDLE_MS = 64_000;

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

/** Memory of the worker before the list is needed, with the list, and a minute later. */
export async function measureMemory(extension: Measured, title: string): Promise<Table> {
  const browser = await launchChromium({ extensionDir: extension.dir, replica: null });
  try {
    const page = await browser.context.newPage();
    await page.goto(`chrome-extension://${extension.id}/library.html`);
    const session = await browser.context.newCDPSession(page);
    const { targetInfos } = await session.send('Target.getTargets');
    const target = targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(extension.id));
    if (!target) throw new Error('the worker does not run');
    const { sessionId } = await session.send('Target.attachToTarget', { targetId: target.targetId, flatten: false });
    const held = async (): Promise<Held> => {
      await inWorker(session, sessionId, 'HeapProfiler.collectGarbage');
      const usage = await inWorker(session, sessionId, 'Runtime.getHeapUsage');
      return {
        heap: (usage['usedSize'] ?? 0) + (usage['embedderHeapUsedSize'] ?? 0),
        buffers: usage['backingStorageSize'] ?? Number.NaN,
      };
    };
    const before = await held();
    await ask(page, title);
    for (let round = 0; round < 5; round++) await ask(page, title);
    const during = await held();
    await page.waitForTimeout(IDLE_MS);
    const after = await held();
    const mb = (bytes: number): string => (Number.isNaN(bytes) ? '' : `${(bytes / 1e6).toFixed(1)} MB`);
    const row = (name: string, now: Held): string[] => [
      name,
      mb(now.heap),
      mb(now.buffers),
      mb(now.heap + now.buffers - before.heap - before.buffers),
    ];
    return {
      title: 'Memory in the browser',
      about:
        'Chromium; the service worker of Kantlijn itself, asked by the debugger after collecting garbage: heap, buffers (the packaged file is one), and what both hold more than before the list was first asked for.',
      head: ['', 'heap', 'buffers', 'more than before'],
      rows: [
        row('before the list is asked for', before),
        row('with the list, after six lists of related questions', during),
        row('a minute without use later', after),
      ],
    };
  } finally {
    await browser.close();
  }
}
