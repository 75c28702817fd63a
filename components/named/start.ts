import { browser } from 'wxt/browser';
import { resolveLanguage, type Language } from '../../utils/domain/i18n/language.ts';
import { namedTranslator } from '../../utils/domain/i18n/named.ts';
import type { NamedPlace } from '../../utils/domain/placement/named-places.ts';
import { parseIdentifier } from '../../utils/domain/publication/identifier.ts';
import type { PassageCommand } from '../../utils/domain/site/commands.ts';
import { HOST_ATTRIBUTE } from '../../utils/domain/site/markup.ts';
import { LANGUAGE_KEY, languageSettingOf, SIGNS_KEY } from '../../utils/store/settings-parse.ts';
import { onExtensionGone } from '../page/gone.ts';
import { keepInPage } from '../page/keep.ts';
import { listen } from '../page/trusted.ts';
import { onPushes } from '../strip/ask.ts';
import { schemeAround } from '../strip/scheme.ts';
import { Blocks } from './blocks.ts';
import { CardOpener } from './card-opener.ts';
import { changesOf } from './changes.ts';
import { ownNames } from './own-names.ts';
import { NamedSigns } from './signs.ts';
import { doneInSlices, Slices } from './slices.ts';
import { NamedStatusCache } from './status-cache.ts';

/** Following the page's own changes takes at most 1/REST of its time. */
const REST = 10;
/** Window in which calls are merged into one, in milliseconds. */
const TOGETHER_MS = 200;

const STRIP = `[${HOST_ATTRIBUTE}="strip"]`;

const MET = Symbol.for('kantlijn.named');

/** Draws signs in a page, until the reader switches them off or the extension is gone. Runs once per document. */
export function startNamed(document: Document, address: string): void {
  const world = globalThis as { [MET]?: NamedPage };
  if (world[MET]?.isStopped === false || document.body === null) return;
  // Remove what an earlier version drew; Firefox leaves it in place (decision 201).
  for (const name of ['named', 'card'])
    for (const host of document.querySelectorAll(`[${HOST_ATTRIBUTE}="${name}"]`)) host.remove();
  world[MET] = new NamedPage(document, address);
}

class NamedPage {
  isStopped = false;
  private readonly blocks: Blocks;
  private readonly signs: NamedSigns;
  private readonly statuses: NamedStatusCache;
  private readonly opener: CardOpener;
  private readonly looking = new Slices(
    () => undefined,
    () => this.hasChanged,
  );
  private readonly reading = new Slices(
    () => this.isStopped || this.signs.draw(this.blocks.places(), this.scheme()),
    () => this.hasChanged,
  );
  /** Whether the page has changed since it was first read: from then on it gets most of the time. */
  private hasChanged = false;
  /** Until when not to measure again after a change, on the clock of `performance.now`. */
  private restsUntil = 0;
  private readonly soon = together(() => {
    this.blocks.prune();
    this.draw();
  });
  private readonly ends: (() => void)[] = [];
  private language: Language = resolveLanguage('auto', navigator.languages);

  constructor(
    private readonly document: Document,
    address: string,
  ) {
    const about = { base: address, own: ownNames(document, parseIdentifier(address)?.id ?? '') };
    this.blocks = new Blocks(document.body, about, () => this.draw());
    this.statuses = new NamedStatusCache(
      () => {
        this.signs.redraw();
        this.opener.redraw();
      },
      () => this.draw(),
    );
    this.signs = new NamedSigns({
      status: (place) => this.statuses.of(place),
      done: (places) => this.statuses.want(places),
      moved: () => this.settle(),
    });
    this.opener = new CardOpener({
      signs: this.signs,
      statuses: this.statuses,
      put: (host) => this.put(host),
      ofLink: (link) => this.blocks.ofLink(link),
      words: () => ({ t: namedTranslator(this.language), language: this.language, scheme: this.scheme() }),
    });
    this.put(this.signs.host);
    this.follow();
    void this.speak().then(() => this.looking.add(this.blocks.look(document.body)));
  }

  private put(host: HTMLElement): void {
    const { body } = this.document;
    body.append(host);
    this.ends.push(keepInPage(host, () => this.isStopped || body.append(host)));
  }

  /** Reads what is near the viewport, and draws its signs. What fits in one slice is done at once. */
  private draw(): void {
    if (!this.isStopped) this.reading.only(this.blocks.read());
  }

  /**
   * Draws again before the page is seen: its words may stand elsewhere. That takes at most one part in so many of its time. A page that
   * changes all the time, and more than that, shows no signs until it rests: a sign at the words of another would be worse.
   */
  private settle(): void {
    const begun = performance.now();
    if (begun < this.restsUntil) {
      this.signs.hide();
      return this.soon();
    }
    this.signs.doubt();
    this.draw();
    this.opener.moved();
    const end = performance.now();
    this.restsUntil = end + (end - begun) * REST;
  }

  /** A key of the reader. Beside a publication it is one of marks, and the frame lists what is named. */
  private async step(command: PassageCommand): Promise<void> {
    if (this.isStopped || command === 'mark' || this.document.querySelector(STRIP) !== null) return;
    await doneInSlices(this.blocks.readAll());
    if (!this.isStopped) this.opener.step(this.blocks.all(), command === 'next' ? 1 : -1);
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
    // Skip hidden tabs: ask when the reader returns.
    if (this.document.hidden) return;
    this.statuses.forget();
    this.draw();
  }

  /** The page itself changed something. Signs at words that may say something else go at once; what they say now is read before it is seen. */
  private change(records: readonly MutationRecord[]): void {
    const { changed, added, isAll } = changesOf(records);
    if (changed.size === 0) return;
    this.hasChanged = true;
    const old = new Set([...changed].flatMap((element) => this.blocks.forget(element)));
    const isGone = (place: NamedPlace): boolean => isAll || old.has(place) || !place.element.isConnected;
    this.signs.drop(isGone);
    this.opener.drop(isGone);
    if (isAll) this.blocks.forgetAll();
    if (isAll) this.looking.only(this.blocks.look(this.document.body));
    else for (const element of added) this.looking.add(this.blocks.look(element));
    this.signs.moved();
  }

  private follow(): void {
    const { document } = this;
    const refresh = together(() => this.refresh());
    onPushes({
      'dossier.changed': refresh,
      'follow.changed': refresh,
      'library.changed': refresh,
      'passage.command': ({ command }) => void this.step(command),
    });
    const changed = (changes: Readonly<Record<string, unknown>>, area: string): void => {
      if (area !== 'local' || !(LANGUAGE_KEY in changes || SIGNS_KEY in changes)) return;
      void this.speak().then(() => this.refresh());
    };
    browser.storage.onChanged.addListener(changed);
    const pages = new MutationObserver((records) => this.change(records));
    pages.observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['href'],
    });
    this.ends.push(
      () => browser.storage?.onChanged?.removeListener(changed),
      () => pages.disconnect(),
      listen(document, 'scroll', ({ target }: Event) => (target === document ? this.soon() : this.signs.moved()), {
        capture: true,
        passive: true,
      }),
      listen(document, 'visibilitychange', refresh),
      listen(window, 'pageshow', refresh),
      onExtensionGone(() => this.stop()),
    );
  }

  private stop(): void {
    if (this.isStopped) return;
    this.isStopped = true;
    for (const end of this.ends) end();
    this.looking.stop();
    this.reading.stop();
    this.opener.stop();
    this.statuses.stop();
    this.signs.stop();
    this.blocks.stop();
  }
}

/** Merges many calls into one, which runs at most this many milliseconds after the first. */
function together(call: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      call();
    }, TOGETHER_MS);
  };
}
