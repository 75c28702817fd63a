import type * as z from 'zod/mini';
import { ERROR_REQUESTS } from './error-log.ts';
import { LIST_REQUESTS } from './library/lists.ts';
import { MANY_REQUESTS } from './library/many.ts';
import { SAFEKEEPING_REQUESTS } from './library/safekeeping.ts';
import { TRANSFER_REQUESTS } from './library/transfer.ts';
import { REQUESTS } from './requests.ts';
import { SERVICES_REQUESTS } from './services.ts';
import { SHARED_REQUESTS } from './shared.ts';
import { SYNC_REQUESTS } from './sync.ts';

/** Requests of the library. Only extension pages may send them. */
export const LIBRARY_REQUESTS = {
  ...LIST_REQUESTS,
  ...MANY_REQUESTS,
  ...TRANSFER_REQUESTS,
  ...SAFEKEEPING_REQUESTS,
} as const;
export type LibraryRequestName = keyof typeof LIBRARY_REQUESTS;

/** Every request of the protocol. */
export const ALL_REQUESTS = {
  ...REQUESTS,
  ...LIBRARY_REQUESTS,
  ...SERVICES_REQUESTS,
  ...ERROR_REQUESTS,
  ...SYNC_REQUESTS,
  ...SHARED_REQUESTS,
} as const;
export type AnyRequestName = keyof typeof ALL_REQUESTS;

export type AnyRequestOf<N extends AnyRequestName> = z.infer<(typeof ALL_REQUESTS)[N]['request']>;
export type AnyResponseOf<N extends AnyRequestName> = z.infer<(typeof ALL_REQUESTS)[N]['response']>;
