import * as z from 'zod/mini';
import { SOUGHT_STATES } from '../../domain/status/states.ts';
import type { Terms } from './terms.ts';

/** What the list can be asked for. A condition that it cannot answer would find nothing, and seem to say that there is nothing. */
export const Offers = z.object({
  /** Whether the party of any member is known. */
  party: z.boolean(),
  /** How addressees are named: not at all, by name only, or also by office (“Minister van Financiën”). */
  minister: z.enum(['none', 'names', 'offices']),
  /** States that some question has, in the order of `SOUGHT_STATES`. */
  states: z.array(z.enum(SOUGHT_STATES)),
});
export type Offers = z.infer<typeof Offers>;

/** An office, as official sources write it before a portfolio or name, in the key of an addressee. */
const OFFICE = /^>(?:de )?(?:viceminister|minister|staatssecretaris)\b/;

/**
 * Finds out what the list can be asked for.
 *
 * @param states states of the form that its questions have
 */
export function offersOf(terms: Terms, states: ReadonlySet<string>): Offers {
  let minister: Offers['minister'] = 'none';
  terms.eachPerson((key) => {
    if (!key.startsWith('>') || minister === 'offices') return;
    minister = OFFICE.test(key) ? 'offices' : 'names';
  });
  return {
    party: terms.parties.length > 0,
    minister,
    states: SOUGHT_STATES.filter((state) => states.has(state)),
  };
}
