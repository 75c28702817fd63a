import { HOST_ATTRIBUTE, type HostName } from '../../utils/domain/site/markup.ts';
import { followUnseen, onlyReader } from './trusted.ts';

/** One of our elements in the page, and its root, which page scripts cannot read. */
export interface Host {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
}

/**
 * Makes one of our elements; there is no other way to make one. Its root is closed, and its listeners hear only events of the
 * reader.
 *
 * The element is a plain `div`. A name with a hyphen can be defined by the page, and whoever defines an element gets its
 * closed root through `attachInternals()`, or forbids it with `disabledFeatures`; a `div` can neither be defined nor
 * upgraded (decision 200).
 *
 * @param name what it holds; the caller puts it into the page
 * @param styles style text, in order
 */
export function createHost(document: Document, name: HostName, ...styles: readonly string[]): Host {
  const host = document.createElement('div');
  host.setAttribute(HOST_ATTRIBUTE, name);
  // Open only in builds for tools that cannot read a closed root.
  const root = host.attachShadow({ mode: __KANTLIJN_OPEN_ROOT__ ? 'open' : 'closed' });
  addStyle(root, ...styles);
  onlyReader(root);
  root.addEventListener('click', followUnseen);
  return { host, root };
}

/** Puts style text into a root. A style element: constructed sheets fail in Firefox content scripts. */
export function addStyle(root: ShadowRoot, ...texts: readonly string[]): void {
  const style = root.ownerDocument.createElement('style');
  style.textContent = texts.join('\n');
  root.append(style);
}
