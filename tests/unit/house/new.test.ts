import { describe, expect, it } from 'vitest';
import { fromProject, NEW } from '../../../scripts/new.ts';
import { OFFERED_FORMATS } from '../../../utils/domain/exchange/formats.ts';
import { filesIn, sourcesIn } from './code.ts';

const made = (recipe: string, name: string) => NEW[recipe]?.(name, fromProject) ?? new Map<string, string>();

/** The names of messages that have a row in the table where one stands, in order, and its place among them. */
function rowsAround(text: string, name: string): { rows: string[]; at: number } {
  const lines = text.split('\n');
  const here = lines.findIndex((line) => line.includes(`'${name}'`));
  const indent = /^ */.exec(lines[here] ?? '')?.[0] ?? '';
  const ends = (line: string): boolean => line.startsWith(`${indent.slice(2)}}`) || line.endsWith('= {');
  const from = lines.findLastIndex((line, at) => at < here && ends(line));
  const to = lines.findIndex((line, at) => at > here && ends(line));
  const rows = lines.slice(from, to).flatMap((line) => new RegExp(`^${indent}'([a-z]+\\.\\w+)'`).exec(line)?.[1] ?? []);
  return { rows, at: rows.indexOf(name) };
}

describe('npm run new', () => {
  it('puts a message into the protocol, the gate and the handlers', () => {
    const files = made('message', 'notes.example');
    expect([...files.keys()]).toEqual([
      'utils/protocol/notes.ts',
      'utils/services/gate.ts',
      'entrypoints/background/handlers.ts',
    ]);
    for (const text of files.values()) expect(text.split("'notes.example'").length).toBe(2);
  });

  it.each(['library.example', 'tags.example', 'backup.example'])('answers %s where the library answers', (name) => {
    const files = [...made('message', name).keys()];
    expect(files[0]).toMatch(/^utils\/protocol\/library\//);
    expect(files.at(-1)).toBe('entrypoints/background/library-handlers.ts');
  });

  it.each([
    ['notes.example', 'notes'],
    ['weather.example', null],
  ])('puts %s behind the last of its room, or at the end', (name, room) => {
    for (const [path, text] of made('message', name)) {
      const { rows, at } = rowsAround(text, name);
      const same = rows.filter((row) => row.startsWith(`${room}.`));
      if (room === null) expect(rows.slice(at + 1), path).toEqual([]);
      else expect(same.at(-1), path).toBe(name);
      expect(rows[0], path).not.toBe(name);
    }
  });

  it('makes an export format, lists it and names it', () => {
    const files = made('export-format', 'sample');
    expect([...files.keys()].toSorted()).toEqual([
      'components/library/files/export-files.ts',
      'utils/domain/exchange/README.md',
      'utils/domain/exchange/formats.ts',
      'utils/domain/exchange/sample.ts',
      'utils/domain/i18n/texts/files.ts',
    ]);
    for (const text of files.values()) expect(text).toMatch(/writeSample|export\.sample|sample(\.ts|:)/);
    // They are offered in the order of the table: the new one last.
    const table = /FORMAT_FILES = \{([^]*?)\n\}/.exec(files.get('utils/domain/exchange/formats.ts') ?? '')?.[1] ?? '';
    expect([...table.matchAll(/^ {2}(\w+): /gm)].map(([, name]) => name)).toEqual([...OFFERED_FORMATS, 'sample']);
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
    const documents = ['components', 'entrypoints', 'utils', 'docs']
      .flatMap(filesIn)
      .filter((path) => path.endsWith('.md') && /\bNEW: /.test(fromProject(path) ?? ''));
    expect([...left, ...documents], 'fill in what says NEW: in these files, and take that word away').toEqual([]);
  });
});
