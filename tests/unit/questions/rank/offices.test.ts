import { describe, expect, test } from 'vitest';
import { hasRecorded, readCorpus, RECORDED } from '../../../../bench/related/corpus.ts';
import { fold } from '../../../../utils/dutch/fold.ts';
import { buildIndex } from '../../../../utils/questions/rank/build.ts';
import { addresseeIds } from '../../../../utils/questions/rank/addressees.ts';
import { holdersOf, officeOf } from '../../../../utils/questions/rank/offices.ts';
import { openIndex } from '../../../../utils/questions/rank/open.ts';

describe('holders of an office', () => {
  test.each([
    ['Minister van Financiën', '2024-11-15', ['heinen']],
    ['Minister van Financiën', '2010-02-22', ['bos']],
    ['Minister van Financiën', '2010-02-23', ['de jager']],
    ['Minister van Veiligheid en Justitie', '2014-05-01', ['opstelten']],
    ['Minister van Justitie en Veiligheid', '2019-05-01', ['grapperhaus']],
    ['Staatssecretaris van Financiën', '2021-03-01', ['vijlbrief', 'van huffelen']],
    ['Minister-President', '2015-01-01', ['rutte']],
    ['Minister van Klimaat en Groene Groei', '2024-11-15', ['hermans']],
  ])('%s on %s', (office, date, names) => {
    expect(holdersOf(office, date)).toEqual(names);
  });
  test('is the last known holder, after the table', () => {
    expect(holdersOf('Minister van Financiën', '2026-12-01')).toEqual(['heinen']);
  });
  test('is not known before the table, without a day, or for what is no office', () => {
    expect(holdersOf('Minister van Financiën', '2006-01-01')).toEqual([]);
    expect(holdersOf('Minister van Toverkunst', '2024-11-15')).toEqual([]);
    expect(holdersOf('Minister van Financiën', null)).toEqual([]);
    expect(holdersOf('Eelco Heinen (E.)', '2024-11-15')).toEqual([]);
  });
});

describe('the addressees of a page', () => {
  const question = (number: string, addressee: string) => ({
    number,
    title: `Vraag over sluis ${number}`,
    date: '2024-08-01',
    submitters: [],
    addressees: [addressee],
  });
  const index = openIndex(
    buildIndex([question('2024Z00001', 'Eelco Heinen (E.)'), question('2024Z00002', 'D.M. van Weel')]),
  );
  const key = (name: string): number => index.people.get(`>${fold(name)}`) ?? -1;

  test('are found by the name of the list, by surname and by the office on that day', () => {
    for (const name of ['Eelco Heinen (E.)', 'Heinen', 'Minister van Financiën'])
      expect(addresseeIds(index, [name], '2024-11-15')).toEqual([key('Eelco Heinen (E.)')]);
    expect(addresseeIds(index, ['Minister van Justitie en Veiligheid'], '2024-11-15')).toEqual([key('D.M. van Weel')]);
  });
  test('are unknown when the office had another holder then, or the name is only similar', () => {
    expect(addresseeIds(index, ['Minister van Financiën'], '2016-11-15')).toEqual([]);
    expect(addresseeIds(index, ['Weel'], '2024-11-15')).toEqual([key('D.M. van Weel')]);
    expect(addresseeIds(index, ['einen'], '2024-11-15')).toEqual([]);
  });
});

const recorded = hasRecorded();
if (!recorded) console.log(`offices against the recorded list: skipped, ${RECORDED} is not there`);

describe.skipIf(!recorded)('the table of offices against the recorded list', () => {
  test('knows the addressee on that day, except for one in two hundred', () => {
    let known = 0;
    let all = 0;
    for (const { date, addressees } of readCorpus(RECORDED)) {
      for (const name of addressees) {
        if (date === null) continue;
        all += 1;
        const words = fold(name)
          .replace(/\s*\(.*\)$/, '')
          .split(' ');
        known += Number(words.some((_, at) => officeOf(words.slice(at).join(' '), date) !== null));
      }
    }
    expect(all).toBeGreaterThan(50_000);
    expect(known / all).toBeGreaterThan(0.995);
  });
});
