import { expect, it } from 'vitest';
import { termText } from '../../../components/library/my-questions/term-text.ts';
import { followingTranslator } from '../../../utils/domain/i18n/following.ts';

it.each([
  ['2026-12-13', 'nl', 'nog 12 dagen (13 december)'],
  ['2026-12-02', 'nl', 'nog 1 dag (2 december)'],
  ['2026-12-01', 'nl', 'laatste dag (1 december)'],
  ['2027-01-12', 'nl', 'nog 42 dagen (12 januari)'],
  ['2026-11-30', 'nl', 'uiterlijk 30 november 2026'],
  ['2026-12-13', 'en', '12 days left (13 December)'],
] as const)('a term that ends on %s is said in %s as "%s"', (due, language, said) => {
  expect(termText(due, '2026-12-01', language, followingTranslator(language))).toBe(said);
});
