import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from '../../../scripts/setup.mjs';
import { ensureBuild } from '../../../scripts/start-build.ts';
import { launchChromium } from '../support/chromium.ts';
import { launchFirefox } from '../support/firefox.ts';
import { readProfile, writeProfile, type Profile } from '../support/profile.ts';
import { useHosts } from '../support/session.ts';

/**
 * Profiles of readers that older builds made (`tests/fixtures/profiles`), opened by this one: in each browser the old data is put into an
 * extension with the same identifier and nothing else in it, which this build then replaces, as an update does.
 */
const hosts = useHosts();
const PROFILES = ['ef9716b', '7f051ea'] as const;
const ADVICE = /bewaard door een nieuwere versie van Kantlijn/;
/** A window in which every note of a profile is drawn: the library draws no others. */
const TALL = { width: 1280, height: 4000 };
/** What was typed in an open editor and not saved when the profile was taken. */
const UNSAVED = 'laatste woorden';

const profileOf = (name: string): Profile =>
  JSON.parse(readFileSync(join(ROOT, 'tests', 'fixtures', 'profiles', `${name}.json`), 'utf8')) as Profile;

interface Row {
  id: string;
  body?: string;
  deleted?: string | null;
  passage?: { quote: { exact: string } } | null;
  tags?: string[];
  meaning?: string | null;
  revision?: number;
}

/** Rows of a table in a profile. */
const rowsOf = ({ databases }: Profile, database: string, table: string): Row[] =>
  (databases.find(({ name }) => name === database)?.tables.find(({ name }) => name === table)?.rows ?? []).map(
    ({ value }) => value as Row,
  );

/** What of a reader's data must be the same afterwards. */
function readers(profile: Profile) {
  const notes = rowsOf(profile, 'kantlijn', 'notes').map(({ id, body, deleted, passage, tags, meaning }) => ({
    id,
    body: (body ?? '').replace(` ${UNSAVED}`, ''),
    deleted: deleted ?? null,
    marked: passage?.quote.exact ?? null,
    tags: tags ?? [],
    meaning: meaning ?? null,
  }));
  return {
    notes: notes.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    followed: rowsOf(profile, 'kantlijn-following', 'follows')
      .map((row) => (row as unknown as { number: string }).number)
      .toSorted(),
  };
}

// A build may take as long as a test may.
beforeAll(() => ensureBuild({ browser: 'chrome' }));
beforeAll(() => ensureBuild({ browser: 'firefox' }));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kantlijn-upgrade-'));
  const stub = join(folder, 'extension');
  mkdirSync(stub);
  const manifest = {
    manifest_version: 3,
    name: 'Kantlijn',
    version: '0.0.1',
    permissions: ['storage', 'unlimitedStorage'],
    // Another name than ours has: from a folder Chromium goes on with a worker it has by the same name, which a package does not.
    background: { service_worker: 'stub.js', scripts: ['stub.js'] },
    browser_specific_settings: { gecko: { id: 'kantlijn@kantlijn.example' } },
  };
  writeFileSync(join(stub, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(stub, 'stub.js'), '');
  writeFileSync(join(stub, 'library.html'), '<!doctype html><meta charset="utf-8"><main></main>');
});
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

/** A browser, as both tests use it. */
interface Reader {
  /** Opens a view of the library. */
  open(view: string): Promise<void>;
  /** What it says now. */
  text(): Promise<string>;
  /** What is stored. */
  stored(): Promise<Profile>;
  close(): Promise<void>;
}

/** Runs in the page: what it says, and what stands in its boxes. A note whose words were not stored is open again. */
const readText = (): string =>
  [document.body.innerText, ...[...document.querySelectorAll('textarea')].map(({ value }) => value)].join('\n');

async function upgradeChromium(profile: Profile): Promise<Reader> {
  const extensionDir = join(folder, 'extension');
  const start = {
    extensionDir,
    replica: hosts().hosts,
    userDataDir: join(folder, 'profile'),
    welcome: true,
    viewport: TALL,
  };
  const old = await launchChromium(start);
  const page = await old.context.newPage();
  const id = await old.extensionId();
  await page.goto(`chrome-extension://${id}/library.html`);
  await page.evaluate(writeProfile, JSON.stringify(profile));
  await old.close();
  rmSync(extensionDir, { recursive: true });
  cpSync(await ensureBuild({ browser: 'chrome' }), extensionDir, { recursive: true });
  const browser = await launchChromium(start);
  const tab = await browser.context.newPage();
  return {
    async open(view) {
      // At once after the start, as a tab that is opened again with the browser: the old worker may still be the active one (442).
      await tab.goto(`chrome-extension://${id}/library.html#${view}`);
      await tab.reload();
      await tab.getByRole('main').waitFor();
    },
    async text() {
      // What was asked while the old worker was still the active one got no answer; a reader asks again.
      // There may be one in the library and one at each note with words that are not stored.
      const again = tab.getByRole('button', { name: 'Opnieuw proberen' }).first();
      if (await again.isVisible()) await again.click();
      return tab.evaluate(readText);
    },
    stored: () => tab.evaluate(readProfile, ['kantlijn-search', 'kantlijn-cache', 'kantlijn-corpus']),
    close: () => browser.close(),
  };
}

async function upgradeFirefox(profile: Profile): Promise<Reader> {
  const stub = join(folder, 'extension');
  const running = await launchFirefox({
    extensionDir: stub,
    replica: hosts().hosts,
    extensionPages: true,
    userDataDir: join(folder, 'profile'),
  });
  const old = await running.openOwn('library.html');
  await old.evaluate(writeProfile, JSON.stringify(profile));
  await old.close();
  await running.browser.installExtension(await ensureBuild({ browser: 'firefox' }));
  let tab = await running.openOwn('library.html#all');
  return {
    async open(view) {
      await tab.close();
      tab = await running.openOwn(`library.html#${view}`);
    },
    text: () => tab.evaluate(readText),
    stored: () => tab.evaluate(readProfile, ['kantlijn-search', 'kantlijn-cache', 'kantlijn-corpus']),
    close: () => running.close(),
  };
}

describe.each([
  ['Chromium', upgradeChromium],
  ['Firefox', upgradeFirefox],
])('an update in %s', (_, upgrade) => {
  it.each(PROFILES)('keeps every note, mark, tag and followed question of the build %s', async (name) => {
    const before = profileOf(name);
    const expected = readers(before);
    expect(expected.notes.length).toBeGreaterThan(4);
    const reader = await upgrade(before);
    try {
      await reader.open('all');
      await expect.poll(() => reader.text(), { timeout: 40_000 }).toContain(expected.notes[0]?.body.slice(0, 30));
      expect(readers(await reader.stored())).toEqual(expected);
      const shown = await reader.text();
      for (const { body, deleted } of expected.notes)
        if (deleted === null) expect(shown).toContain(body.split('\n')[0]?.slice(0, 60));
      if (expected.followed.length > 0) {
        await reader.open('mine');
        await expect.poll(() => reader.text(), { timeout: 20_000 }).toContain(expected.followed[0]);
      }
    } finally {
      await reader.close();
    }
  });

  it('keeps what stood unsaved in an open editor, once', async () => {
    const before = profileOf('7f051ea');
    expect(JSON.stringify(before.databases.find(({ name }) => name === 'kantlijn-drafts'))).toContain(UNSAVED);
    expect(JSON.stringify(rowsOf(before, 'kantlijn', 'notes'))).not.toContain(UNSAVED);
    const reader = await upgrade(before);
    try {
      await reader.open('all');
      await expect.poll(() => reader.text(), { timeout: 40_000 }).toContain(UNSAVED);
      const saved = async () =>
        rowsOf(await reader.stored(), 'kantlijn', 'notes').filter(({ body }) => body?.includes(UNSAVED));
      await expect.poll(async () => (await saved()).length, { timeout: 20_000 }).toBe(1);
      expect((await saved())[0]?.body?.match(new RegExp(UNSAVED, 'g'))).toHaveLength(1);
    } finally {
      await reader.close();
    }
  });

  it('that is taken back says that a newer version stored the notes, and what helps', async () => {
    const before = profileOf('7f051ea');
    const newer = before.databases.map((database) =>
      database.name === 'kantlijn' ? { ...database, version: 9_990 } : database,
    );
    const reader = await upgrade({ ...before, databases: newer });
    try {
      await reader.open('all');
      await expect.poll(() => reader.text(), { timeout: 40_000 }).toMatch(ADVICE);
    } finally {
      await reader.close();
    }
  });
});
