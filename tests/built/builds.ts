import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildDir } from '../../scripts/start-build.ts';

/** The browsers we build for. */
export const BROWSERS = ['chrome', 'edge', 'firefox'] as const;

/** A file of a build, with its sizes in bytes. */
export interface BuiltFile {
  name: string;
  raw: number;
  gzip: number;
}

/** What of a manifest the checks look at. */
export interface Manifest {
  name: string;
  manifest_version: number;
  permissions?: string[];
  host_permissions?: string[];
  optional_permissions?: string[];
  optional_host_permissions?: string[];
  content_security_policy?: Record<string, string>;
  content_scripts?: { matches: string[]; js: string[]; run_at?: string; all_frames?: boolean }[];
  web_accessible_resources?: { resources: string[]; matches?: string[] }[];
  browser_specific_settings?: { gecko?: { data_collection_permissions?: { required?: string[] } } };
}

/** The files of a build, by name; throws when it has not been built. */
export function builtFiles(browser: (typeof BROWSERS)[number]): BuiltFile[] {
  const dir = buildDir({ browser });
  if (!existsSync(dir)) throw new Error(`${dir} is missing; run npm run build first.`);
  return (
    readdirSync(dir, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(dir, name)).isFile())
      // The packaged list has a budget of its own.
      .filter((name) => !name.startsWith('corpus'))
      .map((name) => {
        const bytes = readFileSync(join(dir, name));
        return { name: name.replaceAll('\\', '/'), raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length };
      })
      .toSorted((a, b) => b.gzip - a.gzip)
  );
}

/** The manifest of a build. */
export function manifestOf(browser: (typeof BROWSERS)[number]): Manifest {
  return JSON.parse(readFileSync(join(buildDir({ browser }), 'manifest.json'), 'utf8')) as Manifest;
}
