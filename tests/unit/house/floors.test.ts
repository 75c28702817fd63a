import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import rules, { FLOORS } from '../../../floors.config.ts';
import { ROOT, sourcesIn } from './code.ts';

/** What dependency-cruiser holds against the shipped folders of a project, as `rule: from → to`. */
async function violations(project: string): Promise<string[]> {
  const { forbidden, options } = rules;
  const { output } = await cruise(
    ['entrypoints', 'components', 'utils'],
    { ...options, baseDir: project, validate: true, ruleSet: { forbidden: [...forbidden] } },
    options.enhancedResolveOptions,
  );
  const { summary } = output as ICruiseResult;
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}

describe('the rules on imports', () => {
  let project: string;
  const write = (path: string, code: string): void => {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), code);
  };
  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'kantlijn-floors-'));
    write('entrypoints/page.ts', `import '../components/view.tsx';`);
    write('components/view.tsx', `import { row } from '../utils/store/row.ts';\nexport const view = <b>{row}</b>;`);
    write('utils/store/row.ts', `import type { Note } from '../domain/note.ts';\nexport const row: Note = 1;`);
    write('utils/domain/note.ts', 'export type Note = number;');
    write('tests/tool.ts', 'export const tool = 1;');
  });
  afterEach(() => rmSync(project, { recursive: true }));

  it('allow imports that go down', async () => {
    expect(await violations(project)).toEqual([]);
  });

  it.each([
    ['utils/domain-is-below', 'utils/domain/up.ts', `import { row } from '../store/row.ts';\nexport { row };`],
    [
      'utils/domain-is-below',
      'utils/domain/up.ts',
      `import type { row } from '../store/row.ts';\nexport type A = row;`,
    ],
    ['utils/domain-is-below', 'utils/domain/up.ts', `export * from '../store/row.ts';`],
    ['utils/domain-is-below', 'utils/domain/up.ts', `export const up = () => import('../store/row.ts');`],
    ['utils/services-is-below', 'utils/services/up.ts', `export { view } from '../../components/view.tsx';`],
    ['components-is-below', 'components/up.tsx', `import '../entrypoints/page.ts';\nexport const up = <i />;`],
    ['room-without-a-floor', 'utils/attic/a.ts', `export * from '../domain/note.ts';`],
    ['a-cycle', 'components/self.ts', `export * from './self.ts';`],
    ['not-for-the-product', 'components/tool.ts', `export * from '../tests/tool.ts';`],
    ['not-for-the-product', 'utils/store/tool.ts', `import { join } from 'node:path';\nexport { join };`],
    ['a-pure-room-with-a-package', 'utils/dutch/a.ts', `import { browser } from 'wxt/browser';\nexport { browser };`],
    ['not-to-be-found', 'components/none.ts', `export * from './nowhere.ts';`],
  ])('refuse %s (%#)', async (name, path, code) => {
    write(path, code);
    const found = await violations(project);
    expect(found.join('\n')).toContain(`${name}: ${path} → `);
  });

  it('are kept by the code', async () => {
    expect(await violations(ROOT)).toEqual([]);
  });
});

describe('the floors', () => {
  it('are the rooms there are', () => {
    expect(readdirSync(join(ROOT, 'utils')).toSorted()).toEqual(FLOORS.map(({ room }) => room).toSorted());
  });

  it('have no clock where they are pure; the linter refuses the rest', () => {
    const pure = FLOORS.filter((floor) => floor.pure).flatMap(({ room }) => sourcesIn(`utils/${room}`));
    expect(pure.length).toBeGreaterThan(100);
    expect(pure.filter(({ code }) => /\bnew Date\(\s*\)/.test(code)).map(({ path }) => path)).toEqual([]);
  });

  it('are listed in docs/architecture.md', () => {
    const told = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8')
      .split('\n')
      .flatMap((line) => /^\| `(\w[\w-]*)` +\| (.+?) +\| (yes)? *\|$/.exec(line)?.slice(1) ?? []);
    expect(told).toEqual(FLOORS.toReversed().flatMap(({ room, what, pure }) => [room, what, pure && 'yes']));
  });
});
