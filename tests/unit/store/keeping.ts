import { Health, type HealthParts } from '../../../utils/store/health.ts';
import type { JournalFiles } from '../../../utils/store/journal/files.ts';
import type { NamesStore } from '../../../utils/store/acts-keeper.ts';
import { NotesKeeper } from '../../../utils/store/keeper.ts';
import type { MeaningNames } from '../../../utils/store/settings-parse.ts';
import type { Kept, KeptStore } from '../../../utils/store/kept.ts';
import type { Loss } from '../../../utils/protocol/loss.ts';
import { environment, libraryOf, repository } from './support.ts';

/** A second copy in memory. `refuses` makes writing fail. */
export function memoryFiles(): JournalFiles & { texts: Map<string, string>; refuses: Error | null } {
  const texts = new Map<string, string>();
  return {
    texts,
    refuses: null,
    async lineages() {
      return [...new Set([...texts.keys()].flatMap((key) => key.split('/')[0] ?? []))];
    },
    async names(lineage) {
      return [...texts.keys()].flatMap((key) => (key.startsWith(`${lineage}/`) ? [key.slice(lineage.length + 1)] : []));
    },
    async read(lineage, name) {
      return texts.get(`${lineage}/${name}`) ?? null;
    },
    async write(lineage, name, text) {
      if (this.refuses !== null) throw this.refuses;
      texts.set(`${lineage}/${name}`, text);
    },
    async remove(lineage, name) {
      texts.delete(`${lineage}/${name}`);
    },
    async drop(lineage) {
      for (const key of texts.keys()) if (key.startsWith(`${lineage}/`)) texts.delete(key);
    },
  };
}

/** What is kept outside IndexedDB, in memory. */
export function memoryKept(): KeptStore & { kept: Kept | null; loss: Loss | null } {
  return {
    kept: null,
    loss: null,
    async read() {
      return { kept: this.kept, loss: this.loss };
    },
    async writeKept(kept) {
      this.kept = kept;
    },
    async writeLoss(loss) {
      this.loss = loss;
    },
  };
}

/** Names of meanings, in memory; null when there are none, or they were lost. */
export function memoryNames(): NamesStore & { names: MeaningNames | null } {
  return {
    names: null,
    async read() {
      return this.names;
    },
    async write(names) {
      this.names = names;
    },
  };
}

/** Health on a disk that the test fills; nothing happens by itself. */
function healthOn(disk: { room: number | null; settle?: () => Promise<void> }): {
  health: Health;
  settled: () => number;
  memory: { state: 'settled' | 'failed' | null };
} {
  const memory: { state: 'settled' | 'failed' | null } = { state: 'settled' };
  let settled = 0;
  const parts: HealthParts = {
    async settle() {
      settled += 1;
      await disk.settle?.();
    },
    room: async () => disk.room,
    remember: async (state) => void (memory.state = state),
    remembered: async () => memory.state,
    later: () => undefined,
  };
  return { health: new Health(parts), settled: () => settled, memory };
}

/** What outlives IndexedDB in a test. */
export interface Outside {
  readonly files: ReturnType<typeof memoryFiles>;
  readonly kept: ReturnType<typeof memoryKept>;
  readonly names: ReturnType<typeof memoryNames>;
  readonly disk: { room: number | null };
}

export const outside = (): Outside => ({
  files: memoryFiles(),
  kept: memoryKept(),
  names: memoryNames(),
  disk: { room: null },
});

let names = 0;

/** A worker: repository, library and keeper over an IndexedDB and what lies outside it. */
export function worker(out: Outside, env = environment()) {
  const made = repository(env);
  const watch = healthOn(out.disk);
  const keeper = new NotesKeeper({
    db: made.db,
    files: out.files,
    kept: out.kept,
    names: out.names,
    health: watch.health,
    dataLoss: () => null,
    now: () => made.clock.at,
    compares: true,
    newId: () => `name${(names += 1)}`,
    later: (work) => {
      let stopped = false;
      queueMicrotask(() => !stopped && work());
      return () => void (stopped = true);
    },
  });
  made.db.keeper = keeper;
  return { ...made, ...libraryOf(made), keeper, ...watch };
}
