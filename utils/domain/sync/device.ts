import { wellFormed } from '../text/well-formed.ts';

/** What the reader calls a device; the reader's other devices see it, and nobody else. */
export const DeviceName = wellFormed(60, 1);
