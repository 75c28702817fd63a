/** Finds the WebDAV servers that tests start on loopback. Installs them where that is safe without asking. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installByApt } from './setup-apt.mjs';

/** Each server: what has to be there, as paths or as names in PATH, and its Debian packages. */
export const DAV_SERVERS = {
  // Without the package apache2, which would start a service.
  apache: { needs: ['apache2', '/usr/lib/apache2/modules/mod_dav_fs.so'], apt: ['apache2-bin'] },
  rclone: { needs: ['rclone'], apt: ['rclone'] },
  sabre: { needs: ['php', '/usr/share/php/Sabre/autoload.php'], apt: ['php-cli', 'php-sabre-dav'] },
};

/** Absolute path of a program or file; undefined when it is not there. */
export function findProgram(name) {
  if (name.startsWith('/')) return existsSync(name) ? name : undefined;
  return [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin']
    .map((folder) => join(folder, name))
    .find(existsSync);
}

/** Whether a server can be started: `apache`, `rclone` or `sabre`. */
export const hasDav = (kind) => DAV_SERVERS[kind].needs.every((name) => findProgram(name) !== undefined);

const missing = () => Object.keys(DAV_SERVERS).filter((kind) => !hasDav(kind));

/** Installs the servers that are missing if that is allowed, and prints which tests are skipped for the others. */
export async function ensureDav() {
  const wanted = missing();
  if (wanted.length > 0)
    await installByApt(`WebDAV servers for tests: ${wanted.join(', ')}`, [
      wanted.flatMap((kind) => DAV_SERVERS[kind].apt),
    ]);
  for (const kind of missing()) {
    const names = DAV_SERVERS[kind].apt.join(' ');
    console.log(`Skipped: tests on the WebDAV server ${kind} (on Debian or Ubuntu: sudo apt-get install ${names}).`);
  }
}
