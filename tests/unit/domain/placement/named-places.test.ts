import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { blockOf, namedBlocks } from '../../../../utils/domain/placement/named-blocks.ts';
import { placesIn, type NamedPlace } from '../../../../utils/domain/placement/named-places.ts';

/** Where a page names a publication, for the signs. */

const BASE = 'https://zoek.officielebekendmakingen.nl/kv-tk-2024Z01911.html';
const OWN = new Set(['kv-tk-2024Z01911', '2024Z01911']);

function read(body: string, own: ReadonlySet<string> = OWN): NamedPlace[] {
  const { document } = new JSDOM(`<!doctype html><body>${body}</body>`).window;
  return blocksOf(document.body).flatMap((block) =>
    [...placesIn(block, { base: BASE, own })].filter((place) => place !== null),
  );
}

const blocksOf = (body: Element): Element[] => [...namedBlocks(body, body)].filter((block) => block !== null);

/** The letters of a place, as a range would give them. */
function printed({ from, to }: NamedPlace): string {
  if (from === null || to === null) return '';
  const range = from.node.ownerDocument.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range.toString().replaceAll(/\s+/g, ' ');
}

const seen = (body: string): [string, string][] => read(body).map((place) => [place.target, printed(place)]);

describe('publications a page names', () => {
  it.each<[string, string, [string, string][]]>([
    ['a question', '<p>Zie 2025Z90101.</p>', [['kv-tk-2025Z90101', '2025Z90101']]],
    ['small letters', '<p>2025z90101</p>', [['kv-tk-2025Z90101', '2025z90101']]],
    [
      'an appendix',
      '<p>Zie Aanhangsel Handelingen 2023–2024, nr. 99.</p>',
      [['ah-tk-20232024-99', 'Aanhangsel Handelingen 2023–2024, nr. 99']],
    ],
    ['a paper', '<p>(Kamerstuk 21 501-20, nr. 2018)</p>', [['kst-21501-20-2018', 'Kamerstuk 21 501-20, nr. 2018']]],
    ['an identifier', '<p>ah-tk-20232024-99</p>', [['ah-tk-20232024-99', 'ah-tk-20232024-99']]],
    ['a number over two elements', '<p>2025Z<b>90101</b></p>', [['kv-tk-2025Z90101', '2025Z90101']]],
    [
      'a number over lines',
      '<p>Kamerstuk\n  21 501-20,\n nr. 2018</p>',
      [['kst-21501-20-2018', 'Kamerstuk 21 501-20, nr. 2018']],
    ],
    ['a number before the call of a footnote', '<p>2025Z90101<sup>1</sup></p>', [['kv-tk-2025Z90101', '2025Z90101']]],
    [
      'a number before a call that is not raised',
      '<p>Kamerstuk 31 765, nr. 12<a class="nootnum supernote-click-n3" href="#n3">3</a></p>',
      [['kst-31765-12', 'Kamerstuk 31 765, nr. 12']],
    ],
    [
      'a number before a call with letters of its own',
      '<p>2025Z90101<a href="#ID-1">1</a><span class="nootnum">2</span></p>',
      [['kv-tk-2025Z90101', '2025Z90101']],
    ],
    [
      'the printed numbers of a range',
      '<p>Kamerstuk 31 765, nrs. 12 t/m 15</p>',
      [
        ['kst-31765-12', 'Kamerstuk 31 765, nrs. 12'],
        ['kst-31765-15', '15'],
      ],
    ],
    [
      'a second session from its years on',
      '<p>Aanhangsel Handelingen 2023–2024, nr. 99 en 2024–2025, nr. 12</p>',
      [
        ['ah-tk-20232024-99', 'Aanhangsel Handelingen 2023–2024, nr. 99'],
        ['ah-tk-20242025-12', '2024–2025, nr. 12'],
      ],
    ],
    [
      'an appendix of the Eerste Kamer',
      '<p>Aanhangsel van de Handelingen van de Eerste Kamer, vergaderjaar 2023–2024, nr. 4</p>',
      [['ah-ek-20232024-4', 'Aanhangsel van de Handelingen van de Eerste Kamer, vergaderjaar 2023–2024, nr. 4']],
    ],
    [
      'a number in a cell',
      '<table><tr><td>2025</td><td>2025Z90101</td></tr></table>',
      [['kv-tk-2025Z90101', '2025Z90101']],
    ],
    [
      'two in one text',
      '<p>2025Z90101, 2025Z90102</p>',
      [
        ['kv-tk-2025Z90101', '2025Z90101'],
        ['kv-tk-2025Z90102', '2025Z90102'],
      ],
    ],
    [
      'a link by where it goes',
      '<a href="/kv-tk-2025Z90101.html"> de <b>vragen</b> </a>',
      [['kv-tk-2025Z90101', 'de vragen']],
    ],
    [
      'a link with its number, once',
      '<a href="kv-tk-2025Z90101.html">2025Z90101</a>',
      [['kv-tk-2025Z90101', '2025Z90101']],
    ],
    [
      'a link to the Kamer',
      '<a href="https://www.tweedekamer.nl/kamerstukken/kamervragen/detail?id=2025Z90101">x</a>',
      [['kv-tk-2025Z90101', 'x']],
    ],
    [
      'a number in a link to elsewhere',
      '<a href="https://example.org/">2025Z90101</a>',
      [['kv-tk-2025Z90101', '2025Z90101']],
    ],
  ])('%s', (_, body, expected) => {
    expect(seen(body)).toEqual(expected);
  });

  it.each<[string, string]>([
    ['the page itself', '<p>2024Z01911 <a href="/kv-tk-2024Z01911.pdf">pdf</a></p>'],
    ['a telephone number', '<p>Bel 070 318 2211 of 2025 90101.</p>'],
    ['part of a longer number', '<p>12025Z901011 en X2025Z90101Y en 2025Z901012</p>'],
    ['a day, an amount and an article', '<p>29 385, 12 februari, € 36 999,12 en artikel 36 999</p>'],
    ['years that do not follow each other', '<p>Aanhangsel Handelingen 2015–2015, nr. 12</p>'],
    ['numbers of two paragraphs', '<p>2025Z</p><p>90101</p>'],
    ['numbers of two cells', '<table><tr><td>2025Z</td><td>90101</td></tr></table>'],
    ['numbers of two lines of a list', '<ul><li>Kamerstuk 21 501-20,</li><li>nr. 2018</li></ul>'],
    ['what is ours', '<div data-kantlijn="answer"><p>2025Z90101</p></div>'],
    [
      'scripts, styles and boxes',
      '<script>"2025Z90101"</script><style>/* 2025Z90101 */</style><textarea>2025Z90101</textarea>',
    ],
    ['the site around the document', '<nav>2025Z90101</nav><div class="footer">2025Z90101</div>'],
    ['a place in this page', '<a href="#kv-tk-2025Z90101">x</a>'],
    ['a document of the Kamer, which has no page here', '<p>2025D12345</p>'],
    ['a script for a link', '<a href="javascript:kv-tk-2025Z90101">x</a>'],
    ['a motion at the Kamer', '<a href="https://www.tweedekamer.nl/kamerstukken/moties/detail?id=2024Z01912">x</a>'],
    ['another host', '<a href="https://example.org/kv-tk-2025Z90101.html">x</a>'],
  ])('not %s', (_, body) => {
    expect(seen(body)).toEqual([]);
  });

  it('once in a row of results that names it four times, and every time in running text', () => {
    const row =
      '<li><h2><a href="kv-tk-2025Z90101.html">a</a></h2><p><a href="kv-tk-2025Z90101.html">b</a></p><dl><dd>2025Z90101</dd></dl><ul><li><a href="kv-tk-2025Z90101.pdf">c</a></li></ul></li>';
    expect(read(`<ul>${row}${row}</ul>`).map(({ again }) => again)).toEqual([
      false,
      true,
      true,
      true,
      false,
      true,
      true,
      true,
    ]);
    expect(read('<p>2025Z90101 en 2025Z90101</p>').map(({ again }) => again)).toEqual([false, false]);
  });

  it('each number of a very long run of text once, also where it is read in two goes', () => {
    const filler = (length: number): string => 'woord '.repeat(Math.ceil(length / 6)).slice(0, length);
    for (const before of [3_985, 3_990, 3_995, 4_000, 4_005, 7_990]) {
      const places = read(
        `<pre>${filler(before)} Aanhangsel Handelingen 2023–2024, nr. 99 ${filler(3_000)} 2025Z90101</pre>`,
      );
      expect(places.map(printed), String(before)).toEqual(['Aanhangsel Handelingen 2023–2024, nr. 99', '2025Z90101']);
    }
  });

  it('with pauses on the way', () => {
    const { document } = new JSDOM('<!doctype html><body><ul><li></li></ul></body>').window;
    const row = document.querySelector('li') as Element;
    for (let at = 0; at < 205; at += 1)
      row.append(Object.assign(document.createElement('p'), { textContent: '2025Z90101 '.repeat(100) }));
    let [places, pauses] = [0, 0];
    for (const place of placesIn(row, { base: BASE, own: OWN }))
      if (place === null) pauses += 1;
      else places += 1;
    expect(places).toBe(20_500);
    expect(pauses).toBeGreaterThan(200);
  });

  it('with what is left when the page removes what is being read', () => {
    const { document } = new JSDOM(
      '<!doctype html><body><ul><li><p id="a">2025Z90101</p><p id="b">2025Z90102</p><p>2025Z90103</p></li></ul></body>',
    ).window;
    const found: string[] = [];
    for (const place of placesIn(document.querySelector('li') as Element, { base: BASE, own: OWN })) {
      if (place === null) continue;
      found.push(place.target);
      document.querySelector('#b')?.remove();
    }
    expect(found).toContain('kv-tk-2025Z90101');
    expect(found).not.toContain('kv-tk-2025Z90102');
  });
});

describe('the blocks that may name something', () => {
  const ids = (body: string): string[] => {
    const { document } = new JSDOM(`<!doctype html><body id="body">${body}</body>`).window;
    return blocksOf(document.body).map(({ id }) => id);
  };

  it.each<[string, string, string[]]>([
    [
      'a paragraph with a number in a part of a line',
      '<p id="a">Zie <b>2025Z90101</b></p><p id="b">niets 12</p>',
      ['a'],
    ],
    ['a link without a figure in its words', '<p id="a"><a href="/kv-tk-2025Z90101.html">de vragen</a></p>', ['a']],
    ['not a link to elsewhere', '<p id="a"><a href="https://example.org/">de vragen</a></p>', []],
    [
      'the outermost row',
      '<ul><li id="a"><dl><dd>2025Z90101</dd></dl><ul><li id="b">2025Z90102</li></ul></li></ul>',
      ['a'],
    ],
    ['a row of a table', '<table><tr id="a"><td>2025Z90101</td><td>2025Z90102</td></tr></table>', ['a']],
    ['a text beside blocks, and those', '<div id="a">2025Z90101<p id="b">2025Z90102</p></div>', ['a', 'b']],
    [
      'not the site around it, and not what is ours',
      '<nav id="a">2025Z90101</nav><div id="b" data-kantlijn="answer">2025Z90101</div>',
      [],
    ],
    ['the page itself', '2025Z90101', ['body']],
  ])('%s', (_, body, expected) => {
    expect(ids(body)).toEqual(expected);
  });

  it('are each found once, wherever the search starts', () => {
    const { document } = new JSDOM('<!doctype html><body><ul><li><p>2025Z90101</p><p>2025Z90102</p></li></ul></body>')
      .window;
    const paragraph = document.querySelector('p') as Element;
    const row = document.querySelector('li');
    expect([...namedBlocks(paragraph, document.body)].filter(Boolean)).toEqual([row]);
    expect(blocksOf(document.body)).toEqual([row]);
    expect(blockOf(paragraph, document.body)).toBe(row);
  });

  it('find nothing twice: a nested block is read on its own', () => {
    expect(
      seen('<div>2025Z90101<p>2025Z90102</p> en <div>niets <a href="/kv-tk-2025Z90103.html">x</a></div></div>'),
    ).toEqual([
      ['kv-tk-2025Z90101', '2025Z90101'],
      ['kv-tk-2025Z90102', '2025Z90102'],
      ['kv-tk-2025Z90103', 'x'],
    ]);
  });

  it('are searched further when the page removes the current block', () => {
    const { document } = new JSDOM(
      `<!doctype html><body>${'<p>2025Z90101</p>'.repeat(60)}<div>${'<p>2025Z90102</p>'.repeat(60)}</div>${'<p>2025Z90103</p>'.repeat(60)}</body>`,
    ).window;
    let found = 0;
    for (const block of namedBlocks(document.body, document.body)) {
      if (block !== null) found += 1;
      if (found === 100) document.querySelector('div')?.remove();
    }
    expect(found).toBeGreaterThanOrEqual(160);
  });
});
