import type { Translate } from './message.ts';
import { house } from './texts/house.ts';
import { createTranslator } from './translator.ts';

export type HouseTranslate = Translate<typeof house>;

/** The translate function of what is said in pages of the Tweede Kamer, for a language. */
export const houseTranslator = createTranslator({ ...house });
