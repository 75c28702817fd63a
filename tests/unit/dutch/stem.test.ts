import { describe, expect, test } from 'vitest';
import { stem } from '../../../utils/dutch/stem.ts';

const SAME = [
  'vraag vragen',
  'brief brieven',
  'huis huizen',
  'ziekenhuis ziekenhuizen',
  'bom bommen',
  'boom bomen',
  'probleem problemen',
  'ouder ouders',
  'groot grote',
  'hoog hoge',
  'sluiten sluiting',
  'verlagen verlaging',
  'scanner scanners',
  'gemeente gemeenten gemeentes',
  'ziekte ziekten ziektes',
  'mogelijkheid mogelijkheden',
  'wapen wapens',
  'haven havens',
  'grens grenzen',
  'motor motoren',
  'school scholen',
  'woning woningen',
  'zaak zaken',
  'kat katten',
  'prijs prijzen',
  'dag dagen',
  'vakantiedag vakantiedagen',
  'stad steden',
  'binnenstad binnensteden',
  'kind kinderen',
  'schip schepen',
  'lid leden',
  'weg wegen',
  'snelweg snelwegen',
  'uur uren',
  'boer boeren',
  'wolf wolven',
  'actief actieve',
  'tarief tarieven',
  'vluchteling vluchtelingen',
  'china chinees chinese chinezen',
  'syrie syrisch syrische',
  'zonnepaneel zonnepanelen',
  'gevangenis gevangenissen',
  'kantoor kantoren',
  'studie studies',
  'nieuw nieuwe',
  'auteur auteurs',
];

const DIFFERENT = [
  'bom boom',
  'zak zaak',
  'tak taak',
  'schap schaap',
  'man maan',
  'weg week',
  'kost koster',
  'recht rechter',
  'dier duur',
  'jood jodium',
];

describe('stem', () => {
  test.each(SAME)('%s share one stem', (line) => {
    expect(new Set(line.split(' ').map(stem)).size, line.split(' ').map(stem).join(' ')).toBe(1);
  });
  test.each(DIFFERENT)('%s stay apart', (line) => {
    expect(new Set(line.split(' ').map(stem)).size).toBe(2);
  });
  test('leaves short words and words with digits alone', () => {
    expect(['zee', 'f16', 'a59', 'covid19', ''].map(stem)).toEqual(['zee', 'f16', 'a59', 'covid19', '']);
  });
});
