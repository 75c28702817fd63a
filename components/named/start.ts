import { browser } from 'wxt/browser';
import { resolveLanguage, type Language } from '../../utils/domain/i18n/language.ts';
import { namedTranslator } from '../../utils/domain/i18n/named.ts';
import { namedPlaces, type NamedAbout } from '../../utils/domain/placement/named-places.ts';
import { parseIdentifier } from '../../utils/domain/publication/identifier.ts';
import { HOST_ATTRIBUTE, isHost } from '../../utils/domain/site/markup.ts';
import { LANGUAGE_KEY, languageSettingOf, SIGNS_KEY } from '../../utils/store/settings-parse.ts';
import { breathe } from '../page/breathe.ts';
import { onGone } from '../page/gone.ts';
import { keepInPage } from '../page/keep.ts';
import { hear } from '../page/trusted.ts';
import { hearPushes } from '../strip/ask.ts';
import { schemeAround } from '../strip/scheme.ts';
import { CardOpener } from './card-opener.ts';
import { Near } from './near.ts';
import { ownNames } from './scout.ts';
import { NamedSigns } from './signs.ts';
import { Standings } from './standing.ts';

/** Longest piece of reading before the page has its turn, milliseconds. */
const SLICE_MS = 8;
/** Many changes together are one, milliseconds. */
const TOGETHER_MS = 200;
/** A page that changes is read again after this long, and each time after twice as long, milliseconds. */
const READ_AGAIN_MS = 1_000;
const RAREST_MS = 60_000;

const MET = Symbol.for('kantlijn.named');

/** Draws signs in a page, until the reader switches them off or the extension is gone. Once for each document. */
export function startNamed(document: Document, address: string): void {
  const world = globalThis as { [MET]?: NamedPage };
  if (world[MET]?.isStopped === false || document.body === null) return;
  // Firefox leaves what an earlier version drew (decision 201).
  for (const name of ['named', 'card'])
    for (const host of document.querySelectorAll(`[${HOST_ATTRIBUTE}="${name}"]`)) host.remove();
  world[MET] = new NamedPage(document, address);
}

const aboutOf = (document: Document, address: string): NamedAbout => ({
  base: address,
  own: ownNames(document, parseIdentifier(address)?.id ?? ''),
});

class NamedPage {
  isStopped = false;
  private readonly about: NamedAbout;
  private readonly signs: NamedSigns;
  private readonly standings: Standings;
  private readonly opener: CardOpener;
  private readonly ends: (() => void)[] = [];
  private language: Language = resolveLanguage('auto', navigator.languages);
  private reading = 0;
  private near = new Near(() => this.draw());

  constructor(
    private readonly document: Document,
    address: string,
  ) {
    this.about = aboutOf(document, address);
    this.standings = new Standings(() => {
      this.signs.redraw();
      this.opener.redraw();
    });
    this.signs = new NamedSigns(
      (place) => this.standings.of(place),
      (places) => this.standings.want(places),
    );
    this.opener = new CardOpener({
      signs: this.signs,
      standings: this.standings,
      ofLink: (link) => this.near.ofLink(link),
      words: () => ({ t: namedTranslator(this.language), language: this.language, scheme: this.scheme() }),
    });
    for (const host of [this.signs.host, this.opener.card.host]) {
      document.body.append(host);
      this.ends.push(keepInPage(host, () => this.isStopped || document.body.append(host)));
    }
    this.follow();
    void this.speak().then(() => this.read());
  }

  /** Reads the page in slices, and draws what is near the window as it is found. */
  private async read(): Promise<void> {
    const turn = ++this.reading;
    const near = new Near(() => this.draw());
    const before = this.near;
    // Of a page that was read before, what is drawn stays until all is read again.
    if (turn === 1) this.near = near;
    let at = performance.now();
    for (const place of namedPlaces(this.document.body, this.about)) {
      if (place !== null) near.add(place);
      if (performance.now() - at < SLICE_MS) continue;
      // oxlint-disable-next-line no-await-in-loop -- that is what a slice is
      await breathe();
      if (turn !== this.reading || this.isStopped) return near.stop();
      at = performance.now();
    }
    this.near = near;
    before.stop();
    this.draw();
  }

  private draw(): void {
    if (!this.isStopped) this.signs.draw(this.near.places(), this.scheme());
  }

  private scheme(): 'light' | 'dark' {
    return schemeAround(this.signs.host);
  }

  private async speak(): Promise<void> {
    const stored: Record<string, unknown> = await browser.storage.local
      .get([LANGUAGE_KEY, SIGNS_KEY])
      // Expected: the defaults will do; this script carries no code for the log.
      .catch(() => ({}));
    this.language = resolveLanguage(languageSettingOf(stored[LANGUAGE_KEY]), navigator.languages);
    if (stored[SIGNS_KEY] === false) this.stop();
  }

  /** Asks anew about what is near: what the reader has, or what is known, may be another. */
  private refresh(): void {
    // Asked when the reader comes back to it.
    if (this.document.hidden) return;
    this.standings.forget();
    this.draw();
  }

  private follow(): void {
    const { document } = this;
    const soon = together(() => this.draw(), TOGETHER_MS);
    const refresh = together(() => this.refresh(), TOGETHER_MS);
    const reread = rarer(() => void this.read());
    hearPushes({ 'dossier.changed': refresh, 'follow.changed': refresh, 'library.changed': refresh });
    const changed = (changes: Readonly<Record<string, unknown>>, area: string): void => {
      if (area !== 'local' || !(LANGUAGE_KEY in changes || SIGNS_KEY in changes)) return;
      void this.speak().then(() => this.refresh());
    };
    browser.storage.onChanged.addListener(changed);
    // What the page itself changes is read again; what we add is not.
    const pages = new MutationObserver((records) => {
      if (records.some(isOfPage)) reread();
    });
    pages.observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['href'],
    });
    const sizes = new ResizeObserver(soon);
    sizes.observe(document.body);
    this.ends.push(
      () => browser.storage?.onChanged?.removeListener(changed),
      () => pages.disconnect(),
      () => sizes.disconnect(),
      hear(document, 'scroll', soon, { capture: true, passive: true }),
      hear(document, 'visibilitychange', refresh),
      hear(window, 'pageshow', refresh),
      onGone(() => this.stop()),
    );
  }

  private stop(): void {
    if (this.isStopped) return;
    this.isStopped = true;
    for (const end of this.ends) end();
    this.opener.stop();
    this.standings.stop();
    this.signs.stop();
    this.near.stop();
  }
}

/** Whether the page itself changed something: letters, where a link goes, or elements that are not ours. */
const isOfPage = ({ type, addedNodes, removedNodes }: MutationRecord): boolean =>
  type !== 'childList' ||
  [...addedNodes, ...removedNodes].some((node) => !(node.nodeType === Node.ELEMENT_NODE && isHost(node as Element)));

/** Calls once after many calls, at most so many milliseconds after the first. */
function together(call: () => void, ms: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      call();
    }, ms);
  };
}

/** As {@link together}, twice as long after each call: a page that changes all the time is not read all the time. */
function rarer(call: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = READ_AGAIN_MS;
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      wait = Math.min(wait * 2, RAREST_MS);
      call();
    }, wait);
  };
}
