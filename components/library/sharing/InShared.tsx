import type { ReactElement } from 'react';
import { sharedDossierOf, useSharing } from './words.ts';

/** Says of a note in a shared dossier what taking it out does. @param props.collection identifier of its dossier; null for none */
export function InShared({ collection }: { collection: string | null }): ReactElement | null {
  const { st, shared } = useSharing();
  if (collection === null || sharedDossierOf(shared, collection) === null) return null;
  return <p className="soft">{st('shared.movingOut')}</p>;
}
