import type { CorpusService } from '../../utils/services/list/service.ts';
import type { Clock } from '../../utils/domain/clock/calendar.ts';
import { mayTouch } from '../../utils/messages/own-publication.ts';
import type { Handlers, Sender } from '../../utils/messages/server.ts';
import type { DossierService } from '../../utils/services/dossier.ts';
import type { StoredDossiers } from '../../utils/store/dossiers.ts';
import { fixedRequests } from '../../utils/domain/site/checks/services.ts';
import type { Network } from '../../utils/sources/http.ts';
import type { NamedQuestions } from '../../utils/services/named-questions.ts';
import type { PageService } from '../../utils/services/page.ts';
import type { Kamer } from '../../utils/services/kamer.ts';
import type { StripService } from '../../utils/services/strip.ts';
import type { CollectionsRepository } from '../../utils/store/collections.ts';
import type { LibraryRepository } from '../../utils/store/library.ts';
import type { MayTouch, NotesRepository } from '../../utils/store/notes.ts';
import { corpusHandlers } from './corpus.ts';
import { kamerHandlers } from './kamer-handlers.ts';
import { collectionHandlers } from '../../utils/services/collections.ts';
import { handlersOfLibrary } from './library-handlers.ts';
import type { SyncServices } from './sync.ts';
import { type FrameTickets, ticketHandlers } from '../../utils/services/frame-tickets.ts';
import type { createMarks } from '../../utils/services/marks.ts';
import { errorHandlers, type ErrorLog } from '../../utils/services/error-log.ts';
import { LookBudget } from '../../utils/services/look-budget.ts';
import { lookAtNamed, type NamedParts } from '../../utils/services/named.ts';
import { publicationUrl } from '../../utils/domain/site/address.ts';
import { compareVersion } from '../../utils/services/versions.ts';
import { answersOf, marksInAnswers, type AnswerParts } from '../../utils/services/answers.ts';
import { syncHandlers } from '../../utils/services/sync/handlers.ts';
import { sharedHandlers } from '../../utils/services/sync/dossiers/handlers.ts';
import { followHandlers } from '../../utils/services/following/handlers.ts';
import { inOneBatch } from '../../utils/services/in-one-batch.ts';
import type { MineParts } from '../../utils/services/following/mine.ts';
import type { Following } from '../../utils/services/following/service.ts';
import { createNoteChanges, type Push } from '../../utils/services/notes.ts';
import { relatedHandlers } from '../../utils/services/related.ts';
import { createVisits, type VisitParts } from '../../utils/services/visits.ts';
import { logAndReturn } from '../../utils/messages/log-error.ts';
import type { LibraryTarget } from '../../utils/protocol/wanted.ts';

/** What the handlers wire together. */
export interface HandlerParts extends Pick<VisitParts, 'dossiers' | 'picture' | 'onOpened'> {
  readonly notes: NotesRepository;
  readonly library: LibraryRepository;
  readonly collections: CollectionsRepository;
  readonly cache: Pick<StoredDossiers, 'count'>;
  readonly pages: PageService;
  readonly strip: StripService;
  readonly named: NamedQuestions;
  readonly following: Following;
  readonly devices: SyncServices;
  readonly kamer: Kamer;
  readonly clock: Clock;
  /** See `DossierService.doubted`. */
  readonly doubted: DossierService['doubted'];
  /** See `DossierService.states`. */
  readonly states: NamedParts['cached'];
  /** What was found out about a question, in full. */
  readonly told: AnswerParts['dossiers'];
  readonly corpus: CorpusService;
  readonly network: Network;
  readonly push: Push;
  /** The keys that mark a selection; empty for none. */
  readonly markKeys: () => Promise<string>;
  readonly openOptions: () => Promise<void>;
  readonly tickets: FrameTickets;
  readonly marks: ReturnType<typeof createMarks>;
  readonly errors: ErrorLog;
  /** Opens the library at the publication of the page in front. */
  /** @param at what follows the `#` in its address */
  readonly openLibrary: (at: string, wish: LibraryTarget | null) => Promise<void>;
  /** Puts the second script of a publication into the page of a tab. */
  readonly injectTouchScript: (tab: number) => Promise<void>;
  /** Injects the script that draws signs into the page of a tab. */
  readonly putSigns: (tab: number) => Promise<void>;
  readonly speaking: NamedParts['speaking'];
}

/** Gathers the data for the reader's own questions. Callers ask about one question at a time; reads are batched. */
function mineParts({ states, corpus }: Pick<HandlerParts, 'states' | 'corpus'>): Pick<MineParts, 'peek' | 'corpus'> {
  const cached = inOneBatch(states);
  const listed = inOneBatch((numbers) => corpus.questions(numbers));
  return {
    peek: async (number) => (await cached(number)).get(number) ?? null,
    corpus: {
      async question(number) {
        const found = await listed(number);
        if (found.outcome === 'none') return found;
        return { outcome: 'found', record: found.records.get(number) ?? null, updatedTo: found.updatedTo };
      },
    },
  };
}

/** Which stored notes a sender may have: a page those of its own publication, our own pages any. */
const touchedBy = ({ kind, publication }: Sender): MayTouch | undefined =>
  kind !== 'extension' ? (target) => mayTouch(target, publication ?? '') : undefined;

/** A script in an official page may not put a note into a dossier, because dossiers may be meant for others. */
const withoutDossier = <T extends { readonly collection?: string | null | undefined }>(
  request: T,
  sender: Sender,
): T => (sender.kind === 'page' ? { ...request, collection: undefined } : request);

/** Runs work for a message that expects no data. */
const nothing = async (work: Promise<void>): Promise<Record<string, never>> => {
  await work;
  return {};
};

/** Sends one of the standing requests. @throws RangeError when there is none of that number */
async function askService(network: Network, which: number): ReturnType<Network['raw']> {
  const request = fixedRequests()[which];
  if (request === undefined) throw new RangeError('no such request');
  return network.raw(request.address);
}

/** Handlers of the messages about what a page names. */
function namedHandlers(parts: HandlerParts): Pick<Handlers, 'named.begin' | 'named.look' | 'named.write'> {
  const { corpus, notes, following, states, told, speaking } = parts;
  const budget = new LookBudget(() => parts.clock.now().getTime());
  const needed: NamedParts = {
    corpus,
    notes,
    cached: states,
    numbersOf: (id) => told.knownNumbersOf(id),
    follows: (numbers) => following.store.among(numbers),
    speaking,
  };
  return {
    'named.begin': async (_, { at }) => nothing(at === undefined ? Promise.resolve() : parts.putSigns(at.tab)),
    'named.look': async ({ named }, { kind, at }) => {
      const most = kind === 'page' ? budget.take(at?.tab ?? null, named.length) : named.length;
      return { named: await lookAtNamed(needed, named.slice(0, most)) };
    },
    'named.write': ({ id, writes }) =>
      nothing(
        parts.openLibrary('this', {
          address: publicationUrl(id),
          writes: writes ? { question: null, text: '' } : null,
        }),
      ),
  };
}

/** One handler for each message of the protocol. */
export function createHandlers(parts: HandlerParts): Handlers {
  const { notes, library, cache, pages, following, devices, corpus, network, push, strip, errors } = parts;
  const visits = createVisits(parts);
  const changes = createNoteChanges(notes, library, push);
  return {
    'dossier.get': visits.dossier,
    'dossier.peek': visits.peek,
    'page.get': visits.page,
    'versions.compare': (asked) => compareVersion({ dossiers: parts.told, http: network.client('reader') }, asked),
    'answers.get': (asked) => answersOf({ dossiers: parts.told, http: network.client('reader') }, asked),
    'answers.marks': (asked) => marksInAnswers({ dossiers: parts.told, marks: parts.marks }, asked),
    'strip.peek': ({ address }) => strip.peek(address),
    'strip.get': visits.strip,
    'strip.counts': (asked) => strip.counts(asked),
    'marks.hide': ({ hidden }) => nothing(strip.hideMarks(hidden)),
    'strip.touch': async (_, { at }) => nothing(at === undefined ? Promise.resolve() : parts.injectTouchScript(at.tab)),
    ...namedHandlers(parts),
    ...kamerHandlers(parts, visits.dossier),
    'strip.elsewhere': ({ address, writes, figures }) =>
      nothing(
        figures === undefined
          ? parts.openLibrary('this', { address, writes })
          : parts.openLibrary(`figures?number=${figures}`, null),
      ),
    'diagnose.run': (request) => pages.diagnose(request),
    'services.ask': ({ which }) => askService(network, which),
    'notes.get': ({ id }) => notes.get(id),
    'notes.list': (query) => notes.list(query),
    'passages.list': (query) => notes.listPassages(query),
    'notes.save': (request, sender) => changes.save(withoutDossier(request, sender), touchedBy(sender)),
    'notes.change': (request, sender) => changes.change(withoutDossier(request, sender), touchedBy(sender)),
    'notes.delete': (request, sender) => changes.delete(request, touchedBy(sender)),
    'notes.restore': (request, sender) => changes.restore(request, touchedBy(sender)),
    ...ticketHandlers(parts.tickets),
    'marks.find': (request) => parts.marks.find(request),
    ...handlersOfLibrary(library, changes),
    ...collectionHandlers(parts.collections, () => void push('collections.changed', {})),
    ...followHandlers(following, { clock: parts.clock, library, doubted: parts.doubted, ...mineParts(parts) }),
    ...errorHandlers(errors),
    ...sharedHandlers(devices.shared),
    ...syncHandlers(devices.sync, devices.store, () => void push('sync.changed', {})),
    // Deleting everything includes the error log, although it holds no text.
    'library.wipe': async (request) => {
      const answer = await following.during(() => devices.sync.during(() => changes.wipe(request)));
      if (answer.outcome === 'wiped') await devices.sync.forgotten();
      await errors.clear().catch(logAndReturn('errors.clear', undefined));
      return answer;
    },
    ...corpusHandlers(corpus),
    ...relatedHandlers({
      ...parts,
      http: network.client('reader'),
      follows: (numbers) => following.store.among(numbers),
      onNamed: (number) => void push('related.changed', { number }),
    }),
    'store.facts': async () => notes.facts(await cache.count().catch(logAndReturn('cache.count', 0))),
    'keys.mark': async () => ({ keys: await parts.markKeys() }),
    'options.open': () => nothing(parts.openOptions()),
  };
}
