import { launchChromium } from '../../tests/e2e/support/chromium.ts';
import type { Table } from '../support/table.ts';
import { ask } from './cold.ts';
import type { Measured } from './extensions.ts';
import { workerHeap, type Held } from '../support/worker-heap.ts';

/** Milliseconds after which the list is dropped from memory: a minute without use, and some more. */
const IDLE_MS = 64_000;

/** Memory of the worker before the list is needed, with the list, and a minute later. */
export async function measureMemory(extension: Measured, title: string): Promise<Table> {
  const browser = await launchChromium({ extensionDir: extension.dir, replica: null });
  try {
    const page = await browser.context.newPage();
    await page.goto(`chrome-extension://${extension.id}/library.html`);
    const held = await workerHeap(browser.context, extension.id);
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
