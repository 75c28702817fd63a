import { markupFor } from '../../utils/domain/site/markup.ts';
import { placeFrame, type FramePlace, type PageBox } from './room.ts';

/** What the site puts beside the text. Only its place counts. */
const BESIDE = [
  '#sidebar',
  '#right-column',
  ...['related', 'extraInfo'].flatMap((role) => markupFor(role as 'related').map(({ selector }) => selector)),
].join(', ');

const boxOf = (element: Element): PageBox => {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return {
    left: left + window.scrollX,
    right: right + window.scrollX,
    top: top + window.scrollY,
    bottom: bottom + window.scrollY,
  };
};

/**
 * Measures where the frame goes. The column is as wide as the strip, which stands in it.
 *
 * @param strip our element after the title
 */
export function measurePlace(strip: Element): FramePlace {
  const text = boxOf(strip);
  const beside = [...document.querySelectorAll(BESIDE)].flatMap((element) => {
    const whole = boxOf(element);
    // As wide as the column is, as tall as what is in it: a column of the layout may reach to the foot of the page.
    const inside = [...element.children].map(boxOf).filter(({ bottom, top }) => bottom > top);
    return [{ ...whole, bottom: inside.length > 0 ? Math.max(...inside.map(({ bottom }) => bottom)) : whole.top }];
  });
  return placeFrame({ text, beside, width: document.documentElement.clientWidth });
}
