/** Stands for the permission of a folder on this computer, where that of a server would be `https://…/*`. */
export const DISK = 'disk';

/** Names the folder on this computer that is being chosen for a shared dossier, until it is shared or joined. */
export const SHARED_FOLDER = 'shared';
