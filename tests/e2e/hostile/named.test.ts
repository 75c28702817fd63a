import { afterEach, describe, expect, it } from 'vitest';
import { ask } from '../support/library.ts';
import { ANY_STATE, STATE, useChromium, useFirefox, useHosts } from '../support/session.ts';
import { buildWithList, cardIn, LISTED as NUMBER, middleOf, signsIn, UNLISTED } from '../named/support.ts';
import { GIVE_DIGITS, GIVE_LETTERS, infecting, LETTERS_ASKED } from './scripts.ts';

/** Pages that want to know which questions the reader follows, and has notes on, from the signs in them (decision 431). */

const hosts = useHosts();
const browser = useChromium(hosts, { build: () => buildWithList() });
const firefox = useFirefox(hosts, { build: () => buildWithList({ browser: 'firefox' }) });
afterEach(() => hosts().well());
const infect = infecting(hosts);

const PAPER = 'kst-36999-13';

/** Collects every root that an event, a selection or a search for words gives away, by the name of its host. */
const COLLECT = `
  globalThis.taken = new Map();
  const tried = (what) => { try { return what(); } catch { return null; } };
  const found = (node) => {
    const root = tried(() => node?.getRootNode());
    if (root instanceof ShadowRoot) taken.set(root.host.dataset.kantlijn ?? '', root);
  };
  const names = 'mousemove mouseover mouseout mousedown mouseup click pointerover pointermove pointerdown focus focusin focusout blur keydown keyup selectionchange selectstart scroll wheel contextmenu'.split(' ');
  for (const name of names) addEventListener(name, (event) => {
    for (const node of [event.target, event.originalTarget, event.explicitOriginalTarget, event.relatedTarget, tried(() => event.rangeParent), document.activeElement]) found(node);
  }, true);
  globalThis.search = (words) => {
    getSelection().removeAllRanges();
    const hit = tried(() => find(words, false, false, true, false, true, false)) === true;
    for (const node of [getSelection().anchorNode, getSelection().focusNode]) found(node);
    getSelection().removeAllRanges();
    return hit;
  };
  globalThis.lookAround = (x, y) => {
    for (let dx = -30; dx <= 30; dx += 3) for (let dy = -20; dy <= 20; dy += 3) {
      for (const node of document.elementsFromPoint(x + dx, y + dy)) { found(node); found(node.shadowRoot); }
      const caret = tried(() => document.caretPositionFromPoint(x + dx, y + dy)?.offsetNode);
      found(caret);
    }
    getSelection().selectAllChildren(document.body);
    found(getSelection().anchorNode); found(getSelection().focusNode);
    const copied = getSelection().toString();
    getSelection().removeAllRanges();
    return copied;
  };
`;

/** Words that are said of the reader, or of what the reader looked up. */
const OWN_WORDS = [
  'Status niet bekend',
  'Wacht op antwoord',
  'stand 20 november',
  'De openingstijden van de bloedbank',
  'U volgt deze vraag',
  'U volgt',
  'volgt',
  'U hebt hier notities bij',
  'hebt hier',
];

/** Everything of ours that a page sees without a root, and sizes it can measure. */
const OUTSIDE = `JSON.stringify([
  [...document.querySelectorAll('[data-kantlijn]')].filter((host) => /named|card/.test(host.dataset.kantlijn)).map((host) => [host.outerHTML, host.getBoundingClientRect(), host.scrollWidth, host.scrollHeight, host.childNodes.length, JSON.stringify(getComputedStyle(host).cssText)]),
  document.documentElement.scrollWidth, document.documentElement.scrollHeight, document.body.innerText.length,
  performance.getEntriesByType('resource').filter(({ name }) => /extension:/.test(name)).length,
])`;

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Puts boxes of the page over places of the window and asks the browser which of them are covered (IntersectionObserver with
 * `trackVisibility`), and counts shifts of the layout.
 */
const MEASURE = `
  globalThis.shifts = 0;
  new PerformanceObserver((list) => { shifts += list.getEntries().length; }).observe({ type: 'layout-shift', buffered: true });
  globalThis.covered = (places, layer) => new Promise((resolve) => {
    const probes = places.map(([x, y]) => {
      const probe = document.createElement('div');
      probe.style.cssText = 'position:fixed;width:3px;height:3px;background:#888;z-index:' + layer + ';left:' + (x - 1) + 'px;top:' + (y - 1) + 'px';
      document.body.append(probe);
      return probe;
    });
    const seen = new Map();
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isVisible } of entries) seen.set(target, isVisible);
    }, { trackVisibility: true, delay: 100 });
    for (const probe of probes) observer.observe(probe);
    setTimeout(() => {
      observer.disconnect();
      for (const probe of probes) probe.remove();
      resolve(probes.map((probe) => !seen.get(probe)));
    }, 1_000);
  });
  globalThis.endOf = (words) => {
    const walker = document.createTreeWalker(document.querySelector('#content'), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.data.indexOf(words);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + words.length);
      const { right, top, bottom } = range.getBoundingClientRect();
      return { x: right, y: top, bottom };
    }
  };
`;

/** What is told of a number before it was looked up, and after; as a card calls it. */
const TOLD = [
  [NUMBER, `Vraag ${NUMBER}`, /^Te laat, stand 20 november 2026$/, /^Te laat$/],
  [UNLISTED, `Nummer ${UNLISTED}`, /^Status niet bekend$/, /^Wacht op antwoord$/],
] as const;

describe('a page that names what the reader follows, in Chromium', () => {
  it('sees the same whether it is followed and was looked up, or not', async () => {
    infect(COLLECT);
    const own = await browser().context.newPage();
    await own.goto(`chrome-extension://${await browser().extensionId()}/library.html`);
    const seen: string[][] = [];
    for (const on of [false, true]) {
      await ask(own, 'follow.set', { number: NUMBER, on });
      // Opened as a reader does, until their states are in the cache.
      for (const number of on ? [NUMBER, UNLISTED] : []) {
        const { page, ax } = await browser().open(hosts().url(`kv-tk-${number}`));
        await ax.waitForText(STATE, ANY_STATE, { timeout: 60_000 });
        await page.close();
      }
      const { page, ax } = await browser().open(hosts().url(PAPER));
      await expect.poll(() => signsIn(page).then((signs) => signs.length)).toBe(8);
      const expected = on ? ['followed'] : [];
      await expect.poll(() => signsIn(page).then((signs) => signs.flatMap((sign) => sign.own))).toEqual(expected);
      const told: string[] = [];
      for (const [number, name, before, after] of TOLD) {
        const { x, y } = (await page.evaluate(middleOf(number))) as Point;
        await page.mouse.move(x - 3, y);
        await page.mouse.move(x, y);
        await ax.waitFor({ role: 'group', name: `Kantlijn: ${name}` });
        await ax.waitFor({ role: 'image', name: on ? after : before });
        if (on && number === NUMBER) await ax.waitFor({ role: 'image', name: 'U volgt deze vraag' });
        const copied = (await page.evaluate(`lookAround(${x}, ${y})`)) as string;
        expect(copied).not.toMatch(/volgt|notities|Wacht op/);
        for (const words of OWN_WORDS)
          expect(await page.evaluate(`search(${JSON.stringify(words)})`), words).toBe(false);
        // The card's own words are found, which shows that what is looked for would be.
        expect(await page.evaluate(`search('Notities')`)).toBe(true);
        expect(await page.evaluate('[...taken.keys()]')).toEqual([]);
        told.push((await page.evaluate(OUTSIDE)) as string);
        // And if it had the root of the card: that is the same too.
        told.push((await cardIn(page)).replaceAll(/"(nodeId|backendNodeId|parentId)":\d+/g, ''));
      }
      seen.push(told);
      await page.close();
    }
    await ask(own, 'follow.set', { number: NUMBER, on: false });
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[0]?.[1]).toContain('Volgen aan of uit');
  });

  it('measures the same boxes over its own whether it is followed or not, in the text and over the card', async () => {
    infect(MEASURE);
    const own = await browser().context.newPage();
    await own.goto(`chrome-extension://${await browser().extensionId()}/library.html`);
    await ask(own, 'follow.set', { number: NUMBER, on: false });
    const { page, ax } = await browser().open(hosts().url(PAPER));
    const measured: unknown[] = [];
    for (const on of [false, true]) {
      await page.bringToFront();
      await page.mouse.move(1, 1);
      const { x: middle, y: line } = (await page.evaluate(middleOf(NUMBER))) as Point;
      await expect.poll(() => signsIn(page).then((signs) => signs.length)).toBe(8);
      await page.waitForTimeout(500);
      const before = await page.evaluate('shifts');
      await ask(own, 'follow.set', { number: NUMBER, on });
      await expect
        .poll(() => signsIn(page).then((signs) => signs.flatMap((sign) => sign.own)))
        .toEqual(on ? ['followed'] : []);
      const { x, y, bottom } = (await page.evaluate(`endOf('${NUMBER}')`)) as Point & { readonly bottom: number };
      // The drawing of the state, the dot, the square; and the margin, where nothing of ours is.
      const places = [
        [x + 2, y],
        [x - 1, bottom],
        [x - 10, bottom],
        [4, y],
      ];
      const signs = await page.evaluate(`covered(${JSON.stringify(places)}, 5)`);
      expect(await page.evaluate('shifts')).toBe(before);
      await page.mouse.move(middle - 3, line);
      await page.mouse.move(middle, line);
      const follow = await ax.box({ role: 'button', name: 'Volgen aan of uit' });
      const note = await ax.box({ role: 'button', name: `Notities bij Vraag ${NUMBER}` });
      const over = [...[follow, note].map((box) => [box.x + 16, box.y + 8]), [4, y]];
      // Above the card, and below what is drawn over it.
      measured.push({ signs, card: await page.evaluate(`covered(${JSON.stringify(over)}, 2147482996)`) });
    }
    await ask(own, 'follow.set', { number: NUMBER, on: false });
    expect(measured[1]).toEqual(measured[0]);
    expect(measured[0]).toEqual({ signs: [true, true, true, false], card: [true, true, false] });
  });

  it('is asked for no letter and no figure of its own fonts', async () => {
    for (const fonts of [GIVE_LETTERS, GIVE_DIGITS]) {
      infect(fonts);
      const { page, ax } = await browser().open(hosts().url(PAPER));
      await expect.poll(() => signsIn(page).then((signs) => signs.length)).toBe(8);
      const { x, y } = (await page.evaluate(middleOf(NUMBER))) as Point;
      await page.mouse.move(x - 3, y);
      await page.mouse.move(x, y);
      await ax.waitFor({ role: 'group', name: `Kantlijn: Vraag ${NUMBER}` });
      // Signs hold no letter at all: what is asked for is in the words of the page itself, or in none.
      const asked = (await page.evaluate(LETTERS_ASKED)) as string[];
      expect(asked.filter((letter) => 'ℵℶℷℸ'.includes(letter))).toEqual([]);
      await page.close();
    }
  });

  it('opens no card, follows nothing and writes nothing by events of its own', async () => {
    const { page } = await browser().open(hosts().url(PAPER));
    await expect.poll(() => signsIn(page).then((signs) => signs.length)).toBe(8);
    const { x, y } = (await page.evaluate(middleOf(NUMBER))) as Point;
    await page.evaluate(
      `for (const kind of ['pointermove', 'click', 'pointerdown', 'mousemove']) for (const target of [document.elementFromPoint(${x}, ${y}), document.querySelector('[data-kantlijn="card"]'), document.querySelector('[data-kantlijn="named"]')])
        target?.dispatchEvent(new PointerEvent(kind, { clientX: ${x}, clientY: ${y}, bubbles: true, composed: true }))`,
    );
    await page.waitForTimeout(700);
    // It is made when it is first opened.
    expect(await cardIn(page)).toBe('[]');
    const own = await browser().context.newPage();
    await own.goto(`chrome-extension://${await browser().extensionId()}/library.html`);
    expect(await ask(own, 'follow.among', { numbers: [NUMBER] })).toEqual({ followed: [] });
  });

  it('gets them back a few times when it takes them out, and then has its way', async () => {
    infect(
      `setInterval(() => document.querySelectorAll('[data-kantlijn="named"], [data-kantlijn="card"]').forEach((one) => one.remove()), 40)`,
    );
    const { page } = await browser().open(hosts().url(PAPER));
    await page.waitForTimeout(2_500);
    expect(await page.evaluate(`document.querySelectorAll('[data-kantlijn="named"]').length`)).toBe(0);
  });
});

describe('a page that names what the reader follows, in Firefox (production build)', () => {
  it('gets the root of the card, with the same in it whether it was looked up or not, and never that of the signs', async () => {
    infect(COLLECT);
    const seen: string[][] = [];
    for (const on of [false, true]) {
      for (const number of on ? [NUMBER, UNLISTED] : []) {
        const { page } = await firefox().open(hosts().url(`kv-tk-${number}`));
        // No test sees into this build: the sources were asked, and then the answer is kept.
        const isAsked = (): boolean =>
          hosts()
            .replica.requests()
            .some(({ host, path }) => host === 'repository.overheid.nl' && path.includes(number));
        await expect.poll(isAsked, { timeout: 60_000 }).toBe(true);
        await new Promise((resolve) => setTimeout(resolve, 3_000));
        await page.close();
      }
      const { page } = await firefox().open(hosts().url(PAPER));
      await page.waitForSelector('[data-kantlijn="named"]');
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      const told: string[] = [];
      for (const [number] of TOLD) {
        const { x, y } = (await page.evaluate(middleOf(number))) as Point;
        // Over the number, its sign, and what stands around it.
        await page.mouse.move(x - 3, y);
        for (let dx = 0; dx <= 60; dx += 6) for (const dy of [-12, -6, 0, 6]) await page.mouse.move(x + dx, y + dy);
        await page.mouse.move(x, y);
        await new Promise((resolve) => setTimeout(resolve, 900));
        await page.mouse.move(x, y + 20, { steps: 5 });
        await page.evaluate(`lookAround(${x}, ${y})`);
        for (const words of OWN_WORDS)
          expect(await page.evaluate(`search(${JSON.stringify(words)})`), words).toBe(false);
        // The card is found, which shows that what is looked for would be: Firefox gives it (decision 207).
        expect(await page.evaluate(`search('Notities')`)).toBe(true);
        const taken = (await page.evaluate('[...taken.keys()]')) as string[];
        expect(taken).toContain('card');
        expect(taken).not.toContain('named');
        told.push(
          (await page.evaluate(
            `taken.get('card').querySelector('.kl').outerHTML + taken.get('card').querySelector('.kl').getBoundingClientRect().height`,
          )) as string,
        );
        expect(told.at(-1)).toContain(number);
        await page.keyboard.press('Escape');
      }
      seen.push(told);
      await page.close();
    }
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[0]?.join()).not.toMatch(/U volgt|U hebt|Te laat|Wacht op/);
  });
});
