import { absentValues, OPTIONAL_FIELDS } from '../../utils/domain/note/note-fields.ts';
import type { MortalBrowser } from './browser.ts';

/** What of a note decides whether the library is right. */
export interface Kept {
  revision: number;
  body: string;
  tags: readonly string[];
  deleted: boolean;
}
export type Model = ReadonlyMap<string, Kept>;

/** A piece of work that is killed in the middle. */
export interface Work {
  readonly name: 'save' | 'import' | 'rename' | 'delete' | 'restore' | 'wipe';
  /** Does it. Reports each confirmed state of the library as soon as it is confirmed. */
  run(browser: MortalBrowser, confirm: (model: Model) => void): Promise<void>;
  /** States the library may be in after each confirmed one, when it is killed before the next is confirmed. */
  readonly steps: readonly Model[];
}

/** The id of note n. */
export const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const targetOf = (id: string) => ({
  publication: `kst-${Number(id.slice(-12)) % 9}`,
  questionNumber: null,
  subQuestion: null,
});

const changed = (model: Model, change: (id: string, kept: Kept) => Kept | null): Model =>
  new Map(
    [...model].map(([id, kept]) => {
      const next = change(id, kept);
      return [id, next === null ? kept : { ...next, revision: kept.revision + 1 }];
    }),
  );

/** Texts that a reader types one after the other: existing notes and new ones. */
export function saving(model: Model, next: () => number, from: number): Work {
  const steps: Model[] = [];
  const requests: unknown[] = [];
  const live = [...model].filter(([, kept]) => !kept.deleted).map(([id]) => id);
  let now = model;
  for (let turn = 0; turn < 12; turn += 1) {
    const old = live[Math.floor(next() * live.length * 1.5)];
    const id = old ?? idOf(from + turn);
    const kept = now.get(id);
    const body = `${kept?.body ?? ''} tekst${from + turn}`.trimStart();
    requests.push({ id, target: targetOf(id), body, publicationTitle: 'Proef', expectedRevision: kept?.revision ?? 0 });
    now = new Map([
      ...now,
      [id, { revision: (kept?.revision ?? 0) + 1, body, tags: kept?.tags ?? [], deleted: false }] as const,
    ]);
    steps.push(now);
  }
  return {
    name: 'save',
    steps,
    async run(browser, confirm) {
      for (const [at, request] of requests.entries()) {
        if ((await browser.ask('notes.save', request))?.['outcome'] !== 'saved') return;
        confirm(steps[at] ?? model);
      }
    },
  };
}

/** A file of notes with a tag of its own. */
export function importing(model: Model, from: number, count: number): Work {
  const at = '2026-01-01T00:00:00.000Z';
  const tag = `import ${from}`;
  const notes = Array.from({ length: count }, (_, n) => ({
    ...absentValues(OPTIONAL_FIELDS),
    id: idOf(from + n),
    target: targetOf(idOf(from + n)),
    tags: [tag],
    body: `ingevoerd ${from + n}`,
    publicationTitle: 'Proef',
    created: at,
    modified: at,
    revision: 3,
  }));
  const after = new Map([
    ...model,
    ...notes.map(({ id, body, tags }) => [id, { revision: 3, body, tags, deleted: false }] as const),
  ]);
  return {
    name: 'import',
    steps: [after],
    async run(browser, confirm) {
      const id = idOf(900_000_000_000 + from);
      for (let start = 0; start < count; start += 200) {
        const entries = notes
          .slice(start, start + 200)
          .map((note, n) => ({ index: start + n, note, replaces: null, publication: null }));
        const staged = await browser.ask('library.import', { step: 'stage', import: id, entries });
        if (staged?.['outcome'] !== 'staged') return;
      }
      const done = await browser.ask('library.import', { step: 'commit', import: id, entries: count });
      if (done?.['outcome'] === 'committed') confirm(after);
    },
  };
}

/** Another name for a tag that many notes have. */
export function renaming(model: Model, from: string, to: string): Work {
  const after = changed(model, (_, kept) =>
    from !== to && kept.tags.includes(from)
      ? { ...kept, tags: [...new Set(kept.tags.map((tag) => (tag === from ? to : tag)))] }
      : null,
  );
  return {
    name: 'rename',
    steps: [after],
    async run(browser, confirm) {
      if ((await browser.ask('tags.rename', { from, to }))?.['outcome'] === 'updated') confirm(after);
    },
  };
}

/** Deleting many notes, or taking that back. */
export function deleting(model: Model, ids: ReadonlySet<string>, does: 'delete' | 'restore'): Work {
  const after = changed(model, (id, kept) =>
    ids.has(id) && kept.deleted === (does === 'restore') ? { ...kept, deleted: does === 'delete' } : null,
  );
  return {
    name: does,
    steps: [after],
    async run(browser, confirm) {
      const payload = { selection: { by: 'ids', ids: [...ids] }, change: { does } };
      if ((await browser.ask('notes.update', payload))?.['outcome'] === 'updated') confirm(after);
    },
  };
}

/** Deleting everything. */
export function wiping(): Work {
  const after: Model = new Map();
  return {
    name: 'wipe',
    steps: [after],
    async run(browser, confirm) {
      if ((await browser.ask('library.wipe', {}))?.['outcome'] === 'wiped') confirm(after);
    },
  };
}
