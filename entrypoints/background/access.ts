import { pushEverywhere } from '../../utils/messages/server.ts';
import { closedHosts, onAccessChange } from '../../utils/sources/access.ts';
import { setButton } from './badge.ts';

/** Updates the toolbar button and notifies our pages, both from what the browser says now. */
async function tell(toPages: boolean): Promise<void> {
  const closed = await closedHosts();
  await setButton({ closed });
  if (toPages) await pushEverywhere('access.changed', { closed });
}

function tellInBackground(toPages: boolean): void {
  void tell(toPages).catch((error: unknown) => console.warn('access not told', error));
}

/** Keeps saying whether Kantlijn may read the official hosts. The listeners wake a stopped worker. */
export function watchAccess(): void {
  onAccessChange(() => tellInBackground(true));
  tellInBackground(false);
}
