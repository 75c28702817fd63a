import { describe, expect, it } from 'vitest';
import {
  ADD_NOTE,
  addNoteAt,
  ANY_STATE,
  COURSE_TAB,
  NOTE_BOX,
  noteBoxAt,
  SAVED,
  SEED,
  showNotesAt,
  SOME_NOTES,
  useFirefox,
  useHosts,
} from '../support/session.ts';

const hosts = useHosts();
const browser = useFirefox(hosts);
/** What the strip opens on the course of the question. */
const COURSE = { role: 'region', name: 'Verloop' } as const;
const STORED = { role: 'status', name: SAVED } as const;
const STATE = { role: 'status' } as const;

describe('the seed question in Firefox', () => {
  it('shows its state, the record and its documents', async () => {
    const { ax } = await browser().open(hosts().url(SEED));
    expect(await ax.waitForText(STATE, ANY_STATE, { timeout: 30_000 })).toMatch(/^Beantwoord/);
    await ax.click(COURSE_TAB);
    await ax.waitFor({ role: 'heading', name: 'Vraag en antwoord' });
    const course = await ax.text(COURSE);
    for (const fact of ['Van Eijk-Nagel', 'Michon-Derkzen', 'Brekelmans', 'Handel', '7 februari 2024'])
      expect(course).toContain(fact);
    await ax.waitFor({ role: 'list', name: 'Documenten' });
  });

  it('saves notes on the publication and on a question, and has them after a reload', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    await ax.click(ADD_NOTE);
    await ax.type(NOTE_BOX, 'In de vos <b>bewaard</b>');
    await ax.waitFor(STORED);
    await page.keyboard.press('Escape');
    await ax.waitForGone(NOTE_BOX);
    await ax.click(addNoteAt('3'));
    await ax.type(noteBoxAt('3'), 'Bij drie');
    await ax.waitFor(STORED);
    await page.reload();
    await ax.click(SOME_NOTES);
    await ax.click({ role: 'button', name: /^Deze publicatie.*Notitie openen$/ });
    await ax.waitFor(NOTE_BOX);
    expect(await ax.value(NOTE_BOX)).toBe('In de vos <b>bewaard</b>');
    await ax.click(showNotesAt('3'));
    await ax.waitFor(noteBoxAt('3'));
    expect(await ax.value(noteBoxAt('3'))).toBe('Bij drie');
  });

  it('carries the note to the page of the answer', async () => {
    const { ax } = await browser().open(hosts().url('ah-tk-20232024-9999'));
    await ax.waitForText(STATE, ANY_STATE, { timeout: 30_000 });
    await ax.click(showNotesAt('3'));
    // Its name also says where the note was made.
    const box = { role: 'textbox', name: /^Notitie bij vraag 3/ } as const;
    await ax.waitFor(box);
    expect(await ax.value(box)).toBe('Bij drie');
  });

  it('leaves the document’s own nodes as they are', async () => {
    const { page, ax } = await browser().open(hosts().url(SEED));
    await ax.waitForText(STATE, ANY_STATE);
    const same = await page.evaluate(async () => {
      const clean = (root: Element) => {
        const copy = root.cloneNode(true) as Element;
        for (const element of copy.querySelectorAll('[data-kantlijn]')) element.remove();
        // What the script of the page itself writes, with or without Kantlijn.
        for (const element of copy.querySelectorAll('[data-decorator-initialized]')) {
          element.removeAttribute('data-decorator-initialized');
          element.classList.remove('to-top--shown');
        }
        copy.normalize();
        return copy.outerHTML;
      };
      const text = await (await fetch(location.href)).text();
      const served = new DOMParser().parseFromString(text, 'text/html').querySelector('#broodtekst');
      const shown = document.querySelector('#broodtekst');
      return served !== null && shown !== null && clean(served) === clean(shown);
    });
    expect(same).toBe(true);
  });
});

describe('when the services fail, in Firefox', () => {
  it('shows a state that does not claim more than is known, and saves notes', async () => {
    hosts().fault('repository.overheid.nl', { kind: 'status', status: 500 });
    hosts().fault('zoek.officielebekendmakingen.nl', { kind: 'malformed', path: 'metadata\\.xml' });
    const { ax } = await browser().open(hosts().url('ah-tk-20232024-9019'));
    await ax.waitForText(STATE, ANY_STATE, { timeout: 60_000 });
    await ax.click(ADD_NOTE);
    await ax.type(NOTE_BOX, 'Tijdens storing');
    await ax.waitFor(STORED);
  });
});
