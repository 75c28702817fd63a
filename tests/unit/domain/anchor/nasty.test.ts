import { readFileSync, existsSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  describe as describePassage,
  resolve,
  toRange,
  toRanges,
  type DocumentIndex,
} from '../../../../utils/domain/anchor/index.ts';
import { indexSteps } from '../../../../utils/domain/anchor/document.ts';
import { inSlices } from '../../../../utils/domain/anchor/slices.ts';
import { INFO, page } from './helpers.ts';
import { RECORDED } from '../../../recorded.ts';

/** Markup and letters that trip readers up, in the places where the official pages could have them. */
const NASTY = `<!DOCTYPE html><html><body><div id="broodtekst">
<h1 class="kamervraagomschrijving_kop">Vragen over de co\u00f6peratie &amp; het \u201ekof\u00adfie\u00adhuis\u201d (ingezonden 3 mei 2024).</h1>
<script>var vraag = 'niet te lezen';</script><style>.vraag { color: red }</style>
<div class="vraag"><h2 class="stuktitel no-toc">Vraag 1</h2>
<p>Klopt het dat de co\u00f6peratie 100&nbsp;000&nbsp;euro kreeg?<a class="nootnum" href="#n1">1</a> Is dat een \ufb01jn\u200bma\u00adzig
   bedrag,\u00a0 of  is\thet <b>te<i>v</i>eel</b>?<sup><a href="#n2">2</a></sup></p></div>
<div class="vraag"><h2 class="stuktitel no-toc">Vraag 2</h2>
<p>e\u0301e\u0301n en \u00e9\u00e9n; \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 gezinnen \ud83c\uddf3\ud83c\uddf1, \u202b\u05e9\u05dc\u05d5\u05dd\u202c, na\u00efef\u2060, \u00bd km\u00b2, C\u2011D \u2013 E\u2014F \u2212 3, \u2018t en \u2019s, \u2026 einde.</p>
<p>regel een<br>regel twee<br/>regel drie<span></span><em></em></p>
<ul class="expliciet"><li class="li"><p class="labeled"><span class="ol">a. </span>eerste;</p></li><li class="li"><p class="labeled"><span class="ol">b. </span>eerste;</p></li></ul>
<table><tbody><tr><td>ja</td><td>nee</td></tr><tr><td>ja</td><td>nee</td></tr><tr><td></td><td>ja</td></tr></tbody></table></div>
<div class="vraag"><h2 class="stuktitel no-toc">Vraag 3</h2>
<p>${'Heel lange alinea over de pont en de pont, zonder einde; '.repeat(120)}slot.</p>
<p hidden>verborgen woorden</p><p style="display:none">onzichtbare woorden</p></div>
<div data-kantlijn="strip">Notitie van de lezer</div>
<div id="noten"><div class="voet noot"><h5 class="note-close"><a>X</a> Noot</h5><sup><span class="nootnum">1</span></sup><p>De Bode, \u201e3 mei\u201d</p></div>
<div class="voet noot"><h5 class="note-close"><a>X</a> Noot</h5><sup><span class="nootnum">2</span></sup><p>De Bode, \u201e3 mei\u201d</p></div></div>
</div></body></html>`;

const FRAGMENTS = new URL('html-fragments/', RECORDED);
const fragments = existsSync(FRAGMENTS)
  ? readdirSync(FRAGMENTS)
      .filter((name) => name.includes('.fragment.'))
      .map((name): [string, string] => [name, readFileSync(new URL(name, FRAGMENTS), 'utf8')])
  : [];
if (fragments.length === 0) console.log('anchor: no ../shared/recorded/html-fragments, recorded fragments are skipped');
const sources: [string, string][] = [['nasty', NASTY], ...fragments];

const partOf = (index: DocumentIndex, kind: string, number: number) => {
  const part = index.parts.find(({ name }) => name.kind === kind && name.numbers.includes(number));
  if (!part) throw new Error(`no ${kind} ${number}`);
  return part;
};

describe.each(sources)('markup and letters that trip readers up: %s', (_, html) => {
  const { document, index } = page(html);

  it('finds any selection at its place, down to a single mark inside a letter', () => {
    const nodes = [...new Set(index.segments.map(({ node }) => node))];
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(12), fc.nat(), (from, offset, span, endOffset) => {
        const at = from % nodes.length;
        const [first, last] = [nodes[at], nodes[Math.min(nodes.length - 1, at + (span % 2 === 0 ? 0 : span))]];
        if (!first || !last) return;
        const range = document.createRange();
        range.setStart(first, offset % (first.length + 1));
        range.setEnd(last, endOffset % (last.length + 1));
        const selectors = range.collapsed ? null : describePassage(range, index, INFO);
        if (!selectors) {
          // What a reader cannot mark: hidden words, code, our own words, and the chrome of a footnote.
          const words = range.cloneContents();
          for (const each of words.querySelectorAll('[hidden], [style], [data-kantlijn], script, style')) each.remove();
          expect(words.textContent.replaceAll(/X|Noot|\s|\p{Default_Ignorable_Code_Point}/gu, '')).toBe('');
          return;
        }
        expect(resolve(selectors, index)).toMatchObject({
          state: 'found',
          how: 'exact',
          place: { start: selectors.position.start, end: selectors.position.end },
        });
      }),
      { numRuns: 600 },
    );
  });

  it('gives ranges that hold the words and nothing that is not read', () => {
    fc.assert(
      fc.property(fc.nat(index.text.length - 1), fc.integer({ min: 1, max: 300 }), (start, length) => {
        const place = { start, end: Math.min(index.text.length, start + length) };
        const drawn = toRanges(index, place).map(String).join('');
        const dense = (text: string): string => text.replace(/\s/g, '');
        expect(dense(drawn)).toBe(dense(index.text.slice(place.start, place.end)));
        const whole = toRange(index, place);
        expect(whole === null || !whole.collapsed || dense(drawn) === '').toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is read alike in slices, however short', async () => {
    let clock = 0;
    const sliced = await inSlices(indexSteps(document), {
      now: () => (clock += 1),
      yield: () => Promise.resolve(),
      budgetMs: 0,
    });
    expect(sliced?.text).toBe(index.text);
    expect(sliced?.parts).toEqual(index.parts);
    expect(sliced?.folded.text).toBe(index.folded.text);
    expect(clock).toBeGreaterThan(5);
  });
});

describe('invisible characters', () => {
  it('cannot be marked by themselves', () => {
    const { index } = page(NASTY);
    const places = [...index.text.matchAll(/\p{Default_Ignorable_Code_Point}/gu)].map(({ index: at }) => at);
    expect(places.length).toBeGreaterThan(5);
    for (const start of places) expect(describePassage({ start, end: start + 1 }, index, INFO)).toBeNull();
  });
});

describe('the same words in other letters', () => {
  const { index } = page(NASTY);
  const marked = (kind: string, number: number, from: number, length: number) => {
    const part = partOf(index, kind, number);
    const start = part.contentStart + Math.floor(((part.end - part.contentStart) * from) / 1000);
    return describePassage({ start, end: Math.min(part.end, start + length) }, index, INFO);
  };

  it('are found, wherever the mark is', () => {
    const plainer = page(
      NASTY.replaceAll(/[\u00ad\u200b\u2060]/g, '')
        .replaceAll('e\u0301', '\u00e9')
        .replaceAll('\ufb01', 'fi')
        .replaceAll('&nbsp;', ' ')
        .replaceAll(/[\u201e\u201d]/g, '"')
        .replaceAll(/[\u2018\u2019]/g, "'")
        .replaceAll(/[\u2013\u2014\u2212\u2011]/g, '-')
        .replaceAll('\u00bd', '1\u20442')
        .replaceAll('\u00b2', '2')
        .replaceAll('\u2026', '...'),
    ).index;
    fc.assert(
      fc.property(fc.constantFrom(1, 2), fc.nat(999), fc.integer({ min: 6, max: 200 }), (number, from, length) => {
        const selectors = marked('question', number, from, length);
        if (!selectors) return;
        const outcome = resolve(selectors, plainer);
        expect(outcome.state, JSON.stringify([selectors.quote.exact, outcome])).toBe('found');
        if (outcome.state !== 'found') return;
        const { start, end } = outcome.place;
        const letters = (value: string): string =>
          value
            .normalize('NFKD')
            .replace(/[^\p{L}\p{N}]/gu, '')
            .toLowerCase();
        expect(letters(plainer.text.slice(start, end))).toBe(letters(selectors.quote.exact));
      }),
      { numRuns: 400 },
    );
  });

  it('are never found after their part was removed, nor in a sibling', () => {
    const without = (number: number): DocumentIndex => {
      const { document } = page(NASTY);
      [...document.querySelectorAll('.vraag')][number - 1]?.remove();
      return page(document.documentElement.outerHTML).index;
    };
    const gone = new Map([1, 2, 3].map((number) => [number, without(number)]));
    fc.assert(
      fc.property(fc.constantFrom(1, 2, 3), fc.nat(999), fc.integer({ min: 1, max: 400 }), (number, from, length) => {
        const selectors = marked('question', number, from, length);
        const other = gone.get(number);
        if (!selectors || !other) return;
        expect(resolve(selectors, other).state, selectors.quote.exact).not.toBe('found');
      }),
      { numRuns: 400 },
    );
  });
});
