import { browser } from 'wxt/browser';
import { pushEverywhere } from '../../utils/messages/server.ts';
import { closedHosts, onAccessChange } from '../../utils/sources/access.ts';

const SIGN = { text: '!', color: '#a3261b' } as const;

/** Draws the sign on the toolbar button, and tells every page of ours; both follow what the browser says now. */
async function tell(toPages: boolean): Promise<void> {
  const closed = await closedHosts();
  const { action } = browser;
  const [first] = closed;
  await action.setBadgeText({ text: first === undefined ? '' : SIGN.text });
  if (first !== undefined) await action.setBadgeBackgroundColor({ color: SIGN.color });
  const title =
    first === undefined ? browser.i18n.getMessage('action') : browser.i18n.getMessage('noAccess', closed.join(', '));
  await action.setTitle({ title });
  if (toPages) await pushEverywhere('access.changed', { closed });
}

function told(toPages: boolean): void {
  void tell(toPages).catch((error: unknown) => console.warn('access not told', error));
}

/** Keeps saying whether Kantlijn may read the official hosts. The listeners wake a stopped worker. */
export function watchAccess(): void {
  onAccessChange(() => told(true));
  told(false);
}
