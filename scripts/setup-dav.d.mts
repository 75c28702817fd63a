export type DavKind = 'apache' | 'rclone' | 'sabre';
/** Each server: what has to be there, as paths or as names in PATH, and its Debian packages. */
export const DAV_SERVERS: Readonly<Record<DavKind, { needs: readonly string[]; apt: readonly string[] }>>;
/** Absolute path of a program or file; undefined when it is not there. */
export function findProgram(name: string): string | undefined;
/** Whether a server can be started. */
export function hasDav(kind: DavKind): boolean;
/** Installs the servers that are missing if that is allowed, and prints which tests are skipped for the others. */
export function ensureDav(): Promise<void>;
