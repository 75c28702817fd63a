import { browser } from 'wxt/browser';
import { WIRE_VERSION } from '../../../utils/protocol/wire.ts';
import { HOUSE_PAGES, PAGE_ORIGIN } from '../../../utils/domain/site/hosts.ts';
import { readHouseAddress } from '../../../utils/domain/kamer/address.ts';
import { parseIdentifier } from '../../../utils/domain/publication/identifier.ts';
import { publicationOfQuestion } from '../../../utils/domain/dossier/question-number.ts';
import type { ActiveTab, OpenOutcome } from '../app/ports.ts';
import { logAndReturn, logError } from '../../../utils/messages/log-error.ts';

/** How long a page gets to arrive before a note is no longer pointed at, and how often it is tried, in milliseconds. */
const ARRIVES_MS = 20_000;
const TRY_MS = 250;

/** The publication that a tab is about: the one it shows, or the question that a page of the Tweede Kamer is about (decision 487). */
function activeIn(url = '', title = ''): ActiveTab | null {
  if (url.startsWith(PAGE_ORIGIN)) return { address: url, title };
  const { number } = url.startsWith(`${HOUSE_PAGES}?`) ? readHouseAddress(url) : { number: null };
  return number === null ? null : { address: publicationOfQuestion(number), title: '' };
}

/** Follows the active tab of this window; see `LibraryPorts.watchActive`. A tab of Kantlijn itself changes nothing. */
export function watchActive(listener: (active: ActiveTab | null) => void): () => void {
  const self = browser.runtime.getURL('/');
  let last: string | undefined;
  const look = async (): Promise<void> => {
    // The browser reveals addresses only for hosts Kantlijn may read and for its own pages.
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    if (tab?.url?.startsWith(self) === true) return;
    const active = activeIn(tab?.url, tab?.title);
    const key = JSON.stringify(active);
    if (key === last) return;
    last = key;
    listener(active);
  };
  const again = (): void => void look().catch(logAndReturn('tabs.active'));
  again();
  browser.tabs.onActivated.addListener(again);
  browser.tabs.onUpdated.addListener(again);
  browser.tabs.onRemoved.addListener(again);
  return () => {
    browser.tabs.onActivated.removeListener(again);
    browser.tabs.onUpdated.removeListener(again);
    browser.tabs.onRemoved.removeListener(again);
  };
}

/** The tab where a publication is open, in any form of its address; the one in this window first. */
async function openTab(id: string): Promise<{ id: number; windowId: number } | null> {
  const tabs = await browser.tabs.query({ url: `${PAGE_ORIGIN}*` });
  const here = await browser.windows.getCurrent().catch(logAndReturn('tabs.window', null));
  const fits = tabs.flatMap((tab) =>
    tab.id !== undefined && tab.url !== undefined && parseIdentifier(tab.url)?.id === id
      ? [{ id: tab.id, windowId: tab.windowId }]
      : [],
  );
  return fits.find(({ windowId }) => windowId === here?.id) ?? fits[0] ?? null;
}

/** Points the page at a note once its script listens. */
async function point(tab: number, note: string): Promise<void> {
  const message = { kantlijn: WIRE_VERSION, push: 'note.show', payload: { note } };
  for (let waited = 0; waited < ARRIVES_MS; waited += TRY_MS) {
    // One try after another: nobody listens until the page has arrived. The script that shows notes answers; the
    // others that listen in the page do not.
    // oxlint-disable-next-line no-await-in-loop
    const heard = await browser.tabs.sendMessage(tab, message).then(
      (answer: unknown) => answer !== undefined && answer !== null,
      () => false, // Expected: nobody listens yet.
    );
    if (heard) return;
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((resolve) => setTimeout(resolve, TRY_MS));
  }
}

/** Brings a publication in sight, and a note in it; see `LibraryPorts.show`. */
export async function show(address: string, note: string | null): Promise<OpenOutcome> {
  const identifier = parseIdentifier(address);
  try {
    const open = identifier === null ? null : await openTab(identifier.id);
    const tab = open?.id ?? (await browser.tabs.create({ url: identifier?.url ?? address })).id;
    if (tab === undefined) return 'failed';
    if (open !== null) {
      await browser.tabs.update(tab, { active: true });
      await browser.windows.update(open.windowId, { focused: true }).catch(logAndReturn('tabs.window'));
    }
    if (note !== null) void point(tab, note);
    return 'shown';
  } catch (error) {
    logError('tabs.show', error);
    return 'failed';
  }
}
