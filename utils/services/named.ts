import type { Dossier } from '../domain/dossier/types.ts';
import { formatDate } from '../domain/i18n/dates.ts';
import type { Language } from '../domain/i18n/language.ts';
import { statusTranslator } from '../domain/i18n/status.ts';
import type { CorpusRecord } from '../domain/question-list/record.ts';
import { STATE_ICONS, TONES } from '../domain/status/looks.ts';
import { logAndReturn } from '../messages/log-error.ts';
import type { NamedPublication, NamedStatus } from '../protocol/named.ts';
import { listState, standingOf } from '../questions/view/rows.ts';
import type { NotesRepository } from '../store/notes.ts';
import type { CorpusService, SomeQuestions } from './list/service.ts';

/** What the cache knows of a question. */
type Cached = Pick<Dossier, 'status' | 'checkedAt'>;

/** What is needed. Nothing of it uses the network. */
export interface NamedParts {
  readonly corpus: Pick<CorpusService, 'questions'>;
  readonly notes: Pick<NotesRepository, 'noted'>;
  /** The states of those questions that were looked up, by number. */
  readonly cached: (numbers: readonly string[]) => Promise<ReadonlyMap<string, Cached>>;
  /** Question numbers that an answer or notice is about, as far as is remembered. */
  readonly numbersOf: (id: string) => readonly string[];
  /** Which of these questions are followed. */
  readonly follows: (numbers: readonly string[]) => Promise<readonly string[]>;
  /** The reader's language and today's date in Amsterdam (YYYY-MM-DD). */
  readonly speaking: () => Promise<{ language: Language; today: string }>;
}

/** What was read of all that is asked about; what could not be read is undefined or null. */
interface Read {
  readonly spoken: { readonly language: Language; readonly today: string };
  readonly followed: ReadonlySet<string> | undefined;
  readonly noted: ReadonlySet<string> | null;
  readonly cached: ReadonlyMap<string, Cached>;
  readonly list: SomeQuestions | null;
}

/**
 * What is known of publications that a page names, in the order asked: the state by the cache, else by the list, and whether the
 * reader follows them or has notes. An entry that cannot be read is omitted; the others stay.
 */
export async function lookAtNamed(parts: NamedParts, named: readonly NamedPublication[]): Promise<NamedStatus[]> {
  const asked = named.map(({ id, number }) => ({ id, number: number ?? onlyOne(parts.numbersOf(id)) }));
  const numbers = [...new Set(asked.flatMap(({ number }) => number ?? []))];
  const [spoken, followed, noted, cached, list] = await Promise.all([
    parts.speaking(),
    parts.follows(numbers).then((some) => new Set(some), logAndReturn('named.follows', undefined)),
    parts.notes.noted({ publications: asked.map(({ id }) => id), questionNumbers: numbers }),
    parts.cached(numbers).catch(logAndReturn('named.peek', new Map<string, Cached>())),
    parts.corpus.questions(numbers).catch(logAndReturn('named.list', null)),
  ]);
  const read: Read = { spoken, followed, noted, cached, list: list?.outcome === 'found' ? list : null };
  return asked.map(({ id, number }, at): NamedStatus => {
    const isNoted = noted === null ? {} : { noted: noted.has(id) || (number !== null && noted.has(number)) };
    if (number === null) return { id, number, state: null, listed: null, known: false, title: '', ...isNoted };
    const question = questionOf(number, read);
    // The number of an answer's question was read in that answer. It has no state: that of its question would be read as one.
    return named[at]?.number === null
      ? { ...question, ...isNoted, id, number, state: null, known: true }
      : { ...question, ...isNoted, id, number };
  });
}

/** For an answer to several questions, do not say which one is meant. */
const onlyOne = (numbers: readonly string[]): string | null => (numbers.length === 1 ? (numbers[0] ?? null) : null);

/** What is known of one question. Following is told of what is known to be one, and of what is followed. */
function questionOf(
  number: string,
  { spoken, followed, cached, list }: Read,
): Pick<NamedStatus, 'state' | 'listed' | 'known' | 'title' | 'followed'> {
  const record = list?.records.get(number) ?? null;
  const dossier = cached.get(number) ?? null;
  const known = record !== null || (dossier !== null && dossier.status.evidence.length > 0);
  const isFollowed = followed?.has(number);
  return {
    state: stateOf(dossier, record, list?.updatedTo ?? null, spoken),
    listed: list === null ? null : record !== null,
    known,
    title: record?.title ?? '',
    ...(isFollowed === undefined || !(known || isFollowed) ? {} : { followed: isFollowed }),
  };
}

/** The state by the cache, and by the list where that may tell more; null when neither knows one. */
function stateOf(
  dossier: Cached | null,
  record: CorpusRecord | null,
  updatedTo: string | null,
  { language, today }: Read['spoken'],
): NamedStatus['state'] {
  const { state, asOf } = standingOf(dossier, listState(record, updatedTo, today), today);
  if (state === 'unknown') return null;
  return {
    tone: TONES[state],
    icon: STATE_ICONS[state],
    word: statusTranslator(language)(`state.${state}`),
    asOf: asOf === null ? null : formatDate(asOf, language),
  };
}
