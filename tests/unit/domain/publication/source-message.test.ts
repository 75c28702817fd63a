import { JSDOM } from 'jsdom';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { renderDocument } from '../../../../replica/page/document.ts';
import { loadPublications } from '../../../../replica/publication.ts';
import { readPage } from '../../../../utils/domain/publication/index.ts';
import { pageToSource } from '../../../../utils/domain/publication/page-source.ts';
import { PageSource, recordOfSource, withoutTexts } from '../../../../utils/domain/publication/source-message.ts';
import { PublicationRecord } from '../../../../utils/domain/publication/record.ts';

const publications = loadPublications(
  fileURLToPath(new URL('../../../../replica/data', import.meta.url)),
  '2026-11-23',
);
const address = (id: string): string => `https://zoek.officielebekendmakingen.nl/${id}.html`;
const pageOf = (id: string): Document => {
  const publication = publications.find((one) => one.id === id);
  if (publication === undefined) throw new Error(`${id} is not in the data`);
  return new JSDOM(renderDocument(publication), { url: address(id) }).window.document;
};
/** As a message crosses: only what JSON keeps. */
const sent = (document: Document, id: string): unknown =>
  JSON.parse(JSON.stringify(pageToSource(document, address(id))));

describe('a page that is read by its script and interpreted by the background', () => {
  it.each(publications.map(({ id }) => id))('%s gives the record that reading it in one place gives', (id) => {
    const document = pageOf(id);
    const record = recordOfSource(PageSource.parse(sent(document, id)), address(id));
    expect(record).toEqual({ ...readPage(document, address(id)), signs: [] });
    // What goes back to the page keeps the shape and what the strip and the frame draw.
    const back = PublicationRecord.parse(withoutTexts(record as PublicationRecord));
    expect(back.title).toBe(record?.title);
    expect(back.references).toEqual(record?.references);
    expect(back.footnotes.map(({ links }) => links)).toEqual(record?.footnotes.map(({ links }) => links));
    expect(JSON.stringify(back)).not.toMatch(/"text":"[^"]{2000,}"/);
  });

  const seed = (): Record<string, unknown> => sent(pageOf('kv-tk-2024Z01911'), 'kv-tk-2024Z01911') as never;
  const block = (change: object): object => ({ zone: 'none', group: 0, role: 'text', text: '', links: [], ...change });

  it.each([
    ['a script for a link', { blocks: [block({ links: [{ text: 'x', url: 'javascript:alert(1)' }] })] }],
    ['an address with a password', { blocks: [block({ links: [{ text: 'x', url: 'https://a:b@example.org/' }] })] }],
    ['a zone that does not exist', { blocks: [block({ zone: 'evil' })] }],
    ['a text that is too long', { blocks: [block({ text: 'x'.repeat(100_001) })] }],
    ['too many blocks', { blocks: Array.from({ length: 20_001 }, () => block({})) }],
    ['too much text together', { blocks: Array.from({ length: 90 }, () => block({ text: 'x'.repeat(90_000) })) }],
    ['a fact of the head nobody knows', { metadata: [['evil', []]] }],
    ['no footnotes', { footnotes: undefined }],
  ])('%s is refused', (_, change) => {
    expect(PageSource.safeParse(seed()).success).toBe(true);
    expect(PageSource.safeParse({ ...seed(), ...change }).success).toBe(false);
  });

  it('an address that is no publication gives no record, and no error', () => {
    expect(
      recordOfSource(PageSource.parse({ ...seed(), metadata: [], overview: {} }), 'https://example.org/'),
    ).toBeNull();
  });

  it('a page that is too long is sent up to the limit', () => {
    const paragraphs = Array.from({ length: 120 }, () => `<p>${'woord '.repeat(15_000)}</p>`).join('');
    const document = new JSDOM(`<body><div id="broodtekst">${paragraphs}</div></body>`).window.document;
    const source = PageSource.parse(sent(document, 'kv-tk-2024Z01911'));
    expect(source.blocks.length).toBeGreaterThan(50);
    expect(source.blocks.length).toBeLessThan(120);
  });
});
