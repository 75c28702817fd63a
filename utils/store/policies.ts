import * as z from 'zod/mini';
import { browser } from 'wxt/browser';

/**
 * What whoever manages this machine has set for its readers, in `storage.managed`: Chrome and Edge fill it from a policy (its shape is
 * `public/managed-schema.json`), Firefox from `policies.json` or a managed storage manifest (docs/managed.md, decision 560). The reader cannot
 * change it. It is read each time it is needed: it may change while Kantlijn runs, and Firefox does not say so.
 */

/** Longest address, in UTF-16 units. */
const ADDRESS_LENGTH = 2_000;

const isSecure = (address: string): boolean => {
  const url = URL.parse(address);
  return url?.protocol === 'https:' && url.username === '' && url.password === '';
};

/** Every policy, in the order of the settings. Of a switch, `false` switches off what it names; `true` leaves the choice to the reader. */
export const POLICIES = {
  /** The address of the list of all questions, used instead of the search service. */
  listAddress: z.string().check(z.maxLength(ADDRESS_LENGTH), z.refine(isSecure)),
  /** Fetching and updating the list. */
  listUpdates: z.boolean(),
  /** Notes on several devices. */
  sync: z.boolean(),
  /** What the Tweede Kamer says of a question. */
  kamerData: z.boolean(),
} as const;

export type PolicyName = keyof typeof POLICIES;
type SwitchName = Exclude<PolicyName, 'listAddress'>;

/** The effective policies. A switch is false when it was switched off, and when its value cannot be read. */
export interface Policies extends Readonly<Record<SwitchName, boolean>> {
  readonly listAddress: string | null;
  /** Names of what was set and cannot be read, or that this version does not know; cut short, at most ten. */
  readonly unread: readonly string[];
}

/** Where nobody set anything. */
export const NO_POLICIES: Policies = { listAddress: null, listUpdates: true, sync: true, kamerData: true, unread: [] };

const MAX_UNREAD = 10;
const NAME_LENGTH = 60;

const names = Object.keys(POLICIES) as PolicyName[];

/**
 * Reads what lies in `storage.managed`. What cannot be read is not taken for "allowed": a switch is then off, and without a readable address
 * nothing is fetched from another one.
 */
export function policiesOf(stored: unknown): Policies {
  if (typeof stored !== 'object' || stored === null) return NO_POLICIES;
  const given = new Map(Object.entries(stored));
  const wrong = names.filter((name) => given.has(name) && !POLICIES[name].safeParse(given.get(name)).success);
  const strange = [...given.keys()].filter((name) => !Object.hasOwn(POLICIES, name));
  const isOn = (name: SwitchName): boolean => !given.has(name) || given.get(name) === true;
  const address = POLICIES.listAddress.safeParse(given.get('listAddress'));
  return {
    listAddress: address.success ? address.data : null,
    listUpdates: isOn('listUpdates') && !wrong.includes('listAddress'),
    sync: isOn('sync'),
    kamerData: isOn('kamerData'),
    unread: [...wrong, ...strange].slice(0, MAX_UNREAD).map((name) => name.slice(0, NAME_LENGTH)),
  };
}

/** Reads the policies. Never throws. */
export async function readPolicies(): Promise<Policies> {
  try {
    return policiesOf(await browser.storage.managed.get(null));
  } catch {
    // Expected: Firefox rejects when no policy is set.
    return NO_POLICIES;
  }
}

/**
 * Calls the listener when the browser says that the policies changed. Firefox does not.
 *
 * @returns a function that stops listening
 */
export function watchPolicies(listener: () => void): () => void {
  const changed = (_changes: unknown, area: string): void => {
    if (area === 'managed') listener();
  };
  browser.storage.onChanged.addListener(changed);
  return () => browser.storage?.onChanged?.removeListener(changed);
}
