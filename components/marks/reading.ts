import { findDocumentElement, readingSteps, type DocumentReading } from '../../utils/domain/anchor/document.ts';
import { hashText } from '../../utils/domain/anchor/fingerprint.ts';
import { createReresolver } from '../../utils/domain/anchor/reresolver.ts';
import { inOneGo } from '../../utils/domain/anchor/slices.ts';
import { presenceOf } from '../../utils/domain/publication/presence.ts';
import type { PageText } from '../../utils/protocol/frame.ts';

/** The text of the document on the screen. Read when it is first wanted, and again when the page has changed it. */
export class PageReading {
  private reading: DocumentReading | null = null;
  private holder: Element | undefined;
  private watching = false;
  private readonly told = new Set<() => void>();

  /**
   * @param id identifier of the publication
   * @param numbers of its question, which name it too
   */
  constructor(
    private readonly id: string,
    private readonly numbers: () => readonly string[],
  ) {}

  /** Whether anything has read the page yet. */
  get isRead(): boolean {
    return this.reading !== null;
  }

  /** The document as it is now. */
  get now(): DocumentReading {
    if (this.reading === null) {
      this.reading = inOneGo(readingSteps(document));
      this.watch();
    }
    return this.reading;
  }

  /** The element that holds the document. Looked for again only when it has left the page: looking reads all text. */
  get container(): Element {
    if (this.holder?.isConnected !== true) this.holder = findDocumentElement(document) ?? document.documentElement;
    return this.holder;
  }

  /** Tells one text from another; the same for the same text in every visit. */
  get hash(): string {
    return hashText(this.now.text).toString(36);
  }

  /** The text as it is sent. */
  message(): PageText {
    const { text, parts, calls } = this.now;
    return {
      text,
      parts: parts.map((part) => ({ ...part, numbers: [...part.numbers] })),
      calls: calls.map(([start, end]): [number, number] => [start, end]),
      presence: presenceOf(document, this.id, this.numbers()),
    };
  }

  /** Calls after the page has changed its text and come to rest; never before it was read. */
  onChange(listener: () => void): void {
    this.told.add(listener);
  }

  private watch(): void {
    if (this.watching) return;
    this.watching = true;
    createReresolver({
      root: this.container,
      observe: (callback) => new MutationObserver(callback),
      now: () => performance.now(),
      setTimer: (callback, ms) => window.setTimeout(callback, ms),
      clearTimer: (timer) => window.clearTimeout(timer),
      changed: () => {
        this.reading = null;
      },
      run: () => this.told.forEach((listener) => listener()),
    });
  }
}
