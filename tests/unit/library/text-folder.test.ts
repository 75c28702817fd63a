import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type FolderContent, fillFolder } from '../../../components/library/text-folder/fill-folder.ts';
import { readMemory, type TextMemory } from '../../../components/library/text-folder/memory.ts';
import type { TextFolder } from '../../../components/library/text-folder/port.ts';
import type { KeptText } from '../../../utils/domain/exchange/kept-file.ts';

const gather = vi.fn(async () => ({ library: {}, omitted: 0 }));
vi.mock('../../../components/library/files/gather.ts', () => ({ gather, unreadable: async () => [] }));
vi.stubGlobal('navigator', { locks: { request: async (_name: string, work: () => unknown) => work() } });
const { bringUpToDate } = await import('../../../components/library/text-folder/bring-up-to-date.ts');

/** A vault in memory, as a reader and Obsidian have it: folders too, and files that another program holds. */
function vault() {
  const files = new Map<string, string>();
  const held = new Set<string>();
  const touched: string[] = [];
  let memory: unknown = null;
  const folder = {
    recall: async () => memory,
    remember: async (next: TextMemory) => void (memory = next),
    check: async () => undefined,
    read: async (name: string) => {
      touched.push(`read ${name}`);
      const text = files.get(name);
      return text === undefined ? null : { text, stamp: text };
    },
    write: async (name: string, text: string, stamp: string | null) => {
      touched.push(`write ${name}`);
      if (held.has(name)) throw new DOMException('held', 'NoModificationAllowedError');
      if ((files.get(name) ?? null) !== stamp) return false;
      files.set(name, text);
      return true;
    },
  } as unknown as TextFolder;
  const fill = async (texts: readonly KeptText[]): Promise<TextMemory> => {
    const content: FolderContent = { texts, unreadable: new Set() };
    const after = await fillFolder(folder, readMemory(memory), content);
    memory = after;
    return after;
  };
  return { files, held, touched, folder, fill };
}

const kept = (at: number, body = `Notitie ${at}.`): KeptText => ({
  publication: `kst-36410-${at}`,
  parts: { front: `---\ntitle: "Stuk ${at}"\n---\n`, body: `# Stuk ${at}\n\n${body}\n` },
});
const FILE = 'kst-36410-1.md';

describe('a folder of text beside Obsidian', () => {
  it('keeps what a reader and a program add, through every change of the notes', async () => {
    const { files, fill } = vault();
    files.set('.obsidian/app.json', '{"theme":"dark"}');
    files.set('Dagboek.md', '# Van mij\n');
    await fill([kept(1), kept(2)]);
    const text = files.get(FILE) ?? '';
    // Properties as Obsidian writes them: its own order and quotes; then every line end of the file.
    const props = text.replace('---\ntitle: "Stuk 1"\n---', '---\ntags:\n  - kamer\ntitle: Stuk 1\naliases: []\n---');
    files.set(FILE, `${props}\nOnder van mij, met [[Dagboek]].\n`.replaceAll('\n', '\r\n'));
    for (const body of ['Tweede.', 'Derde.', 'Eerste.']) {
      // oxlint-disable-next-line no-await-in-loop -- one change after another
      const { left } = await fill([kept(1, body), kept(2)]);
      expect(left).toEqual([]);
      const now = files.get(FILE) ?? '';
      for (const own of [
        'tags:\r\n  - kamer\r\ntitle: Stuk 1\r\naliases: []',
        'Onder van mij, met [[Dagboek]].\r\n',
        body,
      ])
        expect(now).toContain(own);
      expect(now.replaceAll('\r\n', '')).not.toContain('\n');
    }
    // Without notes the reader's words are still there.
    await fill([kept(2)]);
    expect(files.get(FILE)).toContain('Onder van mij, met [[Dagboek]].');
    expect(files.get(FILE)).toContain('geen notities meer');
    expect([files.get('.obsidian/app.json'), files.get('Dagboek.md')]).toEqual(['{"theme":"dark"}', '# Van mij\n']);
  });

  it.each(['Kamer/kst-36410-1.md', 'Mijn naam.md', null])('makes no second file where one went to %s', async (to) => {
    const { files, fill } = vault();
    await fill([kept(1), kept(2)]);
    const moved = `${files.get(FILE) ?? ''}Van mij.\n`;
    files.delete(FILE);
    if (to !== null) files.set(to, moved);
    const { left } = await fill([kept(1, 'Anders.'), kept(2)]);
    expect(left).toEqual([{ publication: 'kst-36410-1', name: FILE, why: 'gone' }]);
    expect(files.has(FILE)).toBe(false);
    if (to !== null) expect(files.get(to)).toBe(moved);
    // Put back, it is kept up to date again, with what was added elsewhere.
    files.set(FILE, moved);
    expect((await fill([kept(1, 'Anders.'), kept(2)])).left).toEqual([]);
    expect(files.get(FILE)).toMatch(/Anders\.[\s\S]*Van mij\.\n$/);
  });

  it('writes five thousand files in their order, and looks at one when one changed', async () => {
    const { files, fill, touched } = vault();
    const all = Array.from({ length: 5000 }, (_, at) => kept(at));
    await fill(all);
    expect(files.size).toBe(5000);
    expect(touched.filter((act) => act.startsWith('write'))).toEqual(
      all.map(({ publication }) => `write ${publication}.md`),
    );
    touched.length = 0;
    await fill(all.with(7, kept(7, 'Anders.')));
    expect(touched).toEqual(['read kst-36410-7.md', 'write kst-36410-7.md']);
  });
});

describe('looking at the folder every ten minutes', () => {
  beforeEach(() => gather.mockClear());
  const world = {
    today: '2026-12-03',
    ports: {
      now: () => new Date('2026-12-03T10:00:00Z'),
      readSettings: async () => ({ meaningNames: {} }),
      writeKept: async () => ({ texts: [kept(1, 'Anders.'), kept(2)], failed: [] }),
      client: {
        request: async (name: string) =>
          ({
            'library.export': { outcome: 'exported', seq: 4 },
            'collections.list': { outcome: 'listed', collections: [] },
            'library.health': { loss: null },
          })[name],
      },
    },
  } as unknown as Parameters<typeof bringUpToDate>[0];

  it('gathers nothing for a file that stays as it is, and again for one that another program held', async () => {
    const { files, held, fill, folder } = vault();
    await fill([kept(1), kept(2)]);
    const text = files.get(FILE) ?? '';
    files.delete(FILE);
    expect((await bringUpToDate(world, folder, 'changed')).left).toMatchObject([{ why: 'gone' }]);
    expect((await bringUpToDate(world, folder, 'changed')).left).toMatchObject([{ why: 'gone' }]);
    expect(gather).toHaveBeenCalledOnce();
    // The reader asks, and the file is back but held.
    files.set(FILE, text);
    held.add(FILE);
    expect((await bringUpToDate(world, folder, 'always')).left).toMatchObject([{ why: 'busy' }]);
    held.clear();
    expect((await bringUpToDate(world, folder, 'changed')).left).toEqual([]);
    expect(gather).toHaveBeenCalledTimes(3);
    expect(files.get(FILE)).toContain('Anders.');
  });
});
