import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Index } from 'flexsearch';
import MiniSearch from 'minisearch';
import { build } from 'vite';
import { ensureBuild } from '../../scripts/start-build.ts';
import { ROOT } from '../../scripts/setup.mjs';
import type { MeasuredList } from './lists.ts';

/** An unpacked extension to measure. */
export interface Measured {
  name: string;
  dir: string;
  /** Identifier Chromium gives an unpacked extension: from its folder. */
  id: string;
  /** Page of the extension from which it is asked. */
  page: string;
  /** Bytes of the data it loads. */
  bytes: number;
}

const idOf = (dir: string): string =>
  createHash('sha256')
    .update(dir)
    .digest('hex')
    .slice(0, 32)
    .replaceAll(/[0-9a-f]/g, (digit) => String.fromCodePoint(97 + Number.parseInt(digit, 16)));

/** Kantlijn's production build with the list in it. */
export async function withCorpus(bytes: Uint8Array): Promise<Measured> {
  const dir = mkdtempSync(join(tmpdir(), 'kantlijn-bench-corpus-'));
  cpSync(await ensureBuild({ browser: 'chrome' }), dir, { recursive: true });
  mkdirSync(join(dir, 'corpus'), { recursive: true });
  writeFileSync(join(dir, 'corpus', 'corpus.bin'), bytes);
  return { name: 'Kantlijn', dir, id: idOf(dir), page: 'options.html', bytes: bytes.length };
}

async function workerExtension(name: string, worker: string, data: Uint8Array | string): Promise<Measured> {
  const dir = mkdtempSync(join(tmpdir(), `kantlijn-bench-${worker}-`));
  await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: dir,
      emptyOutDir: false,
      lib: {
        entry: join(ROOT, 'bench/corpus/workers', `${worker}.ts`),
        formats: ['iife'],
        name: 'worker',
        fileName: () => 'worker.js',
      },
    },
  });
  const manifest = { manifest_version: 3, name: worker, version: '1', background: { service_worker: 'worker.js' } };
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(dir, 'page.html'), '<!doctype html><title>page</title>');
  writeFileSync(join(dir, 'data.bin'), data);
  return { name, dir, id: idOf(dir), page: 'page.html', bytes: Buffer.byteLength(data) };
}

/** The lower bound: a worker that only reads the packaged file. */
export const floor = (bytes: Uint8Array): Promise<Measured> =>
  workerExtension('reading the packaged file (floor)', 'floor', bytes);

/** MiniSearch with its defaults, loading its own serialised index of the titles. */
export function miniSearch({ records }: MeasuredList): Promise<Measured> {
  const index = new MiniSearch({ fields: ['title'], storeFields: ['title'], idField: 'number' });
  index.addAll(records);
  return workerExtension('MiniSearch, serialised index', 'minisearch', JSON.stringify(index));
}

/** FlexSearch, loading its own export of the titles. */
export async function flexSearch({ records }: MeasuredList): Promise<Measured> {
  const index = new Index({ tokenize: 'strict' });
  records.forEach(({ title }, at) => index.add(at, title));
  const parts: [string, string][] = [];
  await index.export((key: string, data: string) => void parts.push([key, data]));
  return workerExtension('FlexSearch, exported index', 'flexsearch', JSON.stringify(parts));
}
