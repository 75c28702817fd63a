import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { PAGES, REPOSITORY, type RunningHosts } from './replica.ts';

/** What went wrong in a page on its own account: errors its scripts throw. */
export function watchErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  return errors;
}

/** The official page works as if Kantlijn were not there: it can be read, scrolled and clicked, without new errors. */
export async function expectPageWorks(page: Page, errors: readonly string[]): Promise<void> {
  expect(errors).toEqual([]);
  expect(await page.evaluate(() => document.readyState)).toBe('complete');
  const scrolled = await page.evaluate(() => {
    scrollTo(0, document.documentElement.scrollHeight);
    return document.documentElement.scrollHeight <= innerHeight || scrollY > 0;
  });
  expect(scrolled).toBe(true);
}

/** Requests for data (not pages) that the extension made since the last clearing, of either host. */
export function dataRequests(hosts: RunningHosts): string[] {
  return hosts.replica
    .requests()
    .filter(
      ({ host, path }) =>
        (host === PAGES && path.includes('metadata.xml')) ||
        host === REPOSITORY ||
        (host === PAGES && /\.xml(\?|$)/.test(path)),
    )
    .map(({ host, path }) => `${host}${path}`);
}
