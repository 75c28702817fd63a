import * as z from 'zod/mini';
import { LANGUAGES } from '../domain/i18n/language.ts';
import { QuestionNumber } from '../domain/publication/identity.ts';
import { STATE_NAMES } from '../domain/status/states.ts';
import { PageRequest, SOURCES_TIMEOUT_MS } from './page.ts';
import { MAX_TYPED } from './wanted.ts';

/**
 * Requests of the strip in a page. The background makes its words, so that no page loads them, within the limits of
 * `utils/domain/strip`: the strip has the same height in every state. Part of `REQUESTS`.
 */

/** Longest wait for an answer from the database, in milliseconds. */
const STORE_MS = 15_000;

const text = (most: number) => z.string().check(z.maxLength(most));

/** Colour family. The word and the icon say the same without colour. */
const Tone = z.enum(['good', 'wait', 'hold', 'late', 'neutral']);

/** A point on the small timeline. `drawLine` places it on a line of `LINE_WIDTH`. */
const LinePoint = z.object({
  /** How it is drawn: a dot for a past event, a hollow dot for now or a postponement, a stroke for a term. */
  kind: z.enum(['dot', 'hollow', 'end', 'term']),
  x: z.number(),
  label: z.nullable(
    z.object({ text: text(16), anchor: z.enum(['start', 'middle', 'end']), row: z.enum(['above', 'below']) }),
  ),
  /** Address and title of the document at this point; null for a term, today, and the page itself. */
  link: z.nullable(z.object({ href: text(2000), title: text(60) })),
});

/** The small timeline. */
export const Line = z.object({
  points: z.array(LinePoint).check(z.maxLength(12)),
  /** Solid up to here, dotted after it. */
  until: z.number(),
  /** Drawn as late from here; null when nothing is late. */
  lateFrom: z.nullable(z.number()),
  /** The timeline in words, for screen readers. */
  words: text(600),
});
export type Line = z.infer<typeof Line>;

/** The state of a question in the words of the strip. */
export const StripPicture = z.object({
  language: z.enum(LANGUAGES),
  state: z.enum(STATE_NAMES),
  tone: Tone,
  /** Path of the drawing of the state, on a 20 × 20 grid: the page carries none. */
  icon: z.string().check(z.maxLength(200), z.regex(/^[\w .-]+$/)),
  word: text(40),
  badge: z.nullable(z.object({ text: text(40), tone: Tone })),
  why: text(80),
  /** Link to the answer, or to the document the state is based on. */
  link: z.nullable(z.object({ text: text(40), href: text(2000) })),
  /** Text of the button that shows more; null when there is no more to show. */
  more: z.nullable(text(40)),
  line: z.nullable(Line),
  /** When the sources were read, `00:51` or a date; null before they were. */
  checked: z.nullable(text(40)),
  /** Not all sources could be read: the state may lag behind. */
  incomplete: z.boolean(),
});
export type StripPicture = z.infer<typeof StripPicture>;

/** What the strip shows of a page. */
export const StripView = z.object({
  /** Number of the question; null when there is none, or none is known yet. */
  number: z.nullable(QuestionNumber),
  questionNumbers: z.array(QuestionNumber).check(z.maxLength(100)),
  /** Null while nothing is known of the question. */
  picture: z.nullable(StripPicture),
  /** The sources may know more: ask again with `until: 'sources'`. */
  ask: z.boolean(),
  /** The sources are being read; `dossier.changed` follows. */
  refreshing: z.boolean(),
  /** Address of the answer's page, without fragment; null when there is none, or this page is it. */
  answers: z.nullable(text(2000)),
  /** Whether the page could be read as a question or answer in a known layout. */
  layout: z.enum(['known', 'unknown']),
  /** Documents in the course of the question. */
  documents: z.int().check(z.minimum(0)),
  /** Made a moment ago from the text of this page, and of a question that was checked: the text need not be sent again. */
  isRead: z.boolean(),
});
export type StripView = z.infer<typeof StripView>;

/** Numbers the strip shows beside its tabs and beside questions. */
export const StripCounts = z.object({
  /** All notes on the publication, its questions and its passages; null when they could not be counted. */
  notes: z.nullable(z.int().check(z.minimum(0))),
  /** Notes are missing: the browser lost some, or they could not be read. The frame says which. */
  incomplete: z.boolean(),
  /** Notes by question number of the document. */
  questions: z.array(z.tuple([z.int(), z.int().check(z.minimum(1))])).check(z.maxLength(10_000)),
  /** How many of them are on passages; if any, there are marks to find. */
  passages: z.int().check(z.minimum(0)),
  /** Related questions; null when the list of questions is not there. */
  related: z.nullable(z.int().check(z.minimum(0))),
  /** Whether the question is followed; left out when it cannot be. */
  followed: z.optional(z.boolean()),
  /** Whether the reader has hidden the marks, in every page until the browser ends. */
  hidden: z.boolean(),
});
export type StripCounts = z.infer<typeof StripCounts>;

const address = PageRequest.shape.address;

export const STRIP_REQUESTS = {
  /** What is cached about the publication at an address, before its page has loaded. Starts no request. */
  'strip.peek': { request: z.object({ address }), response: z.nullable(StripView), from: 'page', timeoutMs: STORE_MS },
  /** Reads a page and returns the state of its question: `page.get` in the words of the strip. */
  'strip.get': {
    request: z.extend(PageRequest, {
      /** Whether the text is in an element that only publications have; a maintenance page has none. */
      isContained: z.boolean(),
    }),
    response: StripView,
    from: 'page',
    timeoutMs: SOURCES_TIMEOUT_MS,
  },
  'strip.counts': {
    request: z.object({
      address,
      questionNumbers: StripView.shape.questionNumbers,
      /** The question whose related questions to count; null skips that. */
      number: StripView.shape.number,
    }),
    response: StripCounts,
    from: 'page',
    timeoutMs: STORE_MS,
  },
  /** Injects the second script into the sending page: the frame, marks and the selection bar (decision 302). */
  'strip.touch': { request: z.object({}), response: z.object({}), from: 'page', timeoutMs: 5_000 },
  /** Hides or shows the marks, in every page until the browser ends. */
  'marks.hide': {
    request: z.object({ hidden: z.boolean() }),
    response: z.object({}),
    from: 'page',
    timeoutMs: 5_000,
  },
  /**
   * Opens the library at the notes of this publication, for pages that cannot have a frame; see `LibraryTarget`. `figures`: at the figures
   * instead, with where the question of this number stands.
   */
  'strip.elsewhere': {
    request: z.object({
      address,
      writes: z.nullable(
        z.object({
          question: z.nullable(z.int().check(z.minimum(0), z.maximum(10_000))),
          text: z.string().check(z.maxLength(MAX_TYPED)),
        }),
      ),
      figures: z.optional(z.string().check(z.regex(/^\d{4}Z\d{5}$/))),
    }),
    response: z.object({}),
    from: 'page',
    timeoutMs: 5_000,
  },
} as const;
