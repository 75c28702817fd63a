import { addDays } from '../../../../utils/domain/clock/calendar.ts';
import type { FollowReading } from '../../../../utils/domain/following/known.ts';
import type { Evidence, StatusDocument, StatusInput } from '../../../../utils/domain/status/types.ts';

/** A made question and everything that will ever be published about it; what a reading sees of it depends on the day. */

/** A document that will be published. */
export interface Coming {
  readonly role: Evidence['role'];
  /** Days from submission to its receipt, and from there to its publication. */
  readonly received: number;
  readonly lag: number;
  readonly supplementary?: boolean;
  /** Days under a provisional identifier; 0 for none. */
  readonly provisional: number;
  /** Days after publication to a corrected version; 0 for none. */
  readonly corrected: number;
}

export interface World {
  readonly number: string;
  readonly submitted: string;
  readonly coming: readonly Coming[];
}

/** What an identifier is on a day: provisional, final, or of the corrected version. */
function idOn(world: World, coming: Coming, nth: number, day: string): string {
  const published = publishedOn(world, coming);
  const serial = Number(world.number.slice(5)) * 10 + nth;
  if (coming.provisional > 0 && day < addDays(published, coming.provisional)) return `ah-${1_000_000 + serial}`;
  const isCorrected = coming.corrected > 0 && day >= addDays(published, coming.provisional + coming.corrected);
  return `ah-tk-20252026-${serial}${isCorrected ? '-n1' : ''}`;
}

/** When a document gets its final identifier and its corrected version, and how it is called until and from then on. */
export interface Renaming {
  readonly received: string;
  readonly isAnswer: boolean;
  readonly provisional: string | null;
  readonly plain: string;
  readonly finalOn: string;
  /** Null for one that is never corrected. */
  readonly corrected: { readonly id: string; readonly on: string } | null;
}

/** What becomes of the identifier of each document. */
export const renamingsOf = (world: World): Renaming[] =>
  world.coming.map((coming, nth) => {
    const finalOn = addDays(publishedOn(world, coming), coming.provisional);
    const on = addDays(finalOn, coming.corrected);
    return {
      received: receivedOn(world, coming),
      isAnswer: coming.role === 'answer',
      provisional: coming.provisional > 0 ? idOn(world, coming, nth, publishedOn(world, coming)) : null,
      plain: idOn(world, { ...coming, corrected: 0 }, nth, finalOn),
      finalOn,
      corrected: coming.corrected > 0 ? { id: idOn(world, coming, nth, on), on } : null,
    };
  });

export const receivedOn = ({ submitted }: World, { received }: Coming): string => addDays(submitted, received);
const publishedOn = (world: World, coming: Coming): string => addDays(receivedOn(world, coming), coming.lag);

/** What the sources say on a day. @param isDown they do not answer: what was read before is remembered */
export function readingOn(
  world: World,
  day: string,
  isDown = false,
  before: FollowReading | null = null,
): FollowReading {
  const checkedAt = `${day}T11:00:00.000Z`;
  const evidence = (document: string, role: Evidence['role'], date: string, supplementary: boolean): Evidence => ({
    document,
    role,
    date,
    supplementary,
    url: '',
    source: 'sru',
    readAt: checkedAt,
  });
  const { number, submitted } = world;
  const question = `kv-tk-${number}`;
  const documents = world.coming.flatMap((coming, nth): StatusDocument[] =>
    day < publishedOn(world, coming)
      ? []
      : [
          {
            evidence: evidence(
              idOn(world, coming, nth, day),
              coming.role,
              receivedOn(world, coming),
              coming.supplementary === true,
            ),
            reason: null,
            letter: null,
            said: null,
          },
        ],
  );
  const input: StatusInput = {
    question,
    chamber: 'tk',
    form: 'written',
    questionEvidence: [evidence(question, 'question', submitted, false)],
    documents: isDown ? (before?.input.documents ?? []) : documents,
    unread: [],
    search: isDown ? 'failed' : 'found',
    notFound: false,
    sourceErrors: [],
    failures: [],
    lastKnown: null,
  };
  return { number, question, title: `Question ${number}`, input, aliases: [], checkedAt };
}

/** The events that must be recorded in the end, without those of identifiers: kind and day. */
export function expectedOf(world: World, since: string, end: string): string[] {
  const { submitted } = world;
  const out: string[] = [];
  const published = world.coming.filter((coming) => publishedOn(world, coming) <= end);
  const answers = published
    .filter(({ role }) => role === 'answer')
    .toSorted((a, b) => (publishedOn(world, a) < publishedOn(world, b) ? -1 : 1));
  for (const coming of published) {
    if (publishedOn(world, coming) <= since) continue;
    const day = receivedOn(world, coming);
    if (coming.role === 'answer') out.push(`${coming === answers[0] ? 'answered' : 'supplement'} ${day}`);
    if (coming.role === 'postponement') out.push(`postponed ${day}`);
    if (coming.role === 'withdrawn') out.push(`withdrawn ${day}`);
  }
  const isEnd = ({ role }: Coming): boolean => role === 'answer' || role === 'withdrawn';
  for (const [kind, days, counts] of [
    ['threeWeeks', 21, () => true],
    ['sixWeeks', 42, isEnd],
  ] as const) {
    const first = addDays(submitted, days + 1);
    if (first <= since || first > end) continue;
    if (!world.coming.some((coming) => counts(coming) && coming.received <= days)) out.push(`${kind} ${first}`);
  }
  return out.toSorted();
}
