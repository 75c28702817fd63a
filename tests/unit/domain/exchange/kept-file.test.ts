import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KeptText, keptTexts, newFile, renewed, sumOf } from '../../../../utils/domain/exchange/kept-file.ts';
import { writeMarkdownFiles } from '../../../../utils/domain/exchange/index.ts';
import { anyNote, library, note } from './sample.ts';

const first = (body: string): KeptText => {
  const [text] = keptTexts(library([note({ body })])).texts;
  if (text === undefined) throw new Error('no text');
  return text;
};
const EMPTY: KeptText = { publication: 'kv-tk-2024Z01911', parts: null };

/** The new text, or why it is left. */
async function put(current: string, kept: KeptText): Promise<string> {
  const renewal = await renewed(current, kept);
  return renewal.is === 'renewed' ? renewal.text : renewal.is === 'left' ? renewal.why : renewal.is;
}
const made = async (kept: KeptText): Promise<string> => (await newFile(kept)) ?? '';

describe('a file of text that is kept up to date', () => {
  it('says what an exported file says, between two lines of its own', async () => {
    const [exported] = writeMarkdownFiles(library([note()]));
    const lines = (await made(first(note().body))).split('\n').filter((line) => !line.startsWith('<!-- kantlijn:'));
    expect(lines.join('\n')).toBe(exported?.text);
  });

  it('is not written again when nothing changed, and nothing around it changes when it is', async () => {
    const aroundIt = fc.string({ unit: 'grapheme', maxLength: 200 }).filter((text) => !text.includes('kantlijn:'));
    await fc.assert(
      fc.asyncProperty(anyNote, anyNote, aroundIt, aroundIt, async (one, other, above, below) => {
        const [before, after] = [one, { ...other, target: one.target }].map((of) => keptTexts(library([of])).texts[0]);
        if (before === undefined || after === undefined) throw new Error('no text');
        const file = await made(before);
        expect(await put(file, before)).toBe('same');
        const at = file.indexOf('<!-- kantlijn:begin');
        const ours = await made(after);
        const written = `${file.slice(0, at)}${above}\n${file.slice(at)}${below}`;
        const expected = `${ours.slice(0, ours.indexOf('<!-- kantlijn:begin'))}${above}\n${ours.slice(ours.indexOf('<!-- kantlijn:begin'))}${below}`;
        const renewal = await put(written, after);
        expect(renewal === 'same' ? written : renewal).toBe(expected);
      }),
    );
  });

  it('keeps front matter that somebody changed, and renews what nobody touched', async () => {
    const kept = first('Eerste');
    const other: KeptText = { ...kept, parts: { front: '---\ntitle: "Anders"\n---\n', body: '# Anders\n' } };
    const file = await made(kept);
    expect(await put(file, other)).toMatch(/^---\ntitle: "Anders"\n---\n\n<!--/);
    const own = file.replace('---\n', '---\nstatus: gelezen\n');
    const once = await put(own, other);
    expect(once).toContain('status: gelezen');
    expect(once).toContain('# Anders');
    expect(once).not.toContain('title: "Anders"');
    expect(await put(once, kept)).toBe(own);
  });

  it('leaves what somebody wrote between its lines, two parts, and what is not its own', async () => {
    const kept = first('Eerste');
    const next = first('Tweede');
    const file = await made(kept);
    expect(await put(file.replace('Eerste', 'Eerste, en meer'), next)).toBe('changed');
    expect(await put(file.replace('<!-- kantlijn:end -->', ''), next)).toBe('changed');
    expect(await put(file.replace(/<!-- kantlijn:begin .*-->\n/, ''), next)).toBe('changed');
    expect(await put(`${file}${file}`, next)).toBe('twice');
    expect(await put('# Boodschappen\n\n- melk\n', next)).toBe('other');
    expect(await put(file.replace('begin kv-tk-2024Z01911', 'begin kv-tk-2024Z09999'), next)).toBe('other');
  });

  it('keeps the line ends and the mark of an editor that changed them', async () => {
    const file = `\u{FEFF}${(await made(first('Eerste'))).replaceAll('\n', '\r\n')}Van mij\r\n`;
    const text = await put(file, first('Tweede'));
    expect(text).toBe(`\u{FEFF}${(await made(first('Tweede'))).replaceAll('\n', '\r\n')}Van mij\r\n`);
  });

  it('says that there are no notes any more, and has them again when there are', async () => {
    const kept = first('Eerste');
    const file = `${await made(kept)}\nVan mij`;
    const empty = await put(file, EMPTY);
    expect(empty).toContain('# Keuring van bruggen');
    expect(empty).toContain('staan in Kantlijn geen notities meer');
    expect(empty).not.toContain('Eerste');
    expect(empty).toContain('Van mij');
    expect(await put(empty, EMPTY)).toBe('same');
    expect(await put(empty, kept)).toBe(file);
    expect(await newFile(EMPTY)).toBeNull();
    expect(await sumOf(EMPTY)).not.toBe(await sumOf(kept));
  });
});
