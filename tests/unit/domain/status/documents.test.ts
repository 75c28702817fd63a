import { describe, expect, it } from 'vitest';
import { computeStatus } from '../../../../utils/domain/status/compute.ts';
import { appendix, D3, D6, facts } from './build.ts';

const answer = appendix('answer', '2024-03-20');

describe('several answers', () => {
  const first = appendix('answer', '2024-02-20', { document: 'ah-tk-20232024-10' });
  const later = appendix('answer', '2024-03-05', { document: 'ah-tk-20232024-20' });
  const supplement = appendix('answer', '2024-02-15', { document: 'ah-tk-20232024-30', supplementary: true });

  it('the earliest is the answer, later ones are listed', () => {
    const status = computeStatus(facts({ documents: [later, first] }), D6);
    expect(status).toMatchObject({
      state: 'answered',
      days: 13,
      answer: { document: 'ah-tk-20232024-10' },
      supplements: [{ document: 'ah-tk-20232024-20' }],
    });
    expect(
      status.timeline.filter(({ what }) => what === 'answer' || what === 'supplement').map(({ what }) => what),
    ).toEqual(['answer', 'supplement']);
  });

  it('a supplement is the answer only when there is no other', () => {
    expect(computeStatus(facts({ documents: [supplement, later] }), D6)).toMatchObject({
      answer: { document: 'ah-tk-20232024-20' },
      supplements: [{ document: 'ah-tk-20232024-30' }],
    });
    expect(computeStatus(facts({ documents: [supplement] }), D6)).toMatchObject({
      state: 'answered',
      days: 8,
      answer: { document: 'ah-tk-20232024-30' },
    });
  });

  it('one with a date that can be true goes before one with a wrong date', () => {
    const wrong = appendix('answer', '2014-02-20', { document: 'ah-tk-20232024-40' });
    const status = computeStatus(facts({ documents: [wrong, later] }), D6);
    expect(status).toMatchObject({ answer: { document: 'ah-tk-20232024-20' }, days: 27 });
    expect(status.sourceErrors).toEqual([
      { code: 'receivedBeforeSubmitted', document: 'ah-tk-20232024-40', detail: '2014-02-20 < 2024-02-07' },
    ]);
  });
});

describe('dates that cannot be true are shown and not computed with', () => {
  it('received before submitted', () => {
    const status = computeStatus(facts({ documents: [appendix('answer', '2014-03-01')] }), D6);
    expect(status).toMatchObject({ state: 'answered', days: null, punctuality: null, answer: { date: '2014-03-01' } });
    expect(status.sourceErrors.map(({ code }) => code)).toEqual(['receivedBeforeSubmitted']);
    expect(status.timeline.some(({ what }) => what === 'answer')).toBe(false);
  });

  it('received in the future', () => {
    const status = computeStatus(facts({ documents: [appendix('answer', '2034-03-01')] }), D6);
    expect(status).toMatchObject({ state: 'answered', days: null });
    expect(status.sourceErrors.map(({ code }) => code)).toEqual(['receivedInFuture']);
  });

  it('a postponement with an impossible order still postpones', () => {
    expect(computeStatus(facts({ documents: [appendix('postponement', '2014-02-19')] }), D6)).toMatchObject({
      state: 'postponed',
      due: D6,
    });
  });

  it('sources that differ on when an answer was received', () => {
    const status = computeStatus(
      facts({ documents: [answer, appendix('answer', '2024-03-19', { source: 'sru' })] }),
      D6,
    );
    expect(status).toMatchObject({ state: 'answered', days: null, answer: { date: null } });
    expect(status.sourceErrors).toEqual([
      { code: 'contradictoryDates', document: 'ah-tk-20232024-answer', detail: '2024-03-19 / 2024-03-20' },
    ]);
  });

  it('an error both a reader and the rules saw is shown once', () => {
    const error = {
      code: 'receivedBeforeSubmitted',
      document: 'ah-tk-20232024-answer',
      detail: '2014-03-01 < 2024-02-07',
    } as const;
    expect(
      computeStatus(facts({ documents: [appendix('answer', '2014-03-01')], sourceErrors: [error, error] }), D6)
        .sourceErrors,
    ).toEqual([error]);
  });

  it('refuses a day that does not exist', () => {
    expect(() => computeStatus(facts(), '2024-02-30')).toThrow(RangeError);
  });
});

describe('the same document from several sources', () => {
  const id = 'ah-tk-20232024-7';
  it('its text refines a notice; a type that is known wins from one that is not', () => {
    const metadata = appendix('otherNotice', '2024-02-19', { document: id });
    const page = appendix('postponement', null, { document: id, source: 'page', reason: 'Omdat.' });
    const sru = appendix('unknown', '2024-02-19', { document: id, source: 'sru' });
    const status = computeStatus(facts({ documents: [sru, metadata, page] }), D3);
    expect(status).toMatchObject({
      state: 'postponed',
      reason: 'Omdat.',
      notice: { document: id, date: '2024-02-19' },
    });
    expect(status.evidence).toHaveLength(2);
  });

  it('a notice by its metadata is not made an answer by the search', () => {
    const metadata = appendix('otherNotice', '2024-02-19', { document: id });
    const sru = appendix('answer', '2024-02-19', { document: id, source: 'sru' });
    expect(computeStatus(facts({ documents: [sru, metadata] }), D3).state).toBe('probablyPostponed');
  });
});
