import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildDir, ensureBuild } from '../../../scripts/start-build.ts';
import { launchChromium } from '../support/chromium.ts';
import { countOurs } from '../support/document.ts';
import {
  ADD_NOTE,
  ANY_STATE,
  STRIP,
  NOTE_BOX,
  openNote,
  SAVED,
  SEED,
  STATE,
  useChromium,
  useHosts,
} from '../support/session.ts';
import { expectPageWorks, watchErrors } from '../support/wrong.ts';

const hosts = useHosts();
const browser = useChromium(hosts);
const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A copy of the built extension, changed: another version beside it, or one whose worker meets trouble. */
async function copyOfBuild(change: (folder: string) => void): Promise<string> {
  await ensureBuild({ browser: 'chrome' });
  const folder = mkdtempSync(join(tmpdir(), 'kantlijn-copy-'));
  folders.push(folder);
  cpSync(buildDir({ browser: 'chrome' }), folder, { recursive: true });
  change(folder);
  return folder;
}

function prependToWorker(folder: string, code: string): void {
  const path = join(folder, 'background.js');
  writeFileSync(path, `${code}\n${readFileSync(path, 'utf8')}`);
}

/** A page in a browser whose worker throws at once. The script asks it twice, with long waits: it is opened first and looked at last. */
async function openWithoutWorker() {
  const extensionDir = await copyOfBuild((folder) => prependToWorker(folder, `throw new Error('stuk');`));
  const failing = await launchChromium({ extensionDir, replica: hosts().hosts });
  const { page, ax } = await failing.open(hosts().url(SEED));
  return { failing, page, ax, errors: watchErrors(page) };
}

describe('surroundings that go wrong, in Chromium', () => {
  let silent: ReturnType<typeof openWithoutWorker>;
  beforeAll(async () => {
    silent = openWithoutWorker();
    await silent;
  });
  afterAll(async () => (await silent).failing.close());

  it('two copies with identifiers of their own in one tab: the page and both of them work', async () => {
    const second = await copyOfBuild((folder) => {
      const path = join(folder, 'manifest.json');
      const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
      writeFileSync(path, JSON.stringify({ ...manifest, name: 'Kantlijn (andere versie)', version: '0.0.9' }));
    });
    const both = await launchChromium({
      extensionDir: [buildDir({ browser: 'chrome' }), second],
      replica: hosts().hosts,
    });
    try {
      const { page, ax } = await both.open(hosts().url(SEED));
      const errors = watchErrors(page);
      await ax.waitForText(STATE, ANY_STATE);
      // Neither can tell the other from what a page draws, and no page may send one of them away (decision 201).
      await expect.poll(async () => (await ax.all(STRIP)).length).toBe(2);
      await ax.click(ADD_NOTE);
      await ax.type(NOTE_BOX, 'in een van beide');
      await ax.waitForText({}, SAVED);
      await expectPageWorks(page, errors);
    } finally {
      await both.close();
    }
  });

  it('the page removes our element: it comes back calmly, or stays away, without a fight', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    const errors = watchErrors(page);
    await ax.waitForText(STATE, ANY_STATE);
    await ax.click(ADD_NOTE);
    await ax.type(NOTE_BOX, 'niet kwijt');
    await ax.waitForText({}, SAVED);
    const added = await page.evaluate(async () => {
      let count = 0;
      const observer = new MutationObserver((records) => {
        for (const record of records) {
          for (const node of record.addedNodes) {
            if (node instanceof Element && node.hasAttribute('data-kantlijn')) {
              count += 1;
              node.remove();
            }
          }
        }
      });
      observer.observe(document.documentElement, { childList: true, subtree: true });
      for (const element of document.querySelectorAll('*')) if (element.hasAttribute('data-kantlijn')) element.remove();
      await new Promise((resolve) => setTimeout(resolve, 4000));
      observer.disconnect();
      return count;
    });
    expect(added).toBeLessThan(60);
    await expectPageWorks(page, errors);
    await page.reload();
    await openNote(ax);
    expect((await ax.waitFor(NOTE_BOX)).value).toBe('niet kwijt');
  });

  it('works with third-party storage blocked, as a reader can set it', async () => {
    const strict = await launchChromium({
      extensionDir: buildDir({ browser: 'chrome' }),
      replica: hosts().hosts,
      args: ['--enable-features=TrackingProtection3pcd', '--test-third-party-cookie-phaseout'],
    });
    try {
      const { ax } = await strict.open(hosts().url(SEED));
      await ax.waitForText(STATE, /^Beantwoord/);
      await ax.click(ADD_NOTE);
      await ax.type(NOTE_BOX, 'ook zo bewaard');
      await ax.waitForText({}, SAVED);
    } finally {
      await strict.close();
    }
  });

  for (const { what, error, says } of [
    {
      what: 'IndexedDB is refused',
      error: 'UnknownError',
      says: /Niet opgeslagen|niet bereikbaar|konden niet worden gelezen/,
    },
    { what: 'the disk is full', error: 'QuotaExceededError', says: /Niet opgeslagen|vol/ },
  ]) {
    it(`${what}: keeps the text, tells the reader, and calls nothing saved`, async () => {
      // The real worker over a database that fails as the browser's does: opening is refused, or every write hits the quota.
      const broken =
        error === 'UnknownError'
          ? `IDBFactory.prototype.open = function () { throw new DOMException('The user denied permission to access the database.', 'UnknownError'); };`
          : `for (const name of ['put', 'add']) IDBObjectStore.prototype[name] = function () { throw new DOMException('full', 'QuotaExceededError'); };`;
      const extensionDir = await copyOfBuild((folder) => prependToWorker(folder, broken));
      const failing = await launchChromium({ extensionDir, replica: hosts().hosts });
      try {
        const { page, ax } = await failing.open(hosts().url(SEED));
        const errors = watchErrors(page);
        await ax.waitForText(STATE, ANY_STATE, { timeout: 60_000 });
        await ax.click(ADD_NOTE);
        await ax.type(NOTE_BOX, 'kostbare tekst');
        await ax.waitForText({}, says, { timeout: 40_000 });
        expect((await ax.waitFor(NOTE_BOX)).value).toBe('kostbare tekst');
        expect(await ax.text({})).not.toMatch(SAVED);
        await expectPageWorks(page, errors);
      } finally {
        await failing.close();
      }
    });
  }

  it('without a worker that starts: the page is untouched and one sentence says so', async () => {
    const { page, ax, errors } = await silent;
    await ax.waitForText({}, /Kantlijn antwoordt niet/, { timeout: 60_000 });
    expect(await countOurs(page)).toBeGreaterThan(0);
    await expectPageWorks(page, errors);
  });
});
