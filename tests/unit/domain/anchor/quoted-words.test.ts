import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describe as describePassage, type PassageSelectors } from '../../../../utils/domain/anchor/index.ts';
import { quotedWords } from '../../../../utils/domain/anchor/quoted-words.ts';
import { textFragmentLink } from '../../../../utils/domain/cite/index.ts';
import { INFO, page } from './helpers.ts';

const call = (number: number): string => `<a class="nootnum" href="#n${number}">${number}</a>`;
const body = (text: string): string =>
  `<body><div id="broodtekst"><div class="vraag"><h2 class="stuktitel">Vraag 1</h2>${text}</div></div></body>`;

function passage(html: string, from: string, to: string): PassageSelectors {
  const { index } = page(body(html));
  const start = index.text.indexOf(from);
  const end = index.text.indexOf(to, start) + to.length;
  const described = describePassage({ start, end }, index, INFO);
  if (!described) throw new Error('nothing there');
  return described;
}

describe('quotations', () => {
  it.each([
    [`<p>Is de brug${call(1)} bij Dorp open?</p>`, 'de brug', 'bij', 'de brug bij'],
    [`<p>Is de brug <sup>${call(1)}</sup> bij Dorp open?</p>`, 'de brug', 'bij', 'de brug bij'],
    [
      `<p>Kent u «De brug»${call(1)}, ${call(2)} en «De sluis»${call(3)}?</p>`,
      'Kent',
      '?',
      'Kent u «De brug» en «De sluis»?',
    ],
    [`<p>Kent u «De brug» ${call(1)}?</p>`, 'Kent', '?', 'Kent u «De brug»?'],
    [`<p>Een${call(1)}</p><p>${call(2)}Twee</p>`, 'Een', 'Twee', 'Een\nTwee'],
    ['<p>Het is 1 km2 groot.</p>', 'Het', 'groot', 'Het is 1 km2 groot'],
  ])('%s', (html, from, to, wanted) => {
    const stored = passage(html, from, to);
    const before = JSON.stringify(stored);
    expect(quotedWords(stored)).toBe(wanted);
    expect(JSON.stringify(stored)).toBe(before);
  });

  it('keeps the signs in the link, which the page prints', () => {
    const { quote } = passage(`<p>Is de brug${call(1)} bij Dorp open?</p>`, 'de brug', 'bij');
    expect(decodeURIComponent(textFragmentLink('https://x/', quote))).toContain('de brug1 bij');
  });

  it('gives a quote of another tool as it is, and signs alone as they are', () => {
    const stored = passage(`<p>Is de brug${call(12)} bij Dorp open?</p>`, 'de brug', 'bij');
    expect(quotedWords({ ...stored, structure: null })).toBe('de brug12 bij');
    expect(quotedWords(passage(`<p>Is de brug${call(12)} bij Dorp open?</p>`, '12', '12'))).toBe('12');
  });

  it('only ever leaves out, whatever spans are stored', () => {
    const stored = passage('<p>Is de brug bij Dorp open?</p>', 'Is', '?');
    const span = fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 40 })).map(([a, b]): [number, number] => [a, b]);
    fc.assert(
      fc.property(fc.array(span, { maxLength: 6 }), (exact) => {
        const structure = stored.structure && { ...stored.structure, calls: { ...stored.structure.calls, exact } };
        const words = quotedWords({ ...stored, structure });
        let at = 0;
        for (const letter of words.replaceAll(' ', '')) {
          at = stored.quote.exact.indexOf(letter, at) + 1;
          expect(at).toBeGreaterThan(0);
        }
      }),
    );
  });
});
