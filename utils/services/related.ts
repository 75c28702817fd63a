import { browser } from 'wxt/browser';
import { todayInAmsterdam } from '../domain/clock/today.ts';
import type { CorpusSearchRequest, NoList, RelatedAnswer } from '../questions/file/contract.ts';
import type { CorpusService } from './list/service.ts';
import type { Dossier } from '../domain/dossier/types.ts';
import type { Handlers } from '../messages/server.ts';
import { questionIdentifier } from '../domain/publication/identifier.ts';
import type { PublicationRecord } from '../domain/publication/record.ts';
import { recordOfSource } from '../domain/publication/source-message.ts';
import type { QuestionsAnswer } from '../questions/search/contract.ts';
import { questionRows } from '../questions/search/view.ts';
import { RelatedPlace, type RelatedViewRequest, type RelatedView } from '../questions/view/contract.ts';
import { type Known, knownTitle, referencesOf, relatedRequest } from '../questions/view/query.ts';
import { relatedView, withoutFacts } from '../questions/view/view.ts';
import type { HttpClient } from '../sources/http.ts';
import { searchMeanwhile } from './meanwhile.ts';
import type { NamedQuestions } from './named-questions.ts';
import type { PageService } from './page.ts';
import type { NotesRepository } from '../store/notes.ts';
import { logAndReturn } from '../messages/log-error.ts';
import type { CollectionsRepository } from '../store/collections.ts';

/** What is needed to gather related questions. Only `named` uses the network, once, for what the page names, and `http` for a click. */
export interface RelatedParts {
  readonly corpus: CorpusService;
  readonly pages: Pick<PageService, 'peek'>;
  readonly notes: Pick<NotesRepository, 'list' | 'numbersWithTag'>;
  readonly collections: Pick<CollectionsRepository, 'numbersIn'>;
  readonly named: NamedQuestions;
  /** Which of these questions are followed. */
  readonly follows: (numbers: readonly string[]) => Promise<readonly string[]>;
  /** For a search that the reader asks for. */
  readonly http: HttpClient;
  /** Called when more became known about what this question's page names. */
  readonly onNamed: (number: string) => void;
}

/** Key in session storage, which is cleared when the browser closes: where a reader was must not be kept. */
const placeKey = (number: string): string => `related.${number}`;
/** How many references of a page to look at. */
const MAX_REFERENCES = 20;
/** How many places to remember; the oldest are dropped first. */
const MAX_PLACES = 50;

/** Handlers of the messages about related questions and search results. */
export function relatedHandlers(
  parts: RelatedParts,
): Pick<Handlers, 'related.view' | 'related.meanwhile' | 'related.place' | 'questions.search' | 'questions.figures'> {
  return {
    'questions.search': (request) => search(parts, request),
    async 'questions.figures'(request) {
      const { tag, collection } = request;
      const tagged = tag === undefined ? null : await parts.notes.numbersWithTag(tag);
      const inside = collection === undefined ? null : new Set<string>(await parts.collections.numbersIn(collection));
      const both = inside === null ? tagged : (tagged ?? [...inside]).filter((number) => inside.has(number));
      return parts.corpus.figures(request, both);
    },
    'related.view': (request) => gather(parts, request.number, pageOf(request)),
    async 'related.meanwhile'(request) {
      const { known } = await knownOf(parts, request.number, pageOf(request));
      return searchMeanwhile(parts.http, { number: request.number, title: knownTitle(known) });
    },
    async 'related.place'({ number, place }) {
      await remember(number, place).catch(logAndReturn('related.place'));
      return {};
    },
  };
}

/** How many questions are probably related to one, by the title and what its page says; null without a list. */
export async function countRelated(
  parts: Pick<RelatedParts, 'corpus' | 'pages'>,
  number: string,
  page: PublicationRecord | null,
): Promise<number | null> {
  const answer = await askedList(parts, await knownOf(parts, number, page));
  return answer?.outcome === 'listed' ? answer.questions.filter(({ likely }) => likely).length : null;
}

/** The cached dossier of a question; null when it was never looked up. */
async function peek({ pages }: Pick<RelatedParts, 'pages'>, number: string): Promise<Dossier | null> {
  const address = questionIdentifier(number)?.url;
  return address === undefined ? null : pages.peek(address).catch(logAndReturn('related.peek', null));
}

/** What the reader has of questions: cached dossiers, numbers of notes, and which are followed. */
interface Own {
  readonly today: string;
  readonly dossiers: Map<string, Dossier>;
  readonly notes: Map<string, number>;
  readonly followed: ReadonlySet<string> | undefined;
}

/** What the reader has of these questions. */
async function ownOf(parts: RelatedParts, numbers: readonly string[]): Promise<Own> {
  const [told, found, followed, own] = await Promise.all([
    parts.named.known(numbers),
    Promise.all(numbers.map(async (number) => [number, await peek(parts, number)] as const)),
    parts.follows(numbers).then((some) => new Set(some), logAndReturn('related.follows', undefined)),
    numbers.length === 0
      ? null
      : parts.notes.list({ publication: '', questionNumbers: [...numbers] }).catch(logAndReturn('related.notes', null)),
  ]);
  const notes = new Map<string, number>();
  for (const { target } of own?.outcome === 'listed' ? own.notes : [])
    if (target.questionNumber !== null) notes.set(target.questionNumber, (notes.get(target.questionNumber) ?? 0) + 1);
  // A dossier that was looked up beats one from a search for named questions, unless it found nothing.
  const better = found.filter(([number, dossier]) => dossier !== null && (dossier.title !== '' || !told.has(number)));
  const dossiers = new Map([
    ...told,
    ...better.flatMap(([number, dossier]): [string, Dossier][] => (dossier === null ? [] : [[number, dossier]])),
  ]);
  return { today: todayInAmsterdam(new Date()), dossiers, notes, followed };
}

async function search(parts: RelatedParts, request: CorpusSearchRequest): Promise<QuestionsAnswer> {
  const found = await parts.corpus.search(request);
  if (found.outcome === 'none') return found;
  const { total, questions, all, corrections, query, offers, updatedTo, problem } = found;
  const own = await ownOf(
    parts,
    questions.map(({ number }) => number),
  );
  return {
    outcome: 'found',
    total,
    rows: questionRows(questions, query, { ...own, updatedTo }),
    all,
    corrections: corrections.map(({ from, to }) => ({ from, to: [...to] })),
    offers,
    updatedTo,
    problem,
  };
}

/** What is known of the question at hand, and why the list says nothing when it does not. */
interface Asked {
  readonly known: Known;
  readonly none: NoList | null;
}

/** What the list says of it; null when no title is known. Without a list, the reason, whatever is known about the question. */
async function askedList(
  { corpus }: Pick<RelatedParts, 'corpus'>,
  { known, none }: Asked,
): Promise<RelatedAnswer | null> {
  const query = relatedRequest(known);
  return query === null ? none : corpus.related(query);
}

/** What is known of a question. @param page as it was read; null when only the number is known */
async function knownOf(
  parts: Pick<RelatedParts, 'corpus' | 'pages'>,
  number: string,
  page: PublicationRecord | null,
): Promise<Asked> {
  const [found, dossier] = await Promise.all([parts.corpus.question(number), peek(parts, number)]);
  const isFound = found.outcome === 'found';
  return { known: { number, page, listed: isFound ? found.record : null, dossier }, none: isFound ? null : found };
}

/** The page contained in a request. */
const pageOf = ({ page }: RelatedViewRequest): PublicationRecord | null =>
  page === null || page.source === null ? null : recordOfSource(page.source, page.address);

async function gather(parts: RelatedParts, number: string, page: PublicationRecord | null): Promise<RelatedView> {
  const [asked, place] = await Promise.all([
    knownOf(parts, number, page),
    recall(number).catch(logAndReturn('related.place', null)),
  ]);
  const { known } = asked;
  const answer = await askedList(parts, asked);
  const listed = answer?.outcome === 'listed' ? answer.questions.map((item) => item.number) : [];
  const named = referencesOf(page).map((reference) => reference.number);
  const numbers = [...new Set([...listed, ...named.slice(0, MAX_REFERENCES)])];
  const view = relatedView({ ...known, answer, ...(await ownOf(parts, numbers)), place });
  // The state of this question comes first: search only once it is known and not being refreshed.
  if (known.dossier?.refreshing === false) {
    const wanted = withoutFacts(view, known);
    if (wanted.length > 0) void parts.named.ask(wanted).then((isNew) => isNew && parts.onNamed(number));
  }
  return view;
}

async function recall(number: string): Promise<RelatedPlace | null> {
  const key = placeKey(number);
  const stored = (await browser.storage.session.get(key)) as Record<string, { place?: unknown } | undefined>;
  const read = RelatedPlace.safeParse(stored[key]?.place);
  return read.success ? read.data : null;
}

async function remember(number: string, place: RelatedPlace): Promise<void> {
  const all = (await browser.storage.session.get(null)) as Record<string, { at?: unknown } | undefined>;
  const old = Object.entries(all)
    .filter(([key]) => key.startsWith(placeKey('')))
    .toSorted(([, a], [, b]) => Number(b?.at ?? 0) - Number(a?.at ?? 0))
    .slice(MAX_PLACES - 1)
    .map(([key]) => key);
  if (old.length > 0) await browser.storage.session.remove(old);
  await browser.storage.session.set({ [placeKey(number)]: { place, at: Date.now() } });
}
