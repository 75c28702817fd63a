import type { Dossier } from '../domain/dossier/types.ts';
import { formatDate } from '../domain/i18n/dates.ts';
import type { Language } from '../domain/i18n/language.ts';
import { statusTranslator } from '../domain/i18n/status.ts';
import { STATE_ICONS, TONES } from '../domain/status/looks.ts';
import { orElse } from '../messages/swallow.ts';
import type { NamedPublication, NamedStanding } from '../protocol/named.ts';
import { standingOf, standingOfDossier, type StateAndDays } from '../questions/view/rows.ts';
import type { NotesRepository } from '../store/notes.ts';
import type { CorpusService } from './list/service.ts';

/** What is needed. Nothing of it uses the network. */
export interface NamedParts {
  readonly corpus: Pick<CorpusService, 'question'>;
  readonly notes: Pick<NotesRepository, 'noted'>;
  /** The cached dossier of a question; null when it was never looked up. */
  readonly peek: (number: string) => Promise<Dossier | null>;
  /** Question numbers that an answer or notice is about, as far as is remembered. */
  readonly numbersOf: (id: string) => readonly string[];
  /** Which of these questions are followed. */
  readonly follows: (numbers: readonly string[]) => Promise<readonly string[]>;
  /** The reader's language and today's date in Amsterdam (YYYY-MM-DD). */
  readonly speaking: () => Promise<{ language: Language; today: string }>;
}

/**
 * What is known of publications that a page names, in the order asked: the state by the cache, else by the list, and whether the
 * reader follows them or has notes. What cannot be read is left out, each by itself.
 */
export async function lookAtNamed(parts: NamedParts, named: readonly NamedPublication[]): Promise<NamedStanding[]> {
  const asked = named.map(({ id, number }) => ({ id, number: number ?? onlyOne(parts.numbersOf(id)) }));
  const numbers = [...new Set(asked.flatMap(({ number }) => number ?? []))];
  const [spoken, followed, noted, facts] = await Promise.all([
    parts.speaking(),
    parts.follows(numbers).then((some) => new Set(some), orElse('named.follows', undefined)),
    parts.notes.noted({ publications: asked.map(({ id }) => id), questionNumbers: numbers }),
    Promise.all(numbers.map(async (number) => [number, await factsOf(parts, number)] as const)),
  ]);
  const known = new Map(facts);
  return asked.map(({ id, number }, at) => {
    const fact = number === null ? undefined : known.get(number);
    return {
      id,
      number,
      // An answer has no state: the one of its question would be read as one.
      state: fact === undefined || named[at]?.number === null ? null : stateOf(fact, spoken),
      title: (fact?.dossier?.title || fact?.title || '').slice(0, 1_000),
      ...(number === null || followed === undefined ? {} : { followed: followed.has(number) }),
      ...(noted === null ? {} : { noted: noted.has(id) || (number !== null && noted.has(number)) }),
    };
  });
}

/** Of an answer to several questions it is not said which one is meant. */
const onlyOne = (numbers: readonly string[]): string | null => (numbers.length === 1 ? (numbers[0] ?? null) : null);

interface Facts {
  readonly dossier: Dossier | null;
  readonly title: string;
  readonly listed: ((today: string) => StateAndDays) | null;
}

async function factsOf({ corpus, peek }: NamedParts, number: string): Promise<Facts> {
  const [found, dossier] = await Promise.all([
    corpus.question(number).catch(orElse('named.list', null)),
    peek(number).catch(orElse('named.peek', null)),
  ]);
  const record = found?.outcome === 'found' ? found.record : null;
  const updatedTo = found?.outcome === 'found' ? found.updatedTo : null;
  return {
    dossier,
    title: record?.title ?? '',
    listed: record === null ? null : (today) => standingOf(record, updatedTo, today),
  };
}

/** The state by the cache, which knows better than the list unless nothing could be found out; null when neither knows one. */
function stateOf(
  { dossier, listed }: Facts,
  { language, today }: { language: Language; today: string },
): NamedStanding['state'] {
  const cached = dossier === null ? null : standingOfDossier(dossier, today);
  const best = cached === null || cached.state === 'unknown' ? (listed?.(today) ?? cached) : cached;
  if (best === null || best.state === 'unknown') return null;
  const { state, asOf } = best;
  return {
    tone: TONES[state],
    icon: STATE_ICONS[state],
    word: statusTranslator(language)(`state.${state}`),
    asOf: asOf === null ? null : formatDate(asOf, language),
  };
}
