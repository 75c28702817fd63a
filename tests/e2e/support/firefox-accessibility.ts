import type { ElementHandle, Page } from 'puppeteer-core';

/** What to look for in Firefox: role and name; a pattern matches a part of the name. */
export interface RoleQuery {
  role: string;
  name?: string | RegExp;
}

interface Wanted {
  role: string;
  name: string | null;
  pattern: string | null;
  flags: string;
}

/**
 * Reads and operates a page in Firefox by role and name. Firefox's automation sees neither its
 * accessibility tree nor a closed root, so this needs the build with the open root and derives
 * role and name from the markup, by the parts of the ARIA rules our own markup uses. Frames in the page are looked through
 * after the page.
 */
export class FirefoxAccessibility {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The first match, null when there is none. */
  async find(query: RoleQuery): Promise<ElementHandle<Element> | null> {
    const wanted: Wanted = {
      role: query.role,
      name: typeof query.name === 'string' ? query.name : null,
      pattern: query.name instanceof RegExp ? query.name.source : null,
      flags: query.name instanceof RegExp ? query.name.flags : '',
    };
    // As text, because the TypeScript runner adds calls of a helper that the page does not have.
    const script = `((__name) => (${findByRole.toString()})(${JSON.stringify(wanted)}))((f) => f)`;
    // The page first, then the frames in it: ours is one of them.
    for (const frame of this.page.frames()) {
      // One that is just coming or going has nothing.
      // oxlint-disable-next-line no-await-in-loop
      const handle = await frame.evaluateHandle(script).catch((error: unknown) => {
        if (frame === this.page.mainFrame()) throw error;
        return null;
      });
      const element = handle?.asElement() ?? null;
      if (element !== null) return element as ElementHandle<Element>;
    }
    return null;
  }

  /** Waits for a match. Throws when `timeout` ms have passed. */
  async waitFor(query: RoleQuery, { timeout = 30_000 } = {}): Promise<ElementHandle<Element>> {
    const end = performance.now() + timeout;
    for (;;) {
      const found = await this.find(query);
      if (found) return found;
      if (performance.now() > end)
        throw new Error(`Not found within ${timeout} ms: ${query.role} ${String(query.name ?? '')}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Waits until the first match is gone. Throws when `timeout` ms have passed. */
  async waitForGone(query: RoleQuery, { timeout = 30_000 } = {}): Promise<void> {
    const end = performance.now() + timeout;
    while (await this.find(query)) {
      if (performance.now() > end) throw new Error(`Still there: ${query.role} ${String(query.name ?? '')}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Text of the first match, white space folded. */
  async text(query: RoleQuery): Promise<string> {
    const element = await this.waitFor(query);
    return element.evaluate((node) => (node.textContent ?? '').replace(/\s+/g, ' ').trim());
  }

  /** Text of the first match as it is laid out, line by line. */
  async lines(query: RoleQuery): Promise<string> {
    const element = await this.waitFor(query);
    return element.evaluate((node) => (node as HTMLElement).innerText.replace(/\n{2,}/g, '\n'));
  }

  /** Value of the first match, a text box. */
  async value(query: RoleQuery): Promise<string> {
    const element = await this.waitFor(query);
    return element.evaluate((node) => (node as HTMLTextAreaElement).value);
  }

  /** Waits until the text of the first match satisfies the pattern; gives it. */
  async waitForText(query: RoleQuery, pattern: RegExp, { timeout = 30_000 } = {}): Promise<string> {
    const end = performance.now() + timeout;
    for (;;) {
      const text = (await this.find(query)) ? await this.text(query) : '';
      if (pattern.test(text)) return text;
      if (performance.now() > end) throw new Error(`${pattern} not met within ${timeout} ms: "${text}"`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /**
   * Clicks the first match once it stands still; looks for it again when it was replaced between being found and being
   * clicked. A page that is still arranging itself would be clicked beside it.
   */
  async click(query: RoleQuery): Promise<void> {
    for (let triesLeft = 3; ; triesLeft -= 1) {
      const element = await this.waitFor(query);
      try {
        await element.evaluate((node) => node.scrollIntoView({ block: 'center' }));
        await standsStill(element);
        await element.click();
        return;
      } catch (error) {
        if (triesLeft === 1 || !/detached/i.test(String(error))) throw error;
      }
    }
  }

  /** Focuses the first match and types key by key. */
  async type(query: RoleQuery, text: string): Promise<void> {
    const element = await this.waitFor(query);
    await element.evaluate((node) => (node as HTMLElement).focus());
    await this.page.keyboard.type(text);
  }
}

/** Waits until an element is where it was 50 ms before; two seconds at most. */
async function standsStill(element: ElementHandle<Element>): Promise<void> {
  let last = '';
  for (let tries = 0; tries < 40; tries += 1) {
    const now = JSON.stringify(await element.boundingBox());
    if (now === last) return;
    last = now;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Runs in the page: finds the first visible element of a role and name, open shadow roots included. */
function findByRole(wanted: Wanted): Element | null {
  const implicit: Record<string, string> = {
    button: 'button,summary,input[type=button],input[type=submit]',
    link: 'a[href]',
    textbox: 'textarea,input:not([type]),input[type=text]',
    list: 'ul,ol',
    listitem: 'li',
    region: 'section[aria-label],section[aria-labelledby]',
    status: 'output',
    heading: 'h1,h2,h3,h4,h5,h6',
    combobox: 'select',
    checkbox: 'input[type=checkbox]',
    radio: 'input[type=radio]',
  };
  const selector = [
    `[role=${wanted.role}]`,
    ...(implicit[wanted.role] ?? '')
      .split(',')
      .filter(Boolean)
      .map((part) => `${part}:not([role])`),
  ].join(',');
  const fold = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
  const nameOf = (element: Element): string => {
    const root = element.getRootNode() as Document | ShadowRoot;
    const by = element.getAttribute('aria-labelledby');
    if (by)
      return fold(
        by
          .split(/\s+/)
          .map((id) => root.getElementById(id)?.textContent ?? '')
          .join(' '),
      );
    const label = element.getAttribute('aria-label');
    if (label) return fold(label);
    const labels = (element as HTMLInputElement).labels;
    if (labels && labels.length > 0) return fold([...labels].map((each) => each.textContent ?? '').join(' '));
    if (['button', 'link', 'heading', 'listitem', 'status'].includes(wanted.role)) return fold(element.textContent);
    return fold(element.getAttribute('title') ?? element.getAttribute('placeholder'));
  };
  const roots: (Document | ShadowRoot)[] = [document];
  for (let at = 0; at < roots.length; at += 1) {
    const root = roots[at];
    if (!root) continue;
    for (const element of root.querySelectorAll(selector)) {
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      const name = nameOf(element);
      if (wanted.name !== null && name !== wanted.name) continue;
      if (wanted.pattern !== null && !new RegExp(wanted.pattern, wanted.flags).test(name)) continue;
      return element;
    }
    for (const element of root.querySelectorAll('*')) if (element.shadowRoot) roots.push(element.shadowRoot);
  }
  return null;
}
