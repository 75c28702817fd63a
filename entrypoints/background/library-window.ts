import { browser } from 'wxt/browser';
import { identifySender, type RawSender } from '../../utils/messages/server.ts';
import { RequestEnvelope } from '../../utils/protocol/envelope.ts';
import { logAndReturn } from '../../utils/messages/log-error.ts';

/** Firefox's sidebar API, missing from the shared types. */
interface Sidebar {
  toggle(): Promise<void>;
}

/** Makes the toolbar button (and its shortcut) open the notes: Chrome's side panel, Firefox's sidebar. */
export function openLibraryFromToolbar(): void {
  const { sidebarAction } = browser as unknown as { sidebarAction?: Sidebar };
  if (sidebarAction !== undefined) {
    // Firefox requires the call inside the click handler.
    browser.action.onClicked.addListener(() => void sidebarAction.toggle());
    return;
  }
  browser.sidePanel.setPanelBehavior({ openPanelOnActionClick: true }).catch(logAndReturn('panel.open'));
}

/** Whether the side panel opened for the last click in each tab. */
const opened = new Map<number, Promise<boolean>>();

/**
 * Opens the side panel for the pencil in a page of the Tweede Kamer (decision 487). The browser allows it in the event of the click's message alone:
 * the handler of the message comes too late, and asks here what came of it. Firefox opens its sidebar for no message.
 */
export function openPanelForHouse(): void {
  const { sidePanel } = browser as Partial<typeof browser>;
  if (import.meta.env.FIREFOX || sidePanel?.open === undefined) return;
  const self = { id: browser.runtime.id, baseUrl: browser.runtime.getURL('/') };
  browser.runtime.onMessage.addListener((message: unknown, sender: RawSender) => {
    const envelope = RequestEnvelope.safeParse(message);
    const { kind, tab } = identifySender(sender, self) ?? {};
    if (!envelope.success || envelope.data.request !== 'house.open' || kind !== 'house' || tab === undefined)
      return false;
    if ((envelope.data.payload as { what?: unknown } | null)?.what !== 'notes') return false;
    opened.set(
      tab,
      sidePanel.open({ tabId: tab }).then(() => true, logAndReturn('panel.open', false)),
    );
    return false;
  });
}

/** Whether the side panel opened for the last click in a tab. Each click can be asked about once. */
export async function isPanelOpened(tab: number | undefined): Promise<boolean> {
  const was = tab === undefined ? undefined : opened.get(tab);
  if (tab !== undefined) opened.delete(tab);
  return (await was) ?? false;
}

/** Shows the first page once, when Kantlijn is installed; not when a developer loads it into Firefox for a while. */
export function welcomeOnInstall(): void {
  browser.runtime.onInstalled.addListener((details) => {
    const { temporary } = details as { temporary?: boolean };
    if (details.reason !== 'install' || temporary === true) return;
    void browser.tabs.create({ url: `${browser.runtime.getURL('/library.html')}#welcome` });
  });
}
