import { TICKET_MS, type FRAME_TICKETS } from '../protocol/frame.ts';
import type { FrameAddress, Handlers, SenderLocation } from '../messages/server.ts';
import type { SessionMemory } from '../sources/session-memory.ts';
import { logAndReturn } from '../messages/log-error.ts';

/** A document that a frame may belong to, according to the browser and our script in it. */
export interface FrameTarget {
  /** Identifier of its publication. */
  readonly publication: string;
  /** Address it was loaded from. */
  readonly address: string;
}

/** A ticket that was offered but not claimed yet. */
interface Offer extends FrameTarget {
  readonly ticket: string;
  readonly tab: number;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** A frame that claimed its ticket; `frame` is the name of its document. */
type Claimed = FrameTarget & FrameAddress & { readonly frame: string };

const OFFERS = 'frame.offers';
const CLAIMED = 'frame.claimed';
/** How many offers to keep; a reader opens frames one after the other. */
const MAX_OFFERS = 20;
/**
 * A frame starts loading while its ticket is being offered, and may be the first to be heard: it is waited for so long, milliseconds.
 */
const OFFER_WAIT_MS = 2_000;
/** How long a page is let wait for its frame; it gives up before that, milliseconds. */
const CLAIM_WAIT_MS = 12_000;
/** How many frames to remember. Beyond that the oldest is forgotten, and rejected from then on. */
const MAX_FRAMES = 400;

/** A frame that so many messages did not reach is gone. */
const MAX_UNHEARD = 3;

const isText = (value: unknown): value is string => typeof value === 'string';
const isTarget = (row: unknown): row is FrameTarget & Record<string, unknown> =>
  typeof row === 'object' &&
  row !== null &&
  isText((row as Partial<FrameTarget>).publication) &&
  isText((row as Partial<FrameTarget>).address);
const isOffer = (row: unknown): row is Offer =>
  isTarget(row) && isText(row['ticket']) && typeof row['tab'] === 'number' && typeof row['until'] === 'number';
const isClaimed = (row: unknown): row is Claimed =>
  isTarget(row) && isText(row['frame']) && typeof row['tab'] === 'number' && typeof row['frameId'] === 'number';

/** Which of our frames belong to which page (decision 310). */
export interface FrameTickets {
  /** Waits until a frame has claimed this ticket, and so hears its page; a while at most. To be called before it is offered. */
  claimed(ticket: string): Promise<void>;
  /** Stores a ticket for the document that offers it. */
  offer(ticket: string, tab: number, home: FrameTarget): Promise<void>;
  /**
   * Exchanges a ticket for its document, once. Waits a moment for an offer that is on its way.
   *
   * @param at where the frame is, and the name of its document
   * @returns null for a ticket that was not offered in this tab, was used before, or has expired
   */
  claim(ticket: string, at: Omit<SenderLocation, 'loaded'>): Promise<FrameTarget | null>;
  /** Whether a frame has come with this ticket; also true of one that is not offered, of which nothing can be told. */
  there(ticket: string): Promise<boolean>;
  /** The page a frame belongs to; null for a frame that claimed no ticket. */
  homeOf(frame: string): Promise<FrameTarget | null>;
  /** Where the frames stand that have claimed a ticket; some may be gone. */
  places(): Promise<readonly FrameAddress[]>;
  /**
   * Records that a frame did not answer a push. After three failures it gets no more pushes; it may still send
   * requests.
   */
  missed(place: FrameAddress): void;
}

const homeIn = (row: FrameTarget | undefined): FrameTarget | null =>
  row === undefined ? null : { publication: row.publication, address: row.address };
const keyOf = ({ tab, frameId }: FrameAddress): string => `${tab}/${frameId}`;

/** Which frames still answer pushes. */
function createReach(): {
  known: (places: readonly FrameAddress[]) => FrameAddress[];
  missed: (place: FrameAddress) => void;
} {
  const misses = new Map<string, number>();
  return {
    known: (places) => places.filter((place) => (misses.get(keyOf(place)) ?? 0) < MAX_UNHEARD),
    missed: (place) => void misses.set(keyOf(place), (misses.get(keyOf(place)) ?? 0) + 1),
  };
}

/** Pages that wait until their frame has claimed its ticket. */
function createWaits(): { begin: (ticket: string) => Promise<void>; end: (ticket: string) => void } {
  const waiting = new Map<string, () => void>();
  const end = (ticket: string): void => waiting.get(ticket)?.();
  const begin = (ticket: string): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => end(ticket), CLAIM_WAIT_MS);
      waiting.set(ticket, () => {
        clearTimeout(timer);
        waiting.delete(ticket);
        resolve();
      });
    });
  return { begin, end };
}

/**
 * Creates the registry. It survives the worker, not the browser.
 *
 * @param now milliseconds since 1970
 */
export function createFrameTickets(memory: SessionMemory, now: () => number): FrameTickets {
  const read = async <T>(key: string, is: (row: unknown) => row is T): Promise<T[]> => {
    const kept = await memory.get(key).catch(logAndReturn('frame.memory'));
    return Array.isArray(kept) ? kept.filter(is) : [];
  };
  let offers: Promise<Offer[]> | undefined;
  let claimed: Promise<Map<string, Claimed>> | undefined;
  const reach = createReach();
  const offered = (): Promise<Offer[]> => (offers ??= read(OFFERS, isOffer));
  const frames = (): Promise<Map<string, Claimed>> =>
    (claimed ??= read(CLAIMED, isClaimed).then((rows) => new Map(rows.map((row) => [row.frame, row]))));
  /** Frames whose ticket was not offered yet. */
  const early = new Map<string, () => void>();
  const coming = (ticket: string): Promise<void> =>
    new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        early.delete(ticket);
        resolve();
      };
      const timer = setTimeout(done, early.size < MAX_OFFERS ? OFFER_WAIT_MS : 0);
      early.set(ticket, done);
    });
  const waits = createWaits();
  const keep = (key: string, rows: readonly unknown[]): void =>
    void memory.set(key, rows).catch(logAndReturn('frame.memory'));
  return {
    claimed: waits.begin,
    async offer(ticket, tab, { publication, address }) {
      const rows = await offered();
      rows.push({ ticket, tab, publication, address, until: now() + TICKET_MS });
      rows.splice(0, rows.length - MAX_OFFERS);
      keep(OFFERS, rows);
      early.get(ticket)?.();
    },
    async claim(ticket, { tab, frameId, document: frame }) {
      const rows = await offered();
      if (rows.every((row) => row.ticket !== ticket)) await coming(ticket);
      const at = rows.findIndex((row) => row.ticket === ticket);
      // A ticket is used up by the first claim, whether or not it comes from the right tab.
      const [offer] = at < 0 ? [] : rows.splice(at, 1);
      if (offer === undefined) return null;
      keep(OFFERS, rows);
      if (offer.tab !== tab || offer.until < now()) return null;
      const { publication, address } = offer;
      const known = await frames();
      known.set(frame, { publication, address, frame, tab, frameId });
      for (const oldest of known.keys()) {
        if (known.size <= MAX_FRAMES) break;
        known.delete(oldest);
      }
      keep(CLAIMED, [...known.values()]);
      waits.end(ticket);
      return { publication, address };
    },
    there: async (ticket) => (await offered()).every((row) => row.ticket !== ticket),
    homeOf: async (frame) => homeIn((await frames()).get(frame)),
    places: async () => reach.known([...(await frames()).values()]),
    missed: reach.missed,
  };
}

/** Handlers of the messages that connect a frame to its page. */
export function ticketHandlers(tickets: FrameTickets): Pick<Handlers, keyof typeof FRAME_TICKETS> {
  return {
    'frame.offer': async ({ ticket }, { publication, at }) => {
      if (typeof publication !== 'string' || at === undefined) throw new Error('nobody offers this');
      const claimed = tickets.claimed(ticket);
      await tickets.offer(ticket, at.tab, { publication, address: at.loaded });
      await claimed;
      return {};
    },
    'frame.there': async ({ ticket }) => ({ there: await tickets.there(ticket) }),
    'frame.claim': async ({ ticket }, { at }) => (at === undefined ? null : tickets.claim(ticket, at)),
  };
}
