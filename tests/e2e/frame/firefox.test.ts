import { describe, expect, it } from 'vitest';
import { ADD_NOTE, addNoteAt, NOTE_BOX, noteBoxAt, SEED, useFirefox, useHosts } from '../support/session.ts';

/** The frame of our own in a page (decisions 300, 310), in Firefox with the build whose roots are open. */

const hosts = useHosts();
const browser = useFirefox(hosts);

const STATE = { role: 'status', name: /^Opgeslagen/ } as const;
const focusedIn = `(() => { let at = document.activeElement; while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement; return at?.getAttribute('aria-label') ?? at?.tagName; })()`;

describe('a note in the frame', () => {
  it('is written beside its question, kept through a reload, and gives the focus back', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.click(addNoteAt('2'));
    await ax.waitFor(noteBoxAt('2'));
    await page.keyboard.type('Firefox schrijft mee.');
    await ax.waitFor(STATE);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate(focusedIn)).toMatch(/bij vraag 2/);
    await page.reload();
    await ax.click({ role: 'button', name: /^1 notitie bij vraag 2/ });
    expect(await ax.value(noteBoxAt('2'))).toBe('Firefox schrijft mee.');
  });

  it('is kept when the page removes everything of Kantlijn', async () => {
    const { page, ax } = await browser().open(hosts().url('kv-tk-2025Z90103'));
    await ax.click(ADD_NOTE);
    await ax.waitFor(NOTE_BOX);
    await page.keyboard.type('blijft');
    await page.evaluate(`document.querySelectorAll('[data-kantlijn]').forEach((one) => one.remove())`);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await page.reload();
    await ax.click({ role: 'button', name: /^Notities: 1/ });
    await ax.waitFor({ role: 'button', name: /blijft/ });
  });
});

it('a note written in another tab appears here at once', async () => {
  const first = await browser().open(hosts().url(SEED));
  await first.ax.click(ADD_NOTE);
  await first.ax.waitFor(NOTE_BOX);
  const second = await browser().open(hosts().url(SEED));
  await second.ax.click(addNoteAt('5'));
  await second.ax.waitFor(noteBoxAt('5'));
  await second.page.keyboard.type('elders geschreven');
  await second.ax.waitFor(STATE);
  await first.page.bringToFront();
  await first.ax.waitFor({ role: 'button', name: /elders geschreven/ });
});

describe('the page', () => {
  it('receives no key events and finds no word of a note', async () => {
    const { page, ax } = await browser().open(hosts().url('kv-tk-2025Z90101'));
    await page.evaluate(`globalThis.heard = [];
      for (const name of ['keydown', 'keyup', 'keypress', 'input', 'beforeinput', 'paste'])
        addEventListener(name, () => heard.push(name), { capture: true });`);
    await ax.click(addNoteAt('1'));
    await ax.waitFor(noteBoxAt('1'));
    await page.keyboard.type('geheim woord');
    await ax.waitFor(STATE);
    // Firefox throws where a search would go on into a frame of another origin.
    const seen = await page.evaluate(`({
      heard, found: (() => { try { return find('geheim'); } catch { return false; } })(),
      frames: window.length, text: document.documentElement.outerHTML.includes('geheim') })`);
    expect(seen).toMatchObject({ heard: [], found: false, text: false });
  });

  it('that creates the frame itself, with a known address, gets an empty one and no answer', async () => {
    const { page, ax } = await browser().open(hosts().url('kv-tk-2025Z90102'));
    await ax.click(ADD_NOTE);
    await ax.waitFor(NOTE_BOX);
    const own = page.frames().find((frame) => frame.parentFrame() !== null);
    const address = (await own?.evaluate('location.href.split("#")[0]')) as string;
    expect(address).toMatch(/^moz-extension:.*frame\.html$/);
    const answered = await page.evaluate(`(async () => {
      const frame = document.createElement('iframe');
      frame.src = ${JSON.stringify(address)} + '#' + 'a'.repeat(48);
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
      document.body.append(frame);
      await loaded;
      const { port1, port2 } = new MessageChannel();
      const answer = new Promise((resolve) => {
        port1.onmessage = () => resolve('answered');
        setTimeout(() => resolve('silent'), 1500);
      });
      frame.contentWindow.postMessage({ kantlijn: 'a'.repeat(48) }, '*', [port2]);
      return answer;
    })()`);
    expect(answered).toBe('silent');
    const made = page.frames().filter((frame) => frame.parentFrame() !== null && frame !== own);
    const texts = await Promise.all(made.map((frame) => frame.evaluate('document.body.innerText').catch(() => '')));
    expect(texts.join('').trim()).toBe('');
  });
});

it('a note is copied as Markdown, with the words that stand in its box', async () => {
  const { page, ax } = await browser().open(hosts().url('kv-tk-2025Z90101'));
  await ax.click(ADD_NOTE);
  await ax.waitFor(NOTE_BOX);
  await page.keyboard.type('Nagaan bij *wie*.');
  await ax.waitFor(STATE);
  await ax.click({ role: 'button', name: 'Kopiëren als Markdown' });
  await ax.waitFor({ role: 'status', name: /Gekopieerd als Markdown/ });
  // A reader pastes it somewhere.
  await page.evaluate(`document.body.append(Object.assign(document.createElement('textarea'), { id: 'elsewhere' }))`);
  await page.focus('#elsewhere');
  await page.keyboard.down('Control');
  await page.keyboard.press('v');
  await page.keyboard.up('Control');
  const pasted = () => page.$eval('#elsewhere', (box) => (box as HTMLTextAreaElement).value);
  await expect.poll(pasted).toContain('Nagaan bij \\*wie\\*.');
  expect(await pasted()).toMatch(/^## [\s\S]*kv-tk-2025Z90101\.html/);
});
