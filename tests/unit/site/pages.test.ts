import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../utils/domain/i18n/language.ts';
import { keysTranslator } from '../../../utils/domain/i18n/keys.ts';
import { HELP_PAGES } from '../../../utils/domain/site/help-pages.ts';
import { KEYS } from '../../../utils/domain/site/keys.ts';
import { makePages, markdownOf } from '../../../site/make-pages.ts';
import { isPackaged, PICTURES } from '../../../site/pictures.ts';
import { ALL_PAGES, PAGES } from '../../../site/pages.ts';
import { ROOT } from '../house/code.ts';

/** The pages for readers as they are written, on the site and in the package. */

const read = (hasPicture: (name: string) => boolean) =>
  new Map(
    makePages(hasPicture)
      .filter(({ path }) => path.endsWith('.html'))
      .map(({ path, contents }) => [path, new JSDOM(contents).window.document]),
  );
const FORMS = { site: read(() => true), package: read(isPackaged) };
const all = (document: Document, what: string): Element[] => [...document.querySelectorAll(what)];
/** What an attribute leads to, from the folder of all pages. */
const target = (from: string, to: string): string => posix.join(dirname(from), to);

describe('the pages for readers', () => {
  it.each(LANGUAGES)('are the files in %s, and no others', (language) => {
    const files = readdirSync(join(ROOT, 'site', 'pages', language));
    expect(files.toSorted()).toEqual(PAGES.map((page) => `${HELP_PAGES[page][language]}.md`).toSorted());
  });

  it.each(PAGES)('%s says the same in both languages: as many headings, points, rows and pictures', (page) => {
    const shape = (language: 'nl' | 'en') => {
      const document = FORMS.site.get(
        language === 'nl' ? `${HELP_PAGES[page].nl}.html` : `en/${HELP_PAGES[page].en}.html`,
      );
      if (document === undefined) throw new Error(page);
      return ['h1', 'h2', 'h3', 'main li', 'tr', 'figure', 'main p'].map((what) => [what, all(document, what).length]);
    };
    expect(shape('en')).toEqual(shape('nl'));
  });

  it.each(ALL_PAGES)('$page in $language speaks of notities', ({ page, language }) => {
    expect(markdownOf(page, language)).not.toMatch(/annotati/i);
  });

  it.each(LANGUAGES)('list every key, in %s', (language) => {
    const t = keysTranslator(language);
    const keys = FORMS.site.get(language === 'nl' ? 'toetsen.html' : 'en/keys.html');
    const told = all(keys as Document, '.keys td').map((cell) => cell.textContent);
    expect(told.toSorted()).toEqual(KEYS.map(({ act }) => t(`keys.${act}`)).toSorted());
  });

  it('have pictures that are small, and none that no page shows', () => {
    const shown = new Set(
      [...FORMS.site].flatMap(([, document]) =>
        all(document, 'main img').map((img) => (img.getAttribute('src') ?? '').replace(/^.*images\//, '')),
      ),
    );
    const files = existsSync(PICTURES)
      ? readdirSync(PICTURES, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.webp'))
      : [];
    expect(files.map((name) => name.replaceAll('\\', '/')).toSorted()).toEqual([...shown].toSorted());
    const large = files.filter((name) => statSync(join(PICTURES, name)).size > 80_000);
    expect(large).toEqual([]);
  });
});

describe.each(Object.entries(FORMS))('the pages for readers, in the %s', (_, pages) => {
  it('lead to pages, places and pictures that are there', () => {
    const broken = [...pages].flatMap(([path, document]) =>
      all(document, '[href], [src]').flatMap((element) => {
        const to = element.getAttribute('href') ?? element.getAttribute('src') ?? '';
        const [file = '', place] = to.split('#');
        const at = file === '' ? path : target(path, file);
        const isThere =
          pages.has(at) ||
          ['pages.css', 'icon.svg'].includes(at) ||
          (at.startsWith('images/') && existsSync(join(PICTURES, at.slice('images/'.length))));
        const hasPlace = place === undefined || pages.get(at)?.getElementById(place) !== null;
        return isThere && hasPlace ? [] : [`${path}: ${to}`];
      }),
    );
    expect(broken).toEqual([]);
  });

  it.each([...pages.keys()])('%s has one title, headings without a gap, and each place once', (path) => {
    const document = pages.get(path) as Document;
    const depths = all(document, 'h1, h2, h3').map(({ tagName }) => Number(tagName.slice(1)));
    expect(depths.filter((depth) => depth === 1)).toHaveLength(1);
    expect(depths[0]).toBe(1);
    for (const [at, depth] of depths.entries()) expect(depth - (depths[at - 1] ?? 0)).toBeLessThanOrEqual(1);
    const places = all(document, '[id]').map(({ id }) => id);
    expect(places.filter((place, at) => place === '' || places.indexOf(place) !== at)).toEqual([]);
    expect(document.title).toMatch(/^\S.*Kantlijn|^Kantlijn: /);
  });

  it('need no script, no style of their own and nothing from elsewhere', () => {
    for (const [path, document] of pages) {
      expect(all(document, 'script, style, [style], [onclick], iframe, form'), path).toEqual([]);
      expect(document.documentElement.outerHTML, path).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    }
  });
});
