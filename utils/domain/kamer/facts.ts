import * as z from 'zod/mini';
import { CalendarDate } from '../publication/record.ts';
import { VERSION_NAMES } from './versions.ts';

/** What the Tweede Kamer says of one question, as a schema for every border it crosses. */

/** Maximum length of a value, in UTF-16 units; longer ones are cut. */
export const MAX_TEXT = 500;
/** Limits above the number of actors and documents of any real question. */
export const MAX_ROWS = 200;

/** The kind of a case that is a set of written questions. */
export const WRITTEN = 'Schriftelijke vragen';

const text = z.string().check(z.maxLength(MAX_TEXT));
const count = z.int().check(z.minimum(0), z.maximum(1_000_000));

/** A member who put the questions. */
const KamerMember = z.object({
  name: text,
  /** As the Kamer writes it, also one that we have never heard of; null when it names none. */
  party: z.nullable(text),
});

/** A member of the government whom they are addressed to. */
const KamerOfficial = z.object({
  name: text,
  /** `minister van Justitie en Veiligheid`; null when it is not named. */
  office: z.nullable(text),
  /** The ministry of that office on the day of the questions, by our own table; null when it says none, or more than one. */
  ministry: z.nullable(text),
});

/** A document that the Kamer files under the questions. */
const KamerDocument = z.object({
  /** `2026D44063`. */
  number: text,
  /** What the Kamer calls it: `Antwoord schriftelijke vragen`. */
  kind: text,
  subject: text,
  date: z.nullable(CalendarDate),
  /** Identifier under which it is published, where the Kamer says it or it follows from the number of the appendix. */
  publication: z.nullable(text),
});

/** Everything of one question. */
export const KamerFacts = z.object({
  number: text,
  /** What the Kamer calls the case; `Schriftelijke vragen` for written questions. */
  kind: text,
  subject: text,
  submitted: z.nullable(CalendarDate),
  /** The term the Kamer states, if any. We show it but never calculate with it. */
  term: z.nullable(CalendarDate),
  submitters: z.array(KamerMember).check(z.maxLength(MAX_ROWS)),
  addressees: z.array(KamerOfficial).check(z.maxLength(MAX_ROWS)),
  documents: z.array(KamerDocument).check(z.maxLength(MAX_ROWS)),
  /** Parts that exist but could not be read, or for which this version of the service has no names. */
  unread: count,
  version: z.enum(VERSION_NAMES),
  /** ISO instant, UTC. */
  readAt: text,
});
export type KamerFacts = z.infer<typeof KamerFacts>;
