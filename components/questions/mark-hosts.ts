import type { QuestionPlace } from '../../utils/domain/placement/question-places.ts';
import { onlyReaderWrites } from '../page/boxes.ts';
import { createHost } from '../page/host.ts';
import type { Mark, MarksModel } from './marks.ts';
import tokens from '../ui/tokens.css?inline';
import base from '../ui/base.css?inline';
import notesStyle from '../notes/notes.css?inline';
import questionStyle from './question.css?inline';

/** Headings marked in one go; about a millisecond each on a slow machine. */
const PORTION = 24;

/** Calls when the page is idle, or soon where the browser has no idle calls. */
const whenIdle = (call: () => void): void => {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(call, { timeout: 500 });
  else setTimeout(call, 16);
};

/** Puts an empty element of ours after a heading: without height, so nothing in the page moves. */
function makeHost(place: QuestionPlace): { host: HTMLElement; mark: Mark } {
  const { heading } = place;
  const { host, root } = createHost(heading.ownerDocument, 'question', tokens, base, notesStyle, questionStyle);
  onlyReaderWrites(root);
  const container = heading.ownerDocument.createElement('div');
  container.className = 'kl';
  root.append(container);
  heading.after(host);
  return { host, mark: { place, container } };
}

/**
 * Marks the headings in portions, so that a document with hundreds of questions never holds up the page.
 *
 * @returns the hosts, filled as they are made, and a function that stops
 */
export function markQuestions(
  places: readonly QuestionPlace[],
  marks: MarksModel,
): { hosts: Set<HTMLElement>; stop: () => void } {
  const hosts = new Set<HTMLElement>();
  let next = 0;
  let stopped = false;
  const portion = (): void => {
    if (stopped) return;
    const made = places.slice(next, next + PORTION).map((place) => makeHost(place));
    next += PORTION;
    // All reads after all writes: one layout for the whole portion.
    const lifts = made.map(({ host, mark }) => {
      const heading = mark.place.heading.getBoundingClientRect();
      return { host, lift: host.getBoundingClientRect().top - heading.bottom, height: heading.height };
    });
    for (const { host, lift, height } of lifts) {
      host.style.setProperty('--kl-lift', `${Math.round(lift)}px`);
      host.style.setProperty('--kl-heading', `${Math.round(height)}px`);
      hosts.add(host);
    }
    marks.add(made.map(({ mark }) => mark));
    if (next < places.length) whenIdle(portion);
  };
  if (places.length > 0) whenIdle(portion);
  return {
    hosts,
    stop: () => {
      stopped = true;
    },
  };
}
