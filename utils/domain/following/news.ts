import { addDays } from '../clock/calendar.ts';
import { isProvisional } from '../publication/identifier.ts';
import type { CalendarDate } from '../publication/record.ts';
import { publicationUrl } from '../site/address.ts';
import { computeStatus } from '../status/compute.ts';
import { mayBeOne } from '../status/stages.ts';
import type { Evidence, Status } from '../status/types.ts';
import type { EventKind, FollowEvent } from './event.ts';
import type { Knowledge, KnownDocument, FollowReading, ReportedAs } from './known.ts';
import { termsPassed } from './passed.ts';
import { knownAs, stepOf } from './same-document.ts';

/** Finds what is new about a followed question: from what was known and what is known now to events. Pure. */

/** From when on something is news. */
export interface Since {
  /** The day on which following began, in Amsterdam. */
  readonly day: CalendarDate;
  /** Whether this is what the reader had before him when he began to follow: then nothing of it is news. */
  readonly isStart: boolean;
}

/** How a document of this kind is announced; null when it is not announced. */
function toldAs(role: Evidence['role']): ReportedAs | null {
  switch (role) {
    case 'answer':
      return 'answer';
    case 'settledByLetter':
      return 'settled';
    case 'withdrawn':
      return 'withdrawn';
    case 'postponement':
    case 'otherNotice':
      return 'word';
    default:
      return null;
  }
}

/** Whether a document must be announced; as a bare word only when nothing was announced of it, since its kind may be understood later. */
const isUntold = (as: ReportedAs, told: readonly ReportedAs[]): boolean =>
  as === 'word' ? told.length === 0 : !told.includes(as);

/** The kinds of events of documents that are no answer. */
const KIND_OF = {
  settledByLetter: 'settledByLetter',
  withdrawn: 'withdrawn',
  postponement: 'postponed',
  otherNotice: 'notice',
} as const satisfies Partial<Record<Evidence['role'], EventKind>>;

/** A provisional document that may be another one of the same reading waits until that is certain. */
const isCertainlyOne = (evidence: Evidence, all: readonly Evidence[]): boolean =>
  !isProvisional(evidence.document) || !all.some((other) => mayBeOne(evidence, other));

/** The newest identifier of each document in a reading, final ones first, so that a provisional one finds its final one. */
function inOrder(evidence: readonly Evidence[], answer: string | null): Evidence[] {
  const rank = (one: Evidence): number =>
    Number(isProvisional(one.document)) * 2 + Number(one.document !== answer && one.role === 'answer');
  return evidence.filter((one) => isCertainlyOne(one, evidence)).toSorted((a, b) => rank(a) - rank(b));
}

/** A document that was received this long before following began was found late, and is no news; in days. */
const LONG_BEFORE = 30;

/** Whether a first reading shows what there was, so that what comes after it is news. */
const isBeginning = ({ input }: FollowReading, { state }: Status): boolean =>
  state !== 'unknown' || input.search === 'found';

/**
 * Whether something found is news. Terms have their day; a document may be published some days after it was received, and a
 * new version of it keeps its day.
 */
function isNews({ kind, day }: FollowEvent, before: Knowledge | null, since: Since): boolean {
  if (kind === 'threeWeeks' || kind === 'sixWeeks')
    return !(before === null && since.isStart) && day !== null && day >= since.day;
  if (before === null) return !since.isStart && day !== null && day >= since.day;
  return kind === 'corrected' || kind === 'final' || day === null || day >= addDays(since.day, -LONG_BEFORE);
}

/**
 * What is new in a reading.
 *
 * Every event has a key that is the same whenever it is found again, and what was told is part of what is known: to record
 * both in one transaction makes it exactly once. What a reading does not show (a source failed) is no news and is not
 * forgotten. Nothing depends on how often or when the sources were read.
 *
 * @param before what was known; null before the first reading
 * @param reading what is known now
 * @param since from when on something is news
 * @param today calendar date in Amsterdam
 * @param doubted the same facts with what takes a claim away: a term of which no view says that it passed is not told either, and nothing of
 *   it is stored
 * @returns `known` is null while no reading showed what there was: then nothing can be told as new yet
 */
export function newsOf(
  before: Knowledge | null,
  reading: FollowReading,
  since: Since,
  today: CalendarDate,
  doubted: FollowReading = reading,
): { readonly known: Knowledge | null; readonly events: readonly FollowEvent[] } {
  const status = computeStatus(reading.input, today);
  if (before === null && !isBeginning(reading, status)) return { known: null, events: [] };
  const told: Telling = { reading, events: [], documents: [...(before?.documents ?? [])] };
  const answer = status.state === 'answered' ? status.answer.document : null;
  for (const evidence of inOrder(status.evidence, answer)) tellDocument(told, evidence);
  const terms = [...(before?.terms ?? [])];
  for (const { term, day, isCertain } of termsPassed(doubted, today)) {
    if (terms.includes(term)) continue;
    terms.push(term);
    told.events.push(eventOf(reading, term, null, { day, isCertain }));
  }
  const known = { reading, documents: told.documents, terms };
  return { known, events: told.events.filter((event) => isNews(event, before, since)) };
}

/** What is found while a reading is gone through. */
interface Telling {
  readonly reading: FollowReading;
  readonly events: FollowEvent[];
  documents: KnownDocument[];
}

function tellDocument(told: Telling, evidence: Evidence): void {
  const { reading, events } = told;
  const { document, role, date, supplementary } = evidence;
  const before = knownAs(evidence, told.documents, reading.aliases ?? []);
  const known = before ?? { id: document, now: document, role, date, supplementary, told: [] };
  const step = stepOf(known.now, document);
  const as = toldAs(role);
  const isNew = as !== null && isUntold(as, known.told);
  const after: KnownDocument = {
    ...known,
    now: step === 'same' ? known.now : document,
    // A source that does not know what it is does not make it unknown.
    role: role === 'unknown' ? known.role : role,
    date: date ?? known.date,
    told: isNew ? [...known.told, as] : known.told,
  };
  if (isNew) events.push(eventOf(reading, kindOf(told, evidence, known), evidence, { of: known.id }));
  else if (step === 'newer' && as === 'answer')
    events.push(eventOf(reading, 'corrected', evidence, { of: document.toLowerCase() }));
  if (before !== null && step === 'final') events.push(eventOf(reading, 'final', evidence, { of: known.id }));
  told.documents = [...told.documents.filter((one) => one !== before), after];
}

/** The first answer is the answer; all others add to it. */
function kindOf({ documents }: Telling, { role }: Evidence, known: KnownDocument): EventKind {
  if (role === 'answer') {
    const isFirst = documents.every((one) => one.id === known.id || !one.told.includes('answer'));
    return isFirst ? 'answered' : 'supplement';
  }
  return KIND_OF[role as keyof typeof KIND_OF];
}

/** Longest title in an event; see `FollowEvent`. */
const TITLE_LENGTH = 500;

function eventOf(
  reading: FollowReading,
  kind: EventKind,
  evidence: Evidence | null,
  { of = '', day, isCertain = true }: { of?: string; day?: CalendarDate; isCertain?: boolean },
): FollowEvent {
  const { number, question, title, checkedAt } = reading;
  const shown = evidence ?? { document: question, date: null, url: '', source: 'sru' as const, readAt: checkedAt };
  return {
    // Of a question there is one first answer, whatever document it turns out to be.
    key: [number, kind, kind === 'answered' ? '' : of].join('|').slice(0, 300),
    number,
    kind,
    title: title.slice(0, TITLE_LENGTH),
    day: day ?? shown.date,
    isCertain,
    document: evidence === null ? null : shown.document,
    url: shown.url === '' ? publicationUrl(shown.document) : shown.url,
    source: shown.source,
    readAt: shown.readAt,
  };
}
