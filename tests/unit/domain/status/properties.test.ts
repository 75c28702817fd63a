import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../../utils/domain/clock/calendar.ts';
import { computeStatus } from '../../../../utils/domain/status/compute.ts';
import { STATE_NAMES } from '../../../../utils/domain/status/states.ts';
import { Status } from '../../../../utils/domain/status/types.ts';
import { day, input, written } from './arbitrary.ts';
import { appendix, facts, S } from './build.ts';

const TERMS = ['open', 'postponed', 'probablyPostponed', 'overdue', 'probablyOverdue'];

describe('for any facts', () => {
  it('the state has its shape, and every state is reached', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(input, day, (value, today) => {
        const status = computeStatus(value, today);
        seen.add(status.state);
        expect(Status.safeParse(status).success).toBe(true);
      }),
      { numRuns: 6000, seed: 1 },
    );
    expect(
      [...seen].toSorted(),
      'a state is missing: let `document` in arbitrary.ts generate the facts for it, or give it a step in compute.ts',
    ).toEqual([...STATE_NAMES].toSorted());
  });

  it('an answer found is never called open, postponed, overdue or unknown', () => {
    fc.assert(
      fc.property(input, day, (value, today) => {
        const documents = [...value.documents, appendix('answer', S, { document: 'ah-tk-20232024-100' })];
        expect(computeStatus({ ...value, documents }, today).state).toBe('answered');
      }),
    );
  });

  it('without an answer, none is claimed', () => {
    fc.assert(
      fc.property(input, day, (value, today) => {
        const documents = value.documents.filter(({ evidence }) => evidence.role !== 'answer');
        expect(computeStatus({ ...value, documents }, today).state).not.toBe('answered');
      }),
    );
  });

  it('a term is claimed only by a search that answered and with every appendix read', () => {
    fc.assert(
      fc.property(input, day, (value, today) => {
        const { state } = computeStatus(value, today);
        const blind = value.search === 'failed' || value.search === 'notAsked' || value.unread.length > 0;
        if (blind || value.chamber === 'ek' || value.form === 'oral') expect(TERMS).not.toContain(state);
        if (value.search === 'empty') expect(TERMS.filter((name) => name !== 'open')).not.toContain(state);
      }),
      { numRuns: 500 },
    );
  });

  it('postponed only by a postponement, overdue only past its due date', () => {
    fc.assert(
      fc.property(input, day, (value, today) => {
        const status = computeStatus(value, today);
        if (status.state === 'postponed')
          expect(value.documents.some(({ evidence }) => evidence.role === 'postponement')).toBe(true);
        if (status.state === 'probablyPostponed' || status.state === 'probablyOverdue')
          expect(value.documents.some(({ evidence }) => evidence.role === 'otherNotice')).toBe(true);
        if (status.state === 'overdue' || status.state === 'probablyOverdue') {
          expect(today > status.due).toBe(true);
          expect(addDays(status.due, status.daysLate)).toBe(today);
        }
        if (status.state === 'open' || status.state === 'postponed' || status.state === 'probablyPostponed') {
          expect(today <= status.due).toBe(true);
          expect(addDays(today, status.daysLeft)).toBe(status.due);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('the order of documents and naming one twice change nothing', () => {
    const shuffled = input.chain((value) =>
      fc.record({
        value: fc.constant(value),
        documents: fc.shuffledSubarray([...value.documents, ...value.documents], {
          minLength: value.documents.length * 2,
        }),
        evidence: fc.shuffledSubarray([...value.questionEvidence, ...value.questionEvidence], {
          minLength: value.questionEvidence.length * 2,
        }),
      }),
    );
    fc.assert(
      fc.property(shuffled, day, ({ value, documents, evidence }, today) => {
        expect(computeStatus({ ...value, documents, questionEvidence: evidence }, today)).toEqual(
          computeStatus(value, today),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('the timeline is in order, holds today once, and no date that cannot be true', () => {
    fc.assert(
      fc.property(input, day, (value, today) => {
        const status = computeStatus(value, today);
        const dates = status.timeline.map(({ date }) => date);
        expect(dates).toEqual(dates.toSorted());
        expect(status.timeline.filter(({ what }) => what === 'today')).toEqual([
          { what: 'today', date: today, document: null },
        ]);
        const wrong = new Set(status.sourceErrors.map((error) => error.document));
        for (const point of status.timeline)
          expect(point.document !== null && point.what !== 'submitted' && wrong.has(point.document)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

describe('as days go by, for a question whose documents are all there', () => {
  const RANK = ['open', 'probablyPostponed', 'postponed', 'noTerm', 'probablyOverdue', 'overdue'];

  it('a state is never better than the day before', () => {
    fc.assert(
      fc.property(written, fc.integer({ min: 0, max: 60 }), (value, days) => {
        const today = addDays(S, days);
        const past = {
          ...value,
          documents: value.documents.filter(
            ({ evidence }) => evidence.date === null || (evidence.date >= S && evidence.date <= today),
          ),
        };
        const a = computeStatus(past, today);
        const b = computeStatus(past, addDays(today, 1));
        if (RANK.includes(a.state)) expect(RANK.indexOf(b.state)).toBeGreaterThanOrEqual(RANK.indexOf(a.state));
        else expect(b.state).toBe(a.state);
      }),
      { numRuns: 1000 },
    );
  });

  it('with nothing published: open for 22 days, then overdue by one day more each day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), (days) => {
        const status = computeStatus(facts(), addDays(S, days));
        if (days <= 21) expect(status).toMatchObject({ state: 'open', daysLeft: 21 - days });
        else expect(status).toMatchObject({ state: 'overdue', daysLate: days - 21 });
      }),
    );
  });

  it('with a postponement: postponed until the six weeks are over', () => {
    fc.assert(
      fc.property(fc.integer({ min: 21, max: 400 }), (days) => {
        const status = computeStatus(
          facts({ documents: [appendix('postponement', addDays(S, 20))] }),
          addDays(S, days),
        );
        if (days <= 42) expect(status).toMatchObject({ state: 'postponed', daysLeft: 42 - days });
        else expect(status).toMatchObject({ state: 'overdue', term: 'sixWeeks', daysLate: days - 42 });
      }),
    );
  });
});
