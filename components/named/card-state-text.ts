import type { NamedTranslate } from '../../utils/domain/i18n/named.ts';
import type { NamedStatus } from '../../utils/protocol/named.ts';
import { el } from '../page/dom.ts';

/** What is said of the state of the place whose card is open. */
export interface CardStateText {
  /** Empty while nothing is known yet. */
  readonly word: string;
  /** Since when or until when; empty when there is no need to say. */
  readonly when: string;
  /** SVG path of its icon, on a 20 × 20 grid. */
  readonly icon: string;
  readonly tone: string;
}

/** Side of the drawing, as large as its grid, where the words begin, and the distance between their two lines, CSS pixels. */
const ICON = 20;
const INDENT = 28;
const LINE = 19;

/** What is said of a state: that it is not known, only when the background did answer. */
export function cardStateText(status: NamedStatus | undefined, failed: boolean, t: NamedTranslate): CardStateText {
  const state = status?.state ?? null;
  if (state !== null) {
    const { word, asOf, icon, tone } = state;
    return { word, when: asOf === null ? '' : t('named.asOf', { date: asOf }), icon, tone };
  }
  return { word: status === undefined || failed ? '' : t('named.unknown'), when: '', icon: '', tone: 'neutral' };
}

/**
 * Draws the words of a state as a picture: letters can be searched for in any root, those in a picture cannot. They are of the browser's
 * own face, so that no font of a page is asked for them. Its size depends on nothing that is said (decision 480).
 *
 * @param into where it is put; it takes its colours from there
 * @param box in CSS pixels of the window
 * @param moved where it stands in `into`
 */
export function drawStateText(
  into: Element,
  { word, when, icon, tone }: CardStateText,
  box: DOMRect,
  moved: string,
): void {
  const words = [word, when].filter(Boolean).join(', ');
  const picture = el('canvas', {
    class: 'told',
    'data-tone': tone,
    ...(words === '' ? { 'aria-hidden': 'true' } : { role: 'img', 'aria-label': words }),
  });
  picture.style.transform = moved;
  into.append(picture);
  const { devicePixelRatio: ratio } = window;
  const { width, height } = box;
  picture.width = Math.round(width * ratio);
  picture.height = Math.round(height * ratio);
  picture.style.width = `${width}px`;
  picture.style.height = `${height}px`;
  const pen = picture.getContext('2d');
  if (pen === null) return;
  const { color } = getComputedStyle(picture);
  pen.fillStyle = color;
  pen.strokeStyle = color;
  pen.scale(ratio, ratio);
  pen.textBaseline = 'middle';
  const left = icon === '' ? 0 : INDENT;
  const middle = height / 2;
  // Words that are too long are drawn narrower.
  const write = (text: string, y: number): void => pen.fillText(text, left, y, width - left);
  pen.font = '700 15px sans-serif';
  write(word, when === '' ? middle : middle - LINE / 2);
  pen.font = '14px sans-serif';
  write(when, middle + LINE / 2);
  pen.translate(0, middle - ICON / 2);
  pen.lineWidth = 2;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.stroke(new Path2D(icon));
}
