import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn, ROOT } from './code.ts';

const FOLDER = 'docs/decisions';
const decisions = filesIn(FOLDER).filter((path) => /\/\d{3}-[^/]+\.md$/.test(path));
const numbers = new Set(decisions.map((path) => path.slice(FOLDER.length + 1, FOLDER.length + 4)));

const texts = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'wxt.config.ts',
  'vitest.config.ts',
  ...['entrypoints', 'components', 'utils', 'replica', 'tests', 'scripts', 'bench', 'docs'].flatMap(filesIn),
]
  .filter((path) => /\.(ts|tsx|mts|mjs|css|md)$/.test(path) && existsSync(join(ROOT, path)))
  .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));

/** Numbers of the decisions a text names: "decision 141", "decisions 100 to 103", "decision 260, 261", "docs/decisions/141". */
function named(text: string): string[] {
  const phrases = text.matchAll(/\bdecisions?[\s/*]+(\d{3}(?:(?:,\s| and | to )\d{3})*)(?!\d)/gi);
  return [...phrases].flatMap(([, list = '']) => list.match(/\d{3}/g) ?? []);
}

describe('links between files', () => {
  it('reads the forms in which a decision is named', () => {
    expect(named('see decision 141, and decisions 100 to 103 or docs/decisions/210-x.md')).toEqual([
      '141',
      '100',
      '103',
      '210',
    ]);
  });

  it('every decision that is named exists', () => {
    const missing = texts.flatMap(({ path, text }) =>
      named(text)
        .filter((number) => !numbers.has(number))
        .map((number) => `${path}: decision ${number} is not in ${FOLDER}`),
    );
    expect(missing).toEqual([]);
  });

  it('every decision has a title, a date and a state', () => {
    const bare = decisions.filter((path) => {
      const head = readFileSync(join(ROOT, path), 'utf8').split('\n').slice(0, 5).join('\n');
      return ![/^# \d{3}\.? .+$/m, /\d{4}-\d{2}-\d{2}/, /\bState: [^.;\n]+/].every((part) => part.test(head));
    });
    expect(bare).toEqual([]);
  });

  it('every decision has one line in the index, in order', () => {
    const index = readFileSync(join(ROOT, FOLDER, 'README.md'), 'utf8');
    const listed = [...index.matchAll(/^- \[(\d{3})\]\((\1-[^)]+)\) \S.*: \d{4}-\d{2}-\d{2}, \w/gm)];
    expect(listed.map(([, , file]) => `${FOLDER}/${file}`)).toEqual(decisions.toSorted());
  });

  it('every file that the guides name exists', () => {
    const guides = texts.filter(({ path }) =>
      /^(?:README|CONTRIBUTING)\.md$|^docs\/architecture\.md$|^(?:utils|components)\/.*README\.md$/.test(path),
    );
    expect(guides.length).toBeGreaterThan(15);
    const missing = guides.flatMap(({ path, text }) =>
      [...text.matchAll(/`((?:components|entrypoints|utils|tests|docs|scripts|bench|replica)\/[\w./-]+)`/g)]
        .map(([, file = '']) => file)
        .filter((file) => !existsSync(join(ROOT, file)))
        .map((file) => `${path}: ${file}`),
    );
    expect(missing).toEqual([]);
  });

  it('every relative link in a document leads to a file', () => {
    const broken = texts
      .filter(({ path }) => path.endsWith('.md'))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
          .map(([, target = '']) => target)
          .filter((target) => !existsSync(join(ROOT, dirname(path), target)))
          .map((target) => `${path}: ${target}`),
      );
    expect(broken).toEqual([]);
  });
});
