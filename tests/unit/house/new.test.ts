import { describe, expect, it } from 'vitest';
import { fromProject, NEW } from '../../../scripts/new.ts';
import { sourcesIn } from './code.ts';

const made = (recipe: string, name: string) => NEW[recipe]?.(name, fromProject) ?? new Map<string, string>();

describe('npm run new', () => {
  it('puts a message into the protocol, the gate and the handlers', () => {
    const files = made('message', 'notes.example');
    expect([...files.keys()]).toEqual([
      'utils/protocol/requests.ts',
      'utils/services/gate.ts',
      'entrypoints/background/handlers.ts',
    ]);
    for (const text of files.values()) expect(text.split("'notes.example'").length).toBe(2);
  });

  it('makes an export format, lists it and names it', () => {
    const files = made('export-format', 'sample');
    expect([...files.keys()].toSorted()).toEqual([
      'components/library/files/export-files.ts',
      'utils/domain/exchange/index.ts',
      'utils/domain/exchange/sample.ts',
      'utils/domain/i18n/texts/files.ts',
    ]);
    for (const text of files.values()) expect(text).toMatch(/writeSample|export\.sample/);
  });

  it.each([
    ['message', 'notes.list'],
    ['message', 'Notes'],
    ['message', 'notes.a-b'],
    ['export-format', 'csv'],
    ['export-format', '../x'],
  ])('refuses %s %s', (recipe, name) => {
    expect(() => made(recipe, name)).toThrow();
  });

  it('leaves nothing behind that was not filled in', () => {
    const left = ['components', 'entrypoints', 'utils']
      .flatMap(sourcesIn)
      .filter(({ text }) => /\bNEW: /.test(text))
      .map(({ path }) => path);
    expect(left).toEqual([]);
  });
});
