import type { CDPSession, Page } from 'playwright-core';

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
const MOST_TRIES = 30;

/** Reads and operates a page through Chromium's accessibility tree, which sees into closed shadow roots. */
export class Accessibility {
  private readonly page: Page;
  private readonly session: CDPSession;

  constructor(page: Page, session: CDPSession) {
    this.page = page;
    this.session = session;
  }

  /** The whole tree; ignored nodes are replaced by their children. */
  async tree(): Promise<AxNode> {
    const { nodes } = (await this.session.send('Accessibility.getFullAXTree')) as { nodes: RawNode[] };
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const children = (node: RawNode): AxNode[] =>
      (node.childIds ?? []).flatMap((id) => {
        const child = byId.get(id);
        if (!child) return [];
        return child.ignored ? children(child) : [build(child)];
      });
    const build = (node: RawNode): AxNode => ({
      id: node.nodeId,
      role: asText(node.role),
      name: asText(node.name),
      value: asText(node.value),
      description: asText(node.description),
      properties: Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value])),
      backendNodeId: node.backendDOMNodeId,
      children: children(node),
    });
    const root = nodes[0];
    if (!root) throw new Error('The accessibility tree is empty.');
    return build(root);
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
    throw new Error(
      `Not found within ${timeout} ms: ${show(query)}. Of that role: ${near.slice(0, 40).join(', ') || 'none'}.`,
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

  /** The middle of the first match, found, scrolled to and measured anew. */
  private async middle(query: AxQuery): Promise<{ x: number; y: number }> {
    const backendNodeId = domNode(await this.waitFor(query));
    await this.session.send('DOM.scrollIntoViewIfNeeded', { backendNodeId });
    const { model } = await this.session.send('DOM.getBoxModel', { backendNodeId });
    const [x1 = 0, y1 = 0, , , x2 = 0, y2 = 0] = model.content;
    return { x: (x1 + x2) / 2, y: (y1 + y2) / 2 };
  }

  /** The same once it is where it was before: a page that is still arranging itself would be clicked beside it. */
  private async still(query: AxQuery): Promise<{ x: number; y: number }> {
    let last: { x: number; y: number } | null = null;
    for (let tries = 1; ; tries++) {
      // A node that is drawn anew between finding and measuring it has no place.
      const now = await this.middle(query).catch((error: unknown) => {
        if (tries >= MOST_TRIES || !String(error).includes('Protocol error')) throw error;
        return null;
      });
      const same = now !== null && last !== null && now.x === last.x && now.y === last.y;
      if (now !== null && (same || tries >= MOST_TRIES)) return now;
      last = now;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }

  /** Gives the first match the keyboard's focus. */
  async focus(query: AxQuery): Promise<void> {
    await this.session.send('DOM.focus', { backendNodeId: domNode(await this.waitFor(query)) });
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
    const { model } = await this.session.send('DOM.getBoxModel', { backendNodeId: domNode(await this.waitFor(query)) });
    return { x: model.border[0] ?? 0, y: model.border[1] ?? 0, width: model.width, height: model.height };
  }

  private async until(query: AxQuery, enough: (node: AxNode | undefined) => boolean, timeout: number) {
    const end = performance.now() + timeout;
    for (;;) {
      const node = await this.find(query);
      if (enough(node) || performance.now() > end) return node;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

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
