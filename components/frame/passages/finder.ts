import { resolveAll } from '../../../utils/domain/anchor/batch.ts';
import { resolveIn, type Earlier } from '../../../utils/domain/anchor/carry.ts';
import { hashText } from '../../../utils/domain/anchor/fingerprint.ts';
import { createIndex, type DocumentIndex } from '../../../utils/domain/anchor/model.ts';
import type { Resolution } from '../../../utils/domain/anchor/resolution.ts';
import type { DocumentInfo } from '../../../utils/domain/anchor/selectors.ts';
import { inOneGo, inSlices } from '../../../utils/domain/anchor/slices.ts';
import type { PageText } from '../../../utils/protocol/frame.ts';
import { inBackground } from './in-background.ts';
import type { PassageNote, CurrentDocument } from './types.ts';

const EMPTY: PageText = { text: '', parts: [], calls: [], presence: 'unclear' };

/** Finds passages in the text that the page sends. */
export class TextFinder {
  private text: PageText | null = null;
  private reading: CurrentDocument | null = null;
  private earlier: Earlier = { earlier: [], maybe: [] };
  private waiting: (() => void)[] = [];
  private asked = false;

  /** @param ask asks the page for its text */
  constructor(
    private readonly info: Omit<DocumentInfo, 'version'>,
    private readonly ask: () => void,
  ) {}

  /**
   * Takes the text of the page.
   *
   * @returns whether it is another than before
   */
  take(text: PageText): boolean {
    const isNew = this.text === null || this.text.text !== text.text || this.text.presence !== text.presence;
    if (isNew) {
      this.text = text;
      this.reading = null;
    }
    for (const go of this.waiting.splice(0)) go();
    return isNew;
  }

  /** Takes identifiers this document had before. */
  knows(earlier: Earlier): void {
    this.earlier = earlier;
  }

  /** The document as it is now, prepared in one go where it was not yet. */
  read(): CurrentDocument {
    if (this.reading !== null) return this.reading;
    const { text, parts, calls } = this.text ?? EMPTY;
    return this.keep(inOneGo(createIndex(text, parts, calls, [])));
  }

  /** The document as it was read last: places of notes are places in it. */
  get last(): CurrentDocument {
    return this.read();
  }

  /** The document as it is now, prepared in slices. */
  async load(): Promise<CurrentDocument> {
    if (this.reading !== null) return this.reading;
    const text = await this.arrived();
    const index = await inSlices(createIndex(text.text, text.parts, text.calls, []), inBackground());
    // Another text came meanwhile, or it was read in one go for something the reader did.
    if (this.text !== text) return this.load();
    if (this.reading !== null || index === null) return this.read();
    return this.keep(index);
  }

  /**
   * Resolves notes.
   *
   * @param onBatch outcomes as they become known; none for notes this document does not show
   */
  async resolve(
    notes: readonly PassageNote[],
    onBatch: (outcomes: ReadonlyMap<string, Resolution>) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const { index, info } = this.reading ?? (await this.load());
    if (signal.aborted) return;
    await resolveAll(
      notes.map(({ id, passage }) => ({ key: id, selectors: passage })),
      index,
      {
        ...inBackground(signal),
        resolveOne: (selectors) => resolveIn(selectors, index, info, this.earlier),
        onBatch,
      },
    );
  }

  /** The text of the page, asked for when it is first needed. */
  async arrived(): Promise<PageText> {
    if (this.text === null) {
      if (!this.asked) this.ask();
      this.asked = true;
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    return this.text ?? EMPTY;
  }

  private keep(index: DocumentIndex): CurrentDocument {
    return (this.reading = {
      index,
      info: { ...this.info, version: hashText(index.folded.text).toString(36) },
      presence: (this.text ?? EMPTY).presence,
    });
  }
}
