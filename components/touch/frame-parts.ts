import type { FrameTheme, Opening, ToFrame, ToPage } from '../../utils/protocol/frame.ts';
import type { Tab } from '../../utils/protocol/frame-names.ts';
import type { LoadingFrame } from '../strip/begin-frame.ts';
import type { EarlyKeys } from '../strip/early-keys.ts';
import type { FramePlace } from './room.ts';

/** What the frame needs of the page around it. */
export interface FrameParts {
  /** The frame that has been begun, else a new one. */
  readonly begin: () => LoadingFrame;
  readonly title: () => string;
  readonly tokens: string;
  readonly keys: EarlyKeys;
  /** How high a sheet reaches from the bottom of the window, CSS pixels; 0 without one. */
  readonly covers: (px: number) => void;
  /** Stands over a sheet. */
  readonly bar: () => HTMLElement;
  readonly theme: () => FrameTheme;
  /** The first message, without what is known here. */
  readonly hello: () => Omit<Extract<ToFrame, { is: 'hello' }>, 'is' | 'theme' | 'layout'>;
  /** The page as it is read from. */
  readonly source: () => Extract<ToFrame, { is: 'source' }>['source'];
  /** Where the frame goes, measured now. */
  readonly place: () => FramePlace;
  /** Headings and marks, measured from a height in the window. */
  readonly places: (top: number) => Pick<Extract<ToFrame, { is: 'layout' }>['layout'], 'places' | 'marks' | 'end'>;
  readonly heard: (message: ToPage) => void;
  /** There is no frame, and will be none. @param wanted what the reader waits for to open in it */
  readonly failed: (wanted: Opening | null) => void;
  /** The frame is gone: nothing is open in it. */
  readonly gone: () => void;
}

/** A living frame. */
export interface LivingFrame extends Pick<LoadingFrame, 'host' | 'box' | 'iframe'> {
  readonly stops: (() => void)[];
  /** Our end of the line, from when the frame was handed its own: what is sent waits there until the frame listens. */
  port: MessagePort | null;
  /** The frame has said that it listens. */
  isReady: boolean;
  /** Something loaded in the frame, but nobody came with its ticket. */
  isRefused: boolean;
}

/** How much of a frame is on display. */
export interface ShownPart {
  readonly shown: boolean;
  readonly far: boolean;
  readonly tab: Tab | null;
}
