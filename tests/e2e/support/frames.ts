import type { CDPSession, Frame, Page } from 'playwright-core';

/** Kantlijn's frame in a page, which Chromium draws in another process: what it takes to read it. */
export interface OwnFrame {
  readonly session: CDPSession;
  /** The `iframe` element in the page's own tree. */
  readonly owner: number;
}

/** The frames of the extension in a page, each with a session of its own. */
export class OwnFrames {
  private readonly known = new Map<Frame, Promise<OwnFrame>>();

  constructor(
    private readonly page: Page,
    private readonly session: CDPSession,
  ) {}

  /** Those that are there now. One that is just coming or going is left out. */
  async all(): Promise<OwnFrame[]> {
    const own = this.page
      .frames()
      .filter((frame) => frame.parentFrame() === this.page.mainFrame() && frame.url().startsWith('chrome-extension:'));
    for (const frame of this.known.keys()) if (!own.includes(frame)) this.known.delete(frame);
    const found = await Promise.all(own.map((frame) => this.look(frame).catch(() => null)));
    return found.filter((frame) => frame !== null);
  }

  /** Where the inside of a frame begins, CSS pixels of the page's viewport. */
  async origin({ owner }: OwnFrame): Promise<{ x: number; y: number }> {
    const { model } = await this.session.send('DOM.getBoxModel', { backendNodeId: owner });
    const [x = 0, y = 0] = model.content;
    return { x, y };
  }

  private look(frame: Frame): Promise<OwnFrame> {
    const known = this.known.get(frame);
    if (known !== undefined) return known;
    const opened = this.open(frame);
    this.known.set(frame, opened);
    opened.catch(() => this.known.delete(frame));
    return opened;
  }

  private async open(frame: Frame): Promise<OwnFrame> {
    const session = await this.page.context().newCDPSession(frame);
    const { frameTree } = await session.send('Page.getFrameTree');
    const { backendNodeId } = await this.session.send('DOM.getFrameOwner', { frameId: frameTree.frame.id });
    return { session, owner: backendNodeId };
  }
}
