import type { StatePicture } from '../../utils/protocol/page.ts';
import type { Place } from './place.ts';

const SVG = 'http://www.w3.org/2000/svg';
const CLASS = 'first-picture';

/**
 * Draws the head of the card from what is remembered, with the same classes as the card (summary.css), so that the
 * first paint of the page holds the state and nothing moves when the card takes over. Texts only, never markup.
 */
export function drawPicture({ box }: Place, picture: StatePicture): void {
  const { ownerDocument } = box;
  const make = (tag: string, className: string, text = ''): HTMLElement => {
    const element = ownerDocument.createElement(tag);
    element.className = className;
    element.textContent = text;
    return element;
  };
  const icon = ownerDocument.createElementNS(SVG, 'svg');
  icon.setAttribute('class', 'icon');
  icon.setAttribute('viewBox', '0 0 20 20');
  icon.setAttribute('aria-hidden', 'true');
  const path = ownerDocument.createElementNS(SVG, 'path');
  path.setAttribute('d', picture.icon);
  icon.append(path);
  const sign = make('span', 'sign');
  sign.append(icon);
  const state = make('output', 'state');
  const due = picture.due === null ? [] : [make('span', 'due', picture.due), ' '];
  state.append(make('strong', 'word', picture.word), ' ', ...due, make('span', 'why', picture.why));
  const summary = make('div', 'summary');
  summary.dataset['tone'] = picture.tone;
  summary.append(sign, state);
  const bar = make('div', 'bar');
  bar.append(summary);
  const card = make('section', 'card');
  card.setAttribute('aria-label', 'Kantlijn');
  card.dataset['size'] = box.dataset['size'];
  card.append(bar);
  const all = make('div', `kl ${CLASS}`);
  all.append(card);
  box.replaceChildren(all);
  box.lang = picture.language;
}

/** Takes the first picture away; the card is drawn in the same frame. */
export function clearPicture({ box }: Place): void {
  box.querySelector(`.${CLASS}`)?.remove();
}
