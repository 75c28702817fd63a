import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { build } from 'vite';
import { ROOT } from '../../scripts/setup.mjs';
import { launchChromium, type RunningChromium } from '../../tests/e2e/support/chromium.ts';
import type { BenchPage } from './page.ts';

/** The script of the page, as one file. */
export async function bundle(entry: string): Promise<string> {
  const result = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, target: 'esnext', lib: { entry, formats: ['es'], fileName: 'page' } },
  });
  const output = Array.isArray(result) ? result[0] : result;
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk || !('code' in chunk)) throw new Error('The page of the measurement could not be bundled.');
  return chunk.code;
}

/** The page of one engine, alone in its origin. */
export interface BenchTab {
  page: Page;
  call<Name extends keyof BenchPage>(
    name: Name,
    ...parameters: Parameters<BenchPage[Name]>
  ): Promise<Awaited<ReturnType<BenchPage[Name]>>>;
  /** Bytes of the JavaScript heap and of array buffers after collecting garbage. */
  memory(): Promise<number>;
  close(): Promise<void>;
}

/** A profile that survives restarts of the browser, so that a measurement starts with nothing in memory. */
export class Profile {
  readonly folder: string;
  readonly #kept: boolean;
  readonly #script: string;
  #browser: RunningChromium | null = null;

  /** @param folder where to keep it between runs; without one it is removed */
  constructor(script: string, folder?: string) {
    this.#script = script;
    this.#kept = folder !== undefined;
    this.folder = folder ?? mkdtempSync(join(tmpdir(), 'kantlijn-search-'));
    mkdirSync(this.folder, { recursive: true });
  }

  async start(): Promise<void> {
    this.#browser = await launchChromium({
      extensionDir: null,
      replica: null,
      userDataDir: this.folder,
      args: ['--js-flags=--max-old-space-size=6000'],
    });
    await this.#browser.context.route(/^https:\/\/[a-z]+\.bench\.test\//, async (route) => {
      const headers = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };
      const isScript = route.request().url().endsWith('.js');
      await route.fulfill({
        status: 200,
        headers,
        contentType: isScript ? 'text/javascript' : 'text/html',
        body: isScript
          ? this.#script
          : '<!doctype html><title>bench</title><script type="module" src="/page.js"></script>',
      });
    });
  }

  async tab(origin: string): Promise<BenchTab> {
    if (!this.#browser) throw new Error('The browser was not started.');
    const page = await this.#browser.context.newPage();
    await page.goto(`https://${origin.toLowerCase()}.bench.test/`);
    await page.waitForFunction(() => 'bench' in globalThis);
    const session: CDPSession = await this.#browser.context.newCDPSession(page);
    return {
      page,
      call: (name, ...parameters) =>
        page.evaluate(
          ([method, values]) =>
            (globalThis as unknown as { bench: Record<string, (...given: unknown[]) => Promise<never>> }).bench[
              method as string
            ]?.(...(values as unknown[])) as Promise<never>,
          [name, parameters] as const,
        ),
      async memory() {
        await session.send('HeapProfiler.collectGarbage');
        const usage = (await session.send('Runtime.getHeapUsage')) as { usedSize: number; backingStorageSize?: number };
        return usage.usedSize + (usage.backingStorageSize ?? 0);
      },
      close: () => page.close(),
    };
  }

  async stop(): Promise<void> {
    await this.#browser?.close();
    this.#browser = null;
  }

  /** Bytes of an origin's IndexedDB on disk. Stop the browser first. */
  diskUse(origin: string): number {
    const folder = join(this.folder, 'Default', 'IndexedDB');
    const size = (path: string): number =>
      statSync(path).isDirectory()
        ? readdirSync(path).reduce((sum, name) => sum + size(join(path, name)), 0)
        : statSync(path).size;
    return readdirSync(folder)
      .filter((name) => name.startsWith(`https_${origin.toLowerCase()}.`))
      .reduce((sum, name) => sum + size(join(folder, name)), 0);
  }

  remove(): void {
    if (!this.#kept) rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
