import * as Y from 'yjs';
import { decideCollection } from '../../../utils/domain/collection/change.ts';
import { itemOf, type Collection, type CollectionChange } from '../../../utils/domain/collection/collection.ts';
import { canonical } from '../../../utils/domain/note/canonical.ts';
import { collectionKind, type SharedCollection } from '../../../utils/sync/kinds/collection.ts';
import { itemKey, trimmed, type ItemRow, type KindStore } from '../../../utils/sync/kinds/kind.ts';
import { reconcileStore } from '../../../utils/sync/kinds/reconcile.ts';
import type { HeldState, SyncDisk } from '../../../utils/sync/disk.ts';
import type { Stored } from './memory.ts';

/** The dossiers of one device of the fuzz, with all that is done to them. */

const idOf = (n: number): string => `00000000-0000-4000-8000-0000000000c${n}`;
const DOSSIERS = 3;
const AT = '2026-12-01T10:00:00.000Z';

/** Dossiers by identifier, deleted ones too. */
export type Dossiers = ReadonlyMap<string, Collection>;

const sharedOf = ({ title, text, items, created, modified }: Collection): SharedCollection => ({
  title,
  text,
  items,
  created,
  modified,
});

/** A store over what a device has; it is one value, so that a profile can be copied. */
function storeOf(device: { dossiers: Dossiers }): KindStore {
  const rowOf = (id: string): ItemRow | undefined => {
    const one = device.dossiers.get(id);
    return one === undefined || one.deleted !== null ? undefined : sharedOf(one);
  };
  return {
    async all() {
      const all = device.dossiers;
      return {
        rows: new Map([...all].flatMap(([id, one]) => (one.deleted === null ? [[id, sharedOf(one)] as const] : []))),
        unreadable: new Set<string>(),
        generation: 'notes',
        marks: new Map([...all].map(([id, { revision }]) => [id, String(revision)])),
        removed: new Set([...all].flatMap(([id, { deleted }]) => (deleted === null ? [] : id))),
      };
    },
    async put(id, was, next) {
      if (canonical(trimmed(rowOf(id) ?? {})) !== canonical(trimmed(was ?? {}))) return false;
      const old = device.dossiers.get(id);
      const revision = (old?.revision ?? 0) + 1;
      const made =
        next === null
          ? { ...(old as Collection), deleted: AT, revision }
          : ({ text: '', items: [], ...next, id, textRevision: revision, revision, deleted: null } as never);
      device.dossiers = new Map([...device.dossiers, [id, made]]);
      return true;
    },
  };
}

/** Brings dossiers and documents of a device together. */
export function reconcileDossiers(disk: SyncDisk, device: { dossiers: Dossiers }, isWhole: boolean): Promise<unknown> {
  return reconcileStore(disk, collectionKind, storeOf(device), { at: AT, isWhole });
}

/** What the fuzz knows of what readers did to dossiers. */
export class DossierActs {
  private count = 0;
  private readonly removed = new Set<string>();

  constructor(
    private readonly draw: () => number,
    private readonly pick: <T>(from: readonly T[]) => T,
  ) {}

  /** One act of a reader. @returns a mark of what must not be lost, and the key of what was deleted; null for none */
  act(device: { dossiers: Dossiers }): { readonly mark: string | null; readonly gone: string | null } {
    this.count += 1;
    const id = idOf(Math.floor(this.draw() * DOSSIERS));
    const old = device.dossiers.get(id) ?? null;
    // One letter, that no other act uses and that no insertion can part.
    const word = String.fromCodePoint(0x34_00 + this.count);
    const publication = `kst-${this.count}`;
    const change = this.changeOf(old, word, publication);
    const decided = decideCollection(old, change, { id, at: AT, count: 0 });
    if (decided.is !== 'changed') return { mark: null, gone: null };
    device.dossiers = new Map([
      ...device.dossiers,
      [id, { ...decided.collection, modified: `${AT.slice(0, 19)}.${String(this.count % 1_000).padStart(3, '0')}Z` }],
    ]);
    const key = itemKey(collectionKind.name, id);
    const what = change.does === 'write' ? word : change.does === 'add' ? publication : null;
    return { mark: what === null ? null : `${key}|${what}`, gone: change.does === 'delete' ? `${key}|` : null };
  }

  private changeOf(old: Collection | null, word: string, publication: string): CollectionChange {
    const turn = this.draw();
    if (old === null) return { does: 'make', title: 'Veren' };
    if (old.deleted !== null) return turn < 0.5 ? { does: 'restore' } : { does: 'delete' };
    const { items, text, textRevision: expectedRevision } = old;
    const some = items.length === 0 ? 'kst-0' : this.pick(items).publication;
    const before = items.length === 0 || this.draw() < 0.3 ? null : this.pick(items).publication;
    if (turn < 0.25)
      return { does: 'write', text: this.draw() < 0.5 ? `${text} ${word}` : `${word} ${text}`, expectedRevision };
    if (turn < 0.6) {
      const item = itemOf({ id: publication, questionNumber: null, title: 'Stuk', date: null });
      return { does: 'add', items: [item], before };
    }
    if (turn < 0.8) return { does: 'move', publication: some, before };
    if (turn < 0.9) {
      this.removed.add(some);
      return { does: 'remove', publications: [some] };
    }
    return turn < 0.95 ? { does: 'rename', title: `Veren ${word}` } : { does: 'delete' };
  }

  /** Whether all devices have the same dossiers, and what was called sent; else what is wrong. */
  compared(
    devices: readonly { dossiers: Dossiers; stored: Stored; unsent: readonly string[] }[],
    sent: ReadonlyMap<string, ReadonlySet<string>>,
  ): string[] {
    const wrong: string[] = [];
    for (let n = 0; n < DOSSIERS; n += 1) {
      const key = itemKey(collectionKind.name, idOf(n));
      const rows = devices.map(({ dossiers }) => dossiers.get(idOf(n)));
      const shown = new Set(
        rows.map((one) => (one === undefined || one.deleted !== null ? 'none' : canonical(sharedOf(one)))),
      );
      if (shown.size > 1) wrong.push(`dossier ${n}: ${[...shown].join(' / ')}`);
      const items = rows[0]?.items.map(({ publication }) => publication) ?? [];
      if (new Set(items).size < items.length) wrong.push(`dossier ${n}: an item is there twice`);
      // Of one that is deleted everywhere it is enough where it lies in the bin: a device that never had it has no bin for it.
      const isDeleted = shown.size === 1 && shown.has('none');
      const there = isDeleted
        ? new Set(devices.flatMap(({ stored }) => [...wordsIn(stored.held.get(key))]))
        : new Set([...(rows[0]?.text ?? ''), ...items]);
      for (const mark of sent.get(key) ?? [])
        if (!there.has(mark) && !this.removed.has(mark)) wrong.push(`dossier ${n}: ${mark} was sent and is lost`);
    }
    // At the end everything was taken up.
    const left = devices.flatMap(({ unsent, stored }) =>
      unsent.filter((mark) => {
        const [key = '', what = ''] = mark.split('|');
        return !isTakenUp(stored, key, what) && !this.removed.has(what);
      }),
    );
    return [...wrong, ...left.map((mark) => `${mark} was not taken up`)];
  }
}

/** Whether what a reader did is in the document of what it was done to. Notes are taken up as they are written. */
export const isTakenUp = ({ held }: Stored, key: string, mark: string): boolean =>
  !key.includes(':') || wordsIn(held.get(key)).has(mark);

/** Letters and items in a document, of one that is deleted too. */
function wordsIn(held: HeldState | undefined): ReadonlySet<string> {
  const doc = new Y.Doc();
  if (held !== undefined && 'doc' in held) Y.applyUpdate(doc, held.doc);
  const texts = [...doc.getMap<Y.Text>('texts').values()].map(String).join(' ');
  return new Set([...texts, ...doc.getMap('list items').keys()]);
}
