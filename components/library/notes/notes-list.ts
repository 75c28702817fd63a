import type { LibraryClient } from '../../../utils/messages/library-client.ts';
import { MessageError } from '../../../utils/protocol/errors.ts';
import type { AnyResponseOf } from '../../../utils/protocol/library.ts';
import { troubleOf } from '../../../utils/protocol/trouble.ts';
import { groupHits, isSearch, type LibraryQuery, type ListedGroup } from '../search/query.ts';
import { logAndReturn } from '../../../utils/messages/log-error.ts';

type Found = Extract<AnyResponseOf<'library.search'>, { outcome: 'found' }>;

/** What the list of all notes shows. A new object with each change. */
export interface ListSnapshot {
  readonly state: 'loading' | 'ready' | 'failed' | 'newer' | 'outdated';
  readonly groups: readonly ListedGroup[];
  /** Whether there are more publications than these. */
  readonly more: boolean;
  readonly loadingMore: boolean;
  /** What a search says of itself; null outside a search. */
  readonly found: Pick<Found, 'total' | 'totalIsExact' | 'all' | 'corrections' | 'pending'> | null;
}

/** Publications per batch, and notes shown of each until the reader asks for the rest. */
const BATCH = 40;
const HEADS = 50;
/**
 * Hits that are asked for at each key: more than a window holds. What a search costs is what it brings (three hundred notes
 * take ten times as long as thirty), so the rest comes when the reader scrolls to it.
 */
const FIRST_HITS = 20;
/** Most hits of a search that are shown: nobody reads further, better words are the way. */
const MAX_HITS = 300;
/** After this pause a count that is only a lower bound is made better, ms. */
const COUNT_MS = 400;

const NOTHING: ListSnapshot = {
  state: 'loading',
  groups: [],
  more: false,
  loadingMore: false,
  found: null,
};

/**
 * The list of notes for one query at a time, in batches. An answer to an earlier query is dropped, and while a
 * new one is on its way the old list stays, so that typing does not flicker.
 */
export class NotesListModel {
  private current: ListSnapshot = NOTHING;
  private query: LibraryQuery | null = null;
  private next: string | null = null;
  /** Rises with each query and each refresh: what comes in for an older one is dropped. */
  private turn = 0;
  /** Hits that the search may bring. */
  private hits = FIRST_HITS;
  /** The searches under way, until the newest is answered; null when none is. */
  private searching: Promise<void> | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly client: Pick<LibraryClient, 'request'>) {}

  /** What to draw now. Bound. */
  readonly snapshot = (): ListSnapshot => this.current;

  /** Calls the listener after each change; gives a function that stops it. Bound. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Starts a query and fetches the first batch. */
  async ask(query: LibraryQuery): Promise<void> {
    this.query = query;
    this.hits = FIRST_HITS;
    await this.read(1, false);
  }

  /** Reads the same again after something changed, as much as was loaded; shown when all of it is there. */
  async refresh(): Promise<void> {
    if (this.query !== null) await this.read(Math.max(1, this.current.groups.length), true);
  }

  /** Reads the next batch. */
  async loadMore(): Promise<void> {
    const { query, next } = this;
    if (query !== null && isSearch(query)) return this.loadAllHits();
    if (query === null || next === null || this.current.loadingMore) return;
    const turn = this.turn;
    this.show({ loadingMore: true });
    const batch = await this.list(query, next, BATCH, turn);
    if (batch !== null && turn === this.turn) {
      this.next = batch.next;
      this.show({ groups: [...this.current.groups, ...batch.groups], more: batch.next !== null });
    }
    if (turn === this.turn) this.show({ loadingMore: false });
  }

  /** The list with every hit of a search that may be shown; without a search as it is. Bound. */
  readonly readAll = async (): Promise<ListSnapshot> => {
    if (this.query !== null && isSearch(this.query)) await this.loadAllHits();
    return this.current;
  };

  /** Reads the notes of one publication that are not shown yet. */
  async loadRest(publication: string): Promise<void> {
    const { query } = this;
    const group = this.current.groups.find((each) => each.publication.id === publication);
    if (query === null || group === undefined) return;
    const turn = this.turn;
    try {
      const whole = await this.withRest(group, query);
      if (whole === null || turn !== this.turn) return;
      this.show({ groups: this.current.groups.map((each) => (each === group ? whole : each)) });
    } catch (error) {
      this.fail(error, turn);
    }
  }

  /** A publication with the notes that were not given with it; null when they cannot be read. */
  private async withRest(group: ListedGroup, query: LibraryQuery): Promise<ListedGroup | null> {
    const answer = await this.client.request('library.notes', {
      publication: group.publication.id,
      filter: query.filter,
      order: query.sort === 'newest' ? 'newest' : 'place',
      offset: group.notes.length,
      limit: 500,
    });
    if (answer.outcome !== 'listed') return null;
    const known = new Set(group.notes.map(({ head }) => head.id));
    const rest = answer.heads.filter(({ id }) => !known.has(id)).map((head) => ({ head, note: null, marks: {} }));
    return { ...group, count: answer.count, notes: [...group.notes, ...rest] };
  }

  /**
   * @param least publications to read; in batches, so that no message of a long list is large enough to hold up the page
   * @param again the same query: publications the reader has opened to the last note stay open
   */
  private async read(least: number, again: boolean): Promise<void> {
    const { query } = this;
    if (query === null) return;
    this.turn += 1;
    const { turn } = this;
    if (this.current.state !== 'ready') this.show({ state: 'loading' });
    if (isSearch(query)) return this.search();
    const long = again ? this.current.groups.filter(({ notes }) => notes.length > HEADS) : [];
    const opened = new Set(long.map(({ publication }) => publication.id));
    const groups: ListedGroup[] = [];
    let next: string | null = null;
    do {
      // One after the other: each begins where the last ended.
      // oxlint-disable-next-line no-await-in-loop
      const batch = await this.list(query, next, BATCH, turn);
      if (batch === null || turn !== this.turn) return;
      for (const group of batch.groups) {
        const isOpened = group.notes.length < group.count && opened.has(group.publication.id);
        // oxlint-disable-next-line no-await-in-loop
        groups.push(
          isOpened ? ((await this.withRest(group, query).catch(logAndReturn('library.rest', null))) ?? group) : group,
        );
      }
      if (turn !== this.turn) return;
      ({ next } = batch);
    } while (next !== null && groups.length < least);
    this.next = next;
    this.show({ ...NOTHING, state: 'ready', groups, more: next !== null });
  }

  /** Fetches one batch. A filter may leave batches empty; those are skipped. */
  private async list(
    query: LibraryQuery,
    from: string | null,
    limit: number,
    turn: number,
  ): Promise<{ groups: ListedGroup[]; next: string | null } | null> {
    let cursor = from;
    try {
      for (;;) {
        const answer = await this.client.request('library.list', {
          sort: query.sort,
          filter: query.filter,
          cursor,
          limit,
          heads: HEADS,
        });
        if (turn !== this.turn) return null;
        if (answer.outcome === 'failed') {
          this.show({ state: troubleOf(answer) === 'newer' ? 'newer' : 'failed' });
          return null;
        }
        const groups = answer.groups.map(({ publication, count, heads }) => ({
          publication,
          count,
          marks: {},
          notes: heads.map((head) => ({ head, note: null, marks: {} })),
        }));
        if (groups.length > 0 || answer.next === null) return { groups, next: answer.next };
        cursor = answer.next;
      }
    } catch (error) {
      this.fail(error, turn);
      return null;
    }
  }

  private async loadAllHits(): Promise<void> {
    if (!this.current.more && this.searching === null) return;
    this.hits = MAX_HITS;
    this.turn += 1;
    this.show({ loadingMore: true });
    await this.search();
  }

  /**
   * Searches for what is asked for now. One search at a time: what comes while one is on its way waits for it, and only the newest
   * is then asked for. So the first key is answered at once, and quick ones are not queued.
   *
   * @returns when the newest is answered
   */
  private search(): Promise<void> {
    this.searching ??= this.searchOn();
    return this.searching;
  }

  private async searchOn(): Promise<void> {
    let turn: number;
    do {
      ({ turn } = this);
      // Each begins when the one before it has been answered.
      // oxlint-disable-next-line no-await-in-loop
      if (this.query !== null && isSearch(this.query)) await this.searchOnce(this.query, turn);
    } while (turn !== this.turn);
    this.searching = null;
  }

  private async searchOnce(query: LibraryQuery, turn: number): Promise<void> {
    const limit = this.hits;
    try {
      const answer = await this.client.request('library.search', {
        text: query.text.trim().slice(0, 500),
        filter: query.filter,
        limit,
      });
      if (turn !== this.turn) return;
      this.next = null;
      if (answer.outcome === 'failed')
        return this.show({ state: troubleOf(answer) === 'newer' ? 'newer' : 'failed', loadingMore: false });
      const { hits, total, totalIsExact } = answer;
      const more = limit < MAX_HITS && (total > hits.length || !totalIsExact);
      this.show({ ...NOTHING, state: 'ready', groups: groupHits(hits), found: answer, more });
      if (more && !totalIsExact) setTimeout(() => void (turn === this.turn && this.loadAllHits()), COUNT_MS);
    } catch (error) {
      this.fail(error, turn);
    }
  }

  private fail(error: unknown, turn: number): void {
    if (turn !== this.turn) return;
    const outdated = error instanceof MessageError && error.code === 'contextInvalidated';
    this.show({ state: outdated ? 'outdated' : 'failed', loadingMore: false });
  }

  private show(change: Partial<ListSnapshot>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener();
  }
}
