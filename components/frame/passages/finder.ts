import { createReresolver, isOurs, type Reresolver } from '../../../utils/domain/anchor/reresolver.ts';
import { findDocumentElement, indexDocument, indexSteps } from '../../../utils/domain/anchor/document.ts';
import { hashText } from '../../../utils/domain/anchor/fingerprint.ts';
import type { DocumentIndex } from '../../../utils/domain/anchor/model.ts';
import { resolveAll } from '../../../utils/domain/anchor/batch.ts';
import { resolveIn, type Earlier } from '../../../utils/domain/anchor/carry.ts';
import { inSlices } from '../../../utils/domain/anchor/slices.ts';
import type { Place } from '../../../utils/domain/anchor/places.ts';
import { toRange } from '../../../utils/domain/anchor/range.ts';
import type { Resolution } from '../../../utils/domain/anchor/resolution.ts';
import { presenceOf } from '../../../utils/domain/publication/presence.ts';
import { gently } from './breathe.ts';
import { textNear, type Stretch } from '../../marks/sight.ts';
import type { PageFacts, PassageFinder, PassageNote, Reading } from './types.ts';

/** Reads the page and finds passages in it, never for long at a stretch; reads again when the page has changed. */
export class Finder implements PassageFinder {
  private reading: Reading | null = null;
  private earlier: Earlier = { earlier: [], maybe: [] };
  /** The page has changed since it was read. */
  private stale = false;
  private under: Promise<Reading> | null = null;
  private rerun: () => void | Promise<void> = () => undefined;
  private watcher: Reresolver | undefined;
  private holder: Element | undefined;

  constructor(
    private readonly facts: PageFacts,
    private readonly root: Document,
  ) {}

  /** The document as it is now: read in one go when it was not read yet, or has changed since. */
  read(): Reading {
    if (this.reading === null || this.stale) this.keep(indexDocument(this.root));
    return this.last;
  }

  /** The document as it was read last, for drawing: places of notes are places in it. */
  get last(): Reading {
    return this.reading ?? this.keep(indexDocument(this.root));
  }

  /** The document as it is now, read in slices. */
  async load(): Promise<Reading> {
    if (this.reading !== null && !this.stale) return this.reading;
    this.under ??= this.readSlowly().finally(() => {
      this.under = null;
    });
    return this.under;
  }

  /** The element that holds the document. Looked for again only when it has left the page: looking reads all text. */
  get container(): Element {
    if (this.holder?.isConnected !== true) this.holder = findDocumentElement(this.root) ?? this.root.documentElement;
    return this.holder;
  }

  /**
   * Resolves notes, those near what the reader sees first.
   *
   * @param onBatch outcomes as they become known; null for notes this document does not show
   */
  async resolve(
    notes: readonly PassageNote[],
    onBatch: (outcomes: ReadonlyMap<string, Resolution>) => void,
    signal: AbortSignal,
  ): Promise<void> {
    // Without a pause where none is needed: a mark just made is drawn at once.
    const { index, info } = this.reading !== null && !this.stale ? this.reading : await this.load();
    if (signal.aborted) return;
    await resolveAll(
      notes.map(({ id, passage }) => ({ key: id, selectors: passage })),
      index,
      {
        ...gently(signal),
        visibleFirst: this.near(0.5),
        resolveOne: (selectors) => resolveIn(selectors, index, info, this.earlier),
        onBatch,
      },
    );
  }

  /** The range of a place; null when its text has left the page. */
  rangeOf(place: Place): Range | null {
    return toRange(this.last.index, place);
  }

  /** The stretch of text in the window and so many window heights around it. */
  near(heights: number): Stretch {
    return textNear(this.last.index, heights);
  }

  /** Takes identifiers this document had before. */
  knows(earlier: Earlier): void {
    this.earlier = earlier;
  }

  /** Calls `run` once after the page has changed its text and come to rest. Nothing is watched before the page is read. */
  watch(run: () => void | Promise<void>): void {
    this.rerun = run;
  }

  stop(): void {
    this.watcher?.stop();
  }

  private async readSlowly(): Promise<Reading> {
    const { MutationObserver: Observer } = this.root.defaultView ?? globalThis;
    let changed = false;
    const note = (records: readonly MutationRecord[]): void => {
      changed ||= records.some((record) => !isOurs(record));
    };
    const guard = new Observer(note);
    guard.observe(this.container, { childList: true, characterData: true, subtree: true });
    const index = await inSlices(indexSteps(this.root), gently());
    note(guard.takeRecords());
    guard.disconnect();
    // It was read in one go meanwhile, for something the reader did.
    if (this.reading !== null && !this.stale) return this.reading;
    // A page that changes while it is read must be read in one go.
    return this.keep(index === null || changed ? indexDocument(this.root) : index);
  }

  private keep(index: DocumentIndex): Reading {
    this.stale = false;
    this.observe();
    return (this.reading = {
      index,
      info: { ...this.facts.info, version: hashText(index.folded.text).toString(36) },
      presence: presenceOf(this.root, this.facts.info.id, this.facts.info.questionNumbers),
    });
  }

  private observe(): void {
    const view = this.root.defaultView;
    if (this.watcher !== undefined || view === null) return;
    this.watcher = createReresolver({
      root: this.container,
      observe: (callback) => new view.MutationObserver(callback),
      now: () => performance.now(),
      setTimer: (callback, ms) => view.setTimeout(callback, ms),
      clearTimer: (timer) => view.clearTimeout(timer),
      changed: () => {
        this.stale = true;
      },
      run: () => this.rerun(),
    });
  }
}
