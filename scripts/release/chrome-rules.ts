/**
 * Rules of the Chrome Web Store and of Edge's for a package, which no browser checks when it loads one
 * (https://developer.chrome.com/docs/extensions/reference/manifest, /docs/webstore/program-policies).
 */

interface Manifest {
  manifest_version?: number;
  name?: string;
  short_name?: string;
  description?: string;
  version?: string;
  default_locale?: string;
  icons?: Record<string, string>;
  permissions?: string[];
  optional_permissions?: string[];
  host_permissions?: string[];
  optional_host_permissions?: string[];
  commands?: Record<string, { suggested_key?: Record<string, string> }>;
  content_security_policy?: { extension_pages?: string };
  minimum_chrome_version?: string;
  [key: string]: unknown;
}

/** Files of a package by name, with `/`. */
type Files = ReadonlyMap<string, Uint8Array>;

const MAX_SUGGESTED_KEYS = 4;
const LONGEST = { name: 75, short_name: 12, description: 132 } as const;
/** Keys of other browsers or of the store itself: unknown to Chrome, or refused in a package. */
const FOREIGN_KEYS = [
  'browser_specific_settings',
  'applications',
  'sidebar_action',
  'update_url',
  'key',
  'differential_fingerprint',
];

const text = (bytes: Uint8Array | undefined): string => (bytes ? new TextDecoder().decode(bytes) : '');

/** Width and height of a PNG; null when it is none. */
function pngSize(bytes: Uint8Array | undefined): readonly [number, number] | null {
  if (!bytes || bytes.length < 24 || text(bytes.slice(1, 4)) !== 'PNG') return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}

/** Messages of a locale; empty when there are none. */
function messagesOf(files: Files, locale: string): Record<string, { message?: string }> {
  const json = text(files.get(`_locales/${locale}/messages.json`));
  return json === '' ? {} : (JSON.parse(json) as Record<string, { message?: string }>);
}

function* localeTroubles(manifest: Manifest, files: Files): Generator<string> {
  const locales = [...files.keys()].flatMap((name) => /^_locales\/([^/]+)\/messages\.json$/.exec(name)?.[1] ?? []);
  const { default_locale: own } = manifest;
  if (own === undefined ? locales.length > 0 : !locales.includes(own))
    yield `default_locale ${own ?? '(none)'} and the folders of _locales (${locales.join(', ')}) do not belong together`;
  const used = [...JSON.stringify(manifest).matchAll(/__MSG_(\w+?)__/g)].map((match) => String(match[1]));
  for (const locale of locales) {
    const messages = messagesOf(files, locale);
    for (const key of used.filter((each) => !messages[each]?.message)) yield `_locales/${locale} has no message ${key}`;
    for (const [field, longest] of Object.entries(LONGEST)) {
      const given = manifest[field];
      if (typeof given !== 'string') continue;
      const shown = given.replace(/__MSG_(\w+?)__/g, (_, key: string) => messages[key]?.message ?? '');
      if (shown.length > longest)
        yield `${field} has ${shown.length} characters in ${locale}; at most ${longest} are allowed`;
      if (shown.trim() === '') yield `${field} is empty in ${locale}`;
    }
  }
}

function* iconTroubles({ icons = {} }: Manifest, files: Files): Generator<string> {
  if (icons['128'] === undefined) yield 'there is no icon of 128 pixels, which the store shows';
  for (const [size, path] of Object.entries(icons)) {
    const found = pngSize(files.get(path));
    if (found === null) yield `the icon ${path} is no PNG in the package`;
    else if (found[0] !== Number(size) || found[1] !== Number(size))
      yield `the icon ${path} is ${found.join(' × ')}, not ${size}`;
  }
}

/** Paths of the package that the manifest names anywhere. */
function pathsIn(value: unknown): string[] {
  if (typeof value === 'string') return /^[\w./-]+\.(?:js|css|html|png|json)$/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(pathsIn) : [];
}

function* policyTroubles(manifest: Manifest): Generator<string> {
  const policy = manifest.content_security_policy?.extension_pages ?? '';
  for (const [, directive = '', sources = ''] of policy.matchAll(/(script-src|object-src|worker-src)([^;]*)/g))
    if (/unsafe-|https?:|data:|blob:|\*/.test(sources))
      yield `${directive} allows code that is not in the package:${sources}`;
  for (const pattern of [...(manifest.host_permissions ?? []), ...(manifest.optional_host_permissions ?? [])])
    if (/^<all_urls>$|^\*:|:\/\/\*\//.test(pattern) && (manifest.host_permissions ?? []).includes(pattern))
      yield `${pattern} asks for every site`;
  const twice = (manifest.permissions ?? []).filter((each) => (manifest.optional_permissions ?? []).includes(each));
  if (twice.length > 0) yield `${twice.join(', ')}: asked for and optional at once`;
}

/**
 * Holds a package against the rules of the stores of Chrome and Edge.
 *
 * @param files of the package
 * @param version that it must have
 * @returns a sentence for each rule that is broken
 */
export function chromeTroubles(files: Files, version: string): string[] {
  const json = text(files.get('manifest.json'));
  if (json === '') return ['manifest.json is not in the root of the package'];
  const manifest = JSON.parse(json) as Manifest;
  const troubles: string[] = [];
  if (manifest.manifest_version !== 3) troubles.push('manifest_version is not 3');
  if (manifest.version !== version) troubles.push(`version is ${manifest.version}, not ${version}`);
  const suggested = Object.values(manifest.commands ?? {}).filter((command) => command.suggested_key !== undefined);
  if (suggested.length > MAX_SUGGESTED_KEYS)
    troubles.push(`${suggested.length} commands suggest keys; Chrome takes ${MAX_SUGGESTED_KEYS}`);
  for (const key of FOREIGN_KEYS.filter((each) => each in manifest))
    troubles.push(`the key ${key} is not for this store`);
  for (const name of files.keys())
    if (/^_(?!locales\/)/.test(name) || /(^|\/)\.|__MACOSX|\.map$|\.tsx?$/.test(name))
      troubles.push(`${name} does not belong in a package`);
  for (const path of pathsIn(manifest).filter((each) => !files.has(each.replace(/^\//, ''))))
    troubles.push(`${path} is named by the manifest and not in the package`);
  return [
    ...troubles,
    ...localeTroubles(manifest, files),
    ...iconTroubles(manifest, files),
    ...policyTroubles(manifest),
  ];
}
