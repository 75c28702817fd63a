import { expect, it } from 'vitest';
import { placeName } from '../../../components/named/words.ts';
import { namedTranslator } from '../../../utils/domain/i18n/named.ts';

const t = namedTranslator('nl');

it.each([
  ['kv-tk-2024Z01911', '2024Z01911', 'Vraag 2024Z01911'],
  ['kv-tk-1183854', null, 'kv-tk-1183854'],
  ['ah-tk-20232024-99', null, 'Aanhangsel 2023–2024, nr. 99'],
  ['kst-31765-789', null, 'Kamerstuk 31765, nr. 789'],
  ['kst-31765-789-h1', null, 'Kamerstuk 31765, nr. 789-h1'],
  ['kst-21501-20-2018', null, 'Kamerstuk 21501-20, nr. 2018'],
  ['kst-34036-F', null, 'Kamerstuk 34036, nr. F'],
  ['kst-34036-H1', null, 'Kamerstuk 34036, nr. H1'],
])('%s is said as %s %s', (target, question, name) => {
  expect(placeName({ target, question }, true, t)).toBe(name);
});

it('an unknown number is not called a question', () => {
  expect(placeName({ target: 'kv-tk-2026Z99999', question: '2026Z99999' }, false, t)).toBe('Nummer 2026Z99999');
});
