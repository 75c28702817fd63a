import { defineConfig } from 'vitest/config';

/** One browser at a time, one file at a time: the tests own the machine's ports and its two cores. */
const alone = {
  environment: 'node',
  testTimeout: 120_000,
  hookTimeout: 180_000,
  fileParallelism: false,
  maxWorkers: 1,
} as const;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts', 'tests/unit/**/*.test.tsx'],
          environment: 'node',
          testTimeout: 30_000,
        },
      },
      // What was built: sizes, manifest, what is and is not in the bundles. Needs the builds.
      { test: { name: 'built', include: ['tests/built/**/*.test.ts'], ...alone } },
      { test: { name: 'e2e', include: ['tests/e2e/**/*.test.ts'], ...alone } },
    ],
  },
});
