import { parseIdentifier } from '../../utils/domain/publication/identifier.ts';
import { pageDescribes, presenceOf } from '../../utils/domain/publication/presence.ts';
import type { FrameTheme, Mark } from '../../utils/protocol/frame.ts';
import type { PageMarks } from '../marks/marks.ts';
import type { PageReading } from '../marks/reading.ts';
import { factsOfPage } from '../page/facts.ts';
import { ask } from '../strip/ask.ts';
import type { StripScript } from '../strip/touch-script.ts';
import type { FrameParts } from './frame-parts.ts';

/** What the page tells the frame of itself, and the background of its text. Nothing here changes anything. */

/** The first message to the frame: what the page says of its publication. @throws RangeError in a page without one */
export function helloOf(core: StripScript): ReturnType<FrameParts['hello']> {
  const identifier = parseIdentifier(core.about.address);
  if (identifier === null) throw new RangeError('no publication');
  const facts = factsOfPage(document, identifier, core.about.form);
  const numbers = core.numbers();
  return { facts: numbers.length > 0 ? { ...facts, questionNumbers: [...numbers] } : facts };
}

/** The page as it is read from; null for one shown instead of the publication (maintenance), which says nothing about it. */
export function sourceOf(core: StripScript): ReturnType<FrameParts['source']> {
  const { id = '' } = parseIdentifier(core.about.address) ?? {};
  return presenceOf(document, id) === 'other' && !pageDescribes(document, id) ? null : core.source();
}

/** How the frame is to look: colours, language, and the size of the page's text in CSS pixels. */
export function themeOf({ scheme, words }: ReturnType<StripScript['state']>): FrameTheme {
  const textSize = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  return { scheme, language: words.language, textSize };
}

/** Where questions and marks are, in CSS pixels below `top`, a height in the window. */
export function placesBelow(
  top: number,
  core: StripScript,
  marks: Pick<PageMarks, 'tops'>,
  reading: Pick<PageReading, 'container'>,
): ReturnType<FrameParts['places']> {
  const at = (element: Element): number => Math.round(element.getBoundingClientRect().top - top);
  return {
    places: [
      { numbers: [], top: 0 },
      ...core.places().map(({ numbers, heading }) => ({ numbers: [...numbers], top: at(heading) })),
    ],
    marks: [...marks.tops()].map(([id, y]) => ({ id, top: Math.round(y - window.scrollY - top) })),
    end: Math.round(reading.container.getBoundingClientRect().bottom - top),
  };
}

/** Marks as they are drawn, and how many notes have lost their passage. */
export interface FoundMarks {
  readonly marks: readonly Mark[];
  readonly lost: number;
}

/**
 * Asks the background where the reader's marks are in the page, without a frame. The text is only sent when it is not
 * known from an earlier visit. Null when there is no answer.
 */
export async function askMarks(core: StripScript, reading: PageReading): Promise<FoundMarks | null> {
  const { address, form } = core.about;
  const identifier = parseIdentifier(address);
  if (identifier === null) return null;
  const asked = {
    publication: identifier.id,
    questionNumbers: [...core.numbers()],
    date: factsOfPage(document, identifier, form).date,
    hash: reading.hash,
  };
  let answer = await ask('marks.find', { ...asked, text: null });
  if (answer.ok && answer.payload.outcome === 'needsText')
    answer = await ask('marks.find', { ...asked, text: reading.message() });
  return answer.ok && answer.payload.outcome === 'found' ? answer.payload : null;
}
