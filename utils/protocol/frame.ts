import * as z from 'zod/mini';
import { LANGUAGES } from '../domain/i18n/language.ts';
import { NOTE_FIELDS, Meaning } from '../domain/note/note-table.ts';
import { PublicationId, QuestionNumber } from '../domain/publication/identity.ts';
import { PageSource } from '../domain/publication/source-message.ts';
import { PASSAGE_COMMANDS } from '../domain/site/commands.ts';
import { LOOKS, MARK_KINDS, TABS } from './frame-names.ts';

/**
 * What the strip in a page and the frame of our own beside it say to each other (decision 300).
 *
 * Towards the frame goes what stands in the page already: its text, where its questions are, what the reader asks for.
 * Towards the page go only numbers, offsets and identifiers of notes: never a word the reader wrote. The frame checks
 * what it gets with these shapes, since a page's process may have been taken over. The strip looks at the few values it
 * uses by hand, since every page carries it.
 *
 * Offsets are those of the model text (`DocumentIndex.text`), in UTF-16 units, end exclusive. Lengths are CSS pixels.
 */

/** Proves to the frame that our own script made it: the bytes in hexadecimal. Good for one claim. */
export const Ticket = z.string().check(z.regex(/^[\da-f]{48}$/));
export type Ticket = z.infer<typeof Ticket>;

/**
 * The only message by `window.postMessage`: our script hands the frame its port, and names the ticket that stands
 * behind the `#` of the frame's address too. Whoever cannot name it gets no answer.
 */
export interface PortMessage {
  readonly kantlijn: Ticket;
}

const id = NOTE_FIELDS.id.schema;
/** A place in the model text. */
const offset = z.int().check(z.minimum(0), z.maximum(100_000_000));
const span = { start: offset, end: offset };
/** A length in a page; tall documents are some hundred thousand pixels. */
const px = z.number().check(z.minimum(-10_000_000), z.maximum(10_000_000));
/** Numbers under one heading; none is the publication as a whole. */
const numbers = z.array(z.int().check(z.minimum(0), z.maximum(10_000))).check(z.maxLength(500));
const short = (most: number) => z.string().check(z.maxLength(most));

/** How the frame is to look, so that it fits the page it stands in. */
export const Dress = z.object({
  /** That of the page's background, not of the system. */
  scheme: z.enum(['light', 'dark']),
  language: z.enum(LANGUAGES),
  /** Font size of the page's root, CSS pixels; 16 unless the reader chose larger letters. */
  textSize: z.number().check(z.minimum(1), z.maximum(1000)),
});
export type Dress = z.infer<typeof Dress>;

/** Where things are, from the top of the frame's element; measured anew when the page's layout changes. */
export const Layout = z.object({
  look: z.enum(LOOKS),
  /** Whether the frame is on display. Hidden, it may still finish what it does; it gets no animation frames. */
  shown: z.boolean(),
  /** Greatest height that is of use; the rest scrolls inside. Null: as tall as what is in it. */
  maxHeight: z.nullable(px),
  /** The questions in the order of the page; the first has no numbers and stands for the publication. */
  places: z.array(z.object({ numbers, top: px })).check(z.minLength(1), z.maxLength(10_000)),
  /** Where the marks begin that are drawn near the window. */
  marks: z.array(z.object({ id, top: px })).check(z.maxLength(20_000)),
  /** Where the document ends. */
  end: px,
});
export type Layout = z.infer<typeof Layout>;

/** What the head of the page says. The publication itself is the background's to say; see `frame.claim`. */
export const PageFacts = z.object({
  form: z.enum(['question', 'other']),
  title: short(1000),
  /** Submitted, received or issued, YYYY-MM-DD. */
  date: z.nullable(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))),
  /** `2023-2024` */
  sessionYear: z.nullable(z.string().check(z.regex(/^\d{4}-\d{4}$/))),
  questionNumbers: z.array(QuestionNumber).check(z.maxLength(100)),
});
export type PageFacts = z.infer<typeof PageFacts>;

/** The text of the document, for describing and finding passages; see `PartInput`. */
export const PageText = z.object({
  text: short(20_000_000),
  parts: z
    .array(
      z.object({
        kind: z.enum(['question', 'answer', 'heading', 'footnote', 'body', 'notice', 'note']),
        numbers: z.array(z.int().check(z.minimum(0), z.maximum(100_000))).check(z.maxLength(2_000)),
        label: short(2000),
        ...span,
        contentStart: offset,
      }),
    )
    .check(z.maxLength(100_000)),
  calls: z.array(z.tuple([offset, offset])).check(z.maxLength(100_000)),
  /** Whether the page shows the publication: of any other page nothing may be called lost (`presenceOf`). */
  presence: z.enum(['publication', 'other', 'unclear']),
});
export type PageText = z.infer<typeof PageText>;

/** What the reader asks for in the page. */
export const Opening = z.discriminatedUnion('what', [
  z.object({ what: z.literal('tab'), tab: z.enum(TABS) }),
  /** A new note on a question, or on the publication when `numbers` is empty. */
  z.object({ what: z.literal('write'), numbers }),
  /** Notes that have a sign or a mark in the page. */
  z.object({ what: z.literal('notes'), ids: z.array(id).check(z.minLength(1), z.maxLength(1000)) }),
  /** The notes on a question or the publication. */
  z.object({ what: z.literal('notesOn'), numbers }),
  /** Marks a passage; `write` opens its note too. */
  z.object({ what: z.literal('mark'), ...span, meaning: z.nullable(Meaning), write: z.boolean() }),
  /** The new passage of the note that the frame asked to move. */
  z.object({ what: z.literal('move'), id, ...span }),
  /** Copies a passage with its source. */
  z.object({ what: z.literal('quote'), ...span }),
]);
export type Opening = z.infer<typeof Opening>;

/** From the strip to the frame. */
export const ToFrame = z.discriminatedUnion('is', [
  /** The first message, once. */
  z.object({
    is: z.literal('hello'),
    facts: PageFacts,
    /** The page as `page.get` wants it; null when it could not be read. */
    source: z.nullable(PageSource),
    dress: Dress,
    layout: Layout,
  }),
  z.object({ is: z.literal('dress'), dress: Dress }),
  z.object({ is: z.literal('layout'), layout: Layout }),
  /**
   * Open something. `at` is when the reader asked, in milliseconds of `performance.timeOrigin + performance.now()`.
   * `focus`: whether the reader's hand follows; not for what is opened by marking alone.
   */
  z.object({ is: z.literal('open'), opening: Opening, at: z.number(), focus: z.boolean() }),
  /** The answer to `wantText`, and again each time the text has changed and come to rest. */
  z.object({ is: z.literal('text'), text: PageText }),
  /** Takes back the mark that was made last. */
  z.object({ is: z.literal('undo'), id }),
  /** A keyboard command of the browser; `mark` the strip does itself. */
  z.object({ is: z.literal('command'), command: z.enum(PASSAGE_COMMANDS) }),
  /** The page is being left: keep what is being written, now. */
  z.object({ is: z.literal('closing') }),
]);
export type ToFrame = z.infer<typeof ToFrame>;

/** A mark to draw. */
export const Mark = z.object({ id, ...span, kind: z.enum(MARK_KINDS) });
export type Mark = z.infer<typeof Mark>;

/** From the frame to the strip. Numbers, offsets and identifiers: no word of a note, no title, no label. */
export const ToPage = z.discriminatedUnion('is', [
  /** The frame has claimed its ticket, and listens. Nothing is sent to it before. */
  z.object({ is: z.literal('ready') }),
  z.object({ is: z.literal('height'), px }),
  /** Which tab is open in it; null when none is. */
  z.object({ is: z.literal('tab'), tab: z.nullable(z.enum(TABS)) }),
  z.object({ is: z.literal('wantText') }),
  /** All marks, in place of those drawn before. */
  z.object({ is: z.literal('draw'), marks: z.array(Mark).check(z.maxLength(20_000)) }),
  /** Brings a place in sight and shows it for a moment. */
  z.object({ is: z.literal('show'), ...span }),
  /** The same for the heading of a question; no numbers is the strip itself. */
  z.object({ is: z.literal('showQuestion'), numbers }),
  /** The reader pressed Escape or closed something: back to what opened it, a question's button or the sign of a note. */
  z.object({
    is: z.literal('leave'),
    to: z.discriminatedUnion('what', [
      z.object({ what: z.literal('opener') }),
      z.object({ what: z.literal('question'), numbers }),
      z.object({ what: z.literal('note'), id }),
    ]),
    /** Whether the frame is to be put out of sight as well; the margin never is. */
    close: z.boolean(),
  }),
  /** What became of marking a passage. */
  z.object({ is: z.literal('marked'), id, meaning: z.nullable(Meaning) }),
  /** A passage with its source, for the page to copy: the hand is there. Words of the document, none of the reader's. */
  z.object({ is: z.literal('quoted'), text: short(200_000) }),
  /** What the reader asked for did not happen; `tooLong` is a passage longer than is stored. */
  z.object({
    is: z.literal('failed'),
    what: z.enum(['mark', 'move', 'quote']),
    why: z.enum(['save', 'notText', 'gone', 'tooLong']),
  }),
  /** A new passage is wanted for this note: the next selection is offered for it. Null: no more. */
  z.object({ is: z.literal('moving'), id: z.nullable(id) }),
  /** Texts in it that are stored nowhere yet: the frame is not taken away while there are any. */
  z.object({ is: z.literal('unsaved'), count: z.int().check(z.minimum(0)) }),
]);
export type ToPage = z.infer<typeof ToPage>;

/** Longest wait for an answer from the database, in milliseconds. */
const STORE_MS = 15_000;

/** How long a ticket may be claimed after its offer, in milliseconds. */
export const TICKET_MS = 60_000;

/** Messages to the background by which a frame and its page come together. */
export const FRAME_TICKETS = {
  /** From the script in the page, before it makes the frame: this ticket is of this document. */
  'frame.offer': { request: z.object({ ticket: Ticket }), response: z.object({}), from: 'page', timeoutMs: 15_000 },
  /**
   * From a frame. Answered once for a ticket, within a minute of the offer, and only for a frame in the tab of the
   * document that offered it; null for anything else. From then on the frame may ask what that document may.
   */
  'frame.claim': {
    request: z.object({ ticket: Ticket }),
    response: z.nullable(z.object({ publication: PublicationId, address: short(2000) })),
    from: 'frame',
    timeoutMs: 5_000,
  },
} as const;

/** By which marks are found in a page without a frame. */
export const MARK_REQUESTS = {
  /**
   * Where the marks of the reader are in the text on the screen, for a page whose frame was not made. The text goes along
   * only when it is asked for: of a text that was seen before, the places are remembered.
   */
  'marks.find': {
    request: z.object({
      publication: PublicationId,
      questionNumbers: z.array(QuestionNumber).check(z.maxLength(100)),
      date: PageFacts.shape.date,
      /** `hashText` of the model text, base 36. */
      hash: short(20),
      text: z.nullable(PageText),
    }),
    response: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('found'), marks: z.array(Mark).check(z.maxLength(20_000)) }),
      z.object({ outcome: z.literal('needsText') }),
      z.object({ outcome: z.literal('failed') }),
    ]),
    from: 'page',
    timeoutMs: STORE_MS,
  },
} as const;
