import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeStatus } from '../../../../utils/domain/status/compute.ts';
import type { Evidence } from '../../../../utils/domain/status/types.ts';
import { appendix, D6, facts } from './build.ts';

const ID = 'ah-tk-20232024-9501';
const version = (suffix: string, role: Evidence['role'], date: string | null, more: object = {}) =>
  appendix(role, date, {
    document: `${ID}${suffix}`,
    url: `https://zoek.officielebekendmakingen.nl/${ID}${suffix}.html`,
    ...more,
  });
const first = version('', 'answer', '2024-03-20');

describe('a reprint or a corrected version is a version of its document', () => {
  it.each(['-h1', '-n1', '-h', '-n2'])('%s supplements nothing and is no point of its own', (suffix) => {
    const status = computeStatus(facts({ documents: [first, version(suffix, 'answer', '2024-04-02')] }), '2024-04-20');
    expect(status).toMatchObject({
      state: 'answered',
      days: 42,
      supplements: [],
      answer: {
        document: `${ID}${suffix}`,
        url: `https://zoek.officielebekendmakingen.nl/${ID}${suffix}.html`,
        date: '2024-03-20',
      },
    });
    expect(status.timeline.filter(({ what }) => what === 'answer' || what === 'supplement')).toEqual([
      { what: 'answer', date: '2024-03-20', document: `${ID}${suffix}` },
    ]);
    expect(status.evidence.map(({ document }) => document)).toEqual(['kv-tk-2024Z01911', `${ID}${suffix}`]);
    expect(status.sourceErrors).toEqual([]);
  });

  it('the newest of several is linked, in any order', () => {
    const all = ['-h1', '', '-n2', '-h10'].map((suffix) => version(suffix, 'answer', '2024-03-20'));
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (documents) => {
        expect(computeStatus(facts({ documents }), D6)).toMatchObject({ answer: { document: `${ID}-h10` } });
      }),
    );
  });

  it('a letter at the end, another number and a real supplement are other documents', () => {
    for (const document of [`${ID}a`, `${ID}1`, 'ah-tk-20232024-9502']) {
      const later = appendix('answer', '2024-04-02', { document, supplementary: true });
      expect(computeStatus(facts({ documents: [first, later] }), '2024-04-20')).toMatchObject({
        answer: { document: ID },
        supplements: [{ document }],
      });
    }
  });

  it('only the reprint is known: it is the answer', () => {
    expect(computeStatus(facts({ documents: [version('-h1', 'answer', '2024-03-21')] }), D6)).toMatchObject({
      state: 'answered',
      answer: { document: `${ID}-h1`, date: '2024-03-21' },
    });
  });

  it('a version of unknown type does not undo the one before it', () => {
    const later = version('-h1', 'unknown', null);
    expect(computeStatus(facts({ documents: [first, later] }), D6)).toMatchObject({ state: 'answered', days: 42 });
  });

  it('a reprinted postponement is one postponement, its reason that of the newest that gives one', () => {
    const documents = [
      version('', 'otherNotice', '2024-02-19', { said: 'Woorden.' }),
      version('-h1', 'postponement', '2024-02-22', { reason: 'Afstemming.' }),
    ];
    expect(computeStatus(facts({ documents }), D6)).toMatchObject({
      state: 'postponed',
      notice: { document: `${ID}-h1`, date: '2024-02-19' },
      reason: 'Afstemming.',
    });
  });
});
