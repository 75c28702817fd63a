import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { findStripPlace } from '../../../../utils/domain/placement/strip-place.ts';
import { pageFormOf } from '../../../../utils/domain/placement/page-address.ts';
import {
  findAnswerPlaces,
  findQuestionPlaces,
  numbersInLabel,
} from '../../../../utils/domain/placement/question-places.ts';

const page = (body: string): Document => new JSDOM(`<!doctype html><body>${body}</body>`).window.document;
describe('the place of the strip', () => {
  const place = (document: Document, arrived: boolean, form: 'question' | 'other' = 'question') => {
    const found = findStripPlace(document, form, arrived);
    return found === null ? null : [found.after.textContent, found.settled];
  };

  test('is in the document part, not in the rest of the page', () => {
    const text = '<h1>site</h1><div id="content"><div id="broodtekst"><h1>a</h1><h1>b</h1><p>t</p></div></div>';
    expect(place(page(text), false)).toEqual(['b', true]);
  });
  test('is after the title, as soon as that is here', () => {
    expect(place(page('<div id="broodtekst"><h1>a</h1>'), false)).toEqual(['a', false]);
    expect(place(page('<div id="broodtekst"><h1>a</h1><h1>b</h1><p>t</p></div>'), false)).toEqual(['b', true]);
    expect(place(page('<div id="broodtekst"><h1>a</h1><p>t</p><h1>chapter</h1></div>'), true, 'other')).toEqual([
      'a',
      true,
    ]);
  });

  test('is after the first heading of a layout that is not known, and nothing is guessed before the page is here', () => {
    const unknown = '<section><h1>De vraag</h1><p>t</p><h1>Het antwoord</h1></section>';
    const document = page('');
    document.documentElement.innerHTML = `<frameset></frameset>`;
    document.documentElement.append(Object.assign(document.createElement('article'), { innerHTML: unknown }));
    document.querySelector('frameset')?.remove();
    expect(place(document, false)).toBeNull();
    expect(place(document, true)).toEqual(['De vraag', true]);
  });

  test('is nowhere in a page without a heading', () => {
    expect(place(page('<div id="content"><p>t</p></div>'), true)).toBeNull();
    expect(place(page(''), true)).toBeNull();
  });

  test('does not depend on elements of Kantlijn that are already there', () => {
    const document = page('<div id="broodtekst"><h1>a</h1></div>');
    const strip = document.createElement('div');
    strip.setAttribute('data-kantlijn', 'strip');
    document.querySelector('h1')?.after(strip);
    expect(place(document, true)).toEqual(['a', false]);
    strip.after(document.createElement('p'));
    expect(place(document, true)).toEqual(['a', true]);
  });
});

describe('headings of questions', () => {
  test.each([
    ['Vraag 3', [3]],
    ['Vraag 2, 3 en 4', [2, 3, 4]],
    ['Vragen 2 t/m 5\n', [2, 3, 4, 5]],
    ['Antwoord op vraag 3 en 4', [3, 4]],
    ['Antwoord vragen 1,2,3,4 en 5', [1, 2, 3, 4, 5]],
    ['Vraag 1a', [1]],
    ['Vraag 2 (vervolg)', [2]],
    ['Antwoord op vraag 1 en vraag 2', [1, 2]],
    ['7', [7]],
    ['Mededeling', []],
    ['Vraag over 12 schepen', []],
    ['', []],
  ])('%j stands for %j', (text, numbers) => {
    expect(numbersInLabel(text)).toEqual(numbers);
  });
  test('a hostile range stays small', () => {
    expect(numbersInLabel('Vraag 1 t/m 9999').length).toBeLessThanOrEqual(500);
  });
  test('are found in both layouts, and answers apart from questions', () => {
    const current = page(
      '<div class="vraag"><h2 class="stuktitel">Vraag 1</h2></div><div class="antwoord"><h2 class="stuktitel">Antwoord 1</h2></div>',
    );
    expect(findQuestionPlaces(current).map(({ numbers }) => numbers)).toEqual([[1]]);
    expect(findAnswerPlaces(current).map(({ heading }) => heading.textContent)).toEqual(['Antwoord 1']);
    expect(
      findQuestionPlaces(page('<div class="vraag"><p class="nummer">4</p></div>')).map(({ numbers }) => numbers),
    ).toEqual([[4]]);
    expect(findQuestionPlaces(page('<p>Vraag 1</p>'))).toEqual([]);
  });
});

test.each([
  ['/kv-tk-2024Z01911.html', 'question'],
  ['/dossier/ah-tk-20232024-1166.html', 'question'],
  ['/kst-36410-VII-12', 'other'],
  ['/resultaten', null],
  ['/rss', null],
  ['/', null],
  ['/mijnabonnementen/kv-tk-2024Z01911.html', null],
])('%s shows a %s', (path, form) => {
  expect(pageFormOf(path)).toBe(form);
});
