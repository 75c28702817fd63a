import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../../../', import.meta.url);

/** Source files of the product outside the room. */
const files = ['entrypoints', 'components', 'utils'].flatMap((folder) =>
  readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => `${folder}/${path}`)
    .filter((path) => !path.startsWith('utils/sync/')),
);

describe('synchronising', () => {
  it('is off: nothing of it, nor Yjs, is imported by what is shipped', () => {
    expect(files.length).toBeGreaterThan(500);
    const importing = files.filter((path) => {
      const text = readFileSync(new URL(path, ROOT), 'utf8');
      return /from '[^']*\/sync\/|from 'yjs|import\('[^']*(?:\/sync\/|yjs)/.test(text);
    });
    expect(importing).toEqual([]);
  });
});
