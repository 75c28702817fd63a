import * as z from 'zod/mini';
import { LANGUAGES } from '../domain/i18n/language.ts';
import { QuestionNumber } from '../domain/publication/identity.ts';
import { STATE_NAMES } from '../domain/status/states.ts';
import { PageRequest, SOURCES_TIMEOUT_MS } from './page.ts';

/**
 * What the strip in a page asks. Its words are made in the background, so that no page carries them, with the limits of
 * `utils/domain/strip`: whatever the state is, the strip keeps its height. Part of `REQUESTS`.
 */

/** Longest wait for what the store holds, in milliseconds. */
const STORE_MS = 15_000;

const text = (most: number) => z.string().check(z.maxLength(most));

/** Colour family; the word and the sign say the same without colour. */
const Tone = z.enum(['good', 'wait', 'hold', 'late', 'neutral']);

/** A point of the small timeline, placed on a line of `LINE_WIDTH` by `drawLine`. */
const LinePoint = z.object({
  /** What is drawn: a dot for what happened, a hollow one for what is now or was put off, a stroke for a term. */
  kind: z.enum(['dot', 'hollow', 'end', 'term']),
  x: z.number(),
  label: z.nullable(
    z.object({ text: text(16), anchor: z.enum(['start', 'middle', 'end']), row: z.enum(['above', 'below']) }),
  ),
});

/** The small timeline. */
export const Line = z.object({
  points: z.array(LinePoint).check(z.maxLength(12)),
  /** Drawn full up to here, dotted after it. */
  until: z.number(),
  /** Drawn as late from here; null when nothing is late. */
  lateFrom: z.nullable(z.number()),
  /** The same in words, for who does not see it. */
  words: text(600),
});
export type Line = z.infer<typeof Line>;

/** Where a question stands, in the words of the strip. */
export const StripPicture = z.object({
  language: z.enum(LANGUAGES),
  state: z.enum(STATE_NAMES),
  tone: Tone,
  word: text(40),
  badge: z.nullable(z.object({ text: text(40), tone: Tone })),
  why: text(80),
  /** The way to the answer, or to the document the state rests on. */
  link: z.nullable(z.object({ text: text(40), href: text(2000) })),
  /** Words of a button that tells more; null when the strip says it all. */
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
  /** The sources know more: ask again with `until: 'sources'`. */
  ask: z.boolean(),
  /** They are being read: `dossier.changed` follows. */
  refreshing: z.boolean(),
  /** Address of the answer's page, without fragment; null when there is none, or this page is it. */
  answers: z.nullable(text(2000)),
  /** Whether the page could be read as a question or answer, in a layout that is known. */
  layout: z.enum(['known', 'unknown']),
  /** Documents in the course of the question. */
  documents: z.int().check(z.minimum(0)),
});
export type StripView = z.infer<typeof StripView>;

/** Numbers the strip shows beside its tabs and beside questions. */
export const StripCounts = z.object({
  /** Notes on the publication and on its questions and passages together; null when they could not be counted. */
  notes: z.nullable(z.int().check(z.minimum(0))),
  /** Notes by question number of the document. */
  questions: z.array(z.tuple([z.int(), z.int().check(z.minimum(1))])).check(z.maxLength(10_000)),
  /** Notes on passages among them: there are marks to find. */
  passages: z.int().check(z.minimum(0)),
  /** Related questions; null when the list of questions is not there. */
  related: z.nullable(z.int().check(z.minimum(0))),
});
export type StripCounts = z.infer<typeof StripCounts>;

const address = PageRequest.shape.address;

export const STRIP_REQUESTS = {
  /** What is remembered of the publication at an address, before its page has arrived. Starts nothing. */
  'strip.peek': { request: z.object({ address }), response: z.nullable(StripView), from: 'page', timeoutMs: STORE_MS },
  /** Reads a page and says where its question stands; as `page.get`, in the words of the strip. */
  'strip.get': {
    request: z.extend(PageRequest, {
      /** Whether the text stands in an element that only publications have; a maintenance page has none. */
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
      /** Of which related questions are counted; null leaves them out. */
      number: StripView.shape.number,
    }),
    response: StripCounts,
    from: 'page',
    timeoutMs: STORE_MS,
  },
  /** Puts the second script into the page that asks: the frame's door, marks, the selection bar (decision 302). */
  'strip.hand': { request: z.object({}), response: z.object({}), from: 'page', timeoutMs: 5_000 },
  /** Opens the library at the notes of this publication, where no frame can be had. */
  'strip.elsewhere': {
    request: z.object({ address }),
    response: z.object({}),
    from: 'page',
    timeoutMs: 5_000,
  },
} as const;
