import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import selfsigned from 'selfsigned';
import { DAV_SERVERS, findProgram, type DavKind } from '../../scripts/setup-dav.mjs';
import { startFront } from './dav-front.ts';

/**
 * Real WebDAV servers on loopback, each with a folder and a certificate of its own, and gone with the test: Apache's mod_dav, rclone, and
 * sabre/dav, the library under Nextcloud. No service is installed or touched.
 */

export { hasDav, type DavKind } from '../../scripts/setup-dav.mjs';
export const DAV_KINDS = Object.keys(DAV_SERVERS) as DavKind[];

const MODULES = '/usr/lib/apache2/modules';
const ACCOUNT = { name: 'lezer', password: 'geheim: één' } as const;

/** A running server. */
export interface DavServer {
  readonly kind: DavKind;
  /** The reader's files, with a slash at its end. */
  readonly address: string;
  readonly name: string;
  readonly password: string;
  /** Its certificate, PEM. */
  readonly certificate: string;
  readonly keys: { readonly key: string; readonly cert: string };
  /** The folder on disk in which its files lie. */
  readonly directory: string;
  close(): Promise<void>;
}

/** A certificate for this machine. Each has a name of its own: two of one name are taken for one another. */
export async function makeKeys(): Promise<{ key: string; cert: string }> {
  const pems = await selfsigned.generate([{ name: 'commonName', value: `Kantlijn test ${randomUUID()}` }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return { key: pems.private, cert: pems.cert };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** Where one server keeps everything. */
interface Home {
  readonly base: string;
  readonly data: string;
  readonly port: number;
}

function apacheConfig({ base, data, port }: Home): string {
  const modules = 'mpm_event authn_core authn_file authz_core authz_user auth_basic dav dav_fs ssl'.split(' ');
  const sha = createHash('sha1').update(ACCOUNT.password).digest('base64');
  writeFileSync(join(base, 'passwords'), `${ACCOUNT.name}:{SHA}${sha}\n`);
  return [
    `ServerRoot ${base}`,
    'ServerName localhost',
    `Listen 127.0.0.1:${port}`,
    `PidFile ${base}/run/pid`,
    `DefaultRuntimeDir ${base}/run`,
    'Mutex file:${KANTLIJN_RUN}',
    ...modules.map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`),
    ...(process.getuid?.() === 0 ? ['User www-data', 'Group www-data'] : []),
    `ErrorLog ${base}/error.log`,
    `DocumentRoot ${data}`,
    `DavLockDB ${base}/run/lock`,
    'SSLEngine on',
    `SSLCertificateFile ${base}/cert.pem`,
    `SSLCertificateKeyFile ${base}/key.pem`,
    `<Directory ${data}>`,
    'Dav On',
    'AuthType Basic',
    'AuthName Kantlijn',
    `AuthUserFile ${base}/passwords`,
    'Require valid-user',
    '</Directory>',
    '',
  ].join('\n');
}

/** Path under which sabre serves, as Nextcloud does. */
const SABRE_BASE = `/remote.php/dav/files/${ACCOUNT.name}/`;

function started(kind: DavKind, home: Home): ChildProcess {
  const { base, data, port } = home;
  const start = (name: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess =>
    spawn(findProgram(name) ?? name, args, { env: { ...process.env, ...env }, stdio: 'ignore', detached: true });
  if (kind === 'apache') {
    writeFileSync(join(base, 'apache.conf'), apacheConfig(home));
    const args = ['-f', join(base, 'apache.conf'), '-D', 'FOREGROUND'];
    return start('apache2', args, { KANTLIJN_RUN: join(base, 'run') });
  }
  if (kind === 'rclone') {
    const keys = [
      '--cert',
      join(base, 'cert.pem'),
      '--key',
      join(base, 'key.pem'),
      '--config',
      join(base, 'rclone.conf'),
    ];
    const account = ['--user', ACCOUNT.name, '--pass', ACCOUNT.password];
    return start('rclone', [
      'serve',
      'webdav',
      '--dir-cache-time',
      '0s',
      '--addr',
      `127.0.0.1:${port}`,
      ...account,
      ...keys,
      data,
    ]);
  }
  return start('php', ['-S', `127.0.0.1:${port}`, fileURLToPath(new URL('sabre.php', import.meta.url))], {
    DAV_NAME: ACCOUNT.name,
    DAV_PASSWORD: ACCOUNT.password,
    DAV_DATA: data,
    DAV_BASE: SABRE_BASE,
    PHP_CLI_SERVER_WORKERS: '3',
  });
}

/**
 * Starts a server on 127.0.0.1 over TLS, with an empty folder: Apache and rclone by themselves, sabre behind a front.
 *
 * @throws Error when it does not start
 */
export async function startDav(kind: DavKind): Promise<DavServer> {
  const base = mkdtempSync(join(tmpdir(), 'kantlijn-dav-'));
  const home: Home = { base, data: join(base, 'data'), port: await freePort() };
  // Apache gives up being root, and then is somebody else.
  chmodSync(base, 0o755);
  for (const folder of [home.data, join(base, 'run')]) {
    mkdirSync(folder);
    chmodSync(folder, 0o777);
  }
  const keys = await makeKeys();
  writeFileSync(join(base, 'cert.pem'), keys.cert);
  writeFileSync(join(base, 'key.pem'), keys.key);
  const child = started(kind, home);
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const stop = async (): Promise<void> => {
    // With all it started: each is a group of processes of its own.
    const end = (signal: NodeJS.Signals): boolean => child.pid !== undefined && process.kill(-child.pid, signal);
    if (child.exitCode === null && end('SIGTERM')) {
      const force = setTimeout(() => end('SIGKILL'), 5_000);
      await gone;
      clearTimeout(force);
    }
    rmSync(base, { recursive: true, force: true });
  };
  for (let tries = 0; !(await answers(home.port)); tries += 1) {
    if (tries > 150 || child.exitCode !== null) {
      await stop();
      throw new Error(`${kind} does not start`);
    }
    await pause(100);
  }
  const front = kind === 'sabre' ? await startFront(`http://127.0.0.1:${home.port}${SABRE_BASE}`, keys) : null;
  return {
    kind,
    address: front?.address ?? `https://127.0.0.1:${home.port}/`,
    ...ACCOUNT,
    certificate: keys.cert,
    keys,
    directory: home.data,
    close: async () => {
      await front?.close();
      await stop();
    },
  };
}
