import { browser } from 'wxt/browser';
import { DISK, SHARED_FOLDER } from '../../../utils/domain/sync/place.ts';
import { logAndReturn } from '../../../utils/messages/log-error.ts';
import { forgetPickedFolder, pickedFolder } from '../../../utils/store/synced/picked-folder.ts';
import { folderPicker } from '../../devices/pick-folder.ts';
import type { SharingPorts } from '../sharing/port.ts';

const askServer = (permission: string): Promise<boolean> => browser.permissions.request({ origins: [permission] });

/** Asks the browser for the folders of shared dossiers. */
export const sharing: SharingPorts = {
  place: {
    askAccess: askServer,
    pickFolder: folderPicker(window, SHARED_FOLDER),
    dropFolder: () => void forgetPickedFolder(SHARED_FOLDER).catch(logAndReturn('sync.start')),
  },
  async allow({ id, permission }) {
    if (permission !== DISK) return askServer(permission);
    const folder = await pickedFolder(id);
    return (await folder?.requestPermission?.({ mode: 'readwrite' })) === 'granted';
  },
};
