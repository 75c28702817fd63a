import { BACKUP_LOCK } from '../files/backup-run.ts';
import type { BackupFolder } from '../app/ports.ts';
import { canChooseFolder, chosenFolder, fileIn, writeIn } from './chosen-folder.ts';

const chosen = chosenFolder('kantlijn-backup-folder', 'kantlijn-backup', BACKUP_LOCK);

/** Forgets the folder for backups. */
export const forgetBackupFolder = chosen.forget;

/** The folder for automatic backups; null where the browser has no File System Access (Firefox). */
export function backupFolder(): BackupFolder | null {
  if (!canChooseFolder()) return null;
  const { current, choose, allow, needed, forget } = chosen;
  return {
    current,
    choose,
    allow,
    size: async (name) => (await fileIn(await needed(), name))?.size ?? null,
    write: async (name, content) => void (await writeIn(await needed(), name, content)),
    forget,
  };
}
