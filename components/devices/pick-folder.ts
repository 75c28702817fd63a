import { keepFolderHandle, type PickedFolder } from '../../utils/store/synced/picked-folder.ts';

/**
 * Lets the reader pick a folder, where the browser supports it (Chrome and Edge), and keeps it.
 *
 * @param from the window the reader clicks in
 * @param what which folder it is: of the reader's own devices when left out
 * @returns what asks for it: its name, or null when the reader cancelled; null where the browser cannot
 */
export function folderPicker(from: Window, what?: string): (() => Promise<string | null>) | null {
  const { showDirectoryPicker: pick } = from as { showDirectoryPicker?: (how: object) => Promise<PickedFolder> };
  if (pick === undefined) return null;
  return async () => {
    // Expected: the reader closed the dialog.
    const folder = await pick.call(from, { id: 'kantlijn', mode: 'readwrite' }).catch(() => null);
    if (folder === null) return null;
    await keepFolderHandle(folder, new Date(), what);
    return folder.name;
  };
}
