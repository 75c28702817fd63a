import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Accessibility } from '../support/accessibility.ts';
import { AXE, type Violation } from '../support/axe.ts';
import { giveNotes, openLibrary } from '../support/library.ts';
import {
  ADD_NOTE,
  ANY_STATE,
  addNoteAt,
  NOTE_BOX,
  noteBoxAt,
  SAVED,
  SEED,
  STATE,
  useChromium,
  useHosts,
} from '../support/session.ts';
import { storedNotes, storedTexts } from '../support/stored.ts';

/** The frame of our own in a page (decisions 300, 310), in Chromium. */

const hosts = useHosts();
const browser = useChromium(hosts);

const NOTES = { role: 'list', name: 'Notities bij dit document' } as const;
const CLOSED = { role: 'button', name: /Notitie openen$/ } as const;

async function open(id = SEED): Promise<{ page: Page; ax: Accessibility }> {
  const opened = await browser().open(hosts().url(id));
  await opened.ax.waitForText(STATE, ANY_STATE);
  return opened;
}

/** Begins a note beside a question, writes in it and waits until it is stored. */
async function write(ax: Accessibility, page: Page, question: string, text: string): Promise<void> {
  await ax.click(addNoteAt(question));
  await ax.waitFor(noteBoxAt(question));
  await page.keyboard.type(text);
  await ax.waitForText({ role: 'status', name: '', within: NOTES }, SAVED).catch(() => undefined);
  await expect.poll(() => storedTexts(browser())).toContain(text);
}

describe('a note in the frame', () => {
  it('is written beside its question, kept, and gives the focus back', async () => {
    const { page, ax } = await open('kv-tk-2025Z90101');
    await ax.click(addNoteAt('1'));
    await ax.waitFor(noteBoxAt('1'));
    await page.keyboard.type('Nabellen.');
    await expect.poll(() => storedTexts(browser())).toContain('Nabellen.');
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await ax.focused())?.name).toMatch(/bij vraag 1/);
    // Closed, it stands as high as its question.
    const card = await ax.box({ ...CLOSED, within: NOTES });
    const heading = await ax.box({ role: 'heading', name: 'Vraag 1' });
    expect(Math.abs(card.y - heading.y)).toBeLessThan(30);
    expect(card.x).toBeGreaterThan(heading.x + heading.width / 2);
  });

  it('has a meaning and labels, chosen before its first word or after', async () => {
    const { page, ax } = await open('kv-tk-2025Z90102');
    await ax.click(ADD_NOTE);
    await ax.waitFor(NOTE_BOX);
    await ax.click({ role: 'radio', name: 'Belangrijk' });
    await ax.click(NOTE_BOX);
    await page.keyboard.type('Voor het debat.');
    await ax.type({ role: 'combobox', name: 'Label toevoegen' }, 'debat');
    await page.keyboard.press('Enter');
    const mine = async (): Promise<unknown> =>
      (await storedNotes(browser())).find(({ body }) => body === 'Voor het debat.');
    await expect.poll(mine).toMatchObject({ meaning: 'important', tags: ['debat'] });
  });

  it('is in sight when it is begun, also below many others', async () => {
    const library = await openLibrary(browser(), 'all');
    const many = Array.from({ length: 14 }, (_, at) => ({
      publication: 'kv-tk-2025Z90107',
      body: `Regel ${at}\nmet nog een regel\nen nog een`,
    }));
    await giveNotes(library, many, 700);
    await library.close();
    const { page, ax } = await open('kv-tk-2025Z90107');
    await ax.click(ADD_NOTE);
    const { height } = page.viewportSize() ?? { height: 0 };
    const inSight = async (): Promise<boolean> => {
      const box = await ax.box(NOTE_BOX);
      return box.y >= 0 && box.y + box.height <= height;
    };
    await ax.waitFor(NOTE_BOX);
    await expect.poll(inSight).toBe(true);
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0);
  });

  it('that is deleted comes back with one click', async () => {
    const { page, ax } = await open('kv-tk-2025Z90103');
    await ax.click(ADD_NOTE);
    await ax.waitFor(NOTE_BOX);
    await page.keyboard.type('Toch niet weg.');
    await expect.poll(() => storedTexts(browser())).toContain('Toch niet weg.');
    await ax.click({ role: 'button', name: /^Notitie verwijderen/ });
    await expect.poll(() => storedTexts(browser())).not.toContain('Toch niet weg.');
    await ax.click({ role: 'button', name: 'Ongedaan maken' });
    await expect.poll(() => storedTexts(browser())).toContain('Toch niet weg.');
  });
});

describe('what is being written in the frame is kept when', () => {
  const TEXT = 'woorden die blijven';
  const ATTACKS = [
    [
      'the page removes everything of Kantlijn',
      `document.querySelectorAll('[data-kantlijn]').forEach((one) => one.remove())`,
    ],
    ['the page is left', `location.href = '/kst-36999-12.html'`],
    ['the page opens the document again', `document.open(); document.write('<p>leeg</p>'); document.close()`],
    ['the page replaces everything', `document.documentElement.replaceChildren(document.createElement('body'))`],
  ] as const;
  for (const [at, [what, attack]] of ATTACKS.entries()) {
    it(what, async () => {
      const { page, ax } = await open('kv-tk-2025Z90106');
      await ax.click(ADD_NOTE);
      await ax.waitFor(NOTE_BOX);
      await page.keyboard.type(`${TEXT} ${at}`);
      // Not waited for: the page that would answer may be gone.
      await page.evaluate(`void setTimeout(() => { ${attack} })`);
      await expect.poll(async () => (await storedTexts(browser())).join('\n')).toContain(`${TEXT} ${at}`);
    });
  }

  it('the window becomes narrow and wide again', async () => {
    const { page, ax } = await open('kv-tk-2025Z90107');
    await ax.click(ADD_NOTE);
    await ax.waitFor(NOTE_BOX);
    await page.keyboard.type('Smal');
    await page.setViewportSize({ width: 320, height: 700 });
    await page.waitForTimeout(500);
    await page.keyboard.type(' en breed.');
    await page.setViewportSize({ width: 1280, height: 900 });
    await expect.poll(() => storedTexts(browser())).toContain('Smal en breed.');
    expect((await ax.waitFor(NOTE_BOX)).value).toBe('Smal en breed.');
  });
});

describe('the page', () => {
  it('sees nothing of the frame: no key, no word, no frame, no element', async () => {
    const { page, ax } = await open();
    await page.evaluate(() => {
      const heard: string[] = [];
      (globalThis as unknown as { heard: string[] }).heard = heard;
      for (const name of ['keydown', 'keyup', 'keypress', 'input', 'beforeinput', 'paste', 'message'])
        window.addEventListener(name, () => heard.push(name), { capture: true });
    });
    await write(ax, page, '3', 'geheim woord');
    const seen = await page.evaluate(() => ({
      heard: (globalThis as unknown as { heard: string[] }).heard,
      found: (window as unknown as { find(text: string): boolean }).find('geheim'),
      frames: window.length,
      elements: document.querySelectorAll('iframe').length,
      text: document.documentElement.outerHTML.includes('geheim'),
    }));
    expect(seen).toEqual({ heard: [], found: false, frames: 0, elements: 0, text: false });
  });

  it('that makes the frame itself gets nothing', async () => {
    const { page } = await open();
    const id = await browser().extensionId();
    const answered = await page.evaluate(
      async (address) => {
        const frame = document.createElement('iframe');
        frame.src = address;
        const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
        document.body.append(frame);
        await loaded;
        const { port1, port2 } = new MessageChannel();
        const answer = new Promise((resolve) => {
          port1.addEventListener('message', () => resolve('answered'));
          port1.start();
          setTimeout(() => resolve('silent'), 1_500);
        });
        frame.contentWindow?.postMessage({ kantlijn: 'a'.repeat(48) }, '*', [port2]);
        return answer;
      },
      `chrome-extension://${id}/frame.html#${'a'.repeat(48)}`,
    );
    expect(answered).toBe('silent');
  });
});

describe('a passage in the frame', () => {
  it('is marked with a note and drawn again after loading, before there is a frame', async () => {
    const { page, ax } = await open('kv-tk-2025Z90115');
    const words = async (): Promise<[number, number, number]> =>
      page.evaluate(() => {
        const walker = document.createTreeWalker(document.querySelector('#broodtekst') ?? document.body, 4);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          if (!node.parentElement?.closest('.vraag p, p') || (node as Text).data.trim().length < 20) continue;
          node.parentElement.scrollIntoView({ block: 'center' });
          const range = document.createRange();
          range.setStart(node, 0);
          range.setEnd(node, 12);
          const box = range.getBoundingClientRect();
          return [box.left + 1, box.top + box.height / 2, box.right - 1] as [number, number, number];
        }
        throw new Error('there is no text');
      });
    const [left, y, right] = await words();
    await page.mouse.move(left, y);
    await page.mouse.down();
    await page.mouse.move((left + right) / 2, y);
    await page.mouse.move(right, y);
    await page.mouse.up();
    await ax.click({ role: 'button', name: 'Markeren en schrijven' });
    const box = { role: 'textbox', name: /^Notitie bij de passage/ } as const;
    await ax.waitFor(box);
    await page.keyboard.type('Nazoeken.');
    await expect.poll(() => storedTexts(browser())).toContain('Nazoeken.');
    await page.reload();
    const sign = { role: 'button', name: /^Notitie: “/ } as const;
    await ax.waitFor(sign);
    // No frame was made, and the mark is drawn.
    expect(page.frames().length).toBe(1);
    expect(await page.evaluate(() => CSS.highlights.get('kantlijn-plain')?.size)).toBe(1);
    await ax.click(sign);
    expect((await ax.waitFor(box)).value).toBe('Nazoeken.');
  });
});

describe('the tabs of the strip', () => {
  it('open the course, with documents and references, and close with Escape', async () => {
    const { page, ax } = await open();
    await ax.click({ role: 'button', name: /^Verloop/ });
    await ax.waitFor({ role: 'list', name: 'Documenten' });
    await ax.waitFor({ role: 'list', name: 'Verwijzingen' });
    await ax.waitFor({ role: 'button', name: 'Nu controleren' });
    expect((await ax.waitFor({ role: 'button', name: /^Verloop(?! sluiten)/ })).properties['expanded']).toBe(true);
    await ax.focus({ role: 'button', name: 'Verloop sluiten' });
    await page.keyboard.press('Escape');
    await ax.waitForGone({ role: 'list', name: 'Documenten' });
    expect((await ax.focused())?.name).toMatch(/^Verloop/);
  });

  it('say in plain words that there are no notes yet', async () => {
    const { ax } = await open('kv-tk-2026Z90108');
    await ax.click({ role: 'button', name: /^Notities/ });
    await ax.waitFor({ role: 'StaticText', name: 'Nog geen notities bij dit document' });
  });
});

it('axe finds nothing in the frame, in each look', async () => {
  const { page, ax } = await open();
  await write(ax, page, '2', 'Voor axe.');
  const inFrame = async (): Promise<Violation[]> => {
    const frame = page.frames().find((one) => one.url().startsWith('chrome-extension:'));
    if (frame === undefined) throw new Error('there is no frame');
    await frame.evaluate(AXE);
    return (await frame.evaluate(`axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'],
    }).then(({ violations }) => violations.map(({ id, impact, nodes }) => ({
      id, impact, targets: nodes.map(({ html }) => html.slice(0, 160)) })))`)) as Violation[];
  };
  expect(await inFrame()).toEqual([]);
  for (const [name, width] of [
    [/^Verloop/, 1280],
    [/^Notities/, 760],
    [/^Verloop/, 320],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.waitForTimeout(300);
    await ax.click({ role: 'button', name });
    await page.waitForTimeout(500);
    expect([width, await inFrame()]).toEqual([width, []]);
  }
});
