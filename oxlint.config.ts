import { defineConfig } from 'oxlint';
import { FLOORS } from './floors.config.ts';

/** What only runs in a browser, or has a clock. Which room may import which is in floors.config.ts. */
const IMPURE = [
  'browser',
  'caches',
  'chrome',
  'document',
  'fetch',
  'indexedDB',
  'localStorage',
  'location',
  'navigator',
  'performance',
  'sessionStorage',
  'setInterval',
  'setTimeout',
  'window',
];

export default defineConfig({
  plugins: ['typescript', 'import', 'react', 'unicorn', 'jsx-a11y'],
  categories: { correctness: 'error', suspicious: 'error' },
  ignorePatterns: ['replica/static', 'zotero', '.output', '.wxt', 'node_modules', 'coverage'],
  rules: {
    'import/extensions': ['error', 'always', { ignorePackages: true, checkTypeImports: true }],
    'import/no-unassigned-import': 'off',
    'react/react-in-jsx-scope': 'off',
    'no-shadow': 'off',
    'import/no-named-as-default-member': 'off',
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    eqeqeq: 'error',
    'no-underscore-dangle': ['error', { allow: ['_default'] }],
    'no-var': 'error',
    'prefer-const': 'error',
    'max-lines': ['error', { max: 350, skipBlankLines: true, skipComments: true }],
  },
  overrides: [
    {
      files: FLOORS.filter(({ pure }) => pure).map(({ room }) => `utils/${room}/**`),
      rules: {
        'no-restricted-globals': ['error', ...IMPURE],
        'no-restricted-properties': [
          'error',
          { object: 'Date', property: 'now' },
          { object: 'Math', property: 'random' },
          { object: 'crypto', property: 'randomUUID' },
          { object: 'crypto', property: 'getRandomValues' },
        ],
      },
    },
    {
      // Every function of the product is short and simple, or says why it is not in the line that allows it.
      files: ['entrypoints/**', 'components/**', 'utils/**'],
      rules: {
        'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
        complexity: ['error', 15],
      },
    },
    {
      // One place asks the reader's server, and it asks nothing else (decision 382).
      files: ['utils/sync/**'],
      rules: { 'no-restricted-globals': ['error', 'fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'navigator'] },
    },
    { files: ['utils/sync/carriers/request.ts'], rules: { 'no-restricted-globals': 'off' } },
    { files: ['tests/**', 'bench/**'], rules: { 'unicorn/consistent-function-scoping': 'off' } },
  ],
});
