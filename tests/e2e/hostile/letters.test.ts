import { afterEach, describe, expect, it } from 'vitest';
import { Accessibility } from '../support/accessibility.ts';
import { everyQuestion } from '../support/document.ts';
import {
  ADD_NOTE,
  addNoteAt,
  ANY_STATE,
  NOTE_BOX,
  noteBoxAt,
  SAVED,
  SEED,
  SOME_NOTES,
  showNotesAt,
  STATE,
  STORED,
  useChromium,
  useFirefox,
  useHosts,
} from '../support/session.ts';
import { GIVE_DIGITS, GIVE_LETTERS, infecting, LETTERS_ASKED } from './scripts.ts';

/** A page that gives fonts letters of its own, to see which of them are drawn (decision 205). */

const hosts = useHosts();
const browser = useChromium(hosts);
const firefox = useFirefox(hosts);
afterEach(() => hosts().well());
const infect = infecting(hosts);

/**
 * Draws a letter in words of the page, which shows that it would see one in ours. Its file cannot be had, and then Chromium
 * asks for those of all the other letters too: nothing after this says anything of us.
 */
const drawOwn = (letter: string): string =>
  `document.body.append(Object.assign(document.createElement('p'), { textContent: '${letter}', style: 'font-family: Probe' }))`;

/** A page of either driver. */
interface Scripted {
  evaluate(script: string): Promise<unknown>;
}

/** Waits until the page was drawn a few times: a letter is asked for when it is drawn. */
const drawnOften = (page: Scripted): Promise<unknown> =>
  page.evaluate(
    'new Promise((done) => { let left = 10; const next = () => (left-- > 0 ? requestAnimationFrame(next) : done(null)); next(); })',
  );

describe.each([
  ['Chromium', browser],
  ['Firefox', firefox],
] as const)('what Kantlijn draws (%s)', (_, running) => {
  it('asks for no letter of an open note in fonts of the page', async () => {
    infect(GIVE_LETTERS);
    const { page: opened, ax } = await running().open(hosts().url(SEED));
    const page: Scripted = opened;
    await ax.waitForText(STATE, ANY_STATE);
    await ax.click(ADD_NOTE);
    await ax.type(NOTE_BOX, 'ℵℶℷ');
    await (ax instanceof Accessibility ? ax.waitForText({}, SAVED) : ax.waitFor(STORED));
    await drawnOften(page);
    expect(await page.evaluate(LETTERS_ASKED)).toEqual([]);
    await page.evaluate(drawOwn('ℸ'));
    await expect.poll(() => page.evaluate(LETTERS_ASKED)).toContain('ℸ');
  });

  it('asks for no number of notes, in the strip or beside questions, in fonts of the page', async () => {
    infect(GIVE_DIGITS);
    const { page: opened, ax } = await running().open(hosts().url('kv-tk-2025Z90101'));
    const page: Scripted = opened;
    await ax.waitForText(STATE, ANY_STATE);
    await ax.click(addNoteAt('1'));
    await ax.type(noteBoxAt('1'), 'een');
    await ax.waitFor(SOME_NOTES);
    await ax.waitFor(showNotesAt('1'));
    await everyQuestion(page, 3);
    await drawnOften(page);
    expect(await page.evaluate(LETTERS_ASKED)).toEqual([]);
    await page.evaluate(drawOwn('7'));
    await expect.poll(() => page.evaluate(LETTERS_ASKED)).toContain('7');
  });
});
