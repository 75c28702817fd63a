import { allowedBuild } from '../../tests/e2e/support/allowed.ts';
import { launchChromium } from '../../tests/e2e/support/chromium.ts';
import { ask } from '../../tests/e2e/support/library.ts';
import { noteOf, stage } from '../../tests/soak/many-notes.ts';
import { startFront, type Front } from '../../tests/support/dav-front.ts';
import { DAV_KINDS, hasDav, startDav } from '../../tests/support/dav-servers.ts';
import type { SyncState } from '../../utils/protocol/sync.ts';
import { median, ms, times, type Table } from '../support/table.ts';
import { workerHeap } from '../support/worker-heap.ts';

const AT_REST = 25;
/** Between two notes saved during a round. */
const PAUSE_MS = 250;
/** Saves between two looks at the memory, which collect garbage and so take time of their own. */
const LOOKS = 8;
const WORDS = 'paraplu kanaal tijdschrift mos';
const CODE = 'K7QM-2345-6789-ABCD-EFGH-JKMN';

/** What a round cost. */
interface Round {
  readonly what: string;
  readonly took: number;
  readonly saves: readonly number[];
  readonly memory: number;
  readonly requests: number;
  readonly up: number;
  readonly down: number;
}

/**
 * A library of so many notes is brought into an empty folder, in the shipped build in Chromium on a real server, while single notes are
 * saved; then one edit; then a second profile gets all of it.
 */
export async function measureLarge(count: number): Promise<Table> {
  const kind = DAV_KINDS.find(hasDav);
  if (kind === undefined) throw new Error('No WebDAV server is installed: apache2, rclone or php-sabre-dav.');
  const server = await startDav(kind);
  const front = await startFront(server.address, server.keys);
  const place = { address: `${front.address}Kantlijn`, user: server.name, password: server.password, words: WORDS };
  const [first, second] = [await device(front), await device(front)];
  try {
    await first.ask('library.import', await stage(first.ask, count));
    const rest = await first.atRest();
    const rounds = [
      await first.round('first upload', async () => {
        await first.ask('sync.look', place);
        await first.ask('sync.begin', { ...place, name: 'Laptop', code: CODE });
      }),
      await first.round('one edit', async () => void (await first.ask('sync.now', {}))),
      await first.round('nothing but that', async () => void (await first.ask('sync.now', {}))),
      await second.round('a second device gets all', async () => {
        await second.ask('sync.begin', { ...place, name: 'Bureau', code: null });
      }),
    ];
    const kB = (bytes: number): string => `${(bytes / 1_000).toFixed(0)} kB`;
    return {
      title: `A library of ${count.toLocaleString('en')} notes in a folder`,
      about: `The shipped build in Chromium, on ${kind} behind a front that counts. Meanwhile single notes are saved, one each ${PAUSE_MS} ms after the last; at rest that took ${ms(median(rest))} (median of ${rest.length}). Memory: heap and buffers of the worker after collecting garbage, at most, above what it held before.`,
      head: [
        '',
        'time',
        'requests',
        'up',
        'down',
        'saving a note meanwhile, median',
        'most',
        'ratio to rest',
        'memory',
      ],
      rows: rounds.map(({ what, took, saves, memory, requests, up, down }) => [
        what,
        ms(took),
        requests,
        kB(up),
        kB(down),
        saves.length === 0 ? '' : ms(median(saves)),
        saves.length === 0 ? '' : ms(Math.max(...saves)),
        saves.length === 0 ? '' : times(median(saves), median(rest)),
        `${(memory / 1e6).toFixed(1)} MB`,
      ]),
    };
  } finally {
    await Promise.all([first.close(), second.close()]);
    await front.close();
    await server.close();
  }
}

async function device(front: Front) {
  const browser = await launchChromium({
    extensionDir: allowedBuild({ browser: 'chrome' }, ['https://127.0.0.1/*']),
    replica: null,
    // The server's certificate is of its own making.
    args: ['--ignore-certificate-errors'],
  });
  const id = await browser.extensionId();
  const page = await browser.context.newPage();
  await page.goto(`chrome-extension://${id}/options.html`);
  const asking = async (request: string, payload: unknown): Promise<Record<string, unknown>> =>
    (await ask(page, request, payload as object)) as Record<string, unknown>;
  let saved = 0;
  const save = async (): Promise<number> => {
    saved += 1;
    const { id: note, target } = noteOf(900_000 + saved);
    const body = `Intussen ${saved}`;
    const start = performance.now();
    await asking('notes.save', { id: note, target, body, publicationTitle: '', expectedRevision: 0 });
    return performance.now() - start;
  };
  const isRunning = async (): Promise<boolean> => ((await ask(page, 'sync.state', {})) as SyncState).isRunning;
  return {
    ask: asking,
    close: () => browser.close(),
    async atRest(): Promise<number[]> {
      const all: number[] = [];
      for (let at = 0; at < AT_REST; at += 1) all.push(await save());
      return all;
    },
    async round(what: string, begin: () => Promise<void>): Promise<Round> {
      await browser.worker();
      const held = await workerHeap(browser.context, id);
      const sum = async (): Promise<number> => {
        const { heap, buffers } = await held();
        return heap + buffers;
      };
      const before = await sum();
      front.seen.length = 0;
      const saves: number[] = [];
      let memory = 0;
      const start = performance.now();
      await begin();
      while (await isRunning()) {
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
        saves.push(await save());
        if (saves.length % LOOKS === 0) memory = Math.max(memory, (await sum()) - before);
      }
      const took = performance.now() - start;
      const total = (of: (one: Front['seen'][number]) => number): number =>
        front.seen.reduce((all, one) => all + of(one), 0);
      console.error(`  ${what}: ${ms(took)}, saving ${saves.map((one) => one.toFixed(0)).join(' ')}`);
      return {
        what,
        took,
        saves,
        memory,
        requests: front.seen.length,
        up: total(({ up }) => up),
        down: total(({ down }) => down),
      };
    },
  };
}
