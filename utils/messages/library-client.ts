import { browserPort, createClientOf } from './client.ts';
import { ALL_REQUESTS } from '../protocol/library.ts';

/** The client for extension pages, which may send every request. */
export const libraryClient = createClientOf(ALL_REQUESTS, browserPort);

/** Type of `libraryClient`, for callers that are given one. */
export type LibraryClient = typeof libraryClient;
