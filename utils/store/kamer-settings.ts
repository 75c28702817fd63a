import { browser } from 'wxt/browser';
import { KAMER_DATA_HOST, KAMER_HOSTS } from '../domain/site/hosts.ts';
import { readPolicies } from './policies.ts';

/**
 * What the reader switched on of the Tweede Kamer, in `storage.local`: its open data, and the strip in its pages. Each needs an optional
 * permission for one host, asked for in the click and given back when it is switched off (decision 485). Both are off until then.
 */

/** The switches, with the key of each and the host it needs. */
export const KAMER_SWITCHES = {
  data: { key: 'settings.kamerData', host: KAMER_DATA_HOST },
  pages: { key: 'settings.kamerPages', host: KAMER_HOSTS[0] },
} as const;
export type KamerSwitchName = keyof typeof KAMER_SWITCHES;

/**
 * How a switch stands: `noAccess` is on, while the browser does not allow the host; `forbidden` is switched off by whoever manages this machine,
 * whatever the reader chose.
 */
export type KamerState = 'on' | 'off' | 'noAccess' | 'forbidden';

const isOn = async (name: KamerSwitchName): Promise<boolean> => {
  const { key } = KAMER_SWITCHES[name];
  return ((await browser.storage.local.get(key)) as Record<string, unknown>)[key] === true;
};

/** The permission a switch needs, as the browser names it. */
export const originsOf = (name: KamerSwitchName): string[] => [`https://${KAMER_SWITCHES[name].host}/*`];

/** How a switch stands now. @throws what the browser throws when it cannot tell */
export async function kamerState(name: KamerSwitchName): Promise<KamerState> {
  if (name === 'data' && !(await readPolicies()).kamerData) return 'forbidden';
  if (!(await isOn(name))) return 'off';
  return (await browser.permissions.contains({ origins: originsOf(name) })) ? 'on' : 'noAccess';
}

/** Keeps a switch. Giving the permission back is up to the background, which hears of it however it went off. */
export async function writeKamer(name: KamerSwitchName, on: boolean): Promise<void> {
  await browser.storage.local.set({ [KAMER_SWITCHES[name].key]: on });
}

/**
 * Calls the listener when a switch was put on or off, or all that is stored was deleted.
 *
 * @returns a function that stops listening
 */
export function watchKamer(listener: (name: KamerSwitchName, on: boolean) => void): () => void {
  const changed = (changes: Readonly<Record<string, { newValue?: unknown }>>, area: string): void => {
    if (area !== 'local') return;
    for (const name of Object.keys(KAMER_SWITCHES) as KamerSwitchName[]) {
      const change = changes[KAMER_SWITCHES[name].key];
      if (change !== undefined) listener(name, change.newValue === true);
    }
  };
  browser.storage.onChanged.addListener(changed);
  return () => browser.storage?.onChanged?.removeListener(changed);
}
