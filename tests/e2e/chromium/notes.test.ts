import { describe, expect, it } from 'vitest';
import { storedNotes, storedTexts } from '../support/stored.ts';
import {
  ADD_NOTE,
  NOTES_TAB,
  openNote,
  showNotesAt,
  SOME_NOTES,
  addNoteAt,
  NOTE_BOX,
  noteBoxAt,
  SAVED,
  SEED,
  useChromium,
  useHosts,
} from '../support/session.ts';

const hosts = useHosts();
const browser = useChromium(hosts);
const EXISTING = showNotesAt;

describe('notes in Chromium', () => {
  it('saves a note on the publication while typing, and reports "saved" only afterwards', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.click(ADD_NOTE);
    await ax.type(NOTE_BOX, 'Navragen bij de Douane <script>alert(1)</script>');
    await ax.waitForText({}, SAVED);
    expect(await storedTexts(browser())).toContain('Navragen bij de Douane <script>alert(1)</script>');
    await page.reload();
    await openNote(ax);
    expect((await ax.waitFor(NOTE_BOX)).value).toBe('Navragen bij de Douane <script>alert(1)</script>');
  });

  it('keeps a note on a question, and shows it on the page of the answer', async () => {
    const { ax } = await browser().open(hosts().url(SEED));
    await ax.click(addNoteAt('3'));
    await ax.type(noteBoxAt('3'), 'Zie België');
    await ax.waitForText({}, SAVED);
    const answer = await browser().open(hosts().url('ah-tk-20232024-9999'));
    await answer.ax.click(EXISTING('3'));
    expect((await answer.ax.waitFor({ role: 'textbox', name: /^Notitie bij vraag 3/ })).value).toBe('Zie België');
  });

  it('shows a new note beside its question as soon as the editor closes, and takes the sign away with the note', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.click(addNoteAt('2'));
    await ax.type(noteBoxAt('2'), 'Eerste');
    await ax.waitForText({}, SAVED);
    await page.keyboard.press('Escape');
    // Nothing is loaded again in this test: the sign has to follow what happens under the reader's eyes.
    expect((await ax.waitFor(EXISTING('2'))).name).toMatch(/^1 notitie /);
    await ax.click(EXISTING('2'));
    expect((await ax.waitFor(noteBoxAt('2'))).value).toBe('Eerste');
    await ax.click({ role: 'button', name: /^Notitie verwijderen/ });
    await ax.waitFor({ role: 'button', name: 'Ongedaan maken' });
    await ax.waitForGone(EXISTING('2'));
  });

  it('does not say that the publication has no notes above one that is saved', async () => {
    const { ax } = await browser().open(hosts().url('kv-tk-2025Z90103'));
    await ax.click(NOTES_TAB);
    await ax.waitForText({}, /Nog geen notities/);
    await ax.click(ADD_NOTE);
    await ax.type(NOTE_BOX, 'Over het geheel');
    await ax.waitForText({}, SAVED);
    await ax.waitFor(SOME_NOTES);
    expect(await ax.text({})).not.toContain('Nog geen notities');
    await ax.click({ role: 'button', name: /^Notitie verwijderen/ });
    await ax.waitForGone(SOME_NOTES);
  });

  it('is live in every tab', async () => {
    const here = await browser().open(hosts().url(SEED));
    const there = await browser().open(hosts().url(SEED));
    await here.page.bringToFront();
    await here.ax.click(addNoteAt('5'));
    await here.ax.type(noteBoxAt('5'), 'Live in beide tabbladen');
    await there.ax.waitFor(EXISTING('5'));
    await there.page.bringToFront();
    await there.ax.click(EXISTING('5'));
    expect((await there.ax.waitFor(noteBoxAt('5'))).value).toContain('Live');
  });

  it('keeps both texts when two tabs write the same note unseen', async () => {
    const here = await browser().open(hosts().url(SEED));
    await here.ax.click(addNoteAt('7'));
    await here.ax.type(noteBoxAt('7'), 'begin');
    await here.ax.waitForText({}, SAVED);
    const there = await browser().open(hosts().url(SEED));
    await there.ax.click(EXISTING('7'));
    await there.ax.waitFor(noteBoxAt('7'));
    // Both write within the pause before a save, so that neither has seen the other's words.
    await here.ax.focus(noteBoxAt('7'));
    await there.ax.focus(noteBoxAt('7'));
    await Promise.all([here.page.keyboard.insertText(' hier'), there.page.keyboard.insertText(' daar')]);
    const shown = async (): Promise<string> => `${await here.ax.text({})} ${await there.ax.text({})}`;
    await expect
      .poll(shown, { timeout: 15_000 })
      .toMatch(/intussen in een ander venster gewijzigd|begin hier daar|begin daar hier/);
    const texts = [await shown(), ...(await storedTexts(browser()))].join(' ');
    expect(texts).toContain('hier');
    expect(texts).toContain('daar');
  });

  it('deletes with undo', async () => {
    const { ax } = await browser().open(hosts().url(SEED));
    await ax.click(addNoteAt('8'));
    await ax.type(noteBoxAt('8'), 'weg en weer terug');
    await ax.waitForText({}, SAVED);
    await ax.click({ role: 'button', name: /^Notitie verwijderen/ });
    await ax.click({ role: 'button', name: 'Ongedaan maken' });
    // The editor it was deleted from opens again, with the text.
    expect((await ax.waitFor(noteBoxAt('8'))).value).toBe('weg en weer terug');
    expect(await storedTexts(browser())).toContain('weg en weer terug');
    await ax.click({ role: 'button', name: /^Notitie verwijderen/ });
    await ax.waitFor({ role: 'button', name: 'Ongedaan maken' });
    expect(await storedTexts(browser())).not.toContain('weg en weer terug');
  });

  it('takes 100,000 characters', async () => {
    const long = 'kanttekening '.repeat(7692).slice(0, 99_990);
    const { ax } = await browser().open(hosts().url(SEED));
    await ax.click(addNoteAt('9'));
    await ax.insert(noteBoxAt('9'), long);
    await ax.waitForText({}, SAVED, { timeout: 30_000 });
    expect(await storedTexts(browser())).toContain(long);
  });

  it('keeps notes on another kind of publication of the host', async () => {
    const other = hosts().replica.ids.find((id) => /^(kst|stcrt|stb)-/.test(id)) ?? 'ah-tk-20232024-9019';
    const { ax } = await browser().open(hosts().url(other));
    await ax.click(ADD_NOTE);
    await ax.type(NOTE_BOX, `Over ${other}`);
    await ax.waitForText({}, SAVED);
    expect((await storedNotes(browser())).some(({ body }) => body === `Over ${other}`)).toBe(true);
  });
});
