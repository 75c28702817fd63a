import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { ROOT } from '../../../scripts/setup.mjs';

/** A file of the tests with all it imports, as one script. @param entry path from the project's folder */
async function bundled(entry: string): Promise<string> {
  const result = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry: join(ROOT, entry), formats: ['es'], fileName: 'page' } },
  });
  const output = Array.isArray(result) ? result[0] : result;
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk || !('code' in chunk)) throw new Error('The page could not be bundled.');
  return chunk.code;
}

/**
 * Serves a file of the tests as a page of its own, to try parts of the product in a browser without the extension.
 *
 * @param entry path from the project's folder; it puts something on `globalThis`
 * @param name what it puts there
 * @returns opens the page, in each context that is given
 */
export async function servePage(
  origin: string,
  entry: string,
  name: string,
): Promise<(context: BrowserContext) => Promise<Page>> {
  const script = await bundled(entry);
  const routed = new WeakSet<BrowserContext>();
  return async (context) => {
    if (!routed.has(context))
      await context.route(`${origin}/**`, async (route) => {
        const isScript = route.request().url().endsWith('.js');
        await route.fulfill({
          contentType: isScript ? 'text/javascript' : 'text/html',
          body: isScript ? script : '<!doctype html><title>test</title><script type="module" src="/page.js"></script>',
        });
      });
    routed.add(context);
    const page = await context.newPage();
    await page.goto(`${origin}/`);
    await page.waitForFunction((wanted) => wanted in globalThis, name);
    return page;
  };
}
