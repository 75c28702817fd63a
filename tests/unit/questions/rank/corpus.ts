import type { RelatedRecord } from '../../../../utils/questions/rank/types.ts';

const BRUG = 'Anna de Brug (A.)';
const VERF = 'Bert Verf (B.)';
const INFRA = 'Minister van Wegen';
const ZORG = 'Minister van Zorg';

/** A small parliament: three affairs with several questions each, and single questions around them. */
const OWN: readonly (readonly [string, string, string, string, string])[] = [
  ['2020Z00001', 'Het bericht dat de Waterbrug te laag is voor schippers', '2020-01-10', BRUG, INFRA],
  ['2020Z00002', 'Aanvaringen bij de Waterbrug', '2020-02-01', VERF, INFRA],
  ['2020Z00003', 'De antwoorden op eerdere vragen over aanvaringen bij de Waterbrug', '2020-03-01', VERF, INFRA],
  ['2021Z00004', 'Schippers die omvaren door de lage Waterbrug', '2021-05-01', BRUG, INFRA],
  ['2020Z00005', 'Loodverf in verzorgingshuizen', '2020-01-12', VERF, ZORG],
  ['2020Z00006', 'Het bericht ‘Bewoners verzorgingshuis ziek door loodverf’', '2020-01-13', BRUG, ZORG],
  ['2020Z00007', 'Het artikel "Bewoners verzorgingshuis ziek door loodverf"', '2020-01-13', VERF, ZORG],
  ['2022Z00008', 'Verwijderen van loodhoudende verf', '2022-06-13', VERF, ZORG],
  ['2019Z00009', 'Wachttijden bij tandartsen', '2019-06-13', VERF, ZORG],
  ['2018Z00010', 'Kosten van kunstgebitten bij de tandarts', '2018-06-13', BRUG, ZORG],
  ['2018Z00011', 'Wildroosters op de Veluwe', '2018-01-13', BRUG, INFRA],
  ['2017Z00012', 'Postzegels', '2017-01-13', BRUG, INFRA],
  ['2017Z00013', 'Een nieuwe dienstregeling voor veerboten', '2017-03-13', VERF, INFRA],
];

/** This question list as records. */
export const RECORDS: readonly RelatedRecord[] = OWN.map(([number, title, date, submitter, addressee]) => ({
  number,
  title,
  date,
  submitters: [submitter],
  addressees: [addressee],
}));

/** A question of this list as a query. Throws when there is none. */
export function queryOf(number: string): RelatedRecord {
  const record = RECORDS.find((one) => one.number === number);
  if (record === undefined) throw new Error(`no ${number}`);
  return record;
}
