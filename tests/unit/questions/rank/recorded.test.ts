import { describe, expect, test } from 'vitest';
import { GRADED, hasRecorded, readCorpus, RECORDED } from '../../../../bench/related/corpus.ts';
import { buildIndex } from '../../../../utils/questions/rank/build.ts';
import { openIndex } from '../../../../utils/questions/rank/open.ts';
import { findRelated } from '../../../../utils/questions/rank/related.ts';

const recorded = hasRecorded();
if (!recorded) console.log(`related questions on real titles: skipped, ${RECORDED} and ${GRADED} are not there`);

describe.skipIf(!recorded)('related questions on the real titles of 2020 and later', () => {
  test('the customs scanners of 2021, 2022 and 2023 stand in the first five of 2024Z01911', () => {
    const records = readCorpus(RECORDED).filter(({ date }) => date !== null && date >= '2020');
    const query = records.find(({ number }) => number === '2024Z01911');
    if (query === undefined) throw new Error('the seed question is not in the recorded list');
    const file = buildIndex(records);
    expect(file.byteLength).toBeLessThan(3_000_000);
    const found = findRelated(openIndex(file), query, { limit: 5 }).map((result) => result.number);
    for (const year of ['2021', '2022', '2023']) {
      const scanners = {
        2021: ['2021Z02175', '2021Z02292', '2021Z03164'],
        2022: ['2022Z01227'],
        2023: ['2023Z11492', '2023Z11786'],
      };
      expect(
        scanners[year as unknown as keyof typeof scanners].some((number) => found.includes(number)),
        `${year}: ${found.join(' ')}`,
      ).toBe(true);
    }
  });
});
