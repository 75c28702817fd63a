import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { presenceOf } from '../../../../utils/domain/publication/presence.ts';

const ID = 'kv-tk-2024Z01911';
const TEXT = 'De veerdienst op de Lek vaart op werkdagen, en op zondag alleen van april tot oktober. '.repeat(3);

/** A page with these identifiers in its head and this body. */
function page(
  identifiers: readonly string[],
  body: string,
  address = `https://zoek.officielebekendmakingen.nl/${ID}.html`,
) {
  const metas = identifiers.map((one) => `<meta name="DC.identifier" content="${one}">`).join('');
  return new JSDOM(`<!doctype html><head>${metas}</head><body>${body}</body>`, { url: address }).window.document;
}
const inText = (text: string): string => `<div id="content"><div id="broodtekst">${text}</div></div>`;

describe('a page is the publication of its address', () => {
  it.each([
    ['its head names it', [ID], inText(TEXT)],
    ['its head names it in another spelling', [`  ${ID.toUpperCase()} `], inText(TEXT)],
    ['its head names a reprint of it', [`${ID}-h1`], inText(TEXT)],
    ['its head names it among others', [`OP-1, ${ID}`, 'kst-36600-VII-12'], inText(TEXT)],
    ['its head names none, its text has the number', [], inText(`Vragen 2024Z01911. ${TEXT}`)],
    ['its head names none, its text has questions', [], inText(`<div class="vraag"><p>${TEXT}</p></div>`)],
  ])('when %s', (_, identifiers, body) => {
    expect(presenceOf(page(identifiers, body), ID, ['2024Z01911'])).toBe('publication');
  });
});

describe('a page at its address is not the publication', () => {
  it.each([
    ['a maintenance page', [], `<h1>Onderhoud</h1><p>${TEXT}</p>`, 'unclear'],
    ['a maintenance page in the place of the text', [], inText(`<h1>Onderhoud</h1><p>${TEXT}</p>`), 'unclear'],
    ['a page that only repeats the address', [], `<h1>Niet gevonden</h1><p>${ID} bestaat niet. ${TEXT}</p>`, 'unclear'],
    ['a login page', [], `<form>${TEXT}<input type="password"></form>`, 'unclear'],
    ['an empty text', [ID], inText(''), 'unclear'],
    ['no text', [ID], '', 'unclear'],
    ['one sentence in the place of the text', [ID], inText('Dit stuk is tijdelijk niet beschikbaar.'), 'unclear'],
    ['another document', ['kv-tk-2024Z01912'], inText(`Zie ${ID}. ${TEXT}`), 'other'],
  ])('%s', (_, identifiers, body, presence) => {
    expect(presenceOf(page(identifiers, body), ID, ['2024Z01911'])).toBe(presence);
  });

  it('the page for unknown addresses', () => {
    const address = 'https://zoek.officielebekendmakingen.nl/errors/404.html';
    expect(presenceOf(page([ID], inText(TEXT), address), ID)).toBe('other');
  });
});
