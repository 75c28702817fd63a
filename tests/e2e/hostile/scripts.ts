/**
 * What hostile pages run: plain scripts in the head of the page, before anything of it is there. Each leaves what it came by
 * in `leaked`.
 */
import { PAGES, type RunningHosts } from '../support/replica.ts';

/** Gives the function that serves every page with a script in its head, until `hosts().well()`. */
export const infecting =
  (hosts: () => RunningHosts) =>
  (script: string): void =>
    hosts().fault(PAGES, { kind: 'script', script, path: String.raw`\.html` });

/** Not hostile: makes the page dark from its first moment. */
export const DARK_BACKGROUND = '#10151c';
export const DARK_PAGE = `document.documentElement.append(Object.assign(document.createElement('style'), { textContent: 'html, body, body * { background-color: ${DARK_BACKGROUND} !important; color: #eee !important }' }))`;

/** Names that Kantlijn uses or used for what it puts into a page. */
const NAMES = [
  'kantlijn-card',
  'kantlijn-question',
  'kantlijn-passages',
  'kantlijn-host',
  'kantlijn-takeover',
  'kantlijn-strip',
  'kantlijn-signs',
  'kantlijn-frame',
];

/**
 * Gets hold of each of our elements by its name: defines names before they are used, and once an element is there defines
 * its name, wraps it, copies it, upgrades it and asks for its root in every way there is, at once and again later; `looking` holds
 * what it still means to do.
 *
 * @param shadow false: the definitions forbid shadow roots instead
 */
export const takeNames = (shadow = true): string => `
  globalThis.leaked = [];
  globalThis.seen = 0;
  globalThis.looking = [];
  const later = (what) => looking.push(...[500, 4000].map((ms) => new Promise((done) => setTimeout(() => done(what()), ms))));
  const keep = (root) => { if (root) leaked.push(String(root.host?.getAttribute('data-kantlijn') ?? root.host?.localName)); };
  const tried = (what) => { try { return what(); } catch { return null; } };
  const spy = (Base) => class extends Base {
    static get disabledFeatures() { return ${shadow ? '[]' : "['shadow', 'internals']"}; }
    constructor() { super(); tried(() => { const inside = this.attachInternals(); later(() => keep(inside.shadowRoot)); }); }
    connectedCallback() { keep(this.shadowRoot); }
  };
  for (const name of ${JSON.stringify(NAMES)}) tried(() => customElements.define(name, spy(HTMLElement)));
  for (const name of ['div', 'section', 'aside', 'span', 'iframe'])
    tried(() => customElements.define('x-' + name, spy(document.createElement(name).constructor), { extends: name }));
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (init) { const root = attachShadow.call(this, { ...init, mode: 'open' }); if (this.hasAttribute('data-kantlijn')) keep(root); return root; };
  const { createElement } = Document.prototype;
  Document.prototype.createElement = function (name) { const made = createElement.call(this, name, { is: 'x-' + name }); setTimeout(() => made.hasAttribute('data-kantlijn') && keep(made.shadowRoot)); return made; };
  const take = (element) => {
    seen += 1;
    ask(element);
    later(() => ask(element));
  };
  const ask = (element) => {
    keep(element.shadowRoot);
    tried(() => customElements.define(element.localName, spy(HTMLElement)));
    tried(() => element.setAttribute('is', 'x-' + element.localName));
    tried(() => customElements.upgrade(element));
    tried(() => keep(element.attachInternals().shadowRoot));
    tried(() => keep(attachShadow.call(element, { mode: 'open' })));
    tried(() => keep(element.cloneNode(true).shadowRoot));
    tried(() => { const held = createElement.call(document, 'div'); held.setHTMLUnsafe?.(element.getHTML({ serializableShadowRoots: true })); keep(held.firstElementChild?.shadowRoot); });
    for (const kind of ['click', 'input', 'keydown', 'focusin', 'slotchange'])
      element.addEventListener(kind, (event) => event.composedPath().forEach((node) => { if (node instanceof ShadowRoot) keep(node); }), true);
    element.removeAttribute('is');
  };
  new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const node of addedNodes)
      if (node instanceof Element) for (const one of [node, ...node.querySelectorAll('*')]) if (one.hasAttribute('data-kantlijn') && !one.taken) { one.taken = true; take(one); }
  }).observe(document, { childList: true, subtree: true });
`;

/** What the page can read of Kantlijn besides: attributes, messages, what was loaded, frames that can be counted. */
export const LISTEN = `
  globalThis.told = [];
  new PerformanceObserver((list) => list.getEntries().forEach(({ name }) => /extension:/.test(name) && told.push(name)))
    .observe({ entryTypes: ['resource', 'navigation', 'mark', 'measure'] });
  document.addEventListener('securitypolicyviolation', ({ blockedURI }) => told.push(blockedURI));
  addEventListener('message', ({ data }) => told.push(JSON.stringify(data)), true);
  const { dispatchEvent } = EventTarget.prototype;
  EventTarget.prototype.dispatchEvent = function (event) { told.push(event.type); return dispatchEvent.call(this, event); };
  for (const name of ['kantlijn-takeover', 'wxt:content-script-started']) document.addEventListener(name, () => told.push(name), true);
`;

/** Tries to switch Kantlijn off by what earlier versions of it listened to. */
export const SWITCH_OFF = `
  document.documentElement.dataset.kantlijn = 'card';
  document.documentElement.removeAttribute('data-kantlijn');
  const fake = () => { for (const name of ['kantlijn-card', 'div']) {
    const one = document.createElement(name);
    one.dataset.version = '99'; one.dataset.kantlijn = 'card';
    (document.body ?? document.documentElement).append(one);
  } };
  fake();
  document.addEventListener('DOMContentLoaded', fake);
  const ids = [];
  addEventListener('message', ({ data }) => typeof data?.type === 'string' && ids.push(data));
  setInterval(() => {
    document.dispatchEvent(new Event('kantlijn-takeover'));
    document.dispatchEvent(new CustomEvent('wxt:content-script-started', { detail: {} }));
    for (const data of ids.splice(0)) postMessage({ ...data, messageId: 'other' }, '*');
    postMessage({ type: 'wxt:content-script-started', contentScriptName: 'publication', messageId: 'x' }, '*');
  }, 20);
`;

/**
 * Pretends to be the reader in every way a script can, on our elements and, where the roots are open, on everything inside.
 * Gives how much it did.
 */
export const PRETEND = `(() => {
  let done = 0;
  const hosts = [...document.querySelectorAll('[data-kantlijn]')];
  const inside = hosts.flatMap((host) => (host.shadowRoot ? [...host.shadowRoot.querySelectorAll('button, a, input, textarea, label, summary, li, section, div')] : []));
  const make = (name) => {
    const init = { bubbles: true, composed: true, cancelable: true, key: 'Enter', code: 'Enter', button: 0, detail: 1, inputType: 'insertText', data: 'x' };
    if (/^key/.test(name)) return new KeyboardEvent(name, init);
    if (/^(click|aux|dbl|mouse|context)/.test(name)) return new MouseEvent(name, init);
    if (/^pointer/.test(name)) return new PointerEvent(name, init);
    if (/input$/.test(name)) return new InputEvent(name, init);
    if (/^(drag|drop)/.test(name)) return new DragEvent(name, init);
    if (/^(copy|cut|paste)/.test(name)) return new ClipboardEvent(name, init);
    return new Event(name, init);
  };
  const NAMES = 'mousedown mouseup pointerdown pointerup click auxclick dblclick contextmenu touchstart touchend keydown keypress keyup beforeinput input change submit paste cut drop dragstart focusin focusout blur'.split(' ');
  for (const element of [...hosts, ...inside]) {
    if (element instanceof HTMLTextAreaElement) {
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(element, 'door de pagina geschreven');
    }
    if (element instanceof HTMLAnchorElement) continue;
    for (const name of NAMES) { element.dispatchEvent(make(name)); done += 1; }
    // A drawing has no such method.
    element.click?.();
  }
  return done;
})()`;

/** Clicks, as a script can, on every word that is marked. */
export const CLICK_MARKS = `(() => {
  let done = 0;
  for (const [name, highlight] of CSS.highlights) for (const range of highlight) for (const { left, top, width, height } of range.getClientRects()) {
    const at = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, composed: true, cancelable: true, button: 0 };
    const element = range.startContainer.parentElement;
    for (const kind of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) element.dispatchEvent(new (kind.startsWith('p') ? PointerEvent : MouseEvent)(kind, at));
    done += 1;
  }
  return done;
})()`;

/** Writes where the reader's cursor is: the one way into a closed root. */
export const WRITE_AT_CURSOR = `(() => {
  const tried = [];
  for (const [command, value] of [['insertText', 'A'], ['selectAll'], ['insertText', 'door de pagina'], ['undo'], ['redo'], ['insertHTML', '<b>x</b>'], ['selectAll'], ['delete'], ['insertText', 'B'], ['forwardDelete'], ['insertParagraph'], ['cut']])
    tried.push(document.execCommand(command, false, value));
  return tried.filter(Boolean).length;
})()`;

/** Reads letter by letter what `window.find` finds, from a beginning that is known. Gives the longest word it came to. */
export const findFrom = (known: string): string => `(() => {
  // Firefox throws where a search would go on into a frame of another origin.
  const found = (words) => { getSelection().removeAllRanges(); try { return window.find(words, false, false, true, false, true, false); } catch { return false; } };
  let word = ${JSON.stringify(known)};
  if (!found(word)) return '';
  for (let more = true; more; ) {
    more = false;
    for (const letter of 'abcdefghijklmnopqrstuvwxyz') if (found(word + letter)) { word += letter; more = true; break; }
  }
  getSelection().removeAllRanges();
  return word;
})()`;

/** Takes the address of another publication, or names its question, before anything of the page is there. */
export const pretendToBe = (id: string, number: string): string => `
  history.replaceState(null, '', '/${id}.html');
  const meta = document.createElement('meta');
  meta.setAttribute('name', 'OVERHEIDop.vraagnummer');
  meta.setAttribute('content', '${number}');
  document.documentElement.append(meta);
  document.addEventListener('DOMContentLoaded', () => document.head.prepend(meta.cloneNode()));
  setTimeout(() => history.pushState(null, '', '/${id}.html?weer'), 1500);
`;

/** Fonts with a file for each of four letters, under every name that ours could go by, and their use in all that can be reached. */
export const GIVE_LETTERS = `
  const families = ['Arial', 'Helvetica', 'Liberation Sans', 'RijksoverheidSansWebText', 'RO Sans', 'sans-serif', 'monospace', 'ui-monospace', 'system-ui', 'Probe'];
  const rules = families.flatMap((family) => [...'ℵℶℷℸ'].map((letter) => '@font-face { font-family: "' + family + '"; src: url("/letter.woff2"); unicode-range: U+' + letter.codePointAt(0).toString(16) + '; }'));
  rules.push('html, body, body *, [data-kantlijn] { font-family: Probe !important; --kl-font: Probe !important; }');
  document.documentElement.append(Object.assign(document.createElement('style'), { textContent: rules.join('\\n') }));
`;

/**
 * The same for digits, in fonts that the page itself uses for none, said of our elements alone: how many notes there are is drawn
 * by our styles.
 */
export const GIVE_DIGITS = `
  const families = ['Probe', 'monospace', 'sans-serif', 'ui-monospace', 'ui-sans-serif', 'system-ui'];
  const rules = families.flatMap((family) => [...'0123456789'].map((digit) => '@font-face { font-family: "' + family + '"; src: url("/digit.woff2"); unicode-range: U+' + digit.codePointAt(0).toString(16) + '; }'));
  rules.push('[data-kantlijn], [data-kantlijn]::before, [data-kantlijn]::after { font-family: Probe !important; --kl-font: Probe !important; }');
  document.documentElement.append(Object.assign(document.createElement('style'), { textContent: rules.join('\\n') }));
`;

/** Which of these letters were drawn, as the page sees it. */
export const LETTERS_ASKED = `[...new Set([...document.fonts].filter(({ status }) => status !== 'unloaded').map(({ unicodeRange }) => String.fromCodePoint(parseInt(unicodeRange.slice(2), 16))))]`;

/**
 * Writes in the name of what the reader just did, of which nothing came: a key that had nothing to delete, or one that the
 * page took back.
 */
export const WRITE_AS_ANNOUNCED = `[['selectAll'], ['forwardDelete'], ['insertText', 'door de pagina']].map(([command, value]) => document.execCommand(command, false, value)).length`;
export const TAKE_BACK = `addEventListener('beforeinput', (event) => event.preventDefault(), { capture: true, once: true })`;
export const WRITE_ONE = `document.execCommand('insertText', false, 'door de pagina')`;

/**
 * Keeps each of our nodes that an event or a selection gives away, with its root (decision 207), and what can be read of frames in
 * them: `given` holds texts of roots, `frames` their addresses, `opened` documents and windows that could be looked into.
 */
export const TAKE_ROOTS = `
  globalThis.given = new Set(); globalThis.frames2 = new Set(); globalThis.opened = []; globalThis.heard = [];
  const roots = new Set();
  const found = (node) => {
    const root = tried2(() => node.getRootNode());
    if (root instanceof ShadowRoot) roots.add(root);
    if (node instanceof HTMLIFrameElement) lookInto(node);
  };
  const tried2 = (what) => { try { return what(); } catch { return null; } };
  const lookInto = (frame) => {
    frames2.add(frame.src);
    for (const read of [() => frame.contentDocument?.body.textContent, () => frame.contentWindow.document.body.textContent, () => frame.contentWindow.location.href, () => frame.contentWindow.frames[0].document])
      { const came = tried2(read); if (came) opened.push(String(came)); }
  };
  globalThis.lookAgain = () => {
    for (const root of roots) { given.add(root.textContent); root.querySelectorAll('iframe').forEach(lookInto); }
    for (let at = 0; at < window.length; at += 1) { const came = tried2(() => window[at].document.body.textContent); if (came) opened.push(came); }
    return { texts: [...given], addresses: [...frames2], opened, heard };
  };
  const names = 'mousemove mouseover mouseout mousedown mouseup click pointerover pointermove pointerdown focus focusin focusout blur keydown keyup keypress beforeinput input selectionchange selectstart scroll wheel dragstart contextmenu'.split(' ');
  for (const name of names) addEventListener(name, (event) => {
    if (/^key|input/.test(name)) heard.push(event.key ?? event.data ?? name);
    for (const node of [event.target, event.originalTarget, event.explicitOriginalTarget, event.relatedTarget, tried2(() => event.rangeParent), document.activeElement]) if (node) found(node);
  }, true);
`;

/**
 * Makes frames of our page, as often as there are tickets, and hands each a port in the way that we do. Gives which of them
 * answered anything.
 */
export const makeFrames = (address: string, tickets: readonly string[]): string => `(async () => {
  const answered = [];
  await Promise.all(${JSON.stringify(tickets)}.map(async (ticket) => {
    const frame = document.createElement('iframe');
    frame.className = 'own';
    frame.src = ${JSON.stringify(address)} + '#' + ticket;
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    document.body.append(frame);
    await loaded;
    for (const message of [{ kantlijn: ticket }, { is: 'hello' }, { is: 'open', opening: { what: 'tab', tab: 'notes' } }, ticket]) {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => answered.push(JSON.stringify(data));
      frame.contentWindow.postMessage(message, '*', [port2]);
    }
  }));
  return answered;
})()`;

/** Sends every frame that the page can reach what our own script sends, with tickets by guess and with none. Gives the answers. */
export const SEND_TO_FRAMES = `(async () => {
  const answered = [];
  addEventListener('message', ({ data, source }) => source !== window && answered.push(JSON.stringify(data)));
  const id = '00000000-0000-4000-8000-000000000001';
  const texts = [
    ...['a'.repeat(48), '', null].map((kantlijn) => ({ kantlijn })),
    { is: 'open', opening: { what: 'notes', ids: [id] }, turn: 1, focus: true, here: false }, { is: 'undo', id }, { is: 'closing' }, { is: 'text', text: '' },
    { kantlijn: 1, request: 'library.wipe', payload: {} }, { kantlijn: 1, push: 'library.changed', payload: { many: true } },
  ];
  for (let at = 0; at < Math.max(1, window.length); at += 1) for (const text of texts) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => answered.push(JSON.stringify(data));
    (window[at] ?? window).postMessage(text, '*', [port2]);
  }
  return answered;
})()`;
