/**
 * What hostile pages run: plain scripts in the head of the page, before anything of it is there. Each leaves what it came by
 * in `leaked`.
 */

/** Names that Kantlijn uses or used for what it puts into a page. */
const NAMES = ['kantlijn-card', 'kantlijn-question', 'kantlijn-passages', 'kantlijn-host', 'kantlijn-takeover'];

/**
 * Takes hold of every element of ours by its name: defines names before they are used, and once an element is there defines
 * its name, wraps it, copies it, upgrades it and asks for its root in every way there is.
 *
 * @param shadow false: the definitions forbid shadow roots instead
 */
export const takeNames = (shadow = true): string => `
  globalThis.leaked = [];
  globalThis.seen = 0;
  const keep = (root) => { if (root) leaked.push(String(root.host?.getAttribute('data-kantlijn') ?? root.host?.localName)); };
  const tried = (what) => { try { return what(); } catch { return null; } };
  const spy = (Base) => class extends Base {
    static get disabledFeatures() { return ${shadow ? '[]' : "['shadow', 'internals']"}; }
    constructor() { super(); tried(() => { const inside = this.attachInternals(); setTimeout(() => keep(inside.shadowRoot), 500); setTimeout(() => keep(inside.shadowRoot), 4000); }); }
    connectedCallback() { keep(this.shadowRoot); }
  };
  for (const name of ${JSON.stringify(NAMES)}) tried(() => customElements.define(name, spy(HTMLElement)));
  for (const name of ['div', 'section', 'aside', 'span'])
    tried(() => customElements.define('x-' + name, spy(document.createElement(name).constructor), { extends: name }));
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (init) { const root = attachShadow.call(this, { ...init, mode: 'open' }); if (this.hasAttribute('data-kantlijn')) keep(root); return root; };
  const { createElement } = Document.prototype;
  Document.prototype.createElement = function (name) { const made = createElement.call(this, name, { is: 'x-' + name }); setTimeout(() => made.hasAttribute('data-kantlijn') && keep(made.shadowRoot)); return made; };
  const take = (element) => {
    seen += 1;
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

/** What the page can read of Kantlijn besides: attributes and messages. */
export const LISTEN = `
  globalThis.told = [];
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
