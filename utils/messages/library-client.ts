import { browserPort, createClientOf } from './client.ts';
import { ALL_REQUESTS } from '../protocol/library.ts';

/** The client for extension pages, which may ask everything. Pages use `client`. */
export const libraryClient = createClientOf(ALL_REQUESTS, browserPort);

/** What `libraryClient` is, for callers that take one. */
export type LibraryClient = typeof libraryClient;
