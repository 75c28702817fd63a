import { browser } from 'wxt/browser';
import type { Clock } from '../../utils/domain/clock/calendar.ts';
import { once } from '../../utils/domain/lazy/once.ts';
import { HOUSE_PAGES } from '../../utils/domain/site/hosts.ts';
import { logAndReturn } from '../../utils/messages/log-error.ts';
import type { DossierService } from '../../utils/services/dossier.ts';
import { createKamer, type Kamer } from '../../utils/services/kamer.ts';
import type { Network } from '../../utils/sources/http.ts';
import { onAccessChange } from '../../utils/sources/access.ts';
import { kamerState, originsOf, watchKamer } from '../../utils/store/kamer-settings.ts';
import { sessionMemory } from './network.ts';

/** What the Tweede Kamer features need from the rest of the background. */
interface KamerNeeds {
  readonly clock: Clock;
  readonly network: Network;
  readonly dossiers: Pick<DossierService, 'stored' | 'retell'>;
}

const HOUSE_SCRIPT = 'kantlijn-house';

/**
 * Registers the script for pages of the Tweede Kamer while the reader has it switched on and the browser allows that site, and takes it away
 * otherwise. One at a time; the browser keeps what is registered, but not through an update.
 */
async function settle(): Promise<void> {
  const { scripting } = browser;
  const wanted = (await kamerState('pages')) === 'on';
  const there = await scripting.getRegisteredContentScripts({ ids: [HOUSE_SCRIPT] });
  if (wanted === there.length > 0) return;
  if (!wanted) return scripting.unregisterContentScripts({ ids: [HOUSE_SCRIPT] });
  await scripting.registerContentScripts([
    {
      id: HOUSE_SCRIPT,
      js: ['content-scripts/house.js'],
      matches: [`${HOUSE_PAGES}*`],
      runAt: 'document_idle',
      allFrames: false,
    },
  ]);
}

let turn: Promise<void> = Promise.resolve();
const settleHouse = (): void => {
  turn = turn.then(settle).catch(logAndReturn('kamer.script'));
};

/**
 * Connects the Tweede Kamer's data to the browser. Evaluates the client and parser only when something is requested.
 */
export function startKamer({ clock, network, dossiers }: KamerNeeds): Kamer {
  const kamer = createKamer({
    state: () => kamerState('data'),
    source: once(async () => {
      const { createKamerSource, KAMER_HOST } = await import('../../utils/sources/kamer.ts');
      return createKamerSource(network.other(KAMER_HOST), clock, sessionMemory);
    }),
    memory: sessionMemory,
    clock,
    stored: (number) => dossiers.stored(number),
    onNews: (number) => void dossiers.retell(number).catch(logAndReturn('kamer.look')),
  });
  settleHouse();
  onAccessChange(settleHouse);
  watchKamer((name, on) => {
    if (name === 'pages') settleHouse();
    if (on) return;
    // Runs however it was switched off: by the switch, or with everything else that was stored.
    browser.permissions.remove({ origins: originsOf(name) }).catch(logAndReturn('kamer.permission', false));
    if (name === 'data') void kamer.forget().catch(logAndReturn('kamer.memory'));
  });
  return {
    ...kamer,
    service() {
      // Called by the settings after each change, in case no worker heard of it.
      settleHouse();
      return kamer.service();
    },
  };
}
