import { sharedTranslator, type SharedTranslate } from '../../../utils/domain/i18n/shared-dossiers.ts';
import { DISK } from '../../../utils/domain/sync/place.ts';
import type { SharedDossier, SharedState } from '../../../utils/protocol/shared.ts';
import { troubleOf } from '../../../utils/protocol/trouble.ts';
import { type LibraryWorld, useLibrary } from '../app/context.ts';
import type { SharedView } from './useShared.ts';

/** The world of the library, with the words about shared dossiers. */
export function useSharing(): LibraryWorld & { readonly st: SharedTranslate } {
  const world = useLibrary();
  return { ...world, st: sharedTranslator(world.language) };
}

/** How a dossier is shared; null when it is not, or when that is not known. @param collection identifier of the dossier */
export const sharedDossierOf = ({ state }: SharedView, collection: string): SharedDossier | null =>
  state?.dossiers.find((one) => one.collection === collection) ?? null;

/** Where the folder of a dossier is, in words. */
export const dossierPlace = (st: SharedTranslate, { address, permission }: SharedDossier): string =>
  permission === DISK ? st('devices.diskFolder', { name: address }) : address;

/** Shows the state that an act leads to, or says why it failed. */
export function useAct(): (work: Promise<SharedState>) => void {
  const { t, shared, announce } = useLibrary();
  return (work) => void work.then(shared.show, (error: unknown) => announce(t(`trouble.${troubleOf(error)}`)));
}

/** The dossiers a note can be put into, where it is said of a shared one that others read along. */
export function useChoices(): readonly { readonly id: string; readonly title: string }[] {
  const { st, shared, collections } = useSharing();
  return collections.map(({ id, title }) => ({
    id,
    title: sharedDossierOf(shared, id) === null ? title : st('shared.choice', { title }),
  }));
}
