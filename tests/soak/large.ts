/**
 * `npx tsx tests/soak/large.ts [--notes 100000]`: how long each message of the library takes in a real Chromium with
 * so many notes. Every answer is checked. Figures go to docs/reliability.md.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { EVERYTHING } from '../../utils/protocol/library/selection.ts';
import { MortalBrowser } from './browser.ts';
import { noteOf, stage } from './many-notes.ts';
import { idOf } from './work.ts';

const { values } = parseArgs({ options: { notes: { type: 'string', default: '100000' } } });
const count = Number(values.notes);
const profile = mkdtempSync(join(tmpdir(), 'kantlijn-large-'));
const browser = new MortalBrowser(profile);

/** What touches every note may take as long as the protocol allows. */
const PATIENCE_MS = 280_000;
const surely = (request: string, payload: unknown): Promise<Record<string, unknown>> =>
  browser.surely(request, payload, PATIENCE_MS);

async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  console.log(`${name.padEnd(52)} ${String(Math.round(performance.now() - start)).padStart(8)} ms`);
  return result;
}

/** Throws unless the answer has what it must have. */
function must(isRight: boolean, what: string, answer: unknown): void {
  if (!isRight) throw new Error(`${what}: ${JSON.stringify(answer).slice(0, 500)}`);
}

try {
  await browser.start();
  const commit = await timed(`stage ${count} notes, 500 per message`, () => stage(surely, count));
  const done = await timed('commit them in one transaction', () => surely('library.import', commit));
  must(done['written'] === count, 'commit', done);
  const search = (text: string) => surely('library.search', { text, filter: EVERYTHING, limit: 50 });
  const first = await timed('first search, which builds the index', () => search('douane haven'));
  must((first['hits'] as unknown[]).length > 0 && first['pending'] === 0, 'search', first);
  await timed('search again', () => search('energie'));
  await browser.killWorker();
  await timed('search in a worker that was just started', () => search('spoor'));
  const list = (sort: string, filter: object = {}) =>
    surely('library.list', { sort, filter: { ...EVERYTHING, ...filter }, cursor: null, limit: 50, heads: 3 });
  for (const sort of ['newest', 'date', 'title', 'submitter']) {
    const answer = await timed(`first 50 publications by ${sort}`, () => list(sort));
    must((answer['groups'] as unknown[]).length === 50, 'list', answer);
  }
  await timed('the same with a tag that 100 notes have', () => list('newest', { tags: ['zelden'] }));
  await timed('the same with a tag that all notes have', () => list('newest', { tags: ['vaak'] }));
  await timed('list of tags', () => surely('tags.list', {}));
  const save = await timed('save one note', () =>
    surely('notes.save', {
      id: idOf(5),
      target: noteOf(5).target,
      body: 'kort',
      publicationTitle: '',
      expectedRevision: 1,
    }),
  );
  must(save['outcome'] === 'saved', 'save', save);
  const renamed = await timed(`rename a tag on ${count} notes`, () =>
    surely('tags.rename', { from: 'vaak', to: 'altijd' }),
  );
  must((renamed['ids'] as unknown[]).length === count, 'rename', renamed);
  await timed('search after it, which takes in every change', () => search('tag:altijd'));
  await timed(`export ${count} notes, 200 per message`, async () => {
    const seen = new Set<string>();
    let cursor: unknown = null;
    do {
      const part = await surely('library.export', {
        selection: { by: 'filter', filter: EVERYTHING },
        cursor,
        limit: 200,
      });
      for (const note of part['notes'] as { id: string }[]) seen.add(note.id);
      cursor = part['next'];
    } while (cursor !== null);
    must(seen.size === count, 'export', seen.size);
  });
  const wiped = await timed('delete everything', () => surely('library.wipe', {}));
  must((wiped['left'] as unknown[]).length === 0, 'wipe', wiped);
} finally {
  await browser.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
