import type { Span } from './fold.ts';
import type { PartInput, PartKind, Segment } from './model.ts';

interface OpenPart {
  readonly kind: PartKind;
  numbers: readonly number[];
  label: string;
  start: number;
  contentStart: number;
  /** The label has been read: what comes next is content. */
  labelRead: boolean;
}

/** Words separated by exactly one white-space character: such a stretch is copied one to one. */
const STRETCH = /\S+(?:\s\S+)*/g;

/** Builds model text from text nodes in document order: white space folded, one newline between blocks. */
export class TextBuilder {
  private pieces: string[] = [];
  private length = 0;
  private space: { node: Text; offset: number } | undefined;
  private breakWanted = false;
  private open: OpenPart | undefined;
  readonly parts: PartInput[] = [];
  readonly calls: Span[] = [];
  readonly segments: Segment[] = [];
  /** Text of the last heading, the label of running text under it. */
  heading = '';

  get text(): string {
    return this.pieces.join('');
  }

  /** A block begins or ends here. */
  break(): void {
    this.breakWanted = true;
    this.space = undefined;
  }

  /** Opens a part; it starts at the next text. */
  openPart(kind: PartKind, numbers: readonly number[], label: string, hasLabelText: boolean): void {
    this.closePart();
    this.open = { kind, numbers, label, start: -1, contentStart: -1, labelRead: !hasLabelText };
  }

  /** The label of the open part has been read. */
  labelDone(): void {
    this.break();
    if (this.open) this.open.labelRead = true;
  }

  /** Kind of the open part. */
  get openKind(): PartKind | undefined {
    return this.open?.kind;
  }

  closePart(): void {
    this.break();
    const part = this.open;
    this.open = undefined;
    if (!part || part.start < 0) return;
    this.parts.push({
      kind: part.kind,
      numbers: part.numbers,
      label: part.label,
      start: part.start,
      end: this.length,
      contentStart: part.contentStart < 0 ? this.length : part.contentStart,
    });
  }

  /** Adds the text of a node. `isCall`: it is a footnote mark. */
  add(node: Text, isCall: boolean): void {
    const { data } = node;
    let read = 0;
    for (const match of data.matchAll(STRETCH)) {
      if (match.index > read) this.space ??= { node, offset: read };
      this.beforeText();
      const start = this.length;
      this.push(match[0].replace(/\s/g, ' '), node, match.index);
      read = match.index + match[0].length;
      if (isCall) this.calls.push([start, this.length]);
    }
    if (read < data.length) this.space ??= { node, offset: read };
  }

  private push(text: string, node: Text, offset: number): void {
    const last = this.segments.at(-1);
    if (
      last &&
      last.node === node &&
      last.offset + last.length === offset &&
      last.start + last.length === this.length
    ) {
      this.segments[this.segments.length - 1] = { ...last, length: last.length + text.length };
    } else {
      this.segments.push({ start: this.length, length: text.length, node, offset });
    }
    this.pieces.push(text);
    this.length += text.length;
  }

  private beforeText(): void {
    if (this.breakWanted) {
      if (this.length > 0) {
        this.pieces.push('\n');
        this.length += 1;
      }
    } else if (this.space && this.length > 0) {
      this.push(' ', this.space.node, this.space.offset);
    }
    this.breakWanted = false;
    this.space = undefined;
    this.open ??= { kind: 'body', numbers: [], label: this.heading, start: -1, contentStart: -1, labelRead: true };
    if (this.open.start < 0) this.open.start = this.length;
    if (this.open.labelRead && this.open.contentStart < 0) this.open.contentStart = this.length;
  }
}
