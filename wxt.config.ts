import { defineConfig } from 'wxt';

/** The hosts Kantlijn reads; each is explained in docs/permissions.md. */
const PUBLICATIONS_HOST = 'https://zoek.officielebekendmakingen.nl/*';
const REPOSITORY_HOST = 'https://repository.overheid.nl/*';

/**
 * Builds with `KANTLIJN_OPEN_ROOT=1` open the card's shadow root, and nothing else, for tools that
 * cannot see into a closed one (axe, Firefox's automation). They go to a folder of their own and
 * are never packaged; see docs/architecture.md.
 */
const OPEN_ROOT = process.env['KANTLIJN_OPEN_ROOT'] === '1';

export default defineConfig({
  outDir: OPEN_ROOT ? '.output/open-root' : '.output',
  vite: () => ({ define: { __KANTLIJN_OPEN_ROOT__: JSON.stringify(OPEN_ROOT) } }),
  modules: ['@wxt-dev/module-react'],
  imports: false,
  manifestVersion: 3,
  targetBrowsers: ['chrome', 'edge', 'firefox'],
  manifest: ({ browser }) => ({
    name: 'Kantlijn',
    description: '__MSG_description__',
    default_locale: 'nl',
    permissions: ['storage', 'unlimitedStorage'],
    host_permissions: [PUBLICATIONS_HOST, REPOSITORY_HOST],
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'kantlijn@kantlijn.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '120' }),
  }),
});
