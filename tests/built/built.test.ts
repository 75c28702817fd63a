import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildDir } from '../../scripts/start-build.ts';
import { ROOT } from '../../scripts/setup.mjs';
import { ALL_PAGES } from '../../site/pages.ts';
import { helpAddress } from '../../utils/domain/site/help-pages.ts';
import { BUDGETS, TOTAL_BUDGET } from './budgets.ts';
import { BROWSERS, builtFiles, manifestOf } from './builds.ts';

const permissionsDoc = readFileSync(join(ROOT, 'docs/permissions.md'), 'utf8');

describe.each(BROWSERS)('the build for %s', (browser) => {
  it('keeps every file within its budget', () => {
    const over = builtFiles(browser).flatMap(({ name, gzip }) => {
      const budget = BUDGETS.find(({ pattern }) => pattern.test(name));
      return budget && gzip > budget.bytes
        ? [`${name}: ${gzip} bytes gzipped, budget ${budget.bytes} (${budget.why})`]
        : [];
    });
    expect(over).toEqual([]);
  });

  it('has the scripts whose budgets are promised', () => {
    const names = builtFiles(browser).map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['content-scripts/strip.js', 'content-scripts/touch.js', 'background.js']),
    );
  });

  it('stays within the budget as a whole', () => {
    const total = builtFiles(browser).reduce((sum, { gzip }) => sum + gzip, 0);
    expect(total).toBeLessThanOrEqual(TOTAL_BUDGET);
  });

  it('has no styles that nothing loads: what they are for would be drawn without them', () => {
    const files = builtFiles(browser).map(({ name }) => name);
    const loaders = files
      .filter((name) => /\.(?:html|js|css|json)$/.test(name))
      .map((name) => readFileSync(join(buildDir({ browser }), name), 'utf8'));
    const styles = files.filter((name) => name.endsWith('.css')).map((name) => name.split('/').at(-1) ?? '');
    expect(styles.length).toBeGreaterThan(0);
    expect(styles.filter((name) => !loaders.some((text) => text.includes(name)))).toEqual([]);
  });

  it('carries the pages for readers, in both languages', () => {
    const names = builtFiles(browser).map(({ name }) => name);
    expect(names.filter((name) => /^help\/.*html$/.test(name))).toHaveLength(ALL_PAGES.length);
    for (const { page, language } of ALL_PAGES) expect(names).toContain(helpAddress(page, language).slice(1));
  });

  it('carries at most 7 MB of packaged list', () => {
    const file = join(buildDir({ browser }), 'corpus', 'corpus.bin');
    expect(statSync(file, { throwIfNoEntry: false })?.size ?? 0).toBeLessThanOrEqual(7_000_000);
  });

  it('asks for no permission that docs/permissions.md does not explain', () => {
    const {
      permissions = [],
      host_permissions = [],
      optional_permissions = [],
      optional_host_permissions = [],
    } = manifestOf(browser);
    const asked = [...permissions, ...host_permissions, ...optional_permissions, ...optional_host_permissions];
    expect(asked.length).toBeGreaterThan(0);
    for (const permission of asked) {
      const row = permissionsDoc.split('\n').find((line) => line.startsWith('|') && line.includes(`\`${permission}\``));
      expect(row, `${permission} in docs/permissions.md`).toBeDefined();
      expect((row ?? '').length).toBeGreaterThan(permission.length + 40);
    }
  });

  it('runs on the official host alone', () => {
    const { content_scripts = [], host_permissions = [], web_accessible_resources = [] } = manifestOf(browser);
    const hosts = /^https:\/\/(zoek\.officielebekendmakingen\.nl|repository\.overheid\.nl)\//;
    for (const pattern of [...content_scripts.flatMap(({ matches }) => matches), ...host_permissions])
      expect(pattern).toMatch(hosts);
    for (const { matches = [] } of web_accessible_resources)
      for (const pattern of matches) expect(pattern).toMatch(hosts);
    expect(content_scripts.every(({ all_frames = false }) => !all_frames)).toBe(true);
  });

  it('loads no code from elsewhere and makes none from text', () => {
    for (const { name } of builtFiles(browser).filter((file) => file.name.endsWith('.js'))) {
      const code = readFileSync(join(buildDir({ browser }), name), 'utf8');
      expect(code, name).not.toMatch(/\beval\(|new Function\(/);
      expect(code, name).not.toMatch(/import\(\s*["'`]https?:|<script[^>]+src=["']https?:/);
    }
  });

  it('asks for no other address at installation: that of the reader’s own folder is optional and needs TLS, Zotero’s is this machine', () => {
    const { host_permissions, optional_host_permissions, content_security_policy } = manifestOf(browser);
    expect(host_permissions).toEqual(['https://zoek.officielebekendmakingen.nl/*', 'https://repository.overheid.nl/*']);
    expect(optional_host_permissions).toEqual(['https://*/*', 'http://127.0.0.1/*']);
    // Pictures made in the page itself, from no address.
    expect(content_security_policy?.extension_pages).toContain("; img-src 'self' blob:; ");
    expect(content_security_policy?.extension_pages).toContain("connect-src 'self' https: http://127.0.0.1:23119;");
  });
});

describe('the builds', () => {
  it('are MV3 everywhere, and declare to Firefox that nothing is collected', () => {
    expect(BROWSERS.map((browser) => manifestOf(browser).manifest_version)).toEqual([3, 3, 3]);
    expect(manifestOf('firefox').browser_specific_settings?.gecko?.data_collection_permissions?.required).toEqual([
      'none',
    ]);
  });

  it('have closed roots: the flag for tools is off', () => {
    for (const browser of BROWSERS) {
      for (const script of ['strip', 'touch', 'named']) {
        const code = readFileSync(join(buildDir({ browser }), `content-scripts/${script}.js`), 'utf8');
        expect(code).toMatch(/["'`]closed["'`]/);
        expect(code).not.toMatch(/mode:\s*["'`]open["'`]/);
      }
    }
  });
});
