/**
 * Everything that only sync needs, Yjs included. Imported with `import()` only, once the reader has other devices
 * (`tests/unit/sync/unused.test.ts`). Until then none of it is evaluated.
 */

export { diskFolder } from '../../sync/carriers/folder.ts';
export { isAccountName, webDav } from '../../sync/carriers/webdav.ts';
export { tryFolder } from '../../sync/carriers/try.ts';
export {
  changePassphrase,
  createFolder,
  createSharedFolder,
  joinFolder,
  joinSharedFolder,
  keepFolder,
} from '../../sync/file/folder-file.ts';
export { openInvitation, writeInvitation } from '../../sync/file/invitation.ts';
export { toBytes, toText } from '../../sync/file/keys.ts';
export { reconcileStore } from '../../sync/kinds/reconcile.ts';
export { KINDS } from '../../sync/kinds/table.ts';
export { takeUp, takeUpPurged } from '../../sync/homes.ts';
export { Replica } from '../../sync/replica.ts';
export { answerDeletions } from '../../sync/after-reading.ts';
