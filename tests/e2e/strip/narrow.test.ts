import { afterEach, describe, expect, it } from 'vitest';
import { ensureBuild } from '../../../scripts/start-build.ts';
import { STATE_PAGES } from '../../../scripts/start-pages.ts';
import { LANGUAGES } from '../../../utils/domain/i18n/language.ts';
import { stripTranslator } from '../../../utils/domain/i18n/strip.ts';
import { ANY_STATE, SEED, useChromium, useFirefox, useHosts } from '../support/session.ts';
import { forgetHostsBetween } from '../support/stored.ts';

/** All that the strip says can be read at every width, in the builds whose roots are open: nothing is cut, nothing touches. */

const hosts = useHosts();
afterEach(() => hosts().well());

/** Wide, narrow, a phone, and the smallest one, CSS pixels: also with a scroll bar that takes 15. */
const WIDTHS = [1280, 1024, 400, 320, 305];
/** Its scroll bar takes 12 of these. */
const FIREFOX_WIDTHS = [1280, 1024, 400, 320, 317];

/**
 * What cannot be read in the strip, in words; runs in the page. Seen parts of two controls are 6 px apart, and none is smaller than 24 px.
 */
function faults(): string[] {
  const root = document.querySelector('[data-kantlijn="strip"]')?.shadowRoot;
  const strip = root?.querySelector('.strip');
  const tools = root?.querySelector('.tools');
  if (!root || !strip || !tools) return ['no strip'];
  const within = strip.getBoundingClientRect();
  const top = tools.getBoundingClientRect().top;
  const found: string[] = [];
  const rectsOf = (element: Element): DOMRect[] => {
    const range = document.createRange();
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const rects = [...element.querySelectorAll('svg, .n[data-n]')].map((each) => each.getBoundingClientRect());
    while (texts.nextNode()) {
      if (texts.currentNode.nodeValue?.trim() === '') continue;
      range.selectNodeContents(texts.currentNode);
      rects.push(...range.getClientRects());
    }
    return rects.filter(({ width, height }) => width > 0 && height > 0);
  };
  const look = (element: Element, from: number, to: number): void => {
    for (const { left, right, top: upper, bottom } of rectsOf(element))
      if (left < within.left + 6 || right > within.right - 3 || upper < from || bottom > to)
        found.push(`cut: ${element.className} ${element.textContent} ${left - within.left} ${within.right - right}`);
  };
  const say = root.querySelector('.say');
  if (say) {
    look(say, within.top, top);
    const middles = rectsOf(say).map((rect) => (rect.top + rect.bottom) / 2);
    const lines = middles
      .toSorted((a, b) => a - b)
      .filter((each, at, all) => at === 0 || each - (all[at - 1] ?? 0) > 8);
    const most = within.width > 560 ? 2 : 6;
    if (lines.length > most) found.push(`lines: ${lines.length} ${say.textContent}`);
    for (const each of say.querySelectorAll('.why, .foot'))
      if (each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== 'inline')
        found.push(`shortened: ${each.textContent}`);
  }
  let last = within.left;
  let edge = within.left;
  for (const button of tools.querySelectorAll('button')) {
    const box = button.getBoundingClientRect();
    if (box.width === 0) continue;
    look(button, top, within.bottom);
    const seen = rectsOf(button);
    const left = Math.min(...seen.map((rect) => rect.left));
    if (left - last < 6) found.push(`touches: ${button.ariaLabel} ${left - last}`);
    if (box.left < edge - 0.5) found.push(`over: ${button.ariaLabel}`);
    if (box.width < 24 || box.height < 24) found.push(`small: ${button.ariaLabel} ${box.width}`);
    last = Math.max(...seen.map((rect) => rect.right));
    edge = box.right;
  }
  if (strip.scrollWidth > strip.clientWidth || strip.scrollHeight > strip.clientHeight)
    found.push(
      `more than its room: ${strip.scrollWidth - strip.clientWidth}, ${strip.scrollHeight - strip.clientHeight}`,
    );
  return found;
}

/** The longest that the strip says while something is amiss, in a language; drawn over what it shows. */
function longest(language: (typeof LANGUAGES)[number]): Record<string, string>[] {
  const t = stripTranslator(language);
  const tabs = {
    course: t('strip.course'),
    related: t('strip.related'),
    notes: t('strip.notes'),
    add: t('strip.note'),
  };
  const word = { nl: 'Geen antwoord gevonden', en: 'No answer found' }[language];
  const waiting = (host: string) => t('strip.waiting', { count: 30, host });
  return [
    { ...tabs, word: t('strip.loading'), why: t('strip.loading.why') },
    { ...tabs, word: t('strip.loading'), why: waiting('zoek.officielebekendmakingen.nl') },
    { ...tabs, word: t('strip.loading'), why: waiting('repository.overheid.nl') },
    { ...tabs, word, why: t('strip.failed'), act: t('strip.again') },
    { ...tabs, word: t('strip.outdated'), why: t('strip.outdated.why') },
    { ...tabs, word, why: t('strip.noAccess'), act: t('strip.access') },
    { ...tabs, word, why: t('strip.moved') },
  ];
}

/** Draws these words, with the largest numbers; runs in the page. */
function say(words: Record<string, string>): void {
  const root = document.querySelector('[data-kantlijn="strip"]')?.shadowRoot;
  const one = (selector: string): HTMLElement => root?.querySelector(selector) as HTMLElement;
  one('.word').textContent = words['word'] ?? '';
  one('.why').textContent = words['why'] ?? '';
  one('.foot a').hidden = true;
  one('.foot .quiet').hidden = words['act'] === undefined;
  one('.foot .quiet').textContent = words['act'] ?? '';
  one('.eye.marks').hidden = false;
  one('.add .w').textContent = words['add'] ?? '';
  for (const [at, name] of ['course', 'related', 'notes'].entries()) {
    const tab = root?.querySelectorAll('.tab')[at];
    if (tab?.firstChild) tab.firstChild.nodeValue = words[name] ?? '';
    tab?.lastElementChild?.setAttribute('data-n', name === 'notes' ? '99+ ?' : '99+');
  }
}

describe('in Chromium', () => {
  const browser = useChromium(hosts, { build: () => ensureBuild({ browser: 'chrome', openRoot: true }) });
  forgetHostsBetween(browser);
  for (const id of STATE_PAGES)
    it(`${id} can be read at every width`, async () => {
      const { page, ax } = await browser().open(hosts().url(id));
      await ax.waitForText({ role: 'status' }, ANY_STATE);
      await expect
        .poll(() =>
          page.evaluate(
            () => document.querySelector('[data-kantlijn="strip"]')?.shadowRoot?.querySelector('.n[data-n]') !== null,
          ),
        )
        .toBe(true);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        expect({ width, faults: await page.evaluate(faults) }).toEqual({ width, faults: [] });
      }
    });

  it.each(LANGUAGES)('what is amiss can be read at every width, %s', async (language) => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.waitForText({ role: 'status' }, ANY_STATE);
    for (const words of longest(language)) {
      await page.evaluate(say, words);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        expect({ width, words, faults: await page.evaluate(faults) }).toEqual({ width, words, faults: [] });
      }
    }
  });
});

describe('in Firefox', () => {
  const browser = useFirefox(hosts);
  it.each([SEED, 'kv-tk-2026Z90109', 'kv-tk-2025Z90114'])('%s can be read at every width', async (id) => {
    const { page, ax } = await browser().open(hosts().url(id));
    await ax.waitForText({ role: 'status' }, ANY_STATE);
    const said = [null, ...LANGUAGES.flatMap((language) => longest(language))];
    for (const words of id === SEED ? said : [null]) {
      if (words !== null) await page.evaluate(say, words);
      for (const width of FIREFOX_WIDTHS) {
        await page.setViewport({ width, height: 800 });
        expect({ width, words, faults: await page.evaluate(faults) }).toEqual({ width, words, faults: [] });
      }
    }
  });
});
