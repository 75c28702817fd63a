import { logAndReturn } from '../../messages/log-error.ts';
import type { CorpusFacts, CorpusProblem } from '../../questions/file/contract.ts';
import { once } from '../../domain/lazy/once.ts';
import type { QuestionList } from '../../questions/list.ts';
import type { SeenAppendix, SeenQuestion } from '../../questions/file/seen.ts';
import type { CorpusStore, StoredFacts } from '../../store/question-list.ts';
import { openFile, readShipped, type OpenedCorpus, type Shipped, type ShippedPorts } from './shipped.ts';

/** A list in memory, with facts about it. */
export interface Loaded {
  readonly list: QuestionList;
  readonly updatedTo: string | null;
  readonly problem: CorpusProblem | null;
  readonly packaged: CorpusFacts['packaged'];
  /** Size of the list packed on this machine, in bytes and questions; 0 when there is none. */
  readonly own: { readonly bytes: number; readonly questions: number };
  /** Rejects when a file turns out to be damaged. Then nothing of this list may be shown. */
  readonly sound: Promise<void>;
}

/** What the loader needs. */
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

/** The file shipped with the build, opened, and where it was read from. */
type ShippedFile = OpenedCorpus & Pick<Shipped, 'copy' | 'current'>;

/** Delay before copying, so that the first answer is sent before; in milliseconds. */
const COPY_AFTER_MS = 1000;

/** The later of two days; null is earlier than any. */
export const laterDay = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && b > a) ? b : a;

/**
 * Assembles the list from the file shipped with the build, the one packed on this machine, and the rows fetched since.
 */
export class ListLoader {
  constructor(private readonly ports: LoaderPorts) {}

  /**
   * The module that reads a list. Loaded after the file was requested, so that it evaluates while the database reads.
   */
  readonly code = once(async () => {
    // Expected: reading the list repeats this request and handles the error.
    await this.ports.store.facts().catch(() => null);
    return import('../../questions/list.ts');
  });

  /**
   * Reads the list. Its checksum may still be running.
   *
   * @param careful wait for checksums, and ignore the copy in the database
   */
  async load(careful: boolean): Promise<Loaded> {
    const { store } = this.ports;
    // Small reads first: queued behind the file, they would wait until all of it was transferred.
    const facts = store.facts();
    const storing = facts.then((now) => this.readStored(now)).catch(logAndReturn('list.stored', null));
    const [shipped, stored, { QuestionList }] = await Promise.all([
      // Expected: `storing` logs this error.
      facts.catch(() => null).then(() => this.openShipped(careful)),
      storing,
      this.code(),
    ]);
    if (!careful && isDoubtful(shipped)) return this.load(true);
    const { until, packed, rows } = stored ?? { until: null, packed: null, rows: NO_ROWS };
    const own = await openFile(packed, careful);
    const base = newerOf(own.corpus, shipped.corpus);
    const baseUntil = base?.header.until ?? null;
    // A newer release contains what was fetched for the older one.
    const isSuperseded = includes(baseUntil, until);
    const used = isSuperseded ? NO_ROWS : rows;
    const updatedTo = base === null ? null : laterDay(baseUntil, until);
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
    // During a full fetch the rows are many, and not a complete list yet.
    const isCollecting = facts.update?.state.kind === 'all';
    const [packed, rows] = await Promise.all([store.packed(), isCollecting ? NO_ROWS : store.rows()]);
    return { until: facts.until, packed, rows };
  }

  /** Resolves once all files are verified; then copies the shipped file and deletes the rows it contains. */
  private soundness(shipped: ShippedFile, own: OpenedCorpus, superseded: Rows): Promise<void> {
    const sound = Promise.all([shipped.sound, shipped.current, own.sound]).then(async () => {
      if (shipped.copy === 'wanted') void this.keepCopy(shipped.bytes).catch(logAndReturn('list.copy'));
      if (superseded.questions.length + superseded.appendices.length > 0)
        await this.ports.store.clearRows().catch(logAndReturn('list.rows'));
    });
    // Expected: callers that show something of the list await it.
    sound.catch(() => undefined);
    return sound;
  }

  private async keepCopy(bytes: Uint8Array): Promise<void> {
    const { store, sleep } = this.ports;
    await sleep(COPY_AFTER_MS);
    if ((await store.facts().catch(logAndReturn('list.facts', null)))?.enabled ?? true) await store.setCopy(bytes);
  }
}

/** Of two packed lists, the one that is complete up to a later day; the shipped one when they are equal. */
function newerOf(own: OpenedCorpus['corpus'], shipped: OpenedCorpus['corpus']): OpenedCorpus['corpus'] {
  if (own === null || shipped === null) return own ?? shipped;
  return own.header.until > shipped.header.until ? own : shipped;
}

/** Whether a list complete up to `listed` contains everything fetched up to `fetched`. */
const includes = (listed: string | null, fetched: string | null): boolean =>
  listed !== null && fetched !== null && listed >= fetched;

/** Whether the copy that was read may be damaged, or be of an older build. */
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
