import { browser } from 'wxt/browser';
import { orElse } from '../../utils/messages/swallow.ts';

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
  browser.sidePanel.setPanelBehavior({ openPanelOnActionClick: true }).catch(orElse('panel.open'));
}

/** Shows the first page once, when Kantlijn is installed; not when a developer loads it into Firefox for a while. */
export function welcomeOnInstall(): void {
  browser.runtime.onInstalled.addListener((details) => {
    const { temporary } = details as { temporary?: boolean };
    if (details.reason !== 'install' || temporary === true) return;
    void browser.tabs.create({ url: `${browser.runtime.getURL('/library.html')}#welcome` });
  });
}
