import type { CorpusService } from '../../utils/services/list/service.ts';
import type { Dossier } from '../../utils/domain/dossier/types.ts';
import type { PageAnswer, PageRequest, StatePicture } from '../../utils/protocol/page.ts';
import type { PushName, PushOf } from '../../utils/protocol/requests.ts';
import { parseIdentifier } from '../../utils/domain/publication/identifier.ts';
import { mayBeRead } from '../../utils/domain/publication/told-by-source.ts';
import { mayTouch } from '../../utils/messages/own-publication.ts';
import type { Handlers, Sender } from '../../utils/messages/server.ts';
import type { StoredDossiers } from '../../utils/store/dossiers.ts';
import { standingRequests } from '../../utils/domain/site/checks/services.ts';
import type { Network } from '../../utils/sources/http.ts';
import type { NamedQuestions } from '../../utils/services/named-questions.ts';
import type { PageService } from '../../utils/services/page.ts';
import type { StripService } from '../../utils/services/strip.ts';
import type { LibraryRepository } from '../../utils/store/library.ts';
import type { Status } from '../../utils/domain/status/types.ts';
import type { MayTouch, NotesRepository, SaveOutcome } from '../../utils/store/notes.ts';
import { corpusHandlers } from './corpus.ts';
import { learnedFrom, toldBy } from './learn.ts';
import { createLibraryHandlers } from './library-handlers.ts';
import { type FrameTickets, ticketHandlers } from '../../utils/services/frame-tickets.ts';
import type { createMarks } from '../../utils/services/marks.ts';
import { relatedHandlers } from '../../utils/services/related.ts';

/** What the handlers wire together. */
export interface HandlerParts {
  readonly notes: NotesRepository;
  readonly library: LibraryRepository;
  readonly cache: Pick<StoredDossiers, 'count'>;
  readonly dossiers: { get(request: unknown): Promise<Dossier> };
  readonly pages: PageService;
  readonly strip: StripService;
  readonly named: NamedQuestions;
  /** A state in words, in the reader's language. */
  readonly picture: (status: Status) => Promise<StatePicture>;
  readonly corpus: CorpusService;
  readonly network: Pick<Network, 'raw'>;
  readonly push: <N extends PushName>(name: N, payload: PushOf<N>) => Promise<void>;
  readonly openOptions: () => Promise<void>;
  readonly tickets: FrameTickets;
  readonly marks: ReturnType<typeof createMarks>;
  /** Opens the library at what there is of the page in front. */
  readonly openLibrary: () => Promise<void>;
  /** Puts the second script of a publication into the page of a tab. */
  readonly putHand: (tab: number) => Promise<void>;
}

/** Which stored notes a sender may have: a page those of its own publication, our own pages any. */
const touchedBy = ({ kind, publication }: Sender): MayTouch | undefined =>
  kind !== 'extension' ? (target) => mayTouch(target, publication ?? '') : undefined;

/**
 * One handler for each message of the protocol. A change of a note is told to every open page, after
 * the write is durable.
 */
// oxlint-disable-next-line max-lines-per-function -- one line or few for each message
export function createHandlers({
  notes,
  library,
  cache,
  dossiers,
  pages,
  strip,
  named,
  picture,
  corpus,
  network,
  push,
  openOptions,
  tickets,
  marks,
  openLibrary,
  putHand,
}: HandlerParts): Handlers {
  const told = async (writing: Promise<SaveOutcome>): Promise<SaveOutcome['result']> => {
    const { result, changed } = await writing;
    if (changed && result.outcome === 'saved') {
      void push('notes.changed', { notes: [result.note] });
      void push('library.changed', { many: false });
      library.changed();
    }
    return result;
  };
  const getPage = async (request: PageRequest): Promise<PageAnswer> => {
    const answer = await pages.get(request);
    if (answer.dossier !== null) void library.noteState(answer.dossier.number, answer.dossier.status.state);
    const facts = toldBy(answer);
    const learning = [library.learn(learnedFrom(answer)), facts === null ? false : library.tell(facts)];
    void Promise.all(learning).then((anew) => {
      // Notes that were made under another identifier belong here as well, or the publication has its title now.
      if (anew.includes(true)) void push('library.changed', { many: true });
    });
    return answer;
  };
  return {
    'dossier.get': async (request) => {
      const dossier = await dossiers.get(request);
      void library.noteState(dossier.number, dossier.status.state);
      return dossier;
    },
    'dossier.peek': async ({ address }) => {
      const dossier = await pages.peek(address);
      return dossier && { dossier, picture: await picture(dossier.status) };
    },
    'page.get': getPage,
    'strip.peek': ({ address }) => strip.peek(address),
    'strip.get': async ({ isContained, ...request }) => {
      const { address, source } = request;
      const id = parseIdentifier(address)?.id ?? '';
      const isRead = source !== null && mayBeRead(source, id, isContained);
      return strip.view(await getPage({ ...request, source: isRead ? source : null }), address);
    },
    'strip.counts': (asked) => strip.counts(asked),
    'strip.hand': async (_, { at }) => {
      if (at !== undefined) await putHand(at.tab);
      return {};
    },
    'strip.elsewhere': async () => {
      await openLibrary();
      return {};
    },
    'diagnose.run': (request) => pages.diagnose(request),
    'services.ask': async ({ which }) => {
      const request = standingRequests()[which];
      if (request === undefined) throw new RangeError('no such request');
      return network.raw(request.address);
    },
    'notes.list': (query) => notes.list(query),
    'passages.list': (query) => notes.listPassages(query),
    'notes.doubts': (request) => library['notes.doubts'](request),
    'notes.settle': async (request) => {
      const answer = await library['notes.settle'](request);
      // The notes are shown with the publication from now on.
      if (answer.outcome === 'stored' && request.belongs) void push('library.changed', { many: true });
      return answer;
    },
    'notes.save': (request, sender) => told(notes.save(request, touchedBy(sender))),
    'notes.change': (request, sender) => told(notes.change(request, touchedBy(sender))),
    'notes.delete': (request, sender) => told(notes.delete(request, touchedBy(sender))),
    'notes.restore': (request, sender) => told(notes.restore(request, touchedBy(sender))),
    ...ticketHandlers(tickets),
    'marks.find': (request) => marks.find(request),
    ...createLibraryHandlers(library, push),
    ...corpusHandlers(corpus),
    ...relatedHandlers({ corpus, pages, notes, named, onNamed: (number) => void push('related.changed', { number }) }),
    'store.facts': async () => notes.facts(await cache.count().catch(() => 0)),
    'options.open': async () => {
      await openOptions();
      return {};
    },
  };
}
