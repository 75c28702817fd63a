import { describe, expect, it } from 'vitest';
import { chromeTroubles } from '../../../scripts/release/chrome-rules.ts';

/** The head of a PNG of so many pixels. */
function png(size: number): Uint8Array {
  const bytes = new Uint8Array(24);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  new DataView(bytes.buffer).setUint32(16, size);
  new DataView(bytes.buffer).setUint32(20, size);
  return bytes;
}

const MANIFEST = {
  manifest_version: 3,
  name: 'Kantlijn',
  description: '__MSG_description__',
  version: '1.2.0',
  default_locale: 'nl',
  icons: { 16: 'icon/16.png', 128: 'icon/128.png' },
  background: { service_worker: 'background.js' },
  permissions: ['storage'],
  content_security_policy: { extension_pages: "default-src 'none'; script-src 'self'" },
};
const key = (at: number) => ({ [`k${at}`]: { suggested_key: { default: `Alt+Shift+${at}` } } });

/** A package that breaks no rule, with changes. A value of null takes a file out. */
function packaged(manifest: object = {}, files: Record<string, string | Uint8Array | null> = {}) {
  const all: Record<string, string | Uint8Array | null> = {
    'manifest.json': JSON.stringify({ ...MANIFEST, ...manifest }),
    'background.js': '',
    'icon/16.png': png(16),
    'icon/128.png': png(128),
    '_locales/nl/messages.json': JSON.stringify({ description: { message: 'Wat het doet.' } }),
    '_locales/en/messages.json': JSON.stringify({ description: { message: 'What it does.' } }),
    ...files,
  };
  return new Map(
    Object.entries(all).flatMap(([name, value]): [string, Uint8Array][] =>
      value === null ? [] : [[name, typeof value === 'string' ? new TextEncoder().encode(value) : value]],
    ),
  );
}

describe('the rules of the stores of Chrome and Edge', () => {
  it('are kept by a package that is well', () => {
    expect(chromeTroubles(packaged(), '1.2.0')).toEqual([]);
  });

  it.each([
    ['another version', packaged({ version: '1.1.0' }), /version is 1\.1\.0, not 1\.2\.0/],
    ['an older form of manifest', packaged({ manifest_version: 2 }), /manifest_version/],
    ['no manifest in the root', packaged({}, { 'manifest.json': null }), /not in the root/],
    ['a key of Firefox', packaged({ browser_specific_settings: {} }), /browser_specific_settings is not for/],
    ['an address of updates', packaged({ update_url: 'https://x.example/' }), /update_url/],
    [
      'five suggested keys',
      packaged({ commands: Object.assign({}, ...[1, 2, 3, 4, 5].map(key)) }),
      /5 commands suggest/,
    ],
    ['no large icon', packaged({ icons: { 16: 'icon/16.png' } }), /no icon of 128/],
    ['an icon of another size', packaged({}, { 'icon/128.png': png(96) }), /96 × 96, not 128/],
    ['an icon that is no PNG', packaged({}, { 'icon/16.png': 'GIF89a' }), /icon\/16\.png is no PNG/],
    ['a file that is not there', packaged({}, { 'background.js': null }), /background\.js is named by the manifest/],
    ['a map of its sources', packaged({}, { 'background.js.map': '{}' }), /background\.js\.map does not belong/],
    ['a hidden file', packaged({}, { 'icon/.DS_Store': '' }), /\.DS_Store does not belong/],
    ['a name with a line before it', packaged({}, { '_secret.js': '' }), /_secret\.js does not belong/],
    ['a language without a text', packaged({}, { '_locales/en/messages.json': '{}' }), /en has no message description/],
    [
      'a description that is too long',
      packaged({}, { '_locales/nl/messages.json': JSON.stringify({ description: { message: 'x'.repeat(133) } }) }),
      /133 characters in nl; at most 132/,
    ],
    ['no language of its own', packaged({ default_locale: 'de' }), /do not belong together/],
    [
      'a policy that lets in code',
      packaged({ content_security_policy: { extension_pages: "script-src 'self' https://cdn.example" } }),
      /script-src allows code/,
    ],
    ['every site', packaged({ host_permissions: ['*://*/*'] }), /asks for every site/],
    ['a permission twice', packaged({ optional_permissions: ['storage'] }), /asked for and optional at once/],
  ])('are broken by %s', (_, files, told) => {
    const troubles = chromeTroubles(files, '1.2.0');
    expect(troubles.join('\n')).toMatch(told);
  });
});
