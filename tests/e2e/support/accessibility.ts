import type { CDPSession, Page } from 'playwright-core';
import { type OwnFrame, OwnFrames } from './frames.ts';

/** One node of the accessibility tree, as a screen reader meets it. */
export interface AxNode {
  id: string;
  role: string;
  name: string;
  value: string;
  description: string;
  /** Accessibility properties by name: `expanded`, `disabled`, `focused`, `level`, `live`, `url` … */
  properties: Readonly<Record<string, unknown>>;
  /** The DOM node behind it; undefined for text made by the browser. */
  backendNodeId: number | undefined;
  /** The frame of Kantlijn it is in; null in the page itself. */
  frame: OwnFrame | null;
  children: readonly AxNode[];
}

/** What to look for: role and name, a string for the whole name, a pattern for a part; `within` narrows to a subtree. */
export interface AxQuery {
  role?: string;
  name?: string | RegExp;
  within?: AxQuery;
}

interface RawNode {
  nodeId: string;
  ignored: boolean;
  role?: { value?: unknown };
  name?: { value?: unknown };
  value?: { value?: unknown };
  description?: { value?: unknown };
  properties?: readonly { name: string; value: { value?: unknown } }[];
  childIds?: readonly string[];
  backendDOMNodeId?: number;
}

const asText = (field: { value?: unknown } | undefined): string =>
  typeof field?.value === 'string' || typeof field?.value === 'number' ? String(field.value) : '';

/** Looks at a place before it is clicked, moving or not. */
const MAX_TRIES = 30;

/**
 * Milliseconds between two looks while waiting. A look costs some 30 ms of processor time, which the page that is waited
 * for needs too: a tenth of what was waited so far, so that no wait becomes longer by more than that.
 */
const SHORTEST_PAUSE = 100;
const LONGEST_PAUSE = 1_000;

/**
 * Reads and operates a page through Chromium's accessibility tree, which sees into closed shadow roots. The tree of Kantlijn's frame
 * hangs below its `Iframe`, as a screen reader meets it.
 */
export class Accessibility {
  private readonly page: Page;
  private readonly session: CDPSession;
  private readonly frames: OwnFrames;

  constructor(page: Page, session: CDPSession) {
    this.page = page;
    this.session = session;
    this.frames = new OwnFrames(page, session);
  }

  /** The whole tree; ignored nodes are replaced by their children. */
  async tree(): Promise<AxNode> {
    const frames = await this.frames.all();
    const inside = await Promise.all(
      frames.map(async (frame): Promise<[number, AxNode | null]> => [
        frame.owner,
        await readFrame(frame).catch(() => null),
      ]),
    );
    const root = await readTree(this.session, null, new Map(inside));
    if (!root) throw new Error('The accessibility tree is empty.');
    return root;
  }

  /** Every match, in document order. */
  async all(query: AxQuery): Promise<AxNode[]> {
    return select(await this.tree(), query);
  }

  /** The first match, undefined when there is none. */
  async find(query: AxQuery): Promise<AxNode | undefined> {
    return (await this.all(query))[0];
  }

  /** Waits for a match and gives it. Throws with what was there when `timeout` ms have passed. */
  async waitFor(query: AxQuery, { timeout = 30_000 } = {}): Promise<AxNode> {
    const found = await this.until(query, (node) => node !== undefined, timeout);
    if (found) return found;
    const near = select(await this.tree(), query.role ? { role: query.role } : {}).map((node) => `"${node.name}"`);
    const focused = await this.focused();
    throw new Error(
      `Not found within ${timeout} ms: ${show(query)}. Of that role: ${near.slice(0, 40).join(', ') || 'none'}. The focus is on ${focused ? show(focused) : 'nothing'}.`,
    );
  }

  /** Waits until there is no match. Throws when `timeout` ms have passed. */
  async waitForGone(query: AxQuery, { timeout = 30_000 } = {}): Promise<void> {
    const left = await this.until(query, (node) => node === undefined, timeout);
    if (left) throw new Error(`Still there after ${timeout} ms: ${show(query)}: ${textOf(left)}`);
  }

  /** Waits until the text of the first match satisfies `pattern`; gives that text. */
  async waitForText(query: AxQuery, pattern: RegExp, { timeout = 30_000 } = {}): Promise<string> {
    const node = await this.until(query, (found) => found !== undefined && pattern.test(textOf(found)), timeout);
    if (node && pattern.test(textOf(node))) return textOf(node);
    throw new Error(
      `${pattern} not met within ${timeout} ms by ${show(query)}: ${node ? `"${textOf(node)}"` : 'not found'}.`,
    );
  }

  /** All text of the first match, as read aloud, white space folded. Throws when there is no match. */
  async text(query: AxQuery): Promise<string> {
    return textOf(await this.waitFor(query));
  }

  /** Scrolls to the first match and clicks in its middle with the mouse, once it stands still. */
  async click(query: AxQuery): Promise<void> {
    const { x, y } = await this.still(query);
    await this.page.mouse.click(x, y);
  }

  /** The middle of a node, scrolled to. */
  private async middle(node: AxNode): Promise<{ x: number; y: number }> {
    const backendNodeId = domNode(node);
    const { session, origin } = await this.side(node);
    await session.send('DOM.scrollIntoViewIfNeeded', { backendNodeId });
    const { model } = await session.send('DOM.getBoxModel', { backendNodeId });
    const [x1 = 0, y1 = 0, , , x2 = 0, y2 = 0] = model.content;
    const { x, y } = await origin();
    return { x: x + (x1 + x2) / 2, y: y + (y1 + y2) / 2 };
  }

  /** Through which session a node is reached, and where its own viewport begins in the page's. */
  private async side({
    frame,
  }: AxNode): Promise<{ session: Pick<CDPSession, 'send'>; origin: () => Promise<{ x: number; y: number }> }> {
    if (frame === null) return { session: this.session, origin: () => Promise.resolve({ x: 0, y: 0 }) };
    return { session: frame.session, origin: () => this.frames.origin(frame) };
  }

  /** The middle of the first match once it is where it was before: a page that is still arranging itself would be clicked beside it. */
  private async still(query: AxQuery): Promise<{ x: number; y: number }> {
    let node: AxNode | null = null;
    let last: { x: number; y: number } | null = null;
    for (let tries = 1; ; tries++) {
      node ??= await this.waitFor(query);
      const now = await this.middle(node).catch((error: unknown) => {
        if (tries >= MAX_TRIES || !/Protocol error|closed/.test(String(error))) throw error;
        return null;
      });
      // One that was replaced after it was found has no place: it is looked for again.
      if (now === null) node = null;
      const same = now !== null && last !== null && now.x === last.x && now.y === last.y;
      if (now !== null && (same || tries >= MAX_TRIES)) return now;
      last = now;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }

  /** Gives the first match the keyboard's focus. */
  async focus(query: AxQuery): Promise<void> {
    const node = await this.waitFor(query);
    const { session } = await this.side(node);
    await session.send('DOM.focus', { backendNodeId: domNode(node) });
  }

  /** Focuses the first match and types key by key. */
  async type(query: AxQuery, text: string): Promise<void> {
    await this.focus(query);
    await this.page.keyboard.type(text);
  }

  /** Focuses the first match and puts in text at once, as pasting does (for long text). */
  async insert(query: AxQuery, text: string): Promise<void> {
    await this.focus(query);
    await this.page.keyboard.insertText(text);
  }

  /** The node that has the focus, undefined when that is the document. */
  async focused(): Promise<AxNode | undefined> {
    const nodes = flatten(await this.tree()).filter((node) => node.properties['focused'] === true);
    return nodes.findLast((node) => node.role !== 'RootWebArea');
  }

  /** Box of the first match in CSS pixels of the viewport. */
  async box(query: AxQuery): Promise<{ x: number; y: number; width: number; height: number }> {
    const node = await this.waitFor(query);
    const { session, origin } = await this.side(node);
    const { model } = await session.send('DOM.getBoxModel', { backendNodeId: domNode(node) });
    const { x, y } = await origin();
    return { x: x + (model.border[0] ?? 0), y: y + (model.border[1] ?? 0), width: model.width, height: model.height };
  }

  private async until(query: AxQuery, enough: (node: AxNode | undefined) => boolean, timeout: number) {
    const start = performance.now();
    for (;;) {
      const node = await this.find(query);
      const waited = performance.now() - start;
      if (enough(node) || waited > timeout) return node;
      const pause = Math.min(Math.max(waited / 10, SHORTEST_PAUSE), LONGEST_PAUSE);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/**
 * One tree as Chromium gives it.
 *
 * @param frame whose tree it is; null for the page's own
 * @param inside trees of frames by the element that holds them
 * @returns null when there is nothing in it
 */
async function readTree(
  session: Pick<CDPSession, 'send'>,
  frame: OwnFrame | null,
  inside: ReadonlyMap<number, AxNode | null>,
): Promise<AxNode | null> {
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: RawNode[] };
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const children = (node: RawNode): AxNode[] =>
    (node.childIds ?? []).flatMap((id) => {
      const child = byId.get(id);
      if (!child) return [];
      return child.ignored ? children(child) : [build(child)];
    });
  const build = (node: RawNode): AxNode => {
    const properties = Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value]));
    const held = node.backendDOMNodeId === undefined ? undefined : inside.get(node.backendDOMNodeId);
    const framed = held ? [held] : children(node);
    return {
      id: `${frame === null ? '' : `${frame.owner}/`}${node.nodeId}`,
      role: asText(node.role),
      name: asText(node.name),
      value: asText(node.value),
      description: asText(node.description),
      properties,
      backendNodeId: node.backendDOMNodeId,
      frame,
      children: framed,
    };
  };
  const root = nodes[0];
  return root ? build(root) : null;
}

/** The tree of a frame. A document that has lost the focus still says which of its elements had it; that is left out. */
async function readFrame(frame: OwnFrame): Promise<AxNode | null> {
  const tree = await readTree(frame.session, frame, new Map());
  const { result } = await frame.session.send('Runtime.evaluate', { expression: 'document.hasFocus()' });
  return tree === null || result.value === true ? tree : withoutFocus(tree);
}

const withoutFocus = (node: AxNode): AxNode => ({
  ...node,
  properties: { ...node.properties, focused: false },
  children: node.children.map(withoutFocus),
});

function domNode(node: AxNode): number {
  if (node.backendNodeId === undefined) throw new Error(`No DOM node behind ${node.role} "${node.name}".`);
  return node.backendNodeId;
}

/** A node and everything below it, in document order. */
export function flatten(node: AxNode): AxNode[] {
  return [node, ...node.children.flatMap(flatten)];
}

function select(root: AxNode, { role, name, within }: AxQuery): AxNode[] {
  const scopes = within ? select(root, within).slice(0, 1) : [root];
  return scopes.flatMap(flatten).filter((node) => {
    if (role !== undefined && node.role !== role) return false;
    if (name === undefined) return true;
    return typeof name === 'string' ? node.name === name : name.test(node.name);
  });
}

function show({ role = 'any role', name, within }: AxQuery): string {
  return `${role}${name === undefined ? '' : ` ${typeof name === 'string' ? `"${name}"` : name}`}${within ? ` within ${show(within)}` : ''}`;
}

/** The text of a node as it is read aloud, white space folded. */
export function textOf(node: AxNode): string {
  return pieces(node).join(' ').replace(/\s+/g, ' ').trim();
}

function pieces(node: AxNode): string[] {
  if (node.role === 'InlineTextBox') return [];
  if (node.role === 'StaticText') return [node.name];
  const below = node.children.flatMap(pieces);
  if (node.role === 'textbox' || node.role === 'combobox') return [node.value];
  return below.length > 0 ? below : node.name ? [node.name] : [];
}
