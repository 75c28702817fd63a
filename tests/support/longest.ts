/**
 * Test files that take the longest, the longest first. One that is begun last keeps a worker busy after the others have ended. The order is
 * from whole runs on two processors; a file that is not here comes by its size.
 */
export const LONGEST = [
  'tests/e2e/lost-storage.test.ts',
  'tests/e2e/upgrade/upgrade.test.ts',
  'tests/e2e/accessibility/axe.test.ts',
  'tests/e2e/devices/devices.test.ts',
  'tests/e2e/chromium/surroundings.test.ts',
  'tests/e2e/chromium/library.test.ts',
  'tests/e2e/chromium/states.test.ts',
  'tests/e2e/related.test.ts',
  'tests/e2e/corpus.test.ts',
  'tests/e2e/accessibility/passages.test.ts',
  'tests/e2e/passages/many.test.ts',
  'tests/e2e/passages/links.test.ts',
  'tests/e2e/passages/passages.test.ts',
  'tests/e2e/devices/settings.test.ts',
  'tests/e2e/strip/chromium.test.ts',
  'tests/e2e/hostile/named.test.ts',
  'tests/e2e/chromium/following.test.ts',
  'tests/e2e/hostile/reading.test.ts',
  'tests/e2e/chromium/library-list.test.ts',
  'tests/e2e/hostile/ground.test.ts',
  'tests/e2e/frame/chromium.test.ts',
  'tests/e2e/hostile/firefox.test.ts',
  'tests/unit/domain/anchor/properties.test.ts',
  'tests/unit/domain/exchange/reading.test.ts',
  'tests/unit/sync/apart.test.ts',
  'tests/unit/store/migrations.test.ts',
] as const;
