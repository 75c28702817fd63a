import { expect, it } from 'vitest';
import { readOfficialNumbers } from '../../../../utils/domain/official-numbers/index.ts';

it.each(['Wij telden 31 409, nr. 2 van Europa', 'Vragen over de zaak 23 456, nr. 7', 'Rolnummer 23 456, nr. 7'])(
  'a count or the number of a case is no paper: %s',
  (text) => expect(readOfficialNumbers(text).found).toEqual([]),
);

it('a motion by its number is one', () => {
  expect(readOfficialNumbers('motie 36 410, nr. 22').found).toMatchObject([{ dossier: '36410', number: '22' }]);
});
