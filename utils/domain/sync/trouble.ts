import * as z from 'zod/mini';

/**
 * Why notes cannot be brought together with the reader's other devices.
 *
 * - `unreachable`: no answer: no network, a certificate that is not trusted, or an answer that leads elsewhere
 * - `busy`: the server asks to wait
 * - `refused`: wrong name or app password; nothing is tried until the reader acts
 * - `readOnly`: the folder can be read, and not written
 * - `missing`: the folder is not there
 * - `full`: no room in it
 * - `tooLarge`: the server takes no file of that size
 * - `notStorage`: something answers that is no WebDAV, such as a page to log in
 * - `noAccess`: the browser was not allowed to reach the address, or no longer is
 * - `otherFolder`: another folder of Kantlijn lies there now
 * - `newer`: a later version of Kantlijn writes into it
 * - `broken`: what says which folder it is cannot be read
 * - `unreadFile`: a file of another device cannot be opened, even when asked again; all others were
 * - `store`: it could not be stored on this computer
 */
const SYNC_TROUBLES = [
  'unreachable',
  'busy',
  'refused',
  'readOnly',
  'missing',
  'full',
  'tooLarge',
  'notStorage',
  'noAccess',
  'otherFolder',
  'newer',
  'broken',
  'unreadFile',
  'store',
] as const;
export const SyncTrouble = z.enum(SYNC_TROUBLES);
export type SyncTrouble = z.infer<typeof SyncTrouble>;
