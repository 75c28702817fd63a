import { browser } from 'wxt/browser';
import { ALLOWED_HOSTS } from '../domain/site/hosts.ts';
import { orElse } from '../messages/swallow.ts';

/**
 * Whether the browser lets Kantlijn read the official hosts. It asks at installation, but a reader can take it back for
 * each host (Firefox in its add-ons page, Chrome as "site access"), and then no script of ours runs in those pages.
 */

const originOf = (host: string): string => `https://${host}/*`;

/** @returns whether Kantlijn may read a host. Rejects when the browser does not say. */
export function mayRead(host: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [originOf(host)] });
}

/** @returns the official hosts that may not be read; what the browser does not say counts as allowed */
export async function closedHosts(): Promise<string[]> {
  const open = await Promise.all(ALLOWED_HOSTS.map((host) => mayRead(host).catch(orElse('access.ask', true))));
  return ALLOWED_HOSTS.filter((_, at) => open[at] === false);
}

/**
 * Asks the reader to let Kantlijn read hosts (again); only in a click, before anything is awaited.
 *
 * @returns whether all were given
 */
export function askForHosts(hosts: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: hosts.map(originOf) });
}

/** Calls when the reader gave or took access. @returns a function that stops it */
export function onAccessChange(listener: () => void): () => void {
  const { onAdded, onRemoved } = browser.permissions;
  onAdded.addListener(listener);
  onRemoved.addListener(listener);
  return () => {
    onAdded.removeListener(listener);
    onRemoved.removeListener(listener);
  };
}
