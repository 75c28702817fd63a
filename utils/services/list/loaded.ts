import { orElse } from '../../messages/swallow.ts';
import type { CorpusFacts, CorpusProblem } from '../../questions/file/contract.ts';
import { once } from '../../domain/lazy/once.ts';
import type { QuestionList } from '../../questions/list.ts';
import type { SeenAppendix, SeenQuestion } from '../../questions/file/seen.ts';
import type { CorpusStore, StoredFacts } from '../../store/question-list.ts';
import { openFile, readShipped, type OpenedCorpus, type Shipped, type ShippedPorts } from './shipped.ts';

/** A list in memory, with what is told of it. */
export interface Loaded {
  readonly list: QuestionList;
  readonly updatedTo: string | null;
  readonly problem: CorpusProblem | null;
  readonly packaged: CorpusFacts['packaged'];
  /** The list packed on this machine: its bytes and questions, 0 when there is none. */
  readonly own: { readonly bytes: number; readonly questions: number };
  /** Rejects when a file turns out to be damaged: then nothing of this may be shown. */
  readonly sound: Promise<void>;
}

/** What loading takes. */
export interface LoaderPorts extends ShippedPorts {
  readonly store: CorpusStore;
  readonly sleep: (ms: number) => Promise<void>;
}

/** What was fetched and stored on this machine. */
interface Stored {
  readonly until: string | null;
  readonly packed: Uint8Array | null;
  readonly rows: Rows;
}
interface Rows {
  readonly questions: SeenQuestion[];
  readonly appendices: SeenAppendix[];
}
const NO_ROWS: Rows = { questions: [], appendices: [] };

/** The file that came with the build: opened, and where it was read from. */
type ShippedFile = OpenedCorpus & Pick<Shipped, 'copy' | 'current'>;

/** The first answer goes before the copy is made; milliseconds. */
const COPY_AFTER_MS = 1000;

/** The later of two days; null is earlier than any. */
export const later = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && b > a) ? b : a;

/** Puts the list together from the file that came with the build, the one packed here, and what was fetched since. */
export class ListLoader {
  constructor(private readonly ports: LoaderPorts) {}

  /** The code that reads a list. Evaluated while the database reads the file, so not before the file was asked for. */
  readonly code = once(async () => {
    // Expected: whoever reads the list asks again.
    await this.ports.store.facts().catch(() => null);
    return import('../../questions/list.ts');
  });

  /**
   * Reads the list; the checksum of its file may still be running.
   *
   * @param careful waits for checksums, and leaves the copy in the database aside
   */
  async load(careful: boolean): Promise<Loaded> {
    const { store } = this.ports;
    // The small reads first: queued behind the file, they would wait until all of it has been handed over.
    const facts = store.facts();
    const storing = facts.then((now) => this.readStored(now)).catch(orElse('list.stored', null));
    const [shipped, stored, { QuestionList }] = await Promise.all([
      // Expected: `storing` tells of it.
      facts.catch(() => null).then(() => this.openShipped(careful)),
      storing,
      this.code(),
    ]);
    if (!careful && isDoubtful(shipped)) return this.load(true);
    const { until, packed, rows } = stored ?? { until: null, packed: null, rows: NO_ROWS };
    const own = await openFile(packed, careful);
    const base = newerOf(own.corpus, shipped.corpus);
    const baseUntil = base?.header.until ?? null;
    // A newer release holds what was fetched for the older one.
    const isSuperseded = holds(baseUntil, until);
    const used = isSuperseded ? NO_ROWS : rows;
    const updatedTo = base === null ? null : later(baseUntil, until);
    return {
      list: new QuestionList(base, used.questions, used.appendices, updatedTo),
      updatedTo,
      problem: stored === null ? 'unavailable' : (shipped.problem ?? (base === null ? own.problem : null)),
      packaged: packagedOf(shipped),
      own: { bytes: own.bytes.byteLength, questions: own.corpus?.size ?? 0 },
      sound: this.soundness(shipped, own, isSuperseded ? rows : NO_ROWS),
    };
  }

  private async openShipped(careful: boolean): Promise<ShippedFile> {
    const { bytes, copy, current } = await readShipped(this.ports, this.ports.store, careful);
    return { ...(await openFile(bytes, careful)), copy, current };
  }

  private async readStored(facts: StoredFacts): Promise<Stored> {
    const { store } = this.ports;
    // While everything is being fetched the rows are no list yet, and many.
    const isCollecting = facts.update?.state.kind === 'all';
    const [packed, rows] = await Promise.all([store.packed(), isCollecting ? NO_ROWS : store.rows()]);
    return { until: facts.until, packed, rows };
  }

  /** Resolves when all that was read is known to be whole; then copies the file and forgets rows that it holds. */
  private soundness(shipped: ShippedFile, own: OpenedCorpus, superseded: Rows): Promise<void> {
    const sound = Promise.all([shipped.sound, shipped.current, own.sound]).then(async () => {
      if (shipped.copy === 'wanted') void this.keepCopy(shipped.bytes).catch(orElse('list.copy'));
      if (superseded.questions.length + superseded.appendices.length > 0)
        await this.ports.store.clearRows().catch(orElse('list.rows'));
    });
    // Expected: whoever shows something of the list waits for it.
    sound.catch(() => undefined);
    return sound;
  }

  private async keepCopy(bytes: Uint8Array): Promise<void> {
    const { store, sleep } = this.ports;
    await sleep(COPY_AFTER_MS);
    if ((await store.facts().catch(orElse('list.facts', null)))?.enabled ?? true) await store.setCopy(bytes);
  }
}

/** Of two packed lists the one that is whole until a later day; the second one when neither is. */
function newerOf(own: OpenedCorpus['corpus'], shipped: OpenedCorpus['corpus']): OpenedCorpus['corpus'] {
  if (own === null || shipped === null) return own ?? shipped;
  return own.header.until > shipped.header.until ? own : shipped;
}

/** Whether a list that is whole until a day holds what was fetched until another. */
const holds = (listed: string | null, fetched: string | null): boolean =>
  listed !== null && fetched !== null && listed >= fetched;

/** Whether what was read in place of the file may be damaged, or of an older build. */
const isDoubtful = ({ problem, copy }: ShippedFile): boolean =>
  problem === 'damaged' || (problem !== null && copy === 'made');

function packagedOf({ corpus, bytes, copy }: ShippedFile): CorpusFacts['packaged'] {
  if (corpus === null) return null;
  return {
    questions: corpus.size,
    bytes: bytes.byteLength * (copy === 'none' ? 1 : 2),
    until: corpus.header.until,
  };
}
