import { browser } from 'wxt/browser';
import type { Clock } from '../../utils/domain/clock/calendar.ts';
import { once } from '../../utils/domain/lazy/once.ts';
import { orElse } from '../../utils/messages/swallow.ts';
import type { DossierService } from '../../utils/services/dossier.ts';
import { createKamer, type Kamer } from '../../utils/services/kamer.ts';
import type { Network } from '../../utils/sources/http.ts';
import { kamerState, originsOf, watchKamer } from '../../utils/store/kamer-settings.ts';
import { sessionMemory } from './network.ts';

/** What the Tweede Kamer's data need of the rest of the background. */
interface KamerNeeds {
  readonly clock: Clock;
  readonly network: Network;
  readonly dossiers: Pick<DossierService, 'stored' | 'retell'>;
}

/** The Tweede Kamer's data, connected to the browser. The client and what reads its answers are evaluated only once something is asked. */
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
    onNews: (number) => void dossiers.retell(number).catch(orElse('kamer.look')),
  });
  watchKamer((name, on) => {
    if (on) return;
    // However it went off: by the switch, or with everything else that was stored.
    browser.permissions.remove({ origins: originsOf(name) }).catch(orElse('kamer.permission', false));
    if (name === 'data') void kamer.forget().catch(orElse('kamer.memory'));
  });
  return kamer;
}
