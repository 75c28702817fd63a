// @vitest-environment jsdom
import { act, createElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { LibraryPorts } from '../../../components/library/app/ports.ts';
import { handlersOfLibrary } from '../../../entrypoints/background/library-handlers.ts';
import type { Continued, StoreHealth } from '../../../utils/store/database.ts';
import { readFileOfNotes, uuidFrom } from '../../../utils/domain/exchange/index.ts';
import { collectionHandlers } from '../../../utils/services/collections.ts';
import { createCollections } from '../../../utils/store/collections.ts';
import { createNoteChanges } from '../../../utils/services/notes.ts';
import { DEFAULT_SETTINGS } from '../../../utils/store/settings.ts';
import { hasMine } from '../../../utils/services/following/mine.ts';
import { memoryStore } from '../following/memory-store.ts';
import { libraryOf, noteId, repository, saveOf } from '../store/support.ts';

vi.stubGlobal('browser', fakeBrowser);
vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
const { LibraryApp } = await import('../../../components/library/app/LibraryApp.tsx');
const { writeExport } = await import('../../../components/library/files/export-files.ts');

/** The library over a real store, without a browser around it. */
function world() {
  const made = repository();
  const { repo: library } = libraryOf(made);
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  const push = async (name: string, payload: unknown): Promise<void> => {
    for (const listener of listeners.get(name) ?? []) listener(payload);
  };
  const handlers = {
    ...handlersOfLibrary(library, createNoteChanges(made.notes, library, push as never)),
    ...collectionHandlers(
      createCollections(made.db, () => made.clock.at),
      () => void push('collections.changed', {}),
    ),
    'notes.get': ({ id }: { id: string }) => made.notes.get(id),
    'notes.list': made.notes.list,
    'store.facts': () => made.notes.facts(0),
    'follow.any': async () => ({ any: await hasMine({ library, store: memoryStore() }) }),
  } as unknown as Record<string, (payload: unknown) => Promise<unknown>>;
  const downloads: { name: string; content: Blob }[] = [];
  const ports = {
    form: 'page',
    languages: ['nl'],
    now: () => new Date('2026-11-23T12:00:00Z'),
    newId: () => crypto.randomUUID(),
    client: {
      request: (name: string, payload: unknown) => {
        const handler = handlers[name];
        const answer = handler ? handler(payload) : Promise.reject(new Error(`no handler for ${name}`));
        asked.push(answer);
        return answer;
      },
      onPush: (name: string, listener: (payload: unknown) => void) => {
        listeners.set(name, (listeners.get(name) ?? new Set()).add(listener));
        return () => listeners.get(name)?.delete(listener);
      },
    },
    readSettings: async () => DEFAULT_SETTINGS,
    watchSettings: () => () => undefined,
    writeSetting: async () => undefined,
    watchActive: () => () => undefined,
    wanted: async () => null,
    show: async () => 'shown',
    openFull: async () => undefined,
    openOptions: async () => undefined,
    copy: async () => undefined,
    download: (name: string, content: Blob) => downloads.push({ name, content }),
    readFile: async (file: Blob) => readFileOfNotes(await file.text(), uuidFrom),
    writeFile: async (...asked: Parameters<typeof writeExport>) => {
      const { name, content } = writeExport(...asked);
      return { name, content: new Blob([content]) };
    },
    folder: null,
    searchQuestions: null,
    forgetAll: async () => undefined,
  } as unknown as LibraryPorts;
  return { ...made, ports, downloads, push };
}

let root: Root;
beforeEach(() => {
  document.body.innerHTML = '<div id="root"></div>';
  location.hash = '';
  // jsdom has neither modal dialogs nor scrolling.
  HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
    this.open = true;
  };
});
/** Answers on their way: one that came after the last test would find no window any more. */
const asked: Promise<unknown>[] = [];
afterEach(async () => {
  await act(async () => {
    root.unmount();
    await Promise.allSettled(asked.splice(0));
  });
});

async function draw(ports: LibraryPorts): Promise<void> {
  root = createRoot(document.querySelector('#root') as Element);
  await act(async () => root.render(createElement(LibraryApp, { ports })));
}
const text = (): string => document.body.textContent ?? '';
const button = (name: RegExp): HTMLButtonElement => {
  const found = [...document.querySelectorAll('button')].find((one) =>
    name.test(one.getAttribute('aria-label') ?? one.textContent ?? ''),
  );
  if (found === undefined) throw new Error(`no button ${name}`);
  return found;
};
const press = (name: RegExp): Promise<void> => act(async () => button(name).click());
/** Waits until something holds, also on a machine that does much else. */
const soon = (check: () => void | Promise<void>): Promise<void> => vi.waitFor(check, { timeout: 10_000 });
const until = async (check: () => void): Promise<void> => {
  await soon(async () => {
    await act(async () => new Promise((resolve) => setTimeout(resolve, 20)));
    check();
  });
};

describe('the library', () => {
  it('teaches when it is empty', async () => {
    await draw(world().ports);
    await until(() => expect(text()).toContain('Hier komen al uw notities'));
  });

  it('lists notes, deletes one and takes it back', async () => {
    const { ports, notes } = world();
    await notes.save(saveOf({ body: 'Een <b>notitie</b> over scanners', tags: ['douane'] }));
    await notes.save(saveOf({ id: noteId(2), body: 'Een tweede' }));
    location.hash = '#all';
    await draw(ports);
    await until(() => expect(text()).toContain('2 notities bij 1 publicatie'));
    expect(text()).toContain('Een <b>notitie</b> over scanners');
    await press(/^Notitie verwijderen: .*tweede/);
    await until(() => expect(text()).toContain('1 notitie bij 1 publicatie'));
    await press(/^Ongedaan maken$/);
    await until(() => expect(text()).toContain('2 notities bij 1 publicatie'));
  });

  it('has a view of the reader’s own questions as soon as one has a note', async () => {
    const { ports, notes, push } = world();
    await draw(ports);
    await until(() => expect(text()).toContain('Hier komen al uw notities'));
    const names = (): string[] => [...document.querySelectorAll('nav button')].map((one) => one.textContent ?? '');
    expect(names()).not.toContain('Mijn vragen');
    await notes.save(saveOf());
    await push('notes.changed', { notes: [] });
    await until(() => expect(names()).toContain('Mijn vragen'));
  });

  it('makes a backup that holds everything, and remembers when', async () => {
    const { ports, notes, downloads } = world();
    await notes.save(saveOf({ body: 'Bewaar mij' }));
    location.hash = '#manage';
    await draw(ports);
    await until(() => expect(text()).toContain('Laatste back-up: nog nooit 1 wijziging'));
    await press(/^Nu een back-up maken$/);
    await until(() => expect(text()).toMatch(/Laatste back-up: \d\d:\d\d/));
    expect(downloads.map(({ name }) => name)).toEqual(['kantlijn-backup-2026-11-23.json']);
    expect(await downloads[0]?.content.text()).toContain('Bewaar mij');
  });

  it('deletes everything only after the second question was answered', async () => {
    const { ports, notes } = world();
    await notes.save(saveOf());
    location.hash = '#manage';
    await draw(ports);
    await press(/^Alles verwijderen…$/);
    await until(() => expect(text()).toContain('U hebt 1 notitie.'));
    await press(/^Verder zonder te exporteren$/);
    await press(/^Definitief verwijderen$/);
    expect(await notes.facts(0)).toMatchObject({ notes: 1 });
    const box = document.querySelector<HTMLInputElement>('#wipe-word');
    await act(async () => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, 'verwijder');
      box?.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await press(/^Definitief verwijderen$/);
    await until(() => expect(text()).toMatch(/Alles is verwijderd|Niet alles kon worden verwijderd/));
    expect(await notes.facts(0)).toMatchObject({ notes: 0 });
  });
});

describe('after the browser lost notes', () => {
  const LOSS = {
    noticed: '2026-11-23T11:00:00.000Z',
    expected: 31,
    present: 0,
    restored: 0,
    unreadable: 0,
    changed: '2026-11-20T23:30:00.000Z',
    backup: '2026-11-02T12:00:00.000Z',
    isMissing: true,
    isDamage: false,
  };

  const COPY = {
    outcome: 'copy',
    total: 1,
    dossiers: 0,
    omitted: 0,
    isWhole: true,
    collections: [],
    notes: [
      {
        id: noteId(1),
        target: { publication: 'kst-1', questionNumber: null, subQuestion: null },
        body: 'in de kopie',
        publicationTitle: 'Proef',
        meaning: null,
        tags: [],
        passage: null,
        created: '2026-11-20T10:00:00.000Z',
        modified: '2026-11-20T10:00:00.000Z',
        revision: 1,
      },
    ],
    publications: [],
    next: null,
  } as const;

  /** A keeper that knows of this and does nothing. */
  function knowing(db: ReturnType<typeof repository>['db'], state: Partial<StoreHealth>): { seen: () => StoreHealth } {
    const well: StoreHealth = { trouble: null, loss: null, copying: null, isDamaged: false };
    let now = { ...well, ...state };
    db.keeper = {
      before: async () => undefined,
      acted: async () => undefined,
      mended: async () => false,
      recovered: async () => false,
      confirm: async () => undefined,
      opened: async () => undefined,
      knowsOfOne: async () => true,
      forget: async () => undefined,
      state: () => now,
      copy: async () => Promise.reject(new Error('no copy')),
      continueWithReadable: async () => ({ outcome: 'unchanged' }),
      seen: async () => void (now = well),
    };
    return { seen: () => now };
  }

  it('says how many, since when and the last backup, and never greets a new reader', async () => {
    const { ports, db } = world();
    const keeper = knowing(db, { trouble: null, loss: LOSS });
    await draw(ports);
    await soon(() => expect(text()).toContain('De browser is notities kwijtgeraakt'));
    expect(text()).toContain('Er waren 31 notities; Kantlijn vindt er nu nog 0.');
    // Half past eleven in the evening in UTC is the next day in Amsterdam.
    expect(text()).toContain('De laatste wijziging was op 21 november 2026.');
    expect(text()).toContain('De laatste back-up is van 2 november 2026.');
    expect(text()).not.toContain('Hier komen al uw notities');
    await act(async () => button(/^Back-up terugzetten$/).click());
    await soon(() => expect(document.querySelector('dialog')).not.toBeNull());
    await act(async () => button(/^Begrepen$/).click());
    expect(keeper.seen().loss).toBeNull();
  });

  it('says that nothing is kept while the disk is full', async () => {
    const { ports, db } = world();
    knowing(db, { trouble: 'quota', loss: null });
    await draw(ports);
    await soon(() =>
      expect(text()).toContain('De browser heeft geen schijfruimte meer. Wat u nu schrijft, wordt niet bewaard'),
    );
    expect(text()).not.toContain('Hier komen al uw notities');
  });

  it('offers the second copy as a file when the database does not open, and never a number it did not read', async () => {
    const { ports, db, downloads } = world();
    const refuse = vi.spyOn(db, 'ready').mockRejectedValue(new DOMException('no backing store', 'UnknownError'));
    knowing(db, { trouble: 'unavailable', loss: null });
    await draw(ports);
    await soon(() => expect(text()).toContain('De opslag van de browser werkt nu niet.'));
    await soon(() => expect(text()).toContain('Kantlijn kon niet nagaan welke notities er nog zijn.'));
    expect(text()).not.toMatch(/\d notitie/);
    await act(async () => root.unmount());
    refuse.mockRestore();

    const other = world();
    vi.spyOn(other.db, 'ready').mockRejectedValue(new DOMException('no backing store', 'UnknownError'));
    knowing(other.db, { trouble: 'unavailable', loss: null });
    const { outcome, publications, notes, ...rest } = COPY;
    Object.assign(other.db.keeper ?? {}, { copy: async () => ({ outcome, publications, notes, ...rest }) });
    root = createRoot(document.body.appendChild(document.createElement('div')));
    await draw(other.ports);
    await soon(() => expect(text()).toContain('Op de tweede staat nog 1 notitie.'));
    expect(text()).toContain('verwijder Kantlijn, installeer het opnieuw en importeer het bestand');
    await act(async () => button(/^Notities bewaren als bestand$/).click());
    await soon(() => expect(other.downloads).toHaveLength(1));
    expect(await other.downloads[0]?.content.text()).toContain('in de kopie');
    expect(downloads).toEqual([]);
  });

  it('never advises removing Kantlijn when part of the second copy cannot be read', async () => {
    const { ports, db } = world();
    vi.spyOn(db, 'ready').mockRejectedValue(new DOMException('no backing store', 'UnknownError'));
    knowing(db, { trouble: 'unavailable', loss: null });
    Object.assign(db.keeper ?? {}, { copy: async () => ({ ...COPY, isWhole: false }) });
    await draw(ports);
    await soon(() => expect(text()).toContain('Misschien is dat niet alles'));
    expect(text()).toContain('Verwijder Kantlijn niet');
    expect(text()).not.toContain('installeer het opnieuw');
  });

  it('offers what can be read when part of the storage is damaged and the second copy is not whole', async () => {
    const { ports, db } = world();
    knowing(db, { isDamaged: true });
    Object.assign(db.keeper ?? {}, { copy: async () => ({ ...COPY, isWhole: false }) });
    await draw(ports);
    await soon(() => expect(text()).toContain('1 notitie is nog te lezen.'));
    expect(text()).toContain('Een deel van de opslag is beschadigd');
    expect(button(/^Notities bewaren als bestand$/)).toBeDefined();
    expect(text()).not.toContain('installeer het opnieuw');
  });

  it('continues with the readable notes only after warning that the others are lost, and reports failure', async () => {
    const { ports, db } = world();
    knowing(db, { isDamaged: true });
    const answers: Continued[] = [{ outcome: 'unchanged' }, { outcome: 'fewer', count: 0 }, { outcome: 'continued' }];
    const promised: number[] = [];
    const continueWithReadable = async (count: number): Promise<Continued | undefined> =>
      answers[promised.push(count) - 1];
    Object.assign(db.keeper ?? {}, { copy: async () => ({ ...COPY, isWhole: false }), continueWithReadable });
    await draw(ports);
    await soon(() => expect(text()).toContain('1 notitie is nog te lezen.'));
    await act(async () => button(/^Verder met 1 notitie$/).click());
    expect(text()).toContain('Wat nu niet te lezen is, komt dan niet meer terug');
    expect(promised).toEqual([]);
    const confirm = (): HTMLButtonElement | null => document.querySelector('dialog button.danger');
    await act(async () => confirm()?.click());
    await soon(() => expect(text()).toContain('er is niets veranderd'));
    // Fewer notes than the reader was told: the reader is asked again, with the new number.
    await act(async () => confirm()?.click());
    await soon(() => expect(text()).toContain('er zijn nu maar 0 notities te lezen'));
    expect(confirm()?.textContent).toBe('Verder met een lege bibliotheek');
    await act(async () => confirm()?.click());
    await soon(() => expect(document.querySelector('dialog')).toBeNull());
    expect(promised).toEqual([1, 1, 0]);
  });

  it('goes on with an empty library when nothing can be read', async () => {
    const { ports, db } = world();
    knowing(db, { isDamaged: true });
    Object.assign(db.keeper ?? {}, { copy: async () => ({ ...COPY, total: 0, notes: [], isWhole: false }) });
    await draw(ports);
    await soon(() => expect(text()).toContain('Er is geen notitie meer te lezen.'));
    expect(button(/^Verder met een lege bibliotheek$/)).toBeDefined();
    expect([...document.querySelectorAll('button')].some((one) => one.textContent?.includes('als bestand'))).toBe(
      false,
    );
  });

  it('says how many older notes are kept once as yet, without alarm', async () => {
    const { ports, db } = world();
    knowing(db, { copying: 99_500 });
    await draw(ports);
    await soon(() => expect(text()).toContain('99.500 oudere notities krijgen nu hun tweede kopie'));
    expect(document.querySelector('[role="alert"]')).toBeNull();
  });

  it('says that the storage was damaged when that is why notes were put back', async () => {
    const { ports, db } = world();
    const loss = { ...LOSS, isMissing: false, present: 31, restored: 31, isDamage: true };
    knowing(db, { loss });
    await draw(ports);
    await soon(() => expect(text()).toContain('De opslag van de browser was beschadigd. 31 notities'));
    const labels = [...document.querySelectorAll('[role="alert"]')].map((one) => one.getAttribute('aria-label'));
    expect(labels).toEqual(['De opslag van de browser']);
  });

  it('says that all of it was put back', async () => {
    const { ports, db } = world();
    knowing(db, { trouble: null, loss: { ...LOSS, isMissing: false, present: 31, restored: 31 } });
    await draw(ports);
    await soon(() => expect(text()).toContain('31 notities zijn teruggezet'));
    expect(text()).not.toContain('Back-up terugzetten');
  });
});
