import { JSDOM } from 'jsdom';
import { describe, expect, it, vi } from 'vitest';
import { quotation } from '../../../components/frame/passages/cite.ts';
import { shorten } from '../../../components/page/dom.ts';
import { factsOfPage } from '../../../components/page/facts.ts';
import { parseIdentifier } from '../../../utils/domain/publication/identifier.ts';
import { COMMANDS } from '../../../utils/domain/site/commands.ts';
import { background, openPage, pageOf, QUESTIONS } from './world.ts';

const ADDRESS = 'https://zoek.officielebekendmakingen.nl/kv-tk-2024Z00001.html';
const head = (rows: readonly (readonly [string, string])[]): Document =>
  new JSDOM(
    `<head><title>Titel van het venster</title>${rows.map(([name, content]) => `<meta name="${name}" content="${content}">`).join('')}</head>`,
  ).window.document;

/** What a page at an address says of itself. */
function facts(page: Document, address = ADDRESS): ReturnType<typeof factsOfPage> {
  const identifier = parseIdentifier(address);
  if (identifier === null) throw new RangeError(address);
  return factsOfPage(page, identifier, 'question');
}

describe('metadata of the page', () => {
  it('comes from its address and head', () => {
    const page = head([
      ['DC.title', 'De veerdienst'],
      ['OVERHEIDop.vergaderjaar', '2023-2024'],
    ]);
    expect(facts(page)).toMatchObject({
      title: 'De veerdienst',
      date: null,
      sessionYear: '2023-2024',
      questionNumbers: ['2024Z00001'],
    });
  });

  it('an answer belongs to the questions its head names', () => {
    const page = head([['OVERHEIDop.vraagnummer', '2024Z00001']]);
    expect(facts(page, 'https://zoek.officielebekendmakingen.nl/ah-tk-20232024-1.html').questionNumbers).toEqual([
      '2024Z00001',
    ]);
  });

  it('may be nothing at all: a window with a title is no publication', () => {
    expect(facts(head([]))).toMatchObject({ title: '', sessionYear: null, date: null });
  });
});

it('a quotation has the words, the reference with the question, and an address that goes there', async () => {
  const { client } = background();
  const page = await openPage(pageOf(QUESTIONS), client);
  const note = await page.model.mark(page.select('op de Lek'), null);
  const identifier = parseIdentifier(ADDRESS);
  if (typeof note === 'string' || identifier === null) throw new Error('not marked');
  const { title, questionNumbers, date } = facts(page.document);
  const info = { id: identifier.id, date, questionNumbers };
  const told = { info, title, address: ADDRESS, sessionYear: '2023-2024' };
  const text = quotation(note.passage, told, identifier);
  expect(text).toMatch(/^“op de Lek” \(Kamervragen II 2023\/24, 2024Z00001, vraag 2\)\n/);
  expect(text).toContain(`${ADDRESS}#:~:text=`);
  vi.unstubAllGlobals();
});

it('a quote in a name is one short line', () => {
  expect(shorten('  een\n  twee ')).toBe('een twee');
  expect(shorten('woord '.repeat(40), 30).length).toBeLessThanOrEqual(30);
  expect(shorten('x'.repeat(200), 30)).toHaveLength(30);
});

it('each command has keys of its own, in the spelling of the manifest', () => {
  const keys = COMMANDS.map((one) => one.keys);
  expect(new Set(keys).size).toBe(keys.length);
  for (const one of keys) expect(one).toMatch(/^Alt\+Shift\+([A-Z]|Period|Comma)$/);
});
