import type { CDPSession, Frame, Page } from 'playwright-core';

/** Kantlijn's frame in a page, which Chromium draws in another process: what it takes to read it. */
export interface OwnFrame {
  readonly session: Pick<CDPSession, 'send'>;
  /** The `iframe` element in the page's own tree. */
  readonly owner: number;
}

/** The frames of the extension in a page, each with a session of its own. */
export class OwnFrames {
  /** By the frame as Playwright knows it, or by the identifier of its target. */
  private readonly known = new Map<Frame | string, Promise<OwnFrame>>();

  constructor(
    private readonly page: Page,
    private readonly session: CDPSession,
  ) {}

  /** Those that are there now. One that is just coming or going is left out. */
  async all(): Promise<OwnFrame[]> {
    const own = this.page
      .frames()
      .filter((frame) => frame.parentFrame() === this.page.mainFrame() && frame.url().startsWith('chrome-extension:'));
    // Playwright does not support pages that were kept for going back, and sometimes misses a frame that comes in one.
    const missed = own.length > 0 ? [] : await this.targets();
    const now = new Set<Frame | string>([...own, ...missed]);
    for (const frame of this.known.keys()) if (!now.has(frame)) this.known.delete(frame);
    const found = await Promise.all([...now].map((frame) => this.look(frame).catch(() => null)));
    return found.filter((frame) => frame !== null);
  }

  /** Where the inside of a frame begins, CSS pixels of the page's viewport. */
  async origin({ owner }: OwnFrame): Promise<{ x: number; y: number }> {
    const { model } = await this.session.send('DOM.getBoxModel', { backendNodeId: owner });
    const [x = 0, y = 0] = model.content;
    return { x, y };
  }

  /** Frames of the extension that the browser has, in any tab. */
  private async targets(): Promise<string[]> {
    const { targetInfos } = await this.session.send('Target.getTargets');
    return targetInfos.filter(({ type, url }) => type === 'iframe' && isOurs(url)).map(({ targetId }) => targetId);
  }

  private look(frame: Frame | string): Promise<OwnFrame> {
    const known = this.known.get(frame);
    if (known !== undefined) return known;
    const opened = typeof frame === 'string' ? this.openTarget(frame) : this.open(frame);
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

  /** A frame by its target, whose identifier is the frame's. Throws when it stands in another page. */
  private async openTarget(targetId: string): Promise<OwnFrame> {
    const { backendNodeId } = await this.session.send('DOM.getFrameOwner', { frameId: targetId });
    return { session: await attach(this.session, targetId), owner: backendNodeId };
  }
}

/** Whether an address is that of a frame of Kantlijn. */
export const isOurs = (url: string): boolean => /^chrome-extension:.*\/frame\.html/.test(url);

/** Speaks to a target through the session of its page: Playwright gives no session for a target it does not know. */
async function attach(page: CDPSession, targetId: string): Promise<OwnFrame['session']> {
  const { sessionId } = await page.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  page.on('Target.receivedMessageFromTarget', ({ sessionId: from, message }) => {
    if (from !== sessionId) return;
    const { id, result, error } = JSON.parse(message) as { id?: number; result?: unknown; error?: { message: string } };
    const asked = waiting.get(id ?? 0);
    waiting.delete(id ?? 0);
    if (error === undefined) asked?.resolve(result);
    else asked?.reject(new Error(`Protocol error: ${error.message}`));
  });
  let last = 0;
  const send = async (method: string, params: object = {}): Promise<unknown> => {
    const id = (last += 1);
    const answer = new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
    await page.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) });
    return answer;
  };
  return { send: send as CDPSession['send'] };
}
