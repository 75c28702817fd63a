import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Bulk } from '../../replica/bulk/index.ts';
import { generateQuestions } from '../../replica/bulk/generate.ts';
import { generatedRecords } from '../../replica/bulk/records.ts';
import { loadBulk } from '../../replica/bulk/load.ts';
import { metadataValue } from '../../replica/publication.ts';
import { parseCql } from '../../replica/sru/cql.ts';
import { hostResolverRules, startReplica, type Replica } from '../../replica/index.ts';
import { collectFromSru, CollectFailure } from '../../scripts/corpus-sru.ts';
import { ROOT } from '../../scripts/setup.mjs';
import { ensureBuild } from '../../scripts/start-build.ts';
import type { CorpusFacts } from '../../utils/questions/file/contract.ts';
import { PackedCorpus } from '../../utils/questions/file/open.ts';
import { packCorpus } from '../../utils/questions/file/pack.ts';
import { launchChromium, type RunningChromium } from './support/chromium.ts';

const REPOSITORY = 'repository.overheid.nl';
const COUNT = 1200;
const UNTIL = '2026-11-23';

let replica: Replica;
const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'kantlijn-corpus-'));
  folders.push(made);
  return made;
};

beforeAll(async () => {
  const bulk = new Bulk(generateQuestions(COUNT, { from: '2021-01-01', until: '2026-11-20' }));
  replica = await startReplica({ dataDir: join(ROOT, 'replica', 'data'), bulk });
});
afterEach(() => replica.setFault(REPOSITORY, null));
afterAll(async () => {
  await replica.close();
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

describe('the builder', () => {
  const options = (out: string, part: object = {}) => ({
    host: `127.0.0.1:${replica.port}`,
    since: '2021-01-01',
    until: UNTIL,
    pauseMs: 0,
    pageSize: 200,
    folder: out,
    ...part,
  });

  it('reads every question with its state from the search service', async () => {
    const { records } = await collectFromSru(options(folder()));
    const byNumber = new Map(records.map((record) => [record.number, record]));
    const invented = [...generateQuestions(COUNT, { from: '2021-01-01', until: '2026-11-20' })];
    const wrong = invented.filter(({ number, title, submitted, submitters, appendices, oral }) => {
      const found = byNumber.get(number);
      const answer = appendices.find(({ type }) => type === 'Antwoord')?.received ?? null;
      return (
        found?.title !== title ||
        found.submitted !== submitted ||
        found.submitters.length !== submitters.length ||
        (!oral && (found.state === 'answered') !== (answer !== null)) ||
        (found.state === 'answered' && found.answered !== answer)
      );
    });
    expect(wrong).toEqual([]);
  });

  it.each([
    ['has no question in it', 'geen vraag\n{"Nummer": 7}\n', 'No question was read'],
    ['is not there', null, 'cannot be read'],
  ])('writes no list from a file that %s, and says why', (_, content, why) => {
    const out = folder();
    const file = join(out, 'lijst.jsonl');
    if (content !== null) writeFileSync(file, content);
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'scripts/corpus.ts', '--from', 'file', file, '--out', join(out, 'corpus.bin')],
      { cwd: ROOT, encoding: 'utf8' },
    );
    expect([status, stderr]).toEqual([1, expect.stringContaining(why)]);
    expect(stderr).not.toMatch(/ at .*\.ts:\d/);
    expect(existsSync(join(out, 'corpus.bin'))).toBe(false);
  });

  it('goes on where it was stopped, and reads nothing twice', async () => {
    const whole = folder();
    replica.clearRequests();
    const expected = await collectFromSru(options(whole));
    const needed = replica.requests().length;
    const out = folder();
    replica.clearRequests();
    // The service refuses from the tenth page on.
    replica.setFault(REPOSITORY, null);
    const stopAfter = 9;
    const stopped = collectFromSru(options(out, { pauseMs: 20 }));
    while (replica.requests().length < stopAfter) await new Promise((resolve) => setTimeout(resolve, 5));
    replica.setFault(REPOSITORY, { kind: 'diagnostics' });
    await expect(stopped).rejects.toBeInstanceOf(CollectFailure);
    const refused = replica.requests().length;
    replica.setFault(REPOSITORY, null);
    replica.clearRequests();
    const { records } = await collectFromSru(options(out));
    expect(replica.requests().length).toBeLessThanOrEqual(needed - stopAfter + 2);
    expect(refused).toBeLessThan(needed);
    const sorted = (list: typeof records) => list.toSorted((a, b) => (a.number < b.number ? -1 : 1));
    expect(sorted(records)).toEqual(sorted(expected.records));
  });

  it('does not go on with half a line that a crash left behind', async () => {
    const out = folder();
    const stopped = collectFromSru(options(out, { pauseMs: 20 }));
    replica.clearRequests();
    while (replica.requests().length < 6) await new Promise((resolve) => setTimeout(resolve, 5));
    replica.setFault(REPOSITORY, { kind: 'diagnostics' });
    await expect(stopped).rejects.toBeInstanceOf(CollectFailure);
    replica.setFault(REPOSITORY, null);
    const file = join(out, 'collect.jsonl');
    writeFileSync(file, `${readFileSync(file, 'utf8')}{"q":{"number":"2024Z`);
    const { records } = await collectFromSru(options(out));
    expect(records.length).toBeGreaterThanOrEqual(COUNT);
  });

  it('a replica of full size looks only at the days, the number or the id that is asked for', () => {
    const bulk = loadBulk('45000');
    expect(bulk.size).toBeGreaterThan(100_000);
    const looked = (query: string) => [...bulk.candidates(parseCql(query).root)];
    const year = looked(
      'w.publicatienaam=="Kamervragen zonder antwoord" AND dt.available>="2019-01-01" AND dt.available<="2019-12-31"',
    );
    const days = year.map((publication) => metadataValue(publication, 'DCTERMS.available'));
    expect(days.length).toBeGreaterThan(1000);
    expect(days.filter((day) => !day.startsWith('2019'))).toEqual([]);
    const [first] = year;
    expect(looked(`dt.identifier=="${first?.id ?? ''}"`).map(({ id }) => id)).toEqual([first?.id]);
    const number = first ? metadataValue(first, 'OVERHEIDop.vraagnummer') : '';
    expect(looked(`cql.textAndIndexes="${number}"`).length).toBeLessThan(4);
  });
});

/** Asks the background from an extension page. */
const ask = (page: Page, request: string, payload: object = {}): Promise<CorpusFacts> =>
  page.evaluate(
    async ([request, payload]) => {
      const { runtime } = (
        globalThis as unknown as {
          chrome: { runtime: { sendMessage(message: unknown): Promise<{ payload: unknown }> } };
        }
      ).chrome;
      return (await runtime.sendMessage({ kantlijn: 1, request, payload })).payload as CorpusFacts;
    },
    [request, payload] as const,
  );

/** A list in the extension's database: the copy of the packaged one, or the one packed there; null when there is none. */
async function storedList(page: Page, key: 'copy' | 'packed'): Promise<Uint8Array | null> {
  const bytes = await page.evaluate(
    (key) =>
      new Promise<number[] | null>((resolve, reject) => {
        const opening = indexedDB.open('kantlijn-corpus');
        opening.addEventListener('error', () => reject(new Error('not opened')));
        opening.addEventListener('success', () => {
          const db = opening.result;
          // The name of a copy ends with the version of its build.
          const range = IDBKeyRange.bound(key, `${key}z`);
          const asked = db.transaction('meta').objectStore('meta').get(range) as IDBRequest<
            { value: Uint8Array } | undefined
          >;
          asked.addEventListener('error', () => reject(new Error('not read')));
          asked.addEventListener('success', () => {
            db.close();
            resolve(asked.result === undefined ? null : [...asked.result.value]);
          });
        });
      }),
    key,
  );
  return bytes && Uint8Array.from(bytes);
}

const SEARCH = { words: '', offset: 0, limit: 5 };

async function until(page: Page, holds: (facts: CorpusFacts) => boolean): Promise<CorpusFacts> {
  for (let turn = 0; turn < 240; turn++) {
    const facts = await ask(page, 'corpus.facts');
    if (holds(facts)) return facts;
    await page.waitForTimeout(500);
  }
  throw new Error(`never so: ${JSON.stringify(await ask(page, 'corpus.facts'))}`);
}

describe('in Chromium', () => {
  let browser: RunningChromium | undefined;
  afterEach(async () => browser?.close());

  async function start(bytes: Uint8Array | null): Promise<Page> {
    const extensionDir = folder();
    cpSync(await ensureBuild({ browser: 'chrome' }), extensionDir, { recursive: true });
    rmSync(join(extensionDir, 'corpus'), { recursive: true, force: true });
    if (bytes) {
      mkdirSync(join(extensionDir, 'corpus'));
      writeFileSync(join(extensionDir, 'corpus', 'corpus.bin'), bytes);
    }
    browser = await launchChromium({
      extensionDir,
      replica: { resolverRules: hostResolverRules(replica.port), proxy: null },
    });
    const page = await browser.context.newPage();
    await page.goto(`chrome-extension://${await browser.extensionId()}/options.html`);
    return page;
  }

  it('the packaged list answers in a cold worker without any request; the update adds newer questions', async () => {
    const { records } = generatedRecords(300);
    const bytes = await packCorpus(records, { until: '2026-11-10', source: 'generated' });
    const page = await start(bytes);
    replica.clearRequests();
    await browser?.stopWorker();
    const [, known] = records;
    const question = {
      number: known?.number ?? null,
      title: known?.title ?? '',
      links: [],
      headlines: [],
      submitters: [],
      addressees: [],
      date: known?.submitted ?? null,
      subjects: [],
      references: [],
      referredBy: [],
      limit: 5,
    };
    const related = await ask(page, 'related.get', question);
    expect(related).toMatchObject({ outcome: 'listed', updatedTo: '2026-11-10', problem: null });
    expect(replica.requests().filter(({ host }) => host === REPOSITORY)).toEqual([]);
    // Its copy is made after the answer, and answers the same.
    await expect.poll(() => storedList(page, 'copy'), { timeout: 10_000 }).toEqual(new Uint8Array(bytes));
    await browser?.stopWorker();
    expect(await ask(page, 'related.get', question)).toEqual(related);
    const before = await ask(page, 'corpus.facts');
    expect(before).toMatchObject({ packaged: { questions: 300 }, known: 300 });
    await ask(page, 'corpus.update');
    const after = await until(page, ({ update }) => update.phase === 'idle');
    expect(after.known).toBeGreaterThan(300);
    expect(after.updatedTo).not.toBe('2026-11-10');
    const queries = replica.requests().map(({ path }) => decodeURIComponent(path));
    expect(queries.every((query) => query.includes('dt.modified'))).toBe(true);
  });

  it('a damaged file is reported, and a build without a list fetches it, even if its worker is killed', async () => {
    const bytes = await packCorpus(generatedRecords(50).records, { until: UNTIL, source: 'generated' });
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 255;
    const page = await start(bytes);
    expect(await ask(page, 'questions.search', SEARCH)).toEqual({ outcome: 'none', reason: 'damaged' });
    expect(await ask(page, 'corpus.facts')).toMatchObject({ problem: 'damaged', known: 0, offer: { minutes: 25 } });
    await ask(page, 'corpus.update');
    await until(page, ({ update }) => update.done > 300);
    await browser?.stopWorker();
    const paused = await ask(page, 'corpus.pause');
    expect(paused.update).toMatchObject({ phase: 'paused', kind: 'all' });
    expect(paused.update.done).toBeGreaterThan(300);
    replica.clearRequests();
    await page.waitForTimeout(1500);
    expect(replica.requests().filter(({ host }) => host === REPOSITORY)).toEqual([]);
    await ask(page, 'corpus.update');
    const done = await until(page, ({ update }) => update.phase === 'idle');
    expect(done.known).toBeGreaterThanOrEqual(COUNT);
    expect(done.updatedTo).not.toBeNull();
    // The options page, which is open, has word vectors learned; the list stays the same otherwise.
    const vectors = async (): Promise<number> => {
      const packed = await storedList(page, 'packed');
      return packed === null ? 0 : (await PackedCorpus.open(packed)).index.vectors.count;
    };
    await expect.poll(vectors, { timeout: 60_000, interval: 1000 }).toBeGreaterThan(50);
    expect(await ask(page, 'corpus.facts')).toMatchObject({ known: done.known, updatedTo: done.updatedTo });
    expect(await ask(page, 'questions.search', SEARCH)).toMatchObject({ outcome: 'found', problem: 'damaged' });
    expect(await ask(page, 'corpus.remove')).toMatchObject({ known: 0, fetched: { questions: 0, bytes: 0 } });
  });
});
