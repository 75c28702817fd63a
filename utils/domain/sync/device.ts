import { wellFormed } from '../text/well-formed.ts';

/** The reader's name for a device. Only the reader's other devices see it. */
export const DeviceName = wellFormed(60, 1);
