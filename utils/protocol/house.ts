import * as z from 'zod/mini';
import { LANGUAGES } from '../domain/i18n/language.ts';
import { StatePicture } from './page.ts';

/** Requests of the script in pages of the Tweede Kamer. Part of `REQUESTS`. The question is the one in the address that the browser names. */

const text = (most: number) => z.string().check(z.maxLength(most));

/** What is shown on a page of the Tweede Kamer: public facts only. */
export const HouseView = z.object({
  language: z.enum(LANGUAGES),
  /** The address it is about, as `houseAddressOf` cuts it: a page that went on meanwhile does not show it. */
  of: text(2_000),
  /** Number of the question; null when the address names a document of which nothing is remembered. */
  number: z.nullable(text(20)),
  /** Number of the document in the address, when it names one. */
  document: z.nullable(text(20)),
  /** Address of the publication of the question; null without a number. */
  url: z.nullable(text(300)),
  /** The state in words; null when it could not be determined. */
  picture: z.nullable(StatePicture),
});
export type HouseView = z.infer<typeof HouseView>;

export const HOUSE_REQUESTS = {
  /** The state of the question of the sending page; asks the official services as the page of its publication does. Null while it is switched off. */
  'house.strip': { request: z.object({}), response: z.nullable(HouseView), from: 'house', timeoutMs: 120_000 },
  /** Opens the library at that question with a new note, or the settings. */
  'house.open': {
    request: z.object({ what: z.enum(['notes', 'settings']) }),
    response: z.object({}),
    from: 'house',
    timeoutMs: 5_000,
  },
} as const;
