import { expect, it } from 'vitest';
import { officeText } from '../../../../utils/domain/publication/offices.ts';

it.each([
  ['minister van Buitenlandse Zaken', 'Minister', null, 'Buitenlandse Zaken'],
  ['staatssecretaris van Financiën', 'Staatssecretaris', null, 'Financiën'],
  // A minister for something is not called one of it.
  ['Minister (Klimaat en Energie)', 'Minister', null, 'Klimaat en Energie'],
  ['Minister-President', 'Minister-President', null, null],
  ['Staatssecretaris Van Rij (Financiën)', 'Staatssecretaris', 'Van Rij', 'Financiën'],
  ['Minister', 'Minister', null, null],
])('%s', (said, role, name, portfolio) => {
  expect(officeText({ function: role, name, portfolio })).toBe(said);
});
