import type { Translate } from './message.ts';
import { stripState } from './texts/strip-state.ts';
import { createTranslator } from './translator.ts';

export type StripStateTranslate = Translate<typeof stripState>;

/** The translate function of the short forms of states and reasons, for the background, which makes the strip's sentences. */
export const stripStateTranslator = createTranslator({ ...stripState });
