import { browser } from 'wxt/browser';
import { el } from '../page/dom.ts';
import { createHost, type Host } from '../page/host.ts';
import { ask, type AskResult } from './ask.ts';

/** A frame on its way: loading, out of sight, its ticket being offered. */
export interface LoadingFrame extends Host {
  readonly box: HTMLElement;
  readonly iframe: HTMLIFrameElement;
  readonly ticket: string;
  /** Settles when the frame has claimed its ticket, or nobody will. */
  readonly offered: Promise<AskResult<unknown>>;
  /** Something has loaded in it. */
  readonly loaded: Promise<unknown>;
}

/**
 * Starts loading a frame behind the strip. The first script does so at once, while the second, which shows it, is still
 * being fetched (decision 352).
 *
 * @param strip the frame stands right behind this
 */
export function beginFrame(strip: Element): LoadingFrame {
  const { host, root } = createHost(document, 'frame');
  const iframe = el('iframe', { allow: 'clipboard-write *' });
  // The second script, which brings the styles, shows it.
  const box = el('div', { hidden: true }, iframe);
  root.append(box);
  // 48 digits, 182 bits of them random.
  const ticket = (crypto.randomUUID() + crypto.randomUUID()).replaceAll('-', '').slice(0, 48);
  // It loads while its ticket is being registered.
  const offered = ask('frame.offer', { ticket });
  const loaded = new Promise((resolve) => iframe.addEventListener('load', resolve));
  iframe.src = `${browser.runtime.getURL('/frame.html' as Parameters<typeof browser.runtime.getURL>[0])}#${ticket}`;
  strip.after(host);
  return { host, root, box, iframe, ticket, offered, loaded };
}
