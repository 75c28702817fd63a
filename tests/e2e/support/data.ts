import { rmSync } from 'node:fs';
import { afterAll } from 'vitest';
import { makeData, type Variant } from './make-data.ts';

/** A data folder with our own publications and variants of them, removed after the tests of the file. Out: its path. */
export function useData(variants: readonly Variant[]): () => string {
  const folder = makeData(variants);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return () => folder;
}
