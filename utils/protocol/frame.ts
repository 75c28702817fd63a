import * as z from 'zod/mini';
import { AnswerText } from '../domain/answers/shape.ts';
import { LANGUAGES } from '../domain/i18n/language.ts';
import { NOTE_FIELDS, Meaning } from '../domain/note/note-table.ts';
import { PublicationId, QuestionNumber } from '../domain/publication/identity.ts';
import { PageSource } from '../domain/publication/source-message.ts';
import { PASSAGE_COMMANDS } from '../domain/site/commands.ts';
import { LOOKS, MARK_KINDS, TABS } from './frame-names.ts';
import { DiagnoseRequest } from './page.ts';
import { MAX_TYPED } from './wanted.ts';

/**
 * Messages between the strip in a page and the frame beside it (decision 300).
 *
 * To the frame goes what the page already has: its text, where its questions are, what the reader wants to open. To the
 * page go only numbers, offsets and identifiers of notes: never a word the reader wrote. The frame validates messages
 * with these schemas, because the page's process may be compromised. The strip checks the few values it uses by hand,
 * because every page loads it.
 *
 * Offsets are those of the model text (`DocumentIndex.text`), in UTF-16 units, end exclusive. Lengths are CSS pixels.
 */

/** Proves to the frame that our own script created it: random bytes in hexadecimal. Can be claimed once. */
export const Ticket = z.string().check(z.regex(/^[\da-f]{48}$/));
export type Ticket = z.infer<typeof Ticket>;

/**
 * The only message sent by `window.postMessage`: our script passes the frame its port, with the ticket that is also in
 * the fragment of the frame's address. The frame ignores a message without that ticket.
 */
export interface PortMessage {
  readonly kantlijn: Ticket;
}

const id = NOTE_FIELDS.id.schema;
/** An offset in the model text. */
const offset = z.int().check(z.minimum(0), z.maximum(100_000_000));
const span = { start: offset, end: offset };
/** A length in a page; tall documents are some hundred thousand pixels. */
const px = z.number().check(z.minimum(-10_000_000), z.maximum(10_000_000));
/** Question numbers under one heading; empty for the publication as a whole. */
const numbers = z.array(z.int().check(z.minimum(0), z.maximum(10_000))).check(z.maxLength(500));
/** Number of passages no longer found in the text. Only counts those searched for, and never on a page that is not the document. */
const howMany = z.int().check(z.minimum(0), z.maximum(1_000_000));
/** Counts what was opened in a frame; 0 before the first. */
const turn = z.int().check(z.minimum(0), z.maximum(1_000_000_000));
const short = (most: number) => z.string().check(z.maxLength(most));

/** Appearance of the frame, so that it matches the page around it. */
export const FrameTheme = z.object({
  /** Follows the page's background, not the system. */
  scheme: z.enum(['light', 'dark']),
  language: z.enum(LANGUAGES),
  /** Font size of the page's root, CSS pixels; 16 unless the reader chose larger letters. */
  textSize: z.number().check(z.minimum(1), z.maximum(1000)),
});
export type FrameTheme = z.infer<typeof FrameTheme>;

/** Vertical positions, relative to the top of the frame's element. Measured again when the page's layout changes. */
export const Layout = z.object({
  look: z.enum(LOOKS),
  /** Whether the frame is visible. A hidden frame may finish its work, but gets no animation frames. */
  shown: z.boolean(),
  /** Maximum height; the rest scrolls inside. Null: as tall as its content. */
  maxHeight: z.nullable(px),
  /** The questions in the order of the page; the first has no numbers and stands for the publication. */
  places: z.array(z.object({ numbers, top: px })).check(z.minLength(1), z.maxLength(10_000)),
  /** Where the marks begin that are drawn near the window. */
  marks: z.array(z.object({ id, top: px })).check(z.maxLength(20_000)),
  /** Where the document ends. */
  end: px,
});
export type Layout = z.infer<typeof Layout>;

/** Facts from the head of the page. The publication itself comes from the background; see `frame.claim`. */
export const PageFacts = z.object({
  form: z.enum(['question', 'other']),
  title: short(1000),
  /** Submitted, received or issued, YYYY-MM-DD. */
  date: z.nullable(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))),
  /** `2023-2024` */
  sessionYear: z.nullable(z.string().check(z.regex(/^\d{4}-\d{4}$/))),
  questionNumbers: z.array(QuestionNumber).check(z.maxLength(100)),
  /** The page names another publication than its address: nothing it says is remembered of this one. */
  isOther: z.boolean(),
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
  /** Whether the page shows the publication. On any other page no passage may be called lost (`presenceOf`). */
  presence: z.enum(['publication', 'other', 'unclear']),
});
export type PageText = z.infer<typeof PageText>;

/** An answer that is shown beside the questions: what was marked in it is a note on its publication. Offsets are those of `textOfAnswers`. */
export const AnswerBeside = z.object({
  id: PublicationId,
  date: PageFacts.shape.date,
  text: AnswerText,
});
export type AnswerBeside = z.infer<typeof AnswerBeside>;
const inAnswer = z.optional(AnswerBeside);

/** What the reader asked for in the page. */
export const Opening = z.discriminatedUnion('what', [
  z.object({ what: z.literal('tab'), tab: z.enum(TABS) }),
  /** A new note on a question, or on the publication when `numbers` is empty. */
  z.object({ what: z.literal('write'), numbers }),
  /** Notes that have a sign or a mark in the page. */
  z.object({ what: z.literal('notes'), ids: z.array(id).check(z.minLength(1), z.maxLength(1000)) }),
  /** The notes on a question or the publication. */
  z.object({ what: z.literal('notesOn'), numbers }),
  /** Marks a passage; `write` opens its note too. */
  z.object({ what: z.literal('mark'), ...span, meaning: z.nullable(Meaning), write: z.boolean(), inAnswer }),
  /** The new passage of the note that the frame asked to move. */
  z.object({ what: z.literal('move'), id, ...span, inAnswer }),
  /** Copies a passage with its source. */
  z.object({ what: z.literal('quote'), ...span, inAnswer }),
]);
export type Opening = z.infer<typeof Opening>;

/** From the strip to the frame. */
export const ToFrame = z.discriminatedUnion('is', [
  /** The first message, once. */
  z.object({
    is: z.literal('hello'),
    facts: PageFacts,
    theme: FrameTheme,
    layout: Layout,
  }),
  /** The page as `page.get` wants it; null when it could not be read. Once, after `hello`: reading takes a while. */
  z.object({ is: z.literal('source'), source: z.nullable(PageSource) }),
  z.object({ is: z.literal('theme'), theme: FrameTheme }),
  z.object({ is: z.literal('layout'), layout: Layout }),
  /**
   * Open something. `turn` counts what was opened to be seen in this frame, from 1; the answers name the last they know, so that a late one is
   * not taken for one to what was opened since (decision 450).
   * `focus`: whether keyboard focus moves along; not for what is opened by marking alone. `here`: it is in the frame already, as the
   * page sees it; the frame itself may not have heard yet that it left.
   */
  z.object({ is: z.literal('open'), opening: Opening, turn, focus: z.boolean(), here: z.boolean() }),
  /** The answer to `wantText`; sent again whenever the text has changed and settled. */
  z.object({ is: z.literal('text'), text: PageText }),
  /** The answer to `wantSeen`: what the checks of Diagnose need of the page, without text of the document. */
  z.object({ is: z.literal('seen'), seen: DiagnoseRequest.shape.seen }),
  /**
   * Everything the reader has typed since the last `open`, while the frame could not take the focus; grows and shrinks. It goes behind
   * the text of the note whose box is to have the caret.
   */
  z.object({ is: z.literal('typed'), text: short(MAX_TYPED) }),
  /** The answer to `focus`, where a frame can take it: the reader is still waiting for the box. */
  z.object({ is: z.literal('take') }),
  /** The reader has gone elsewhere in the page since the last `open`: the frame leaves the focus where it is. */
  z.object({ is: z.literal('keep') }),
  /** Undoes the last mark. */
  z.object({ is: z.literal('undo'), id }),
  /** A keyboard command of the browser; `mark` the strip does itself. */
  z.object({ is: z.literal('command'), command: z.enum(PASSAGE_COMMANDS) }),
  /** The note that waits for a new passage stays where it is. */
  z.object({ is: z.literal('stay') }),
  /** The page is closing: save drafts now. */
  z.object({ is: z.literal('closing') }),
]);
export type ToFrame = z.infer<typeof ToFrame>;

/** A mark to draw. */
export const Mark = z.object({ id, ...span, kind: z.enum(MARK_KINDS) });
export type Mark = z.infer<typeof Mark>;

/** From the frame to the strip. Numbers, offsets and identifiers: no note text, title or tag. */
export const ToPage = z.discriminatedUnion('is', [
  /** The frame has claimed its ticket and listens. Send nothing before this. */
  z.object({ is: z.literal('ready') }),
  z.object({ is: z.literal('height'), px }),
  /** The box that was asked for is drawn. It takes the focus when the page answers `take`, or is given it (decision 650). */
  z.object({ is: z.literal('focus'), turn }),
  /** A box took the caret between these heights of the frame: the page scrolls there where the frame does not. */
  z.object({ is: z.literal('inSight'), top: px, bottom: px }),
  /** The open tab; null when none is. */
  z.object({ is: z.literal('tab'), tab: z.nullable(z.enum(TABS)) }),
  z.object({ is: z.literal('wantText') }),
  /** Diagnose was opened, or run again. */
  z.object({ is: z.literal('wantSeen') }),
  /** All marks; replaces those drawn before. */
  z.object({ is: z.literal('draw'), marks: z.array(Mark).check(z.maxLength(20_000)), lost: howMany }),
  /** Scrolls to a range and highlights it briefly. */
  z.object({ is: z.literal('show'), ...span }),
  /** Opens the answer to a question, and scrolls to a mark in it. */
  z.object({ is: z.literal('showAnswer'), id, numbers }),
  /** The same for the heading of a question; without numbers, the strip itself. */
  z.object({ is: z.literal('showQuestion'), numbers }),
  /**
   * The reader pressed Escape or closed something: back to what opened it, a question's button or the sign of a note.
   */
  z.object({
    is: z.literal('leave'),
    to: z.discriminatedUnion('what', [
      z.object({ what: z.literal('opener') }),
      z.object({ what: z.literal('question'), numbers }),
      z.object({ what: z.literal('note'), id }),
    ]),
    /** Whether to hide the frame too; the margin is never hidden. */
    close: z.boolean(),
    turn,
  }),
  /** A passage was marked. */
  z.object({ is: z.literal('marked'), id, meaning: z.nullable(Meaning) }),
  /**
   * A passage with its source, for the page to copy, since it has the focus. Words of the document, none of the reader's.
   */
  z.object({ is: z.literal('quoted'), text: short(200_000) }),
  /** What the reader asked for failed; `tooLong`: the passage is longer than can be stored. */
  z.object({
    is: z.literal('failed'),
    what: z.enum(['mark', 'move', 'quote']),
    why: z.enum(['save', 'notText', 'gone', 'tooLong']),
  }),
  /**
   * The reader wants to move this note: offer it the next selection. Null ends that. `at`: when that was asked for, milliseconds since the
   * epoch; what was selected after it is already meant for the note (decision 470).
   */
  z.object({ is: z.literal('moving'), id: z.nullable(id), at: z.number() }),
  /** Number of texts not stored yet. The frame is not removed while there are any. */
  z.object({ is: z.literal('unsaved'), count: z.int().check(z.minimum(0)) }),
]);
export type ToPage = z.infer<typeof ToPage>;

/** Longest wait for an answer from the database, in milliseconds. */
const STORE_MS = 15_000;

/** How long a ticket can be claimed after it was offered, in milliseconds. */
export const TICKET_MS = 60_000;

/** Requests that connect a frame to its page. */
export const FRAME_TICKETS = {
  /**
   * From the script in the page, while it creates the frame: this ticket belongs to this document. Answered once the frame has claimed it.
   */
  'frame.offer': { request: z.object({ ticket: Ticket }), response: z.object({}), from: 'page', timeoutMs: 15_000 },
  /**
   * From the script in the page, once something has loaded in the frame: whether somebody has come with this ticket. Our frame comes before
   * it has loaded; what a browser shows in its place never does.
   */
  'frame.there': {
    request: z.object({ ticket: Ticket }),
    response: z.object({ there: z.boolean() }),
    from: 'page',
    timeoutMs: 5_000,
  },
  /**
   * From a frame. Succeeds once per ticket, within a minute of the offer, and only for a frame in the same tab as the
   * document that offered it; otherwise null. From then on the frame may send what that document may.
   */
  'frame.claim': {
    request: z.object({ ticket: Ticket }),
    response: z.nullable(z.object({ publication: PublicationId, address: short(2000) })),
    from: 'frame',
    // As long as the offer: a background that is just starting answers late.
    timeoutMs: 15_000,
  },
} as const;

/** Finds marks in a page that has no frame. */
export const MARK_REQUESTS = {
  /**
   * Positions of the reader's marks in the page, before any frame exists. Send the text only after the answer
   * `needsText`: for a known text the positions are cached.
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
      z.object({ outcome: z.literal('found'), marks: z.array(Mark).check(z.maxLength(20_000)), lost: howMany }),
      z.object({ outcome: z.literal('needsText') }),
      z.object({ outcome: z.literal('failed') }),
    ]),
    from: 'page',
    timeoutMs: STORE_MS,
  },
} as const;
