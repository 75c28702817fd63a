import { diskFolder } from '../../../utils/sync/carriers/folder.ts';
import { tryFolder } from '../../../utils/sync/carriers/try.ts';
import { createFolder, joinFolder } from '../../../utils/sync/file/folder-file.ts';
import { deviceOn, noteOf } from '../../unit/sync/support.ts';

/** What folder.test.ts uses of the product, in a page of its own. Built and served by it. */
const parts = { diskFolder, tryFolder, createFolder, joinFolder, deviceOn, noteOf };
export type FolderParts = typeof parts;
Object.assign(globalThis, { parts });
