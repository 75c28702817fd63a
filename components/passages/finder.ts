import { createReresolver, type Reresolver } from '../../utils/anchor/reresolver.ts';
import { findDocumentElement, indexDocument } from '../../utils/anchor/document.ts';
import { hashText } from '../../utils/anchor/fingerprint.ts';
import type { DocumentIndex } from '../../utils/anchor/model.ts';
import { resolveAll } from '../../utils/anchor/batch.ts';
import { resolveIn } from '../../utils/anchor/carry.ts';
import type { Place } from '../../utils/anchor/places.ts';
import { toRange } from '../../utils/anchor/range.ts';
import type { Resolution } from '../../utils/anchor/resolution.ts';
import type { DocumentInfo } from '../../utils/anchor/selectors.ts';
import type { PageFacts, PassageNote } from './types.ts';

/** The document on the screen, read at one moment. */
export interface Reading {
  readonly index: DocumentIndex;
  readonly info: DocumentInfo;
}

/** Longest stretch of work in milliseconds, so that a slow machine stays under 50. */
export const SLICE_MS = 10;

/** Lets the page live: gives way to whatever waits. */
export const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Reads the page and finds passages in it, never for long at a stretch; reads again when the page has changed. */
export class Finder {
  private reading: Reading | null = null;
  private watcher: Reresolver | undefined;
  private holder: Element | undefined;

  constructor(
    private readonly facts: PageFacts,
    private readonly root: Document,
  ) {}

  /** The document as it was read last; reads it when that was not done yet. */
  read(): Reading {
    return (this.reading ??= this.readAgain());
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
    const { index, info } = this.read();
    await resolveAll(
      notes.map(({ id, passage }) => ({ key: id, selectors: passage })),
      index,
      {
        now: () => performance.now(),
        yield: breathe,
        budgetMs: SLICE_MS,
        visibleFirst: this.visible(index),
        resolveOne: (selectors) => resolveIn(selectors, index, info),
        onBatch,
        signal,
      },
    );
  }

  /** The range of a place; null when its text has left the page. */
  rangeOf(place: Place): Range | null {
    return toRange(this.read().index, place);
  }

  /** Calls `run` once after the page has changed its text and come to rest. */
  watch(run: () => void | Promise<void>): void {
    this.watcher ??= createReresolver({
      root: this.container,
      observe: (callback) => new MutationObserver(callback),
      setTimer: (callback, ms) => window.setTimeout(callback, ms),
      clearTimer: (timer) => window.clearTimeout(timer),
      run: () => {
        this.reading = null;
        return run();
      },
    });
  }

  stop(): void {
    this.watcher?.stop();
  }

  private readAgain(): Reading {
    const index = indexDocument(this.root);
    return { index, info: { ...this.facts.info, version: hashText(index.folded.text).toString(36) } };
  }

  /** Roughly the stretch of text on the screen: the share of the document's height it stands at. */
  private visible(index: DocumentIndex): { start: number; end: number } {
    const { top, height } = this.container.getBoundingClientRect();
    const at = (y: number): number =>
      Math.round((Math.min(Math.max(y, 0), height) / (height || 1)) * index.text.length);
    return { start: at(-top), end: at(window.innerHeight - top) };
  }
}
