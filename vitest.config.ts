import { defineConfig } from 'vitest/config';

/** Two files at a time, each with its own browser, profile and free ports: most of a browser test's time is waiting. */
const browsers = {
  environment: 'node',
  testTimeout: 120_000,
  hookTimeout: 180_000,
  maxWorkers: 2,
  // A second is little for a page on a machine with two browsers.
  expect: { poll: { timeout: 10_000 } },
} as const;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts', 'tests/unit/**/*.test.tsx'],
          environment: 'node',
          // The property tests take a quarter of this alone, and all of it on a busy slow machine.
          testTimeout: 120_000,
        },
      },
      // What was built: sizes, manifest, what is and is not in the bundles. Needs the builds.
      { test: { name: 'built', include: ['tests/built/**/*.test.ts'], ...browsers } },
      { test: { name: 'e2e', include: ['tests/e2e/**/*.test.ts'], ...browsers } },
    ],
  },
});
