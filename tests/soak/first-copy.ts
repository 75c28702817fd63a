/**
 * `npx tsx tests/soak/first-copy.ts [--notes 100000]`: the first start after an update that brings the second copy, with
 * so many notes. How long until a note is called saved, and until the copy holds every change. Figures go to
 * docs/reliability.md.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { copyOf, keepCopies } from '../../bench/save/one-copy.ts';
import { ensureBuild } from '../../scripts/start-build.ts';
import { launchChromium, type RunningChromium } from '../e2e/support/chromium.ts';
import { noteOf, stage, type Asking } from './many-notes.ts';
import { idOf } from './work.ts';

const { values } = parseArgs({ options: { notes: { type: 'string', default: '100000' } } });
const count = Number(values.notes);
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const profile = mkdtempSync(join(tmpdir(), 'kantlijn-first-'));
const built = await ensureBuild({ browser: 'chrome' });
const extensionDir = copyOf(built);
keepCopies(extensionDir, 1);

async function started(): Promise<{ browser: RunningChromium; ask: Asking; end: () => Promise<number> }> {
  const browser = await launchChromium({ extensionDir, replica: null, userDataDir: profile });
  const page = await browser.context.newPage();
  await page.goto(`chrome-extension://${await browser.extensionId()}/options.html`);
  await page.evaluate('globalThis.__name = (value) => value');
  return {
    browser,
    async ask(request, payload) {
      const answer = await page.evaluate(
        async (message) => {
          const { runtime } = (
            globalThis as unknown as { chrome: { runtime: { sendMessage(sent: unknown): Promise<unknown> } } }
          ).chrome;
          return runtime.sendMessage(message).catch(() => null);
        },
        { kantlijn: 1, request, payload },
      );
      return ((answer as { payload?: unknown } | null)?.payload ?? {}) as Record<string, unknown>;
    },
    /** The last change that the second copy holds without a gap. */
    end: () =>
      page.evaluate(async () => {
        const names = (await caches.keys()).filter((name) => name.startsWith('kantlijn-journal-'));
        const listed = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
        const ranges = listed
          .flat()
          .flatMap(({ url }) => /\/(\d+)-(\d+)-\d+-/.exec(url)?.slice(1).map(Number) ?? [])
          .reduce<[number, number][]>(
            (all, value, at, every) => (at % 2 ? all : [...all, [value, every[at + 1] ?? 0]]),
            [],
          )
          .toSorted((a, b) => a[0] - b[0]);
        return ranges.reduce((last, [from, to]) => (from <= last ? Math.max(last, to) : last), 0);
      }),
  };
}

try {
  const before = await started();
  const commit = await stage(before.ask, count);
  const done = await before.ask('library.import', commit);
  if (done['written'] !== count) throw new Error(`not written: ${JSON.stringify(done).slice(0, 300)}`);
  if ((await before.end()) !== 0) throw new Error('there is a second copy already');
  await before.browser.close();
  console.log(`${count} notes were written without a second copy`);

  keepCopies(extensionDir, 2);
  const begun = performance.now();
  const since = (): string => `${((performance.now() - begun) / 1000).toFixed(1)} s`;
  const after = await started();
  console.log(`the browser was there after ${since()}`);
  let saved = false;
  let attempts = 0;
  const saving = (async () => {
    while (!saved) {
      attempts += 1;
      const request = { id: idOf(count + 1), target: noteOf(1).target, body: 'eerste', publicationTitle: '' };
      const answer = await after.ask('notes.save', { ...request, expectedRevision: 0 });
      saved = answer['outcome'] === 'saved';
      if (saved) console.log(`a note is called saved after ${since()}, at attempt ${attempts}`);
      else await wait(250);
    }
  })();
  while ((await after.end()) < count) await wait(500);
  console.log(`the copy is whole after ${since()}`);
  await saving;
  await after.browser.close();
} finally {
  for (const folder of [profile, extensionDir]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
