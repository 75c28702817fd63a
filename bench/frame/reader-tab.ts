import type { Line } from '../support/ruler/line.ts';

const pause = (waited: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, waited));
/** The longest anything may take, milliseconds. */
const PATIENCE_MS = 20_000;
/** Between two looks, milliseconds. */
const LOOK_MS = 50;
/** A page that has loaded is left alone for so long before the press, milliseconds. */
const SETTLED_MS = 700;

/** Records in the page when the mouse went down, and when the hand left the page for a frame. */
const WATCH_PAGE = `(() => {
  const at = (event) => performance.timeOrigin + event.timeStamp;
  addEventListener('pointerdown', (event) => { globalThis.pressedAt = at(event); globalThis.leftAt = null; }, { capture: true });
  addEventListener('blur', (event) => { if (event.target === window) globalThis.leftAt ??= at(event); });
})()`;
/** Records in the frame when the caret in a box was drawn. */
const WATCH_FRAME = `addEventListener('focusin', ({ target }) => {
  if (target instanceof HTMLTextAreaElement)
    requestAnimationFrame(() => { globalThis.caretAt = performance.timeOrigin + performance.now(); });
}, { capture: true })`;
const DRAWN = `performance.timeOrigin + (performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN)`;
const IN_BOX = `document.activeElement instanceof HTMLTextAreaElement`;

interface AxNode {
  readonly name?: { readonly value?: string };
  readonly role?: { readonly value?: string };
  readonly backendDOMNodeId?: number;
}

async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await pause(LOOK_MS)) {
    const seen = await look();
    if (seen !== undefined) return seen;
  }
  throw new Error(`waited in vain for ${what}`);
}

/** A tab in which somebody reads: pointed and pressed by the browser's own input, looked into only before and after. */
export class ReaderTab {
  private frame = '';

  private constructor(
    private readonly line: Line,
    private readonly target: string,
    private readonly page: string,
  ) {}

  /** Opens a publication and waits until it is at rest. */
  static async open(line: Line, address: string): Promise<ReaderTab> {
    const { targetId } = await line.send('Target.createTarget', { url: address });
    const tab = new ReaderTab(line, String(targetId), await line.attach(String(targetId)));
    // A tab that is not in front is not drawn, and has no buttons near its window.
    await line.send('Target.activateTarget', { targetId });
    await until('the page', async () =>
      (await line.evaluate<string>(tab.page, 'document.readyState')) === 'complete' ? true : undefined,
    );
    await line.evaluate(tab.page, WATCH_PAGE);
    await pause(SETTLED_MS);
    return tab;
  }

  /**
   * Presses one of our buttons while there is no frame.
   *
   * @param rest milliseconds the pointer rests on it before
   * @returns milliseconds from the press until the page knows that the hand is in the frame, and until the frame is first drawn
   */
  async press(name: string, rest: number): Promise<{ caret: number; drawn: number }> {
    await this.down(await this.middle(name), rest);
    const left = await until('the focus to leave the page', async () => (await this.read('leftAt')) ?? undefined);
    const { targetId } = await until('the frame', async () =>
      (await this.line.targets()).find(({ type, url }) => type === 'iframe' && url.startsWith('chrome-extension:')),
    );
    this.frame = await this.line.attach(targetId);
    await until('a box', async () => (await this.line.evaluate<boolean>(this.frame, IN_BOX)) || undefined);
    const drawn = await until('the frame to be drawn', async () => {
      const at = await this.line.evaluate<number | null>(this.frame, DRAWN);
      return at === null ? undefined : at;
    });
    const pressed = (await this.read('pressedAt')) ?? Number.NaN;
    return { caret: left - pressed, drawn: drawn - pressed };
  }

  /** Presses on another button, with the frame there. @returns milliseconds until the caret is drawn */
  async pressAgain(name: string): Promise<number> {
    await this.line.evaluate(this.frame, WATCH_FRAME);
    await this.down(await this.middle(name), 0);
    const caret = await until(
      'a caret',
      async () => (await this.line.evaluate<number | null>(this.frame, 'globalThis.caretAt ?? null')) ?? undefined,
    );
    return caret - ((await this.read('pressedAt')) ?? Number.NaN);
  }

  async close(): Promise<void> {
    await this.line.send('Target.closeTarget', { targetId: this.target });
  }

  private read(name: 'pressedAt' | 'leftAt'): Promise<number | null> {
    return this.line.evaluate<number | null>(this.page, `globalThis.${name} ?? null`);
  }

  /** The middle of a button by its name, in CSS pixels of the window. Reads the tree that screen readers get, and lets go of it. */
  private async middle(name: string): Promise<{ x: number; y: number }> {
    const node = await until(name, async () => {
      const { nodes } = await this.line.send('Accessibility.getFullAXTree', {}, this.page);
      return (nodes as AxNode[]).find((one) => one.role?.value === 'button' && one.name?.value === name);
    });
    const backendNodeId = node.backendDOMNodeId;
    await this.line.send('DOM.scrollIntoViewIfNeeded', { backendNodeId }, this.page);
    const { model } = await this.line.send('DOM.getBoxModel', { backendNodeId }, this.page);
    const [left = 0, top = 0, , , right = 0, bottom = 0] = (model as { content: number[] }).content;
    await this.line.send('Accessibility.disable', {}, this.page);
    return { x: (left + right) / 2, y: (top + bottom) / 2 };
  }

  private async down({ x, y }: { x: number; y: number }, rest: number): Promise<void> {
    const mouse = (type: string, more: object): Promise<unknown> =>
      this.line.send('Input.dispatchMouseEvent', { type, x, y, ...more }, this.page);
    const left = { button: 'left', clickCount: 1 };
    await mouse('mouseMoved', {});
    if (rest > 0) await pause(rest);
    await mouse('mousePressed', left);
    await mouse('mouseReleased', left);
  }
}
