import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/support/longest-first.ts';

/**
 * Two files at a time, each with its own browser, profile and free ports: most of a browser test's time is waiting. Files share the modules
 * they import, which take a second to load and keep nothing from one file for the next.
 */
const browsers = {
  environment: 'node',
  isolate: false,
  // A limit is no measurement: several times what the longest takes on two idle processors.
  testTimeout: 400_000,
  hookTimeout: 300_000,
  maxWorkers: 2,
  // A second is little for a page on a machine with two browsers.
  expect: { poll: { timeout: 20_000, interval: 100 } },
} as const;

const UNIT = ['tests/unit/**/*.test.ts', 'tests/unit/**/*.test.tsx'];

/**
 * Unit tests that need modules of their own: they replace a module or something global, or draw a document. The others
 * share what they import, which halves the time of all of them.
 */
const ISOLATED = globSync(UNIT).filter(
  (path) =>
    /^tests\/unit\/(components|frame|library|passages)\//.test(path) ||
    /vi\.(mock|doMock|stubGlobal|resetModules)\b/.test(readFileSync(path, 'utf8')),
);

/** As many workers as processors: Vitest leaves one free for itself, which on two of them is half. */
const unit = {
  environment: 'node',
  setupFiles: 'tests/support/seed.ts',
  // The property tests take a tenth of this alone; they run with what other steps leave of the processors.
  // Nothing here has a limit of its own: how long it takes depends on what else runs.
  testTimeout: 300_000,
  hookTimeout: 300_000,
  maxWorkers: '100%',
} as const;

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { name: 'unit', include: UNIT, exclude: ISOLATED, isolate: false, ...unit } },
      { test: { name: 'unit-isolated', include: ISOLATED, ...unit } },
      // Real WebDAV servers, where they are installed.
      {
        test: { name: 'dav', include: ['tests/dav/**/*.test.ts'], ...unit, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
      // What was built: sizes, manifest, what is and is not in the bundles. Needs the builds.
      { test: { name: 'built', include: ['tests/built/**/*.test.ts'], ...browsers } },
      { test: { name: 'e2e', include: ['tests/e2e/**/*.test.ts'], ...browsers } },
    ],
  },
});
