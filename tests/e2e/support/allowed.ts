import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildDir, type BuildOptions } from '../../../scripts/start-build.ts';

/**
 * A build as it is once the reader has allowed further addresses. The dialog that asks for them cannot be answered by a program; the
 * permission is the same one, given at the start.
 *
 * @param origins match patterns
 * @returns the folder of a copy
 */
export function allowedBuild(options: BuildOptions, origins: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'kantlijn-allowed-'));
  cpSync(buildDir(options), folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as { host_permissions: string[] };
  manifest.host_permissions.push(...origins);
  writeFileSync(path, JSON.stringify(manifest));
  return folder;
}
