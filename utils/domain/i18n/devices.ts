import type { Translate } from './message.ts';
import { devices } from './texts/devices.ts';
import { createTranslator } from './translator.ts';

export type DevicesTranslate = Translate<typeof devices>;

/** The translate function of what is said about the reader's other devices. */
export const devicesTranslator = createTranslator(devices);
