import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { drawn, LOST, mark, select, waitForMark } from '../passages/support.ts';
import type { Accessibility } from '../support/accessibility.ts';
import {
  ADD_NOTE,
  ANY_STATE,
  STRIP,
  checkNow,
  closedNote,
  COURSE_TAB,
  FRAME,
  NOTE_BOX,
  NOTES_TAB,
  openCourse,
  SOME_NOTES,
  STATE,
  useChromium,
  useHosts,
} from '../support/session.ts';
import { storedNotes, storedTexts } from '../support/stored.ts';

/** A question from its first day, as a PDF under a number of a counter, to its answer. */

const hosts = useHosts();
const browser = useChromium(hosts);
const EARLY = 'kv-9990150';
const FINAL = 'kv-tk-2026Z90150';
const WORDS = 'stilleggen van de kabelpont';

/** Waits until the words are drawn, as sure or as doubtful: the final text puts them into a longer sentence. */
const waitForWords = (page: Page): Promise<void> =>
  expect.poll(async () => Object.values(await drawn(page)).flat(), { timeout: 15_000 }).toContain(WORDS);

/** The texts of the notes on the publication, which are not in the page before they are opened. */
async function notesHere(ax: Accessibility): Promise<string[]> {
  await ax.click(SOME_NOTES);
  await ax.waitFor(closedNote());
  for (let open = 1; (await ax.find(closedNote())) !== undefined; open += 1) {
    await ax.click(closedNote());
    await expect.poll(async () => (await ax.all(NOTE_BOX)).length).toBe(open);
  }
  return (await ax.all(NOTE_BOX)).map(({ value }) => value);
}

describe('the newest week, in Chromium', () => {
  it('keeps state, notes and marks of a question from its provisional page to its answer', async () => {
    const { replica, url } = hosts();
    replica.setStage('provisional');
    const { page, ax } = await browser().open(url(EARLY));
    expect(await ax.waitForText(STATE, ANY_STATE)).toMatch(/^Wacht op antwoord/);
    await ax.waitForText(STATE, /Nog niet volledig gepubliceerd/);
    expect(await ax.find({ role: 'link', name: /pdf/i, within: STRIP })).toBeDefined();
    await openCourse(ax);
    const course = await ax.text(FRAME);
    expect(course).toContain('Nog niet volledig gepubliceerd');
    expect(course).not.toMatch(/bronnen (faalden|konden niet)|opmaak/);
    await ax.click(ADD_NOTE);
    await ax.type(NOTE_BOX, 'Bellen met de gemeente');
    await expect.poll(() => storedTexts(browser())).toContain('Bellen met de gemeente');
    await select(page, WORDS);
    await ax.click(mark('Belangrijk'));
    await waitForMark(page, 'important', WORDS);
    // The page has no text, yet what was marked in its title is drawn again.
    await page.reload();
    await waitForMark(page, 'important', WORDS);

    // For some days both are there: each has what was made on the other.
    replica.setStage('both');
    await page.goto(url(FINAL));
    await waitForWords(page);
    expect(await notesHere(ax)).toContain('Bellen met de gemeente');
    await ax.waitForText(STATE, /^Wacht op antwoord/);
    await page.goto(url(EARLY));
    await ax.waitForText(STATE, /Inmiddels volledig gepubliceerd/);
    const onwards = await ax.waitFor({ role: 'link', name: 'Daarheen', within: STRIP });
    expect(onwards.properties['url']).toBe(url(FINAL));
    expect(await notesHere(ax)).toContain('Bellen met de gemeente');

    // Then the old address leads to the new one.
    replica.setStage('final');
    await page.goto(url(EARLY));
    expect(page.url()).toBe(url(FINAL));
    await waitForWords(page);
    expect(await notesHere(ax)).toContain('Bellen met de gemeente');
    expect(await ax.find(LOST)).toBeUndefined();

    // An answer in its first days is an answer; a note made there is on the final answer as well.
    replica.setStage('answering');
    await page.goto(url(FINAL));
    await checkNow(ax);
    await ax.waitForText(STATE, /^Beantwoord/);
    await page.goto(url('ah-9990151'));
    await ax.waitForText(STATE, /^Beantwoord/);
    await ax.click(ADD_NOTE);
    await ax.waitFor(NOTE_BOX);
    // The note of the question stands closed above the new one, which has the caret.
    await ax.waitForText(closedNote(), /Bellen met de gemeente/);
    await page.keyboard.type('Antwoord is mager');
    await expect
      .poll(() => storedTexts(browser()))
      .toEqual(['Antwoord is mager', '', 'Bellen met de gemeente'].toSorted());

    replica.setStage('answered');
    await page.goto(url('ah-tk-20262027-9151'));
    await checkNow(ax);
    expect(await ax.waitForText(STATE, /^Beantwoord/)).not.toMatch(/aanvull/i);
    expect(await notesHere(ax)).toContain('Antwoord is mager');
    await page.goto(url(FINAL));
    await waitForWords(page);
    await openCourse(ax);
    await ax.waitForText(FRAME, /ah-tk-20262027-9151/);
    expect(await ax.text(FRAME)).not.toContain('ah-9990151');

    // No note was rewritten on the way.
    const notes = await storedNotes(browser());
    expect(notes.map(({ target }) => target.publication).toSorted()).toEqual(['ah-9990151', EARLY, EARLY]);
  });

  it('names what is unknown about a page without a number, and keeps notes on it', async () => {
    const { page, ax } = await browser().open(hosts().url('kv-9990152'));
    await ax.waitForText(STATE, /^Onbekend/);
    await ax.click(COURSE_TAB);
    await ax.waitForText(FRAME, /geen vraagnummer/i);
    await ax.click(ADD_NOTE);
    await ax.type(NOTE_BOX, 'Zonder nummer');
    await expect.poll(() => storedTexts(browser())).toContain('Zonder nummer');
    await page.reload();
    expect(await notesHere(ax)).toContain('Zonder nummer');
  });

  it('asks whether notes of a page without a number belong to the question of the same title', async () => {
    const { replica, url } = hosts();
    replica.setStage('final');
    const { page, ax } = await browser().open(url('kv-tk-2026Z90152'));
    await ax.click(NOTES_TAB);
    await ax.waitForText(FRAME, /Hoort 1 notitie bij kv-9990152, een voorlopige publicatie, bij dit document\?/);
    expect(await ax.find(SOME_NOTES)).toBeUndefined();
    expect(await ax.find(closedNote())).toBeUndefined();
    await ax.click({ role: 'button', name: 'Ja, hierbij' });
    await ax.waitFor(SOME_NOTES);
    expect(await notesHere(ax)).toContain('Zonder nummer');
    // Remembered, and the note is as it was.
    await page.reload();
    expect(await notesHere(ax)).toContain('Zonder nummer');
    expect(await ax.find({ role: 'button', name: 'Ja, hierbij' })).toBeUndefined();
    const notes = await storedNotes(browser());
    expect(notes.find(({ body }) => body === 'Zonder nummer')?.target).toMatchObject({
      publication: 'kv-9990152',
      questionNumber: null,
    });
    // It can be changed from here, where it was not made.
    await ax.type(NOTE_BOX, ' maar wel gevonden');
    await expect.poll(() => storedTexts(browser())).toContain('Zonder nummer maar wel gevonden');
  });

  it('finds the number with the search where the page states none', async () => {
    const { ax } = await browser().open(hosts().url('kv-9990153'));
    await ax.waitForText(STATE, /^Wacht op antwoord/);
    await ax.waitForText(STATE, /Nog niet volledig gepubliceerd/);
  });
});
