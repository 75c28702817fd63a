import type { Translate } from './message.ts';
import { joiningDossier, sharedDossiers } from './texts/shared-dossiers.ts';
import { createTranslator } from './translator.ts';

export type SharedTranslate = Translate<typeof sharedDossiers>;

/** The translate function of what is said about dossiers that several people keep. */
export const sharedTranslator = createTranslator(sharedDossiers);

/** The same to who joins: the words for the folder differ. */
export const joiningTranslator = createTranslator(joiningDossier);
