// @vitest-environment jsdom
import { act, createElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

vi.stubGlobal('browser', fakeBrowser);
vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  },
);
const { frame } = await import('./world.ts');
const { FrameApp } = await import('../../../components/frame/FrameApp.tsx');

const ANSWER = { record: null, number: '2024Z00001', questionNumbers: ['2024Z00001'], dossier: null };
const REST = {
  'page.get': () => ANSWER,
  'tags.list': () => [],
  'notes.doubts': () => ({ outcome: 'listed', doubts: [] }),
};

let root: Root;
beforeEach(() => {
  document.body.innerHTML = '<div id="root"></div>';
  root = createRoot(document.querySelector('#root') as Element);
});
afterEach(async () => act(async () => root.unmount()));

/** Draws a frame and lets its first questions be answered. */
async function draw(...given: Parameters<typeof frame>): Promise<ReturnType<typeof frame>> {
  const made = frame(given[0], { ...REST, ...given[1] });
  await act(async () => {
    made.model.load();
    root.render(
      createElement(FrameApp, { model: made.model, now: () => new Date('2026-12-01T12:00:00Z'), version: '9' }),
    );
  });
  return made;
}

const text = (): string => document.body.textContent ?? '';
const button = (name: string | RegExp): HTMLElement => {
  const found = [...document.querySelectorAll('button')].find(({ textContent }) =>
    typeof name === 'string' ? textContent === name : name.test(textContent ?? ''),
  );
  if (found === undefined) throw new Error(`no button ${String(name)}`);
  return found;
};

describe('problems are shown in the frame, whichever tab is open', () => {
  for (const look of ['margin', 'panel'] as const) {
    it(`notes that the browser lost, in ${look}`, async () => {
      const { open } = await draw(look, {
        'notes.list': () => ({ outcome: 'listed', notes: [], anchors: [], missing: { expected: 12, changed: null } }),
      });
      expect(text()).toContain('De browser is notities kwijtgeraakt; het waren er in totaal 12.');
      await act(async () => open({ what: 'tab', tab: 'cite' }));
      expect(document.querySelector('[role="alert"]')?.textContent).toContain('kwijtgeraakt');
    });
  }

  it('notes that could not be read', async () => {
    await draw('margin', { 'notes.list': () => ({ outcome: 'failed', code: 'unavailable', detail: 'x' }) });
    expect(text()).toContain('De notities konden nu niet worden gelezen.');
  });

  it('notes on passages of a newer Kantlijn', async () => {
    await draw('margin', {
      'passages.list': () => ({ outcome: 'failed', code: 'unavailable', detail: 'newerSchema 9' }),
    });
    expect(text()).toContain('De notities bij passages zijn bewaard door een nieuwere versie van Kantlijn.');
  });
});

describe('the course of a question', () => {
  it('says that Kantlijn does not know the layout of a page it could not read', async () => {
    const { open } = await draw('panel', { 'page.get': () => ({ ...ANSWER, number: null, questionNumbers: [] }) });
    await act(async () => open({ what: 'tab', tab: 'course' }));
    expect(text()).toContain('De opmaak van deze pagina is Kantlijn niet bekend');
  });
});

describe('names for assistive technology', () => {
  /** What an element is called by its label, by what labels it, or by its words. */
  const nameOf = (element: Element): string => {
    const by = element.getAttribute('aria-labelledby');
    const labelled = by === null ? null : document.querySelector(`[id="${by}"]`);
    return element.getAttribute('aria-label') ?? (labelled ?? element).textContent ?? '';
  };
  const names = (selector: string): string[] => [...document.querySelectorAll(selector)].map(nameOf);

  it('of the course: its lists, and the button that checks', async () => {
    const { open } = await draw('panel');
    await act(async () => open({ what: 'tab', tab: 'course' }));
    expect(names('ul')).toEqual(expect.arrayContaining(['Documenten', 'Verwijzingen']));
    expect(names('button')).toContain('Nu controleren');
  });

  it('of the boxes: what the note is on', async () => {
    const { open } = await draw('margin');
    await act(async () => open({ what: 'write', numbers: [] }));
    await act(async () => open({ what: 'write', numbers: [3] }));
    expect(names('textarea')).toEqual(['Notitie bij deze publicatie', 'Notitie bij vraag 3']);
    expect(names('ul.margin-notes')).toEqual(['Notities bij dit document']);
  });

  it('of a closed note: one stop for the keyboard, with its words', async () => {
    const { open, model } = await draw('margin');
    await act(async () => open({ what: 'write', numbers: [3] }));
    const [item] = model.snapshot().items;
    await act(async () => {
      item?.draft?.setText('Nabellen.');
      await item?.draft?.flush();
    });
    await act(async () => model.close(item?.id ?? '', true));
    const stops = document.querySelectorAll('.note-card :is(a, button, input, textarea)');
    expect(stops).toHaveLength(1);
    expect(stops[0]?.textContent).toMatch(/^Vraag 3.*Nabellen\..*Notitie openen$/);
  });
});

describe('Diagnose', () => {
  it('holds the page against the checks and gives a report to copy', async () => {
    const verdict = { certainty: 'verified', evidence: 'geen', source: 'x' };
    const { open } = await draw('panel', {
      'diagnose.run': ({ about }: { about: string[] }) => ({
        verdicts: [
          { key: 'head.title', outcome: 'doesNotHold', ...verdict },
          { key: 'head.date', outcome: 'holds', ...verdict },
        ],
        report: about.join('\n'),
      }),
    });
    await act(async () => open({ what: 'tab', tab: 'diagnose' }));
    await act(async () => vi.waitFor(() => expect(text()).toContain('1 kloppen, 1 kloppen niet, 0 niet te zeggen')));
    expect(document.querySelector('.verdicts')?.textContent).toContain('head.title');
    expect(document.querySelector('textarea')?.value).toMatch(/^Kantlijn 9\n/);
  });
});

describe('a note on a passage', () => {
  it('is copied with its source, and the result is shown beside the note', async () => {
    const copied: string[] = [];
    vi.stubGlobal('navigator', { clipboard: { writeText: async (words: string) => void copied.push(words) } });
    const { open, span, last } = await draw('margin');
    await act(async () => open({ what: 'mark', ...span('op de Waal'), meaning: 'fact', write: true }));
    await act(async () => vi.waitFor(() => expect(last('marked')).toBeDefined()));
    await act(async () => button('Kopiëren met verwijzing').click());
    expect(copied[0]).toMatch(/^“op de Waal” \(.*\)\nhttps:\/\/zoek\./);
    expect(document.querySelector('.opened .said')?.textContent).toBe('Gekopieerd met verwijzing.');
    await act(async () => button('Kopiëren als Markdown').click());
    expect(copied[1]).toContain('> op de Waal\n\n[Naar de passage](https://zoek.');
    expect(document.querySelector('.opened .said')?.textContent).toBe('Gekopieerd als Markdown.');
  });
});

describe('a second note on a question', () => {
  it('is begun from the first one, and both are there', async () => {
    const { model, open, store } = await draw();
    await act(async () => open({ what: 'write', numbers: [2] }));
    const written = model.drafts().at(-1);
    await act(async () => {
      written?.setText('De eerste');
      await written?.flush();
    });
    await act(async () => button('Notitie toevoegen').click());
    const boxes = [...document.querySelectorAll('textarea')];
    expect(boxes.map((box) => [box.getAttribute('aria-label'), box.value])).toEqual([
      ['Notitie bij vraag 2', 'De eerste'],
      ['Notitie bij vraag 2', ''],
    ]);
    const second = model.drafts().at(-1);
    await act(async () => {
      second?.setText('De tweede');
      await second?.flush();
    });
    const { publication, questionNumbers } = { publication: model.home.publication, questionNumbers: [] };
    const listed = await store.notes.list({ publication, questionNumbers });
    expect(JSON.stringify(listed)).toMatch(/De eerste.*De tweede|De tweede.*De eerste/);
  });
});

describe('the margin with very many notes', () => {
  /** The page's window, as the browser would tell of it. */
  let inSight: (bands: readonly number[]) => void;
  beforeEach(() => {
    vi.stubGlobal(
      'IntersectionObserver',
      class {
        private readonly watched: HTMLElement[] = [];
        constructor(told: (entries: object[]) => void) {
          inSight = (bands) =>
            told(
              this.watched.map((target) => ({
                target,
                isIntersecting: bands.includes(Number(target.dataset['band'])),
              })),
            );
        }
        observe(target: HTMLElement): void {
          this.watched.push(target);
        }
        disconnect(): void {
          this.watched.length = 0;
        }
      },
    );
  });
  afterEach(() => vi.stubGlobal('IntersectionObserver', undefined));

  const MANY = 1_000;
  const ID = '00000000-0000-4000-8000-';
  const notes = Array.from({ length: MANY }, (_, at) => ({
    id: `${ID}${String(at).padStart(12, '0')}`,
    target: { publication: 'kv-tk-2024Z00001', questionNumber: '2024Z00001', subQuestion: 1 + (at % 4) },
    passage: null,
    meaning: null,
    tags: [],
    body: `notitie ${at}`,
    publicationTitle: '',
    created: new Date(Date.UTC(2026, 0, 1) + at * 1000).toISOString(),
    modified: '2026-11-01T10:00:00.000Z',
    revision: 1,
    deleted: null,
  }));
  const MANY_NOTES = { 'notes.list': () => ({ outcome: 'listed', notes, anchors: [] }) };
  const cards = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.note-card')];

  it('draws those near the window, and says of each which of how many it is', async () => {
    const { model } = await draw('margin', MANY_NOTES);
    expect(model.snapshot().items).toHaveLength(MANY);
    expect(cards().length).toBeGreaterThan(10);
    expect(cards().length).toBeLessThan(80);
    expect(cards()[0]?.getAttribute('aria-setsize')).toBe(String(MANY));
    const first = cards()[0]?.dataset['id'];
    await act(async () => inSight([20]));
    expect(cards().length).toBeGreaterThan(10);
    expect(cards().some(({ dataset }) => dataset['id'] === first)).toBe(false);
    const tops = cards().map(({ style }) => Number.parseInt(style.top, 10));
    expect(Math.min(...tops)).toBeGreaterThan(17 * 1200);
    expect(Math.max(...tops)).toBeLessThan(23 * 1200);
  });

  it('keeps the open note rendered, wherever the reader scrolls', async () => {
    const { model } = await draw('margin', MANY_NOTES);
    await act(async () => model.edit(notes[0]?.id ?? ''));
    await act(async () => inSight([30]));
    expect(document.querySelectorAll('.opened')).toHaveLength(1);
  });

  it('shows a batch of them in a panel, and the others on request', async () => {
    const { open } = await draw('panel', MANY_NOTES);
    await act(async () => open({ what: 'tab', tab: 'notes' }));
    expect(cards()).toHaveLength(50);
    await act(async () => button(/^Meer tonen/).click());
    expect(cards()).toHaveLength(100);
  });
});

it('Escape closes a tab also when nothing in the frame has the focus', async () => {
  const { open } = await draw('panel');
  await act(async () => open({ what: 'tab', tab: 'notes' }));
  expect(document.querySelector('[data-tab="notes"]')).not.toBeNull();
  await act(async () => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })));
  expect(document.querySelector('[data-tab="notes"]')).toBeNull();
});
