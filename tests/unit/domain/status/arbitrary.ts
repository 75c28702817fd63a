import fc from 'fast-check';
import { addDays } from '../../../../utils/domain/clock/calendar.ts';
import type { StatusInput } from '../../../../utils/domain/status/types.ts';
import { appendix, facts, question, S } from './build.ts';

/** Random facts about a question, for properties of states. */

/** A day around submission and the terms after it. */
export const day = fc.integer({ min: -5, max: 80 }).map((days) => addDays(S, days));
const role = fc.constantFrom('answer', 'postponement', 'settledByLetter', 'withdrawn', 'otherNotice', 'unknown');
const source = fc.constantFrom('page', 'metadata', 'sru', 'xml', 'cache');
const document = fc
  .record({
    role,
    date: fc.option(day),
    number: fc.integer({ min: 1, max: 5 }),
    source,
    supplementary: fc.boolean(),
    reason: fc.constantFrom('a', 'b'),
  })
  .map(({ role, date, number, ...more }) => appendix(role, date, { document: `ah-tk-20232024-${number}`, ...more }));
/** Facts as sources may give them, contradictory ones included. */
export const input: fc.Arbitrary<StatusInput> = fc
  .record({
    documents: fc.array(document, { maxLength: 5 }),
    questionEvidence: fc.array(
      fc
        .record({ date: fc.option(fc.constantFrom(S, addDays(S, 1))), source })
        .map((value) => question(value.date, value.source)),
      { maxLength: 2 },
    ),
    search: fc.constantFrom('found', 'empty', 'failed', 'notAsked'),
    unread: fc.subarray(['ah-tk-20232024-9']),
    form: fc.constantFrom('written', 'oral', 'other', 'unknown'),
    chamber: fc.constantFrom('tk', 'ek', null),
    notFound: fc.boolean(),
  })
  .map((changes) => facts(changes));
/** The same of a written question that the search knows, and of which everything was read. */
export const written = input.map((value): StatusInput => ({
  ...value,
  form: 'written',
  chamber: 'tk',
  questionEvidence: [question()],
  search: 'found',
  unread: [],
  notFound: false,
}));
