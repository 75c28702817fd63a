import type { Dossier } from '../../utils/domain/dossier/types.ts';
import { parseIdentifier } from '../../utils/domain/publication/identifier.ts';
import type { Handlers } from '../../utils/messages/server.ts';
import type { HOUSE_REQUESTS } from '../../utils/protocol/house.ts';
import type { KAMER_REQUESTS, KamerView } from '../../utils/protocol/kamer.ts';
import { publicationOfQuestion } from '../../utils/domain/dossier/question-number.ts';
import { type HouseParts, houseView, questionOfHouse } from '../../utils/services/house.ts';
import { knownNumberOf } from '../../utils/services/page.ts';
import type { Kamer } from '../../utils/services/kamer.ts';
import { kamerState } from '../../utils/store/kamer-settings.ts';
import { isPanelOpened } from './library-window.ts';
import type { LibraryTarget } from '../../utils/protocol/wanted.ts';

interface Parts extends Pick<HouseParts, 'picture' | 'speaking'> {
  readonly kamer: Kamer;
  readonly told: { readonly knownNumbersOf: (id: string) => readonly string[] };
  readonly openOptions: () => Promise<void>;
  readonly openLibrary: (at: string, wish: LibraryTarget | null) => Promise<void>;
}

/** What the Tweede Kamer says of the question of a page. */
async function kamerOf({ kamer, told }: Parts, address: string, force: boolean): Promise<KamerView> {
  const number = knownNumberOf(told, parseIdentifier(address));
  return number === null ? { is: 'off' } : kamer.get(number, force);
}

/**
 * Handlers of the messages about the Tweede Kamer's data, and of those from its pages.
 *
 * @param dossier gives the dossier of a question, from the cache or the sources
 */
export function kamerHandlers(
  parts: Parts,
  dossier: (request: unknown) => Promise<Dossier>,
): Pick<Handlers, keyof typeof KAMER_REQUESTS | keyof typeof HOUSE_REQUESTS> {
  const { kamer, picture, speaking } = parts;
  const ports = { questionOf: (document: string) => kamer.questionOf(document), picture, speaking, dossier };
  return {
    'kamer.get': ({ address, force }) => kamerOf(parts, address, force),
    'kamer.service': () => kamer.service(),
    // A page may have begun to load before the script was taken away.
    'house.strip': async (_, { url }) => ((await kamerState('pages')) === 'on' ? houseView(ports, url) : null),
    async 'house.open'({ what }, { url, tab }) {
      const number = what === 'notes' ? await questionOfHouse(ports, url) : null;
      if (number !== null && !(await isPanelOpened(tab)))
        await parts.openLibrary('this', {
          address: publicationOfQuestion(number),
          writes: { question: null, text: '' },
        });
      if (what === 'settings') await parts.openOptions();
      return {};
    },
  };
}
