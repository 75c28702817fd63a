import type { Page } from 'playwright-core';
import type { RunningChromium } from './chromium.ts';

/** A note as the tests make it; the rest is filled in. */
export interface GivenNote {
  publication: string;
  body: string;
  questionNumber?: string | null;
  subQuestion?: number | null;
  tags?: string[];
  meaning?: 'important' | 'question' | 'fact' | 'action' | null;
  /** Marked words; null for a note on a whole publication or question. */
  quote?: string | null;
  title?: string;
  date?: string | null;
  submitters?: { name: string; party: string | null }[];
  state?: string | null;
}

/** A UUID that follows from a number, so that a run can be repeated. */
export const noteId = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

/** What `notes.save` takes for a note of the tests. */
export function saveRequest(note: GivenNote, index: number): object {
  const { publication, body, tags = [], meaning = null, quote = null, title = '', date = null, submitters = [] } = note;
  const questionNumber = note.questionNumber ?? /^kv-tk-(\d{4}Z\d{5})/.exec(publication)?.[1] ?? null;
  const kind = { 'kv-': 'question', 'ah-': 'appendix', kst: 'parliamentaryPaper' }[publication.slice(0, 3)] ?? 'other';
  return {
    id: noteId(index),
    target: { publication, questionNumber, subQuestion: note.subQuestion ?? null },
    body,
    publicationTitle: title,
    expectedRevision: 0,
    tags,
    meaning,
    passage:
      quote === null
        ? null
        : {
            version: 1,
            source: {
              id: publication,
              version: null,
              date,
              questionNumbers: questionNumber === null ? [] : [questionNumber],
            },
            quote: { type: 'TextQuoteSelector', exact: quote, prefix: '', suffix: '' },
            position: null,
            structure: null,
          },
    publication: {
      id: publication,
      kind,
      title,
      questionNumber,
      sessionYear: null,
      date,
      submitters: submitters.map((one) => ({ ...one, givenName: null, initials: null })),
      state: note.state ?? null,
    },
  };
}

/** Asks the background from an extension page, as Kantlijn's own pages do. Out: the payload of the answer. */
export async function ask(page: Page, request: string, payload: object): Promise<unknown> {
  return page.evaluate(
    async (message) => {
      const { chrome } = globalThis as unknown as {
        chrome: { runtime: { sendMessage(m: unknown): Promise<unknown> } };
      };
      const answer = (await chrome.runtime.sendMessage(message)) as { ok: boolean; payload?: unknown; detail?: string };
      if (!answer.ok) throw new Error(`${answer.detail}`);
      return answer.payload;
    },
    { kantlijn: 1, request, payload },
  );
}

/** Wipes everything, and again what a tab that was just closed was still saving. */
export async function emptyLibrary(page: Page): Promise<void> {
  for (let tries = 0; tries < 10; tries += 1) {
    await ask(page, 'library.wipe', {});
    await page.waitForTimeout(300);
    const facts = (await ask(page, 'store.facts', {})) as { notes?: number };
    if (facts.notes === 0) return;
  }
  throw new Error('The library does not become empty.');
}

/** Stores notes through the background, numbered from `from`. */
export async function giveNotes(page: Page, notes: readonly GivenNote[], from = 1): Promise<void> {
  for (const [index, note] of notes.entries()) {
    const answer = (await ask(page, 'notes.save', saveRequest(note, from + index))) as { outcome: string };
    if (answer.outcome !== 'saved') throw new Error(`note ${from + index}: ${JSON.stringify(answer)}`);
  }
}

/** Opens a page of the library. @param view e.g. `all`; @param file `library` (a tab) or `sidepanel` */
export async function openLibrary(browser: RunningChromium, view: string, file = 'library'): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(`chrome-extension://${await browser.extensionId()}/${file}.html#${view}`);
  await page.getByRole('main').waitFor();
  return page;
}

/** A small library: four publications, every meaning, tags that overlap, one long note, hostile text. */
export const SMALL_LIBRARY: readonly GivenNote[] = [
  {
    publication: 'kv-tk-2024Z01911',
    title: 'Het bericht ‘Kabinet moet alerter zijn op spionage met Chinese scanners bij douane’',
    date: '2024-02-07',
    submitters: [
      { name: 'Van Eijk-Nagel', party: 'VVD' },
      { name: 'Michon-Derkzen', party: 'VVD' },
      { name: 'Brekelmans', party: 'VVD' },
    ],
    state: 'answered',
    body: 'Nagaan wie de aanbesteding voor de scanners heeft gewonnen, en wanneer.',
    tags: ['douane', 'aanbesteding'],
    meaning: 'action',
  },
  {
    publication: 'kv-tk-2024Z01911',
    title: 'Het bericht ‘Kabinet moet alerter zijn op spionage met Chinese scanners bij douane’',
    date: '2024-02-07',
    state: 'answered',
    submitters: [
      { name: 'Van Eijk-Nagel', party: 'VVD' },
      { name: 'Michon-Derkzen', party: 'VVD' },
      { name: 'Brekelmans', party: 'VVD' },
    ],
    body: 'Dezelfde vraag is in 2020 gesteld.',
    quote: 'zijn er in de afgelopen vijf jaar meldingen geweest van ongewenst gebruik van de apparatuur',
    subQuestion: 3,
    tags: ['douane'],
    meaning: 'question',
  },
  {
    publication: 'ah-tk-20232024-9999',
    questionNumber: '2024Z01911',
    title: 'Antwoord op vragen over scanners bij de douane',
    date: '2024-04-16',
    body: 'Het antwoord noemt geen bedrag.',
    tags: ['geld'],
    meaning: 'important',
  },
  {
    publication: 'kv-tk-2021Z02175',
    title: 'De kinderopvangtoeslag en de hersteloperatie',
    date: '2021-02-03',
    submitters: [{ name: 'Omtzand', party: 'CDA' }],
    state: 'overdue',
    body: 'Cijfers vergelijken met de voortgangsrapportage.\nBel de woordvoerder.',
    tags: ['toeslagen', 'geld'],
    meaning: 'fact',
  },
  {
    publication: 'kst-36999-12',
    title: 'Brief over toezicht op <b>apparatuur</b>',
    date: '2025-01-20',
    body: '<img src=x onerror=alert(1)> dit is gewone tekst & blijft dat',
    tags: ['toezicht'],
  },
];
