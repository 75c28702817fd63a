import summaryStyle from '../card/summary.css?inline';
import tokens from '../ui/tokens.css?inline';
import placeStyle from './place.css?inline';
import type { PeekAnswer } from '../../utils/protocol/page.ts';
import { onlyReaderWrites } from './boxes.ts';
import { createHost, type Host } from './host.ts';

/** How much of the card is shown; `full` only ever by the reader's own action. */
export type CardSize = 'standard' | 'collapsed' | 'full';

/** The reserved place: our element in the page, its (closed) root, and the box the card is drawn in. */
export interface Place extends Host {
  readonly box: HTMLElement;
  readonly form: 'question' | 'other';
}

/**
 * Makes the empty place of the card; the caller puts its `host` into the page.
 * @param form which card will come: it decides the height
 */
export function createPlace(document: Document, form: Place['form'], size: CardSize = 'standard'): Place {
  const { host, root } = createHost(document, 'card', tokens, placeStyle, summaryStyle);
  onlyReaderWrites(root);
  const box = document.createElement('div');
  box.className = 'place';
  box.dataset['form'] = form;
  box.dataset['size'] = size;
  root.append(box);
  return { host, root, box, form };
}

/** Tells the place how high it may be and which language it speaks. @param language BCP 47 tag */
export function present(place: Place, size: CardSize, language: string): void {
  place.box.dataset['size'] = size;
  // Inside the root: the page need not know which language the reader chose.
  place.box.lang = language;
}

/** What the script that runs first leaves for the one that draws the card. */
export interface Handover {
  readonly place: Place;
  /** What `storage.local` holds of the settings; undefined when it could not be read. */
  readonly settings: Promise<Readonly<Record<string, unknown>> | undefined>;
  /** The answer to `dossier.peek`; null when nothing is remembered or no answer came. */
  readonly peeked: Promise<PeekAnswer | null>;
}

const HANDOVER = Symbol.for('kantlijn.place');

/** Leaves the place for the script that draws; both run in the extension's own world, unseen by the page. */
export function handOver(handover: Handover): void {
  Object.assign(globalThis, { [HANDOVER]: handover });
}

/** Takes what was left, once; undefined when nothing was. */
export function takeHandover(): Handover | undefined {
  const world = globalThis as { [HANDOVER]?: Handover };
  const left = world[HANDOVER];
  delete world[HANDOVER];
  return left;
}
