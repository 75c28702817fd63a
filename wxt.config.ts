import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'wxt';
import { helpFiles } from './site/help.ts';
import { gatherLicences, PARTS, workerLicences } from './scripts/licences.ts';
import { COMMANDS } from './utils/domain/site/commands.ts';
import { OPEN_COMMAND } from './utils/domain/site/keys.ts';
import { ALLOWED_HOSTS, PAGE_HOST, PAGE_MATCHES } from './utils/domain/site/hosts.ts';
import { ZOTERO_ADDRESS, ZOTERO_ORIGIN } from './utils/domain/site/zotero.ts';

/**
 * Builds with `KANTLIJN_OPEN_ROOT=1` open our shadow roots in the page, and do nothing else, for tools that
 * cannot see into a closed one (axe, Firefox's automation). They go to a folder of their own and
 * are never packaged; see docs/architecture.md.
 */
const OPEN_ROOT = process.env['KANTLIJN_OPEN_ROOT'] === '1';

/**
 * Builds with `KANTLIJN_TRY_OUT=1` are to look at (`npm start`): their code is not made small, and nobody is given them (decision 510).
 */
const TRY_OUT = process.env['KANTLIJN_TRY_OUT'] === '1';

const OUT = TRY_OUT ? '.output/try-out' : OPEN_ROOT ? '.output/open-root' : '.output';

/**
 * Says to V8 that nearly every function of a script runs at once: it compiles the whole in one go, and not each function twice
 * (decision 324). Elsewhere it is a comment.
 */
function compileAtOnce(file: string): void {
  if (existsSync(file)) writeFileSync(file, `//# allFunctionsCalledOnLoad\n${readFileSync(file, 'utf8')}`);
}

/** `Features.LightDark` of lightningcss, which is no package of ours. */
const LIGHT_DARK = 1 << 20;

/** The one page of ours that a page may hold, and the one host that may (decision 310). */
const FRAME = 'frame.html';

/**
 * What an extension page may do: its own scripts and styles, and requests with TLS.
 * The development server needs more and brings its own.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  // A drawing becomes a picture by way of a blob of the page itself, which Firefox counts as another source.
  "img-src 'self' blob:",
  // Its own files, such as the packaged list; the two hosts; and the reader's own server, whose name no manifest can know. What may be
  // asked there is held by code: utils/sync/carriers/request.ts (decision 387).
  // Zotero on the reader's machine is asked by the library alone, and only once allowed (decision 566).
  `connect-src 'self' https: ${ZOTERO_ADDRESS}`,
  "base-uri 'none'",
  "form-action 'none'",
  // One policy for all our pages; the others cannot be held, since they are not accessible from the web.
  `frame-ancestors https://${PAGE_HOST}`,
].join('; ');

/** What a reviewer needs to build the Firefox package again; anything else stays at home. */
const SOURCES = [
  'LICENSE',
  'README.md',
  'CHANGELOG.md',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'wxt.config.ts',
  'assets/**',
  'components/**',
  // The packaged list of questions, when it was built: the package cannot be made again without it.
  'corpus/corpus.bin',
  'entrypoints/**',
  'public/**',
  'scripts/**',
  // The pages for readers, which are the help of the package; their generator is not needed for it.
  'site/*.{css,json,ts}',
  'site/{images,pages}/**',
  'utils/**',
];

export default defineConfig({
  outDir: process.env['KANTLIJN_MAPS'] === undefined ? OUT : '.output/maps',
  vite: () => ({
    define: { __KANTLIJN_OPEN_ROOT__: JSON.stringify(OPEN_ROOT) },
    // Dexie's build for current browsers; its default one is larger, for old browsers.
    resolve: {
      alias: [
        { find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.min.mjs' },
        // WXT's own context would tell every page which extension is installed (decision 201).
        {
          find: /^wxt\/utils\/content-script-context$/,
          replacement: fileURLToPath(new URL('components/page/script-context.ts', import.meta.url)),
        },
      ],
    },
    worker: { plugins: () => [workerLicences()] },
    // No style here uses `light-dark()`: what stands in for it is weight in every page.
    css: { lightningcss: { exclude: LIGHT_DARK } },
    build: {
      // Every browser it is made for has what this stands in for.
      modulePreload: { polyfill: false },
      ...(TRY_OUT ? { minify: false, cssMinify: false, reportCompressedSize: false } : {}),
      // For the test that compares the licence notices with what is in the bundles.
      ...(process.env['KANTLIJN_MAPS'] === undefined ? {} : { sourcemap: true }),
      rolldownOptions: {
        // These modules have no side effects, so the bundler may defer or drop them (decision 171).
        treeshake: {
          moduleSideEffects: [{ test: /\/(utils|components|background)\/.*\.ts$/, sideEffects: false }],
        },
        optimization: { inlineConst: { mode: 'all', pass: 2 }, pifeForModuleWrappers: false },
      },
    },
  }),
  modules: ['@wxt-dev/module-react'],
  hooks: {
    // Even with `imports: false` WXT searches each file for names to import: a third of the processor time of a build.
    'config:resolved': ({ config }) => {
      // An option of unimport that is not in WXT's type.
      Object.assign(config.imports, { exclude: [/./] });
    },
    // Each bundle lists whose code is in it; the build merges the lists (decision 272).
    'vite:build:extendConfig': (entrypoints, config) => {
      const name = entrypoints.map((entrypoint) => entrypoint.name.replaceAll(/\W/g, '-')).join('+');
      config.build = { ...config.build, license: { fileName: `${PARTS}/${name}.json` } };
    },
    'build:done': ({ config }, output) => {
      if (config.command !== 'build') return;
      gatherLicences(config.outDir);
      compileAtOnce(`${config.outDir}/content-scripts/strip.js`);
      // They are merged by now; WXT would look for them to report their sizes.
      for (const step of output.steps)
        step.chunks = step.chunks.filter(({ fileName }) => !fileName.startsWith(`${PARTS}/`));
    },
    // The packaged list of questions is included when it was built (`npm run corpus`).
    // The pages for readers travel with the package (decision 571).
    'build:publicAssets': (_, files) => {
      files.push(...helpFiles());
      const corpus = fileURLToPath(new URL('corpus/corpus.bin', import.meta.url));
      if (existsSync(corpus)) files.push({ absoluteSrc: corpus, relativeDest: 'corpus/corpus.bin' });
    },
  },
  imports: false,
  manifestVersion: 3,
  targetBrowsers: ['chrome', 'edge', 'firefox'],
  zip: { includeSources: SOURCES, excludeSources: [] },
  manifest: ({ browser, command }) => ({
    name: 'Kantlijn',
    description: '__MSG_description__',
    default_locale: 'nl',
    action: { default_title: '__MSG_action__' },
    // A private window must leave nothing behind, and notes and the cache are written to the disk (decision 042).
    incognito: 'not_allowed' as const,
    ...(command === 'build' ? { content_security_policy: { extension_pages: CONTENT_SECURITY_POLICY } } : {}),
    commands: {
      // The toolbar button: opens the notes.
      [OPEN_COMMAND.name]: { suggested_key: { default: OPEN_COMMAND.keys }, description: '__MSG_action__' },
      ...Object.fromEntries(
        COMMANDS.map(({ name, keys, message }) => [
          name,
          { suggested_key: { default: keys }, description: `__MSG_${message}__` },
        ]),
      ),
    },
    web_accessible_resources: [
      {
        resources: [FRAME],
        matches: PAGE_MATCHES,
        // An address that no page can guess; Firefox makes a random one for each reader.
        ...(browser === 'firefox' ? {} : { use_dynamic_url: true }),
      },
    ],
    // What whoever manages a machine may set (decision 560). Firefox has no schema for it.
    ...(browser === 'firefox' ? {} : { storage: { managed_schema: 'managed-schema.json' } }),
    permissions: ['storage', 'unlimitedStorage', 'alarms', 'scripting'],
    // Asked for by a button in the library, only when the reader wants to be told (decision 373).
    optional_permissions: ['notifications'],
    host_permissions: ALLOWED_HOSTS.map((host) => `https://${host}/*`),
    // The one address of the reader's own folder is asked for in the settings (decision 387), that of Zotero on this machine in the library
    // (566), each in a click.
    optional_host_permissions: ['https://*/*', ZOTERO_ORIGIN],
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'kantlijn@kantlijn.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
            // The first Firefox for Android that knows what is said above of data.
            gecko_android: { strict_min_version: '142.0' },
          },
        }
      : { minimum_chrome_version: '120' }),
  }),
});
