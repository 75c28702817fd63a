/** Stands for the permission of a folder on this computer, where that of a server would be `https://…/*`. */
export const DISK = 'disk';
