import { browser } from 'wxt/browser';
import { orElse } from '../../utils/messages/swallow.ts';

/** Firefox's sidebar, which the shared types do not know. */
interface Sidebar {
  toggle(): Promise<void>;
}

/** Makes the toolbar button (and its shortcut) open the notes: Chrome's side panel, Firefox's sidebar. */
export function openLibraryFromToolbar(): void {
  const { sidebarAction } = browser as unknown as { sidebarAction?: Sidebar };
  if (sidebarAction !== undefined) {
    // Firefox wants the call in the click itself.
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
