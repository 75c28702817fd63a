import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { schemeBehind } from '../../../components/strip/scheme.ts';
import { placeFrame, MIN_MARGIN, type PageBox } from '../../../components/touch/room.ts';

const text: PageBox = { left: 96, right: 840, top: 470, bottom: 567 };
const sidebar: PageBox = { left: 872, right: 1184, top: 310, bottom: 520 };

describe('where the frame goes', () => {
  it('is the column of the site beside the text, below what stands in it', () => {
    expect(placeFrame({ text, beside: [sidebar], width: 1280 })).toEqual({
      look: 'margin',
      left: 872,
      top: 544,
      width: 312,
    });
  });

  it('is beside the text where the site has nothing there', () => {
    expect(placeFrame({ text, beside: [], width: 1280 })).toEqual({ look: 'margin', left: 872, top: 470, width: 340 });
  });

  it('is never narrower than notes can be read in', () => {
    for (let width = 320; width < 2000; width += 7) {
      const place = placeFrame({ text, beside: [], width });
      if (place.look === 'margin') expect(place.width).toBeGreaterThanOrEqual(MIN_MARGIN);
      else expect(place.look).toBe(width >= 640 ? 'panel' : 'sheet');
    }
  });

  it('ignores boxes below the text, as in a narrow window, and above it', () => {
    const below: PageBox = { left: 16, right: 384, top: 4000, bottom: 4300 };
    expect(placeFrame({ text: { ...text, left: 16, right: 384 }, beside: [below], width: 400 }).look).toBe('sheet');
    const above: PageBox = { ...sidebar, top: 0, bottom: 300 };
    expect(placeFrame({ text, beside: [above], width: 1280 })).toMatchObject({ top: 470 });
  });
});

describe('the scheme', () => {
  it('is that of the nearest background that is drawn', () => {
    expect(schemeBehind(['rgba(0, 0, 0, 0)', 'rgb(255, 255, 255)', 'rgb(0, 0, 0)'], true)).toBe('light');
    expect(schemeBehind(['rgba(0, 0, 0, 0)', 'rgb(18, 37, 58)'], false)).toBe('dark');
  });

  it('is that of the system only where the page draws nothing and knows both', () => {
    expect(schemeBehind(['rgba(0, 0, 0, 0)'], true)).toBe('dark');
    expect(schemeBehind([], false)).toBe('light');
    expect(schemeBehind(['color(display-p3 1 1 1)'], false)).toBe('light');
  });
});

describe('the colours of the strip', () => {
  const names = (css: string): Map<string, string> =>
    new Map([...css.matchAll(/(--kl-[\w-]+): ([^;]+);/g)].map(([, name = '', value = '']) => [name, value]));
  const read = (path: string): string => readFileSync(`components/${path}`, 'utf8').replaceAll(/\/\*[^]*?\*\//g, '');
  const [light = '', dark = ''] = read('strip/tokens.css').split("[data-scheme='dark']");
  const [ownLight = '', ownDark = ''] = read('ui/tokens.css').split('@media (prefers-color-scheme: dark)');

  it.each([
    ['light', light, ownLight],
    ['dark', dark, ownDark],
  ])('are those of all of Kantlijn, %s', (_, css, own) => {
    const values = names(own);
    // The font is the page's own way: see decision 205.
    const given = [...names(css)].filter(([name]) => name !== '--kl-font');
    expect(given.length).toBeGreaterThan(20);
    expect(given.filter(([name, value]) => values.get(name) !== value)).toEqual([]);
  });
});
