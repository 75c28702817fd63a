// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Opening, ToFrame } from '../../../utils/protocol/frame.ts';
import type { EarlyKeys } from '../../../components/strip/early-keys.ts';

/** Who has the focus when the box of a note is drawn (decision 650). */

// No script can make an event that the browser vouches for, here neither.
vi.mock('../../../components/page/trusted.ts', () => ({
  listen: (target: EventTarget, name: string, heard: (event: Event) => void) => {
    target.addEventListener(name, heard);
    return () => target.removeEventListener(name, heard);
  },
}));
const { listenEarly } = await import('../../../components/strip/early-keys.ts');
const { FocusHandover } = await import('../../../components/touch/focus-handover.ts');

// A machine that has a Firefox may name it by this word, too.
vi.stubEnv('FIREFOX', '');

const OPENING: Opening = { what: 'write', numbers: [1] };
let sent: ToFrame['is'][];
let keys: EarlyKeys;
let handover: InstanceType<typeof FocusHandover>;
let host: HTMLElement;
let field: HTMLInputElement;
let link: HTMLAnchorElement;
let stops: (() => void)[] = [];

/** As Chromium tells a page that a frame in it took the focus. */
async function frameTakes(): Promise<void> {
  host.focus();
  window.dispatchEvent(new Event('blur'));
  await new Promise((resolve) => setTimeout(resolve));
}

afterEach(() => {
  for (const stop of stops) stop();
  // Its timers may outlive the document.
  handover.end();
});

beforeEach(() => {
  document.body.innerHTML = '<input><a href="#">a</a><div data-kantlijn="frame" tabindex="0"><iframe></iframe></div>';
  field = document.querySelector('input') as HTMLInputElement;
  link = document.querySelector('a') as HTMLAnchorElement;
  host = document.querySelector('div') as HTMLElement;
  sent = [];
  keys = listenEarly();
  const iframe = document.querySelector('iframe') as HTMLIFrameElement;
  iframe.blur = () => host.blur();
  iframe.focus = () => host.focus();
  handover = new FocusHandover({ keys, frame: () => ({ host, iframe }), send: ({ is }) => void sent.push(is) });
  stops = handover.watch();
});

it('a box that the reader opened in the frame itself gets the focus, which is there', () => {
  handover.begin({ what: 'tab', tab: 'notes' }, true);
  host.focus();
  handover.offer();
  expect(sent).toEqual(['take']);
});

it('a reader who leaves the frame at once keeps the focus in the page', () => {
  vi.useFakeTimers();
  keys.take();
  handover.begin(OPENING, true);
  handover.offer();
  handover.leave();
  host.blur();
  vi.advanceTimersByTime(1000);
  vi.useRealTimers();
  expect(document.activeElement).not.toBe(host);
});

it('a box in the frame gets no focus when the reader is in the page', () => {
  handover.begin({ what: 'tab', tab: 'notes' }, true);
  field.focus();
  sent.length = 0;
  handover.offer();
  expect(sent).not.toContain('take');
});

it('the frame is told to take the focus when its box is there', () => {
  keys.take();
  handover.begin(OPENING, true);
  handover.offer();
  expect(sent).toEqual(['take']);
});

it('not when the reader went elsewhere before the second script was there', () => {
  keys.take();
  field.focus();
  handover.begin(OPENING, true);
  handover.offer();
  expect(sent).toEqual(['keep']);
  expect(document.activeElement).toBe(field);
});

it('not when the reader went elsewhere while the box was being drawn', () => {
  keys.take();
  handover.begin(OPENING, true);
  field.focus();
  handover.offer();
  expect(sent).toEqual(['keep']);
});

it('what had the focus before the button was pressed is nowhere else: voice control moves no focus', () => {
  link.focus();
  keys.take();
  handover.begin(OPENING, true);
  handover.offer();
  expect(sent).toEqual(['take']);
});

it('a focus that the frame took as the reader left is given back to where the reader is', async () => {
  keys.take();
  handover.begin(OPENING, true);
  handover.offer();
  field.focus();
  await frameTakes();
  expect(sent).toEqual(['take', 'keep']);
  expect(document.activeElement).toBe(field);
  // Once: who then goes into the frame is let in.
  await frameTakes();
  expect(document.activeElement).toBe(host);
});

it('after a press on plain text it is given back to nothing', async () => {
  keys.take();
  handover.begin(OPENING, true);
  handover.offer();
  document.dispatchEvent(new Event('pointerdown'));
  await frameTakes();
  expect(document.activeElement).toBe(document.body);
});

it('a frame that the reader did not leave keeps the focus it took', async () => {
  keys.take();
  handover.begin(OPENING, true);
  handover.offer();
  await frameTakes();
  expect(document.activeElement).toBe(host);
});

it('something asked for anew gets the focus, also just after the reader went elsewhere', async () => {
  keys.take();
  handover.begin(OPENING, true);
  handover.offer();
  field.focus();
  keys.take();
  handover.begin(OPENING, true);
  handover.offer();
  await frameTakes();
  expect(sent).toEqual(['take', 'keep', 'take']);
  expect(document.activeElement).toBe(host);
});
