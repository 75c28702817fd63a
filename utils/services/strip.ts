import type { Language } from '../domain/i18n/language.ts';
import type { Dossier } from '../domain/dossier/types.ts';
import { stripPicture } from '../domain/strip/picture.ts';
import type { PageAnswer } from '../protocol/page.ts';
import { logAndReturn } from '../messages/log-error.ts';
import { type StripCounts, StripView } from '../protocol/strip.ts';
import { parseIdentifier } from '../domain/publication/identifier.ts';
import type { PublicationRecord } from '../domain/publication/record.ts';
import type { SessionMemory } from '../sources/session-memory.ts';
import type { NotesRepository } from '../store/notes.ts';
import type { PageService } from './page.ts';
import { createRelatedCounts } from './related-counts.ts';

/** What the service needs. */
export interface StripParts {
  readonly pages: Pick<PageService, 'peek'>;
  readonly notes: Pick<NotesRepository, 'list'>;
  readonly memory: SessionMemory;
  /** Number of questions that are probably related, by the title and what a page says; null without a list. */
  readonly countRelated: (number: string, page: PublicationRecord | null) => Promise<number | null>;
  /** The reader's language and today's date in Amsterdam (YYYY-MM-DD). */
  readonly speaking: () => Promise<{ language: Language; today: string }>;
  /** Whether a question is followed; undefined when it cannot be. */
  readonly follows: (number: string) => Promise<boolean | undefined>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Answers requests of strips. */
export interface StripService {
  /** See `strip.peek`. */
  peek(address: string): Promise<StripView | null>;
  /** Turns an answer to `page.get` into what the strip shows, and caches it for the next visit. */
  view(answer: PageAnswer, address: string): Promise<StripView>;
  /** See `strip.counts`. */
  counts(asked: { address: string; questionNumbers: readonly string[]; number: string | null }): Promise<StripCounts>;
  /** See `marks.hide`. */
  hideMarks(hidden: boolean): Promise<void>;
  /** Drops the cached views of a question, because its dossier changed. */
  forget(number: string): Promise<void>;
}

/** Of a page of which nothing is known. */
const NO_COUNTS = { notes: null, incomplete: false, questions: [], passages: 0 };
const KEY = 'strips';
const HIDDEN = 'marks.hidden';
/** How many views to cache, some 1.5 kB each; the oldest are dropped first. */
const MAX_VIEWS = 40;

/** A view, and the day and language of its words. */
interface Kept {
  readonly id: string;
  readonly today: string;
  readonly language: Language;
  readonly view: StripView;
  /** When the page was read, milliseconds since the epoch; null when it could not be. */
  readonly readAt: number | null;
}

/**
 * A page that was read longer ago is read again, milliseconds: it may name an answer by now. Only `unknown` is checked again sooner
 * (`STATES`).
 */
const READ_AGAIN_MS = 10 * 60_000;

/** Whether a view still says what reading its page would say. */
const isFresh = ({ readAt, view: { picture, ask, refreshing, layout } }: Kept, now: number): boolean =>
  typeof readAt === 'number' &&
  now >= readAt &&
  now - readAt < READ_AGAIN_MS &&
  picture !== null &&
  picture.state !== 'unknown' &&
  !picture.incomplete &&
  !ask &&
  !refreshing &&
  layout === 'known';

/**
 * Views by publication, in session storage: twice as fast as opening a database, and cleared when the browser closes.
 */
function remembering(memory: SessionMemory): {
  find: (id: string) => Promise<Kept | undefined>;
  change: (next: (rows: readonly Kept[]) => readonly Kept[]) => Promise<void>;
} {
  const load = async (): Promise<readonly Kept[]> => {
    const rows = await memory.get(KEY).catch(logAndReturn('strip.memory'));
    return Array.isArray(rows) ? (rows as readonly Kept[]) : [];
  };
  let turn: Promise<unknown> = Promise.resolve();
  return {
    find: async (id) => (await load()).find((row) => row?.id === id),
    // One at a time, so that two pages that load together are both cached.
    change: (next) => {
      const mine = turn.then(async () => memory.set(KEY, next(await load()))).catch(logAndReturn('strip.memory'));
      turn = mine;
      return mine;
    },
  };
}

/** Address of the answers to a page's questions; null when there are none, or they are on this page. */
function answersOf(dossier: Dossier | null, publication: string): string | null {
  if (dossier?.status.state !== 'answered') return null;
  const { document, url } = dossier.status.answer;
  return document === publication ? null : url.replace(/#.*$/, '');
}

function viewOf(answer: PageAnswer, publication: string, speaking: { language: Language; today: string }): StripView {
  const { record, number, dossier } = answer;
  const ask = dossier === null && (number !== null || answer.ask === true);
  return {
    number,
    questionNumbers: answer.questionNumbers.slice(0, 100),
    picture: ask ? null : (stripPicture(dossier, { ...speaking, publication, record }) as StripView['picture']),
    ask,
    refreshing: dossier?.refreshing === true,
    answers: answersOf(dossier, publication),
    layout: record !== null && record.kind !== 'other' && record.questions.length === 0 ? 'unknown' : 'known',
    documents: dossier === null ? 0 : new Set(dossier.documents.map(({ document }) => document)).size,
    isRead: false,
  };
}

/** Creates the service. */
// oxlint-disable-next-line max-lines-per-function -- one short method for each of the interface
export function createStripService({
  pages,
  notes,
  memory,
  countRelated,
  follows,
  speaking,
  now,
}: StripParts): StripService {
  const kept = remembering(memory);
  const relatedTo = createRelatedCounts(memory, countRelated);
  return {
    async peek(address) {
      const id = parseIdentifier(address)?.id;
      if (id === undefined) return null;
      const [row, spoken] = await Promise.all([kept.find(id), speaking()]);
      const known = StripView.safeParse(row?.view);
      if (row !== undefined && known.success && row.today === spoken.today && row.language === spoken.language)
        return { ...known.data, refreshing: false, isRead: isFresh(row, now()) };
      const dossier = await pages.peek(address);
      if (dossier === null) return null;
      const answer = { record: null, number: dossier.number, questionNumbers: [dossier.number], dossier };
      return viewOf(answer, id, spoken);
    },
    async view(answer, address) {
      const id = parseIdentifier(address)?.id ?? '';
      const spoken = await speaking();
      const view = viewOf(answer, id, spoken);
      const readAt = answer.record === null ? null : now();
      if (answer.record !== null) relatedTo.read(id, answer.record);
      if (view.picture !== null && id !== '')
        void kept.change((rows) =>
          [{ id, ...spoken, view, readAt }, ...rows.filter((row) => row.id !== id)].slice(0, MAX_VIEWS),
        );
      return view;
    },
    async counts({ address, questionNumbers, number }) {
      const publication = parseIdentifier(address)?.id;
      if (publication === undefined) return { ...NO_COUNTS, related: null, hidden: false };
      const [listed, related, followed, hidden] = await Promise.all([
        notes.list({ publication, questionNumbers: [...questionNumbers] }).catch(logAndReturn('strip.notes', null)),
        number === null ? null : relatedTo.of(publication, number).catch(logAndReturn('related.count', null)),
        number === null ? undefined : follows(number),
        memory
          .get(HIDDEN)
          .catch(logAndReturn('strip.memory'))
          .then((kept) => kept === true),
      ]);
      if (listed === null || listed.outcome !== 'listed')
        return { ...NO_COUNTS, incomplete: true, related, followed, hidden };
      const questions = new Map<number, number>();
      let passages = 0;
      for (const { target, passage, deleted } of listed.notes) {
        if (deleted !== null) continue;
        if (passage !== null) passages += 1;
        else if (target.subQuestion !== null)
          questions.set(target.subQuestion, (questions.get(target.subQuestion) ?? 0) + 1);
      }
      return {
        notes: listed.notes.length,
        incomplete: (listed.missing ?? null) !== null,
        questions: [...questions],
        passages,
        related,
        followed,
        hidden,
      };
    },
    hideMarks: (hidden) => memory.set(HIDDEN, hidden),
    forget: (number) => kept.change((rows) => rows.filter(({ view }) => view.number !== number)),
  };
}
