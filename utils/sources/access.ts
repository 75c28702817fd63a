import { browser } from 'wxt/browser';
import { ALLOWED_HOSTS } from '../domain/site/hosts.ts';
import { logAndReturn } from '../messages/log-error.ts';

/**
 * Access to the official hosts. The browser asks for it at installation, but a reader can revoke it for each host
 * (Firefox on its add-ons page, Chrome as "site access"). Our scripts then no longer run in those pages.
 */

const originOf = (host: string): string => `https://${host}/*`;

/** @returns whether Kantlijn may access a host. Rejects when the browser cannot tell. */
export function mayRead(host: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [originOf(host)] });
}

/** @returns the official hosts we have no access to; hosts the browser cannot tell about count as allowed */
export async function closedHosts(): Promise<string[]> {
  const open = await Promise.all(ALLOWED_HOSTS.map((host) => mayRead(host).catch(logAndReturn('access.ask', true))));
  return ALLOWED_HOSTS.filter((_, at) => open[at] === false);
}

/**
 * Asks the reader for access to hosts. Call it in a click handler, before any await.
 *
 * @returns whether access to all was granted
 */
export function askForHosts(hosts: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: hosts.map(originOf) });
}

/** Calls the listener when the reader grants or revokes access. @returns a function that stops listening */
export function onAccessChange(listener: () => void): () => void {
  const { onAdded, onRemoved } = browser.permissions;
  onAdded.addListener(listener);
  onRemoved.addListener(listener);
  return () => {
    onAdded.removeListener(listener);
    onRemoved.removeListener(listener);
  };
}
