import { type Bulk } from './bulk/index.ts';
import { type KamerService } from './kamer/names.ts';
import { type Publication } from './publication.ts';

/** One request as a host sees it. */
export interface Ask {
  readonly method: string;
  /** Decoded path, starting with a slash. */
  readonly path: string;
  readonly query: URLSearchParams;
}

/** What a host answers. */
export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What every host knows. */
export interface World {
  readonly publications: ReadonlyMap<string, Publication>;
  /** Publications that are gone in this stage, to the one their addresses lead to. */
  readonly moved: ReadonlyMap<string, string>;
  /** What `w.vraagnummer` is to the search: an index, refused, or one by which nothing is found. All are possible in reality. */
  readonly questionNumberIndex: boolean | 'empty';
  /** Whether the sidebar of pages stays in sight while scrolling and takes the heading over. */
  readonly stickySidebar: boolean;
  /** Which versions of the Tweede Kamer's data there are. */
  readonly kamer: KamerService;
  /** A large list beside the publications, which the search and the metadata know; null when there is none. */
  readonly bulk: Bulk | null;
}

/** A host of the replica: a pure function from request to answer. */
export type Host = (ask: Ask, world: World) => Reply;

export const html = (body: string, status = 200): Reply => ({ status, type: 'text/html; charset=utf-8', body });
export const xml = (body: string, status = 200): Reply => ({ status, type: 'application/xml; charset=utf-8', body });
export const text = (body: string, status = 200): Reply => ({ status, type: 'text/plain; charset=utf-8', body });

export const redirect = (path: string): Reply => ({ ...text('', 302), headers: { Location: path } });

/** A publication by its identifier: one of the folder, or of the large list. */
export function publicationOf(world: World, id: string): Publication | undefined {
  return world.publications.get(id) ?? world.bulk?.get(id);
}
