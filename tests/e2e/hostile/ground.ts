/** What a page does to the ground that scripts stand on, before anything of it is there; see `ground.test.ts`. */

const CLOBBERED =
  'getSelection documentElement body head createElement createElementNS createTreeWalker querySelector querySelectorAll getElementById addEventListener removeEventListener readyState defaultView activeElement adoptedStyleSheets baseURI URL location fonts visibilityState contains title';

/** Each is named as what it does; all leave what they came by in `leaked`. */
export const GROUND: Readonly<Record<string, { script: string; automation?: 'chromium'; leaves?: true }>> = {
  'gives its elements the names of what a document can do': {
    script: `
    globalThis.leaked = [];
    document.addEventListener('DOMContentLoaded', () => {
      const names = '${CLOBBERED}'.split(' ');
      const own = document.body;
      for (const name of names) { const img = Document.prototype.createElement.call(document, 'img'); img.name = name; img.hidden = true; own.append(img); }
      const form = Document.prototype.createElement.call(document, 'form');
      form.hidden = true;
      for (const name of 'parentNode parentElement children childNodes isConnected nodeType ownerDocument getRootNode getAttribute after before append textContent style'.split(' ')) { const input = Document.prototype.createElement.call(document, 'input'); input.name = name; form.append(input); }
      own.prepend(form);
    });
  `,
    automation: 'chromium',
  },
  'puts its own in the place of everything scripts are made of': {
    script: `
    globalThis.leaked = [];
    const { stringify } = JSON; const { test } = RegExp.prototype; const { apply } = Reflect; const Root = ShadowRoot;
    let looking = false;
    const see = (value) => {
      if (looking) return;
      looking = true;
      try { const text = typeof value === 'string' ? value : value instanceof Root ? 'root' : typeof value === 'object' ? stringify(value) : ''; if (apply(test, /qzgeheim|^root$/, [text])) leaked[leaked.length] = text; } catch {}
      looking = false;
    };
    const wrap = (object, name) => { const was = object[name]; if (typeof was === 'function') object[name] = function () { for (let at = 0; at < arguments.length; at += 1) see(arguments[at]); const came = apply(was, this, arguments); see(came); return came; }; };
    for (const name of ['map', 'filter', 'push', 'join', 'find', 'some', 'flatMap', 'slice', 'splice', 'includes', 'forEach', 'concat']) wrap(Array.prototype, name);
    for (const name of ['replace', 'split', 'slice', 'trim', 'startsWith', 'normalize']) wrap(String.prototype, name);
    for (const name of ['parse', 'stringify']) wrap(JSON, name);
    for (const name of ['get', 'set', 'has', 'forEach']) { wrap(Map.prototype, name); wrap(WeakMap.prototype, name); }
    for (const name of ['then', 'catch', 'finally']) wrap(Promise.prototype, name);
    for (const name of ['exec', 'test']) wrap(RegExp.prototype, name);
    for (const name of ['addEventListener', 'dispatchEvent']) wrap(EventTarget.prototype, name);
    for (const name of ['append', 'after', 'attachShadow', 'setAttribute', 'getBoundingClientRect']) wrap(Element.prototype, name);
    for (const name of ['appendChild', 'insertBefore', 'getRootNode', 'cloneNode']) wrap(Node.prototype, name);
    for (const name of ['postMessage', 'start']) wrap(MessagePort.prototype, name);
    wrap(globalThis, 'postMessage'); wrap(globalThis, 'setTimeout'); wrap(globalThis, 'structuredClone'); wrap(Crypto.prototype, 'getRandomValues');
    for (const name of ['define', 'get', 'upgrade', 'whenDefined']) wrap(CustomElementRegistry.prototype, name);
    for (const name of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver', 'MessageChannel', 'Date', 'Symbol', 'Proxy', 'Highlight'])
      try { const Was = globalThis[name]; globalThis[name] = new Proxy(Was, { construct: () => { throw new Error('not here'); } }); } catch {}
    setInterval(() => { for (const key of Object.getOwnPropertySymbols(globalThis)) if (String(key).includes('kantlijn')) leaked[leaked.length] = String(key); }, 100);
  `,
  },
  'moves, copies and takes what is ours': {
    script: `
    globalThis.leaked = [];
    const ours = () => [...document.querySelectorAll('[data-kantlijn]')];
    const keep = (root) => { if (root) leaked.push('root'); };
    let turn = 0;
    const timer = setInterval(() => {
      if ((turn += 1) > 40) return clearInterval(timer);
      for (const host of ours()) {
        const kind = host.getAttribute('data-kantlijn');
        if (kind === 'frame') continue;
        keep(document.importNode(host, true).shadowRoot);
        const range = document.createRange(); range.selectNode(host);
        keep(range.cloneContents().firstElementChild?.shadowRoot);
        if (/geheim/.test(new XMLSerializer().serializeToString(host) + host.innerText + host.getHTML?.({ serializableShadowRoots: true }))) leaked.push('text');
        if (turn % 8 === 3) { const template = document.createElement('template'); template.content.append(host); keep(host.shadowRoot); document.querySelector('h1')?.after(host); }
        if (turn % 8 === 5) { const other = document.implementation.createHTMLDocument(''); other.adoptNode(host); keep(host.shadowRoot); document.adoptNode(host); document.querySelector('h1')?.after(host); }
        if (turn % 8 === 7) { const box = document.createElement('section'); const root = box.attachShadow({ mode: 'open' }); const was = host.nextSibling; const parent = host.parentNode; root.append(host); document.body.append(box); keep(host.shadowRoot); keep(root.firstElementChild?.shadowRoot); parent.insertBefore(host, was); box.remove(); }
      }
    }, 60);
  `,
  },
  'asks for the source of every act': {
    script: `
    globalThis.leaked = []; globalThis.given = [];
    const look = (from) => (node) => { try { const root = node?.getRootNode?.(); if (root instanceof ShadowRoot && root.host.hasAttribute('data-kantlijn')) leaked.push(from + ' ' + node.localName); } catch {} };
    globalThis.navigation?.addEventListener('navigate', (event) => { given.push(event.navigationType); look('navigate')(event.sourceElement); event.preventDefault(); });
    for (const name of ['click', 'pointerdown', 'pointerup', 'mousedown', 'touchstart', 'touchend', 'toggle', 'beforetoggle', 'command', 'interest', 'submit', 'focusin', 'focusout', 'dragstart', 'gotpointercapture', 'contentvisibilityautostatechange', 'animationstart', 'transitionend', 'selectionchange', 'beforeinput', 'copy', 'contextmenu'])
      addEventListener(name, (event) => { for (const key in event) if (!/^(path|currentTarget|view)$/.test(key)) { const value = event[key]; if (value instanceof Node) look(name + '.' + key)(value); else if (typeof TouchList !== 'undefined' && value instanceof TouchList) for (const touch of value) look(name + '.' + key)(touch.target); } for (const node of event.composedPath()) look(name + ' path')(node); for (const range of event.getTargetRanges?.() ?? []) look(name)(range.startContainer); }, true);
    for (const type of PerformanceObserver.supportedEntryTypes) try { new PerformanceObserver((list) => { for (const entry of list.getEntries()) { for (const key in entry) { const value = entry[key]; if (value instanceof Node) look(type + '.' + key)(value); else if (Array.isArray(value)) for (const each of value) for (const deep in each) if (each[deep] instanceof Node) look(type + '.' + key + '.' + deep)(each[deep]); } } }).observe({ type, buffered: true, durationThreshold: 16 }); } catch {}
    setInterval(() => {
      for (const animation of document.getAnimations()) look('animation')(animation.effect?.target);
      const at = document.querySelector('[data-kantlijn="strip"]')?.getBoundingClientRect();
      if (at) for (let x = at.left + 5; x < at.right; x += 40) { const y = at.top + at.height / 2; for (const node of document.elementsFromPoint(x, y)) look('elementsFromPoint')(node); look('caret')(document.caretPositionFromPoint?.(x, y)?.offsetNode); look('caretRange')(document.caretRangeFromPoint?.(x, y)?.startContainer); }
      look('active')(document.activeElement);
      const selection = getSelection(); look('selection')(selection?.anchorNode); if (selection?.rangeCount) look('selection range')(selection.getRangeAt(0).startContainer);
    }, 150);
  `,
    leaves: true,
  },
  'makes the whole page a thing to be written in': {
    script: `
    globalThis.leaked = [];
    document.addEventListener('DOMContentLoaded', () => { document.designMode = 'on'; document.body.contentEditable = 'true'; setTimeout(() => { document.designMode = 'off'; document.body.contentEditable = 'inherit'; }, 1500); });
  `,
  },
  'changes its address without end': {
    script: `
    globalThis.leaked = [];
    let at = 0;
    const timer = setInterval(() => { try { history[(at += 1) % 2 ? 'pushState' : 'replaceState'](null, '', at % 3 ? '/kv-tk-2025Z90101.html?' + at : '#' + at); } catch {} if (at > 150) { clearInterval(timer); history.replaceState(null, '', HERE); } }, 10);
    const HERE = location.href;
  `,
  },
};
