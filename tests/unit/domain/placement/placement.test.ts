import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { findCardPlace, findStripPlace, putAt } from '../../../../utils/domain/placement/card-place.ts';
import { cardFormOf } from '../../../../utils/domain/placement/page-address.ts';
import {
  findAnswerPlaces,
  findQuestionPlaces,
  numbersInLabel,
} from '../../../../utils/domain/placement/question-places.ts';

const page = (body: string): Document => new JSDOM(`<!doctype html><body>${body}</body>`).window.document;
const after = (document: Document, form: 'question' | 'other' = 'question'): string => {
  const found = findCardPlace(document, form);
  if (found === null) return 'nowhere';
  return 'after' in found.place ? `after ${found.place.after.textContent}` : `in ${found.place.parent.localName}`;
};

describe('the place of the card', () => {
  test('is after the last h1 of the document part, not of the page', () => {
    expect(
      after(page('<h1>site</h1><div id="content"><div id="broodtekst"><h1>a</h1><h1>b</h1><p>t</p></div></div>')),
    ).toBe('after b');
  });
  test('is under the title where chapters are h1 too', () => {
    expect(after(page('<div id="broodtekst"><h1>a</h1><h1>b</h1><p>t</p><h1>chapter</h1></div>'), 'other')).toBe(
      'after b',
    );
  });
  test('is the top of #content, or of body, without an h1', () => {
    expect(after(page('<div id="content"><p>t</p></div>'))).toBe('in div');
    expect(after(page('<p>t</p>'))).toBe('in body');
  });
  test('is settled only when something of the page follows the title', () => {
    const document = page('<div id="broodtekst"><h1>a</h1></div>');
    expect(findCardPlace(document, 'question')?.settled).toBe(false);
    const card = document.createElement('div');
    card.setAttribute('data-kantlijn', 'card');
    const found = findCardPlace(document, 'question');
    if (found !== null) putAt(found.place, card);
    expect(document.querySelector('h1')?.nextElementSibling).toBe(card);
    expect(findCardPlace(document, 'question')?.settled).toBe(false);
    card.after(document.createElement('p'));
    expect(findCardPlace(document, 'question')?.settled).toBe(true);
  });
});

describe('the place of the strip', () => {
  const place = (document: Document, arrived: boolean, form: 'question' | 'other' = 'question') => {
    const found = findStripPlace(document, form, arrived);
    return found === null ? null : [found.after.textContent, found.settled];
  };

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

  test('is not changed by what stands there of ours', () => {
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
])('%s gets card form %s', (path, form) => {
  expect(cardFormOf(path)).toBe(form);
});
