import * as z from 'zod/mini';
import { SOUGHT_STATES } from '../file/contract.ts';
import type { Terms } from './terms.ts';

/** What the loaded list can be asked for. A condition it cannot answer would find nothing, and look as if there were nothing. */
export const Offers = z.object({
  /** Whether the party of any member is known. */
  party: z.boolean(),
  /** How those who are asked are named: not at all, by name only, or by office too (“Minister van Financiën”). */
  minister: z.enum(['none', 'names', 'offices']),
  /** States that at least one question has, in the order of `SOUGHT_STATES`. */
  states: z.array(z.enum(SOUGHT_STATES)),
});
export type Offers = z.infer<typeof Offers>;

/** An office, as the official sources write it before a portfolio or a name; keys of people are folded. */
const OFFICE = /^>(?:de )?(?:viceminister|minister|staatssecretaris)\b/;

/**
 * Reads from the list itself what can be asked of it.
 *
 * @param states of all questions, as the form names them, in any order
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
