import { addDays, todayInAmsterdam, type Clock } from '../../domain/clock/calendar.ts';
import { statusFor } from '../../domain/dossier/assemble.ts';
import type { Dossier } from '../../domain/dossier/types.ts';
import { FollowedNumber } from '../../domain/following/follow.ts';
import {
  MAX_ADDRESSEES,
  MAX_SHORT_NAME,
  MAX_SUBMITTERS,
  MAX_SHORT_TITLE,
  type MyQuestion,
} from '../../domain/following/mine.ts';
import type { CorpusRecord } from '../../domain/question-list/record.ts';
import { shownAs } from '../../domain/status/long-ago.ts';
import { FIRST_TERM_DAYS, SECOND_TERM_DAYS } from '../../domain/status/terms.ts';
import { isLate } from '../../domain/status/states.ts';
import type { SourceFailure, Status } from '../../domain/status/types.ts';
import { logAndReturn } from '../../messages/log-error.ts';
import { EVERYTHING } from '../../protocol/library/selection.ts';
import type { ListedPublication } from '../../protocol/library/lists.ts';
import { forbidsAbsence } from '../../domain/status/standing.ts';
import { ministriesAsked } from '../../questions/facts/ministries.ts';
import { readableName, listState, standingOf } from '../../questions/view/rows.ts';
import type { FollowStore } from '../../store/following/types.ts';
import type { FollowRow } from '../../store/following/rows.ts';
import type { LibraryRepository } from '../../store/library.ts';
import type { DossierService } from '../dossier.ts';
import type { CorpusService, OneQuestion } from '../list/service.ts';

/** Gathers the reader's own questions: followed, and with notes. Uses no network. */

export interface MineParts {
  readonly store: FollowStore;
  readonly clock: Clock;
  readonly library: Pick<LibraryRepository, 'list'>;
  /** What is cached about a question; null when nothing is. */
  readonly peek: (number: string) => Promise<Known | null>;
  /** See `DossierService.doubted`. */
  readonly doubted: DossierService['doubted'];
  readonly corpus: Pick<CorpusService, 'question'>;
}

/** Publications with notes that are looked through, a hundred at a time. */
const MAX_NOTED = 1_000;

/** A question with notes. */
interface Noted {
  readonly publication: ListedPublication;
  readonly notes: number;
}

async function notedQuestions({ library }: Pick<MineParts, 'library'>, most = Infinity): Promise<Map<string, Noted>> {
  const noted = new Map<string, Noted>();
  let cursor: Parameters<LibraryRepository['list']>[0]['cursor'] = null;
  for (let seen = 0; seen < MAX_NOTED && noted.size < most; seen += 100) {
    const batch = await library.list({ sort: 'newest', filter: EVERYTHING, cursor, limit: 100, heads: 0 });
    if (batch.outcome !== 'listed') break;
    for (const { publication, count } of batch.groups) {
      const number = publication.questionNumber;
      if (number === null || !FollowedNumber.safeParse(number).success) continue;
      const before = noted.get(number);
      const isQuestion = publication.kind === 'question' || before === undefined;
      noted.set(number, {
        publication: isQuestion ? publication : before.publication,
        notes: (before?.notes ?? 0) + count,
      });
    }
    if (batch.next === null) break;
    cursor = batch.next;
  }
  return noted;
}

/** Whether anything is followed, a search included, or a question has a note. */
export const hasMine = async ({ store, library }: Pick<MineParts, 'store' | 'library'>): Promise<boolean> =>
  (await store.count()) > 0 || (await store.searches()).length > 0 || (await notedQuestions({ library }, 1)).size > 0;

/**
 * Whether every source answered and none knows the number. The site answers 200 with a page of its own for an identifier it does not
 * know: that is no metadata either, and the search has to say nothing as well.
 */
function isMissing(known: Known | null): boolean {
  const status = known?.status;
  if (status?.state !== 'unknown') return false;
  if (status.why === 'notFound') return true;
  const { why, evidence, failures } = status;
  const isNone = (of: SourceFailure['source']): boolean => {
    const codes = failures.filter(({ source }) => source === of).map(({ code }) => code);
    return codes.length > 0 && codes.every((code) => code === 'notFound' || (of === 'metadata' && code === 'garbage'));
  };
  return why === 'noSubmittedDate' && evidence.length === 0 && isNone('metadata') && isNone('sru');
}

/** The term a question is measured by; null when it ended or has none. */
const dueOf = (status: Status | null): string | null => (status !== null && 'due' in status ? status.due : null);

/** What the reader's questions are, and how they stand today. */
export async function gatherMine(parts: MineParts): Promise<MyQuestion[]> {
  const { store, clock, corpus } = parts;
  const now = clock.now();
  const today = todayInAmsterdam(now);
  const [follows, events, noted] = await Promise.all([
    store.all(),
    store.unseenByNumber(),
    notedQuestions(parts).catch(logAndReturn('related.notes', new Map<string, Noted>())),
  ]);
  const rows = new Map(follows.map((row) => [row.number, row]));
  const numbers = [...new Set([...rows.keys(), ...noted.keys()])];
  const listed = await Promise.all(
    numbers.map((number) =>
      corpus
        .question(number)
        .then((found) => (found.outcome === 'found' ? found : null), logAndReturn('list.load', null)),
    ),
  );
  return Promise.all(
    numbers.map(async (number, at): Promise<MyQuestion> => {
      const row = rows.get(number) ?? null;
      const own = noted.get(number) ?? null;
      const known = await knownOf(parts, number, row);
      const found = listed[at] ?? null;
      const facts = factsOf(row, own, known, found?.record ?? null);
      const standing = stateOfQuestion(known, found, today);
      return {
        number,
        ...facts,
        ...standing,
        // Use today's date, whatever the day of the list: the reader's own list shows what matters now.
        state: shownAs(standing.state, facts.submitted, today),
        isMissing: standing.state === 'unknown' && isMissing(known),
        followed: row !== null,
        notify: row?.notify ?? false,
        notes: own?.notes ?? 0,
        unseen: events.get(number) ?? 0,
      };
    }),
  );

  async function knownOf({ peek, doubted }: MineParts, number: string, row: FollowRow | null): Promise<Known | null> {
    const reading = row?.knowledge?.reading;
    const cached = await peek(number).catch(logAndReturn('related.peek', null));
    // The reader may have looked after the last round did. A look that brought nothing is no better than what was known.
    const isBetter = cached !== null && (cached.status.state !== 'unknown' || forbidsAbsence(cached.status));
    if (reading === undefined || (isBetter && cached.checkedAt > reading.checkedAt)) return cached;
    return { status: statusFor(await doubted(reading), now), checkedAt: reading.checkedAt };
  }
}

/** The state of a question from its own facts; from the list where it may say more. */
function stateOfQuestion(known: Known | null, found: OneQuestion | null, today: string): StateOnDay {
  const listed = stateInList(found?.record ?? null, found?.updatedTo ?? null, today);
  const own = standingOf(known, listed, today);
  return own === listed ? listed : { ...own, due: dueOf(known?.status ?? null) };
}

/** The state of a question by the list alone, as of the day up to which the list is complete. */
function stateInList(record: CorpusRecord | null, updatedTo: string | null, today: string): StateOnDay {
  // A list that is not known to be complete up to any day cannot show that something is absent.
  const listed = listState(updatedTo === null ? null : record, updatedTo, today);
  const { state, days: late } = listed;
  // Days late are counted from the term.
  if (isLate(state) && late !== null) return { ...listed, due: addDays(listed.asOf ?? today, -late) };
  const isPostponed = state === 'postponed' || state === 'probablyPostponed';
  const days = isPostponed ? SECOND_TERM_DAYS : state === 'open' ? FIRST_TERM_DAYS : null;
  const submitted = record?.submitted ?? null;
  return { ...listed, due: days === null || submitted === null ? null : addDays(submitted, days) };
}

type StateOnDay = Pick<MyQuestion, 'state' | 'days' | 'asOf' | 'due'>;
type Known = Pick<Dossier, 'status' | 'checkedAt'>;

function factsOf(
  row: FollowRow | null,
  own: Noted | null,
  known: Known | null,
  record: CorpusRecord | null,
): Pick<MyQuestion, 'id' | 'title' | 'submitted' | 'submitters' | 'addressees' | 'ministries'> {
  const sources = sourcesOf(row, own?.publication ?? null, record);
  const first = <T>(take: (one: Source) => T | null): T | null =>
    sources.map(take).find((found) => found !== null) ?? null;
  const submitted = known?.status.submitted ?? first((one) => one.submitted);
  const addressees = (record?.addressees ?? []).slice(0, MAX_ADDRESSEES);
  return {
    id: first(({ id }) => id) ?? '',
    title: (first(({ title }) => title || null) ?? '').slice(0, MAX_SHORT_TITLE),
    submitted,
    submitters: (first((one) => one.submitters) ?? []).slice(0, MAX_SUBMITTERS).map(({ name, party }) => ({
      name: readableName(name).slice(0, MAX_SHORT_NAME),
      party: party?.slice(0, MAX_SHORT_NAME) ?? null,
    })),
    addressees: addressees.map((name) => name.slice(0, MAX_SHORT_NAME)),
    ministries: ministriesAsked(addressees, submitted),
  };
}

interface Source {
  readonly id: string;
  readonly title: string;
  readonly submitted: string | null;
  readonly submitters: MyQuestion['submitters'] | null;
}

/** What tells of a question, the best first: what was read of it, the list, what its page said. */
const sourcesOf = (
  row: FollowRow | null,
  publication: ListedPublication | null,
  record: CorpusRecord | null,
): readonly Source[] => [
  ...(row === null ? [] : [{ id: row.publication, title: row.title, submitted: null, submitters: null }]),
  ...(record === null ? [] : [record]),
  ...(publication === null ? [] : [{ ...publication, submitted: submittedOf(publication) }]),
];

const submittedOf = ({ kind, date }: ListedPublication): string | null => (kind === 'question' ? date : null);
