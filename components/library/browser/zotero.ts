import * as z from 'zod/mini';
import { browser } from 'wxt/browser';
import type { ZoteroItem } from '../../../utils/domain/exchange/index.ts';
import { ZOTERO_ADDRESS, ZOTERO_ORIGIN } from '../../../utils/domain/site/zotero.ts';
import { readLimited } from '../../../utils/sources/body.ts';
import type { ZoteroAnswer, ZoteroPorts } from '../app/ports.ts';

/** The version of the connector protocol we speak. Zotero drops browser requests that lack this header. */
const API_VERSION = '3';
/** Zotero answers a ping at once; saving waits for its database. */
const PING_MS = 5_000;
const SAVE_MS = 120_000;
/** Maximum length of an answer we accept; Zotero sends less. */
const LONGEST_ANSWER = 100_000;

const ReadOnly = z.object({ libraryEditable: z.literal(false) });

/** The only place in our pages that sends requests to an address that is not our own (decision 566). */
const ask = (path: 'ping' | 'saveItems', content: object, within: number): Promise<Response> =>
  fetch(`${ZOTERO_ADDRESS}/connector/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Zotero-Connector-API-Version': API_VERSION },
    body: JSON.stringify(content),
    credentials: 'omit',
    redirect: 'error',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(within),
  });

/** Whether Zotero itself is listening there: nothing is sent to another program. */
async function isZotero(): Promise<boolean> {
  try {
    const answer = await ask('ping', {}, PING_MS);
    await answer.body?.cancel();
    return answer.ok && answer.headers.get('X-Zotero-Version') !== null;
  } catch {
    // Expected: nothing listens, or not to us.
    return false;
  }
}

async function save(items: readonly ZoteroItem[]): Promise<ZoteroAnswer> {
  if (!(await isZotero())) return 'notRunning';
  try {
    const answer = await ask('saveItems', { sessionID: crypto.randomUUID(), uri: items[0]?.url, items }, SAVE_MS);
    if (answer.status === 201) return 'saved';
    // Expected: an answer that breaks off is none.
    const said = await readLimited(answer, LONGEST_ANSWER).catch(() => undefined);
    return isReadOnly(said) ? 'readOnly' : 'refused';
  } catch {
    // Expected: the connection broke halfway, so nobody here knows what Zotero stored.
    return 'unknown';
  }
}

function isReadOnly(said: string | undefined): boolean {
  try {
    return ReadOnly.safeParse(JSON.parse(said ?? '')).success;
  } catch {
    // Expected: most refusals are no JSON.
    return false;
  }
}

/** Zotero on this computer, through its own connector. */
export const zotero: ZoteroPorts = {
  ask: () => browser.permissions.request({ origins: [ZOTERO_ORIGIN] }),
  save,
};
