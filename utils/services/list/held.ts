import { logAndReturn, logError } from '../../messages/log-error.ts';
import type { CorpusProblem } from '../../questions/file/contract.ts';
import type { CorpusStore } from '../../store/question-list.ts';
import { ListLoader, type Loaded, type LoaderPorts } from './loaded.ts';

/** Why there is no list. */
export interface NotListed {
  readonly reason: 'off' | 'empty' | CorpusProblem;
}

/** Keeps the list in memory while it is used, and for a while after. */
export class CachedList {
  private loading: Promise<Loaded> | null = null;
  private isInMemory = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private uses = 0;
  private readonly loader: ListLoader;
  private readonly store: CorpusStore;

  /** @param idleMs milliseconds without use after which the list leaves memory */
  constructor(
    ports: LoaderPorts,
    private readonly idleMs: number,
  ) {
    this.loader = new ListLoader(ports);
    this.store = ports.store;
  }

  /** Whether the list is in memory. */
  get loaded(): boolean {
    return this.isInMemory;
  }

  /** Whether nothing has asked for the list since it was last released. */
  get isIdle(): boolean {
    return this.loading === null;
  }

  /** See `ListLoader.code`. */
  get code(): ListLoader['code'] {
    return this.loader.code;
  }

  /** Drops the list from memory; the next use reads it again. */
  release(): void {
    clearTimeout(this.timer);
    this.loading = null;
    this.isInMemory = false;
  }

  /** Keeps the list in memory while `work` runs. */
  async using<T>(work: () => Promise<T>): Promise<T> {
    this.uses += 1;
    clearTimeout(this.timer);
    try {
      return await work();
    } finally {
      this.uses -= 1;
      clearTimeout(this.timer);
      if (this.uses === 0) this.timer = setTimeout(() => this.release(), this.idleMs);
    }
  }

  /** The list, possibly before its checksum is verified. Rank with it, but show nothing until `sound` resolves. */
  unproven(): Promise<Loaded> {
    const careful = (error: unknown): Promise<Loaded> => {
      logError('list.load', error);
      return this.loader.load(true);
    };
    return this.loading ?? this.hold(this.loader.load(false).catch(careful));
  }

  /** The list with a verified checksum. If the file is damaged, the list without that file, and its `problem`. */
  async proven(list?: Loaded): Promise<Loaded> {
    const read = list ?? (await this.unproven());
    try {
      await read.sound;
      return read;
    } catch (error) {
      logError('list.damaged', error);
      return this.hold(this.loader.load(true));
    }
  }

  /** The list, or why there is none. @param from `proven` or `unproven` */
  async listed(from: () => Promise<Loaded>): Promise<Loaded | NotListed> {
    // In parallel: read the file while the database opens.
    const [isOn, loaded] = await Promise.all([this.isEnabled(), from().catch(logAndReturn('list.load', null))]);
    if (!isOn) {
      this.release();
      return { reason: 'off' };
    }
    if (loaded === null) return { reason: 'unavailable' };
    return loaded.list.size === 0 ? { reason: loaded.problem ?? 'empty' } : loaded;
  }

  private async isEnabled(): Promise<boolean> {
    return (await this.store.facts().catch(logAndReturn('list.facts', null)))?.enabled ?? true;
  }

  private hold(made: Promise<Loaded>): Promise<Loaded> {
    this.loading = made;
    made.then(
      () => void (this.loading === made && (this.isInMemory = true)),
      () => void (this.loading === made && this.release()),
    );
    return made;
  }
}
