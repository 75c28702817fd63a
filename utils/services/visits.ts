import type { Status } from '../domain/status/types.ts';
import type { Dossier } from '../domain/dossier/types.ts';
import { parseIdentifier } from '../domain/publication/identifier.ts';
import { mayBeRead } from '../domain/publication/confirmed-by-source.ts';
import type { RequestOf, ResponseOf } from '../protocol/requests.ts';
import type { StripService } from './strip.ts';
import type { PageAnswer, PageRequest, PeekAnswer, StatePicture } from '../protocol/page.ts';
import type { LibraryRepository } from '../store/library.ts';
import { learnedFrom, factsFromAnswer } from './learn.ts';
import type { Push } from './notes.ts';
import type { PageService } from './page.ts';

/** What the service needs. */
export interface VisitParts {
  readonly pages: Pick<PageService, 'get' | 'peek'>;
  readonly dossiers: { get(request: unknown): Promise<Dossier> };
  readonly strip: Pick<StripService, 'view'>;
  readonly library: Pick<LibraryRepository, 'learn' | 'noteState' | 'tell'>;
  /** Puts a state into the reader's language. */
  readonly picture: (status: Status) => Promise<StatePicture>;
  readonly push: Push;
  /** Called with the number of an opened question, and whether the reader asked to check it now. */
  readonly onOpened: (number: string, force: boolean) => void;
}

/** Answers pages about their question, and passes what it learns to the library: states, titles, identifiers. */
export interface Visits {
  /** See `dossier.get`. */
  readonly dossier: (request: unknown) => Promise<Dossier>;
  /** See `dossier.peek`. */
  readonly peek: (request: { address: string }) => Promise<PeekAnswer | null>;
  /** See `page.get`. */
  readonly page: (request: PageRequest) => Promise<PageAnswer>;
  /** See `strip.get`. */
  readonly strip: (request: RequestOf<'strip.get'>) => Promise<ResponseOf<'strip.get'>>;
}

/** Creates the service. */
export function createVisits({ pages, dossiers, strip, library, picture, push, onOpened }: VisitParts): Visits {
  const keepState = ({ number, status }: Dossier): void => void library.noteState(number, status.state);
  const page = async (request: PageRequest): Promise<PageAnswer> => {
    const answer = await pages.get(request);
    if (answer.dossier !== null) {
      keepState(answer.dossier);
      onOpened(answer.dossier.number, request.until === 'recheck');
    }
    const facts = factsFromAnswer(answer);
    const learning = [library.learn(learnedFrom(answer)), facts === null ? false : library.tell(facts)];
    void Promise.all(learning).then((news) => {
      // Notes made under another identifier turn out to belong here, or the publication now has a title.
      if (news.includes(true)) void push('library.changed', { many: true });
    });
    return answer;
  };
  return {
    page,
    async strip({ isContained, ...request }) {
      const { address, source } = request;
      const id = parseIdentifier(address)?.id ?? '';
      const isRead = source !== null && mayBeRead(source, id, isContained);
      return strip.view(await page({ ...request, source: isRead ? source : null }), address);
    },
    async dossier(request) {
      const dossier = await dossiers.get(request);
      keepState(dossier);
      return dossier;
    },
    async peek({ address }) {
      const dossier = await pages.peek(address);
      return dossier && { dossier, picture: await picture(dossier.status) };
    },
  };
}
