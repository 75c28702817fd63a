import type { KnipConfig } from 'knip';

/** Finds files, exports and packages that nothing uses (decision 282): `npm test -- unused`. */
export default {
  // A type beside the function that takes or returns it may be named by a caller some day; a value nobody imports is not exported.
  ignoreExportsUsedInFile: { interface: true, type: true },
  workspaces: {
    '.': {
      entry: [
        'floors.config.ts',
        // Run by scripts/with-setup.mjs and scripts/start.mjs, which name them as text, or by hand.
        'scripts/{corpus,look,look-own,look-parts,look-states,probe,read,render-icons,replica,schema,site,start-demo,start-firefox}.ts',
        'scripts/{record,release,store}/index.ts',
        'scripts/release/locks.ts',
        'scripts/{bundled,test-errors}.mjs',
        'tests/soak/{files,first-copy,large,release,soak}.ts',
        // Run by hand, with a build of an older commit.
        'tests/fixtures/profiles/record.ts',
        // Built as pages by tests/e2e/support/bundled.ts.
        'tests/e2e/support/{folder,search}-page.ts',
        // A package of its own in all but name: what it offers is decided there.
        'utils/note-index/index.ts',
      ],
      project: ['*.ts', '{components,entrypoints,utils}/**/*.{ts,tsx}!', '{replica,scripts,tests}/**/*.{ts,tsx,mjs}'],
      ignoreDependencies: [
        '@swc/core', // the parser of dependency-cruiser
        '@vitejs/plugin-react', // a peer of @wxt-dev/module-react
        'axe-core', // read as a file
        'prettier', // run by hand
      ],
      ignoreBinaries: ['mount', 'umount', 'mkfs.ext4', 'cc'],
    },
    site: {
      // Its plugin runs the configuration with less than Eleventy hands it.
      eleventy: false,
      entry: ['eleventy.config.mjs'],
      project: ['*.{ts,mjs}'],
      ignoreDependencies: ['@11ty/eleventy'], // run by scripts/site.ts, by its path
    },
    bench: {
      // run.ts looks for these by name; sync/pouch.mjs has its types beside it, which hides it.
      entry: [
        'run.ts',
        '*/index.ts',
        'peers/*.ts', // read by name
        'sync/pouch.mjs',
        'corpus/{cold,growth,measure-file,memory}.ts',
        'corpus/workers/*.ts',
      ],
      project: ['**/*.{ts,mjs}'],
      ignoreDependencies: ['@apache-annotator/selector'], // a peer of @apache-annotator/dom
    },
  },
} satisfies KnipConfig;
