import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MortalBrowser } from '../soak/browser.ts';

const profile = mkdtempSync(join(tmpdir(), 'kantlijn-torn-'));
const browser = new MortalBrowser(profile);

/** The first half of a record, as a LevelDB writer leaves it when it is killed: a header that promises more than follows. */
function tearLog(): void {
  const root = join(profile, 'Default', 'IndexedDB');
  const folder = readdirSync(root).find((name) => name.endsWith('.indexeddb.leveldb'));
  if (folder === undefined) throw new Error('no IndexedDB in the profile');
  const logs = readdirSync(join(root, folder)).filter((name) => name.endsWith('.log'));
  const newest = logs.toSorted().at(-1);
  if (newest === undefined) throw new Error('no log');
  const [FIRST, PROMISED, GIVEN] = [2, 4_000, 300];
  const header = Buffer.from([1, 2, 3, 4, PROMISED & 0xff, PROMISED >> 8, FIRST]);
  appendFileSync(join(root, folder, newest), Buffer.concat([header, Buffer.alloc(GIVEN, 7)]));
}

async function save(n: number): Promise<void> {
  const id = `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
  const target = { publication: 'kst-1', questionNumber: null, subQuestion: null };
  const answer = await browser.surely('notes.save', {
    id,
    target,
    body: `notitie ${n}`,
    publicationTitle: 'Proef',
    expectedRevision: 0,
  });
  expect(answer['outcome']).toBe('saved');
}

describe('a browser that was killed in the middle of writing', () => {
  beforeAll(() => browser.start());
  afterAll(async () => {
    await browser.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  it('loses no notes, not even at the second start', async () => {
    await save(1);
    await browser.killBrowser(tearLog);
    await save(2);
    expect(await browser.settled(20_000)).toBe(true);
    await browser.killBrowser();
    await save(3);
    const { notes } = await browser.raw();
    expect(notes.map(({ body }) => body).toSorted()).toEqual(['notitie 1', 'notitie 2', 'notitie 3']);
  });
});
