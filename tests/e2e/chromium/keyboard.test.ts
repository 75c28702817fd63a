import { describe, expect, it } from 'vitest';
import { flatten, type Accessibility, type AxNode } from '../support/accessibility.ts';
import {
  addNoteAt,
  ANY_STATE,
  STRIP,
  FRAME,
  noteBoxAt,
  NOTE_BOX,
  openCourse,
  SAVED,
  SEED,
  STATE,
  useChromium,
  useHosts,
} from '../support/session.ts';
import { storedTexts } from '../support/stored.ts';

const hosts = useHosts();
const browser = useChromium(hosts);

/** Presses Tab until something with this name has the focus; gives the names passed on the way. */
async function tabTo(ax: Accessibility, press: () => Promise<void>, name: string | RegExp): Promise<AxNode> {
  const passed: string[] = [];
  for (let presses = 0; presses < 120; presses += 1) {
    await press();
    const focused = await ax.focused();
    if (focused && (typeof name === 'string' ? focused.name === name : name.test(focused.name))) return focused;
    passed.push(focused?.name ?? '?');
  }
  throw new Error(`Tab never reached ${String(name)}; it passed ${passed.join(' | ')}`);
}

describe('with the keyboard alone, in Chromium', () => {
  it('goes through the strip, writes a note on the publication and one on a question', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    const tab = () => page.keyboard.press('Tab');
    await tabTo(ax, tab, /^Verloop/);
    // The row of buttons is one stop.
    await page.keyboard.press('End');
    expect((await ax.focused())?.name).toBe('Meer');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await ax.focused())?.name).toBe('Nu controleren');
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await ax.focused())?.name).toBe('Meer');
    await page.keyboard.press('ArrowLeft');
    expect((await ax.focused())?.name).toBe('Deze vraag volgen');
    await page.keyboard.press('ArrowLeft');
    expect((await ax.focused())?.name).toBe('Notitie toevoegen bij deze publicatie');
    await page.keyboard.press('Enter');
    await ax.waitFor(NOTE_BOX);
    await expect.poll(async () => (await ax.focused())?.name).toBe('Notitie bij deze publicatie');
    await page.keyboard.type('Met de toetsen');
    await ax.waitForText({}, SAVED);
    await tabTo(ax, tab, 'Notitie toevoegen bij vraag 2');
    await page.keyboard.press('Space');
    await ax.waitFor(noteBoxAt('2'));
    await expect.poll(async () => (await ax.focused())?.name).toBe('Notitie bij vraag 2');
    await page.keyboard.type('Hoeveel precies?');
    await expect.poll(() => storedTexts(browser())).toEqual(['Hoeveel precies?', 'Met de toetsen']);
  });

  it('keeps keys typed in a note from the page’s own shortcuts', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await page.evaluate(() => {
      Object.assign(globalThis, { heard: [] as string[] });
      for (const type of ['keydown', 'keypress', 'keyup']) {
        document.addEventListener(
          type,
          (event) => (globalThis as unknown as { heard: string[] }).heard.push(event.type),
          true,
        );
        window.addEventListener(type, (event) => (globalThis as unknown as { heard: string[] }).heard.push(event.type));
      }
    });
    await ax.click(addNoteAt('4'));
    await ax.type(noteBoxAt('4'), 's');
    await expect.poll(async () => (await ax.waitFor(noteBoxAt('4'))).value).toBe('s');
    expect(await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)).toEqual([]);
  });

  it('every control of the strip and of the frame has a name and is reachable by keyboard', async () => {
    const { page, ax } = await browser().open(hosts().url('kv-tk-2025Z90115'));
    await openCourse(ax);
    const place = ({ frame, backendNodeId }: AxNode): string => `${frame?.owner}/${backendNodeId}`;
    const isControl = ({ role }: AxNode): boolean => ['button', 'link', 'textbox'].includes(role);
    const controls = (await Promise.all([ax.waitFor(STRIP), ax.waitFor(FRAME)])).flatMap(flatten).filter(isControl);
    expect(controls.length).toBeGreaterThan(10);
    expect(controls.filter(({ name }) => name.trim() === '')).toEqual([]);
    const reached = new Set<string>();
    const look = async (): Promise<string> => {
      const focused = await ax.focused();
      if (focused !== undefined) reached.add(place(focused));
      return focused?.name ?? '';
    };
    for (let presses = 0; presses < 80; presses += 1) {
      await page.keyboard.press('Tab');
      // The row of buttons is one stop, and arrows go along it.
      if (!(await look()).startsWith('Verloop:')) continue;
      for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Home']) {
        await page.keyboard.press(key);
        await look();
      }
    }
    const missed = controls.filter((each) => each.properties['disabled'] !== true && !reached.has(place(each)));
    expect(missed.map(({ name }) => name)).toEqual([]);
  });
});
