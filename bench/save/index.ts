import { ensureBuild } from '../../scripts/start-build.ts';
import { launchChromium } from '../../tests/e2e/support/chromium.ts';
import { startHosts } from '../../tests/e2e/support/replica.ts';
import { WIRE_VERSION } from '../../utils/protocol/envelope.ts';
import { median, ms, times, type Table } from '../support/table.ts';

const RUNS = 60;
const BODY = 'Navragen bij de Douane hoeveel scanners er nog staan. '.repeat(20);

/** Saving a note, from the message to the durable answer, against putting the same text into IndexedDB directly. */
export async function run(): Promise<Table[]> {
  const extensionDir = await ensureBuild({ browser: 'chrome' });
  const hosts = await startHosts();
  const browser = await launchChromium({ extensionDir, replica: hosts.hosts });
  try {
    const page = await browser.context.newPage();
    await page.goto(`chrome-extension://${await browser.extensionId()}/options.html`);
    // The TypeScript runner adds calls of this helper to functions; the page does not have it.
    const session = await browser.context.newCDPSession(page);
    await session.send('Runtime.evaluate', { expression: 'globalThis.__name = (value) => value' });
    const { bare, save } = await page.evaluate(
      async ({ runs, body, version }) => {
        const runtime = (
          globalThis as unknown as { chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } } }
        ).chrome.runtime;
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          const request = indexedDB.open('bench', 1);
          request.addEventListener('upgradeneeded', () => request.result.createObjectStore('rows', { keyPath: 'id' }));
          request.addEventListener('success', () => resolve(request.result));
          request.addEventListener('error', () => reject(new Error(String(request.error))));
        });
        const put = (id: string) =>
          new Promise<void>((resolve) => {
            const transaction = database.transaction('rows', 'readwrite', { durability: 'strict' });
            transaction.objectStore('rows').put({ id, body });
            transaction.addEventListener('complete', () => resolve());
          });
        const send = async (id: string) => {
          const payload = {
            id,
            target: { publication: 'kv-tk-2024Z01911', questionNumber: '2024Z01911', subQuestion: null },
            body,
            publicationTitle: 'Bench',
            expectedRevision: 0,
          };
          const answer = (await runtime.sendMessage({ kantlijn: version, request: 'notes.save', payload })) as {
            ok?: boolean;
            payload?: { outcome?: string };
          };
          if (answer.payload?.outcome !== 'saved') throw new Error(`Not saved: ${JSON.stringify(answer)}`);
        };
        const timed = async (work: () => Promise<void>) => {
          const start = performance.now();
          await work();
          return performance.now() - start;
        };
        const bare: number[] = [];
        const save: number[] = [];
        for (let at = -5; at < runs; at += 1) {
          const first = await timed(() => put(crypto.randomUUID()));
          const second = await timed(() => send(crypto.randomUUID()));
          if (at < 0) continue;
          bare.push(first);
          save.push(second);
        }
        database.close();
        indexedDB.deleteDatabase('bench');
        return { bare, save };
      },
      { runs: RUNS, body: BODY, version: WIRE_VERSION },
    );
    const [floor, own] = [median(bare), median(save)];
    const about = `One note of ${BODY.length} characters, ${RUNS} times, alternating, from an extension page. Both are strictly durable; Kantlijn's includes the message to the worker and back, checking and revision.`;
    return [
      {
        title: 'Saving a note',
        about,
        head: ['', 'median', 'against the bare put'],
        rows: [
          ['bare IndexedDB put', ms(floor), '1.00×'],
          ['Kantlijn, message to durable answer', ms(own), times(own, floor)],
        ],
      },
    ];
  } finally {
    await browser.close();
    await hosts.close();
  }
}
