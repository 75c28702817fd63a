import { createHost } from '../page/host.ts';
import { keepInPage } from '../page/keep.ts';

/** Adds room at the end of the page while a sheet covers the bottom of the window, so that the last lines can be read. */
export class SheetRoom {
  private host: HTMLElement | null = null;
  private stop = (): void => undefined;

  /** @param px how high the sheet reaches from the bottom of the window, CSS pixels; 0 takes the room away */
  set(px: number): void {
    if (px === 0) {
      this.stop();
      this.host?.remove();
      this.host = null;
      return;
    }
    const isNew = this.host === null;
    const host = (this.host ??= createHost(
      document,
      'room',
      '@media print { :host { display: none !important } }',
    ).host);
    host.style.cssText = `display: block; height: ${px}px; clear: both`;
    if (!isNew) return;
    document.body.append(host);
    this.stop = keepInPage(host, () => document.body.append(host));
  }
}
