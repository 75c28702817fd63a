import { expect, it } from 'vitest';
import {
  indexParts,
  type PassageSelectors,
  PassageSelectors as Schema,
  resolve,
  resolveIn,
} from '../../../../utils/domain/anchor/index.ts';
import { INFO } from './helpers.ts';

const quoted = (exact: string, prefix = '', suffix = ''): PassageSelectors =>
  Schema.parse({
    version: 1,
    source: INFO,
    quote: { type: 'TextQuoteSelector', exact, prefix, suffix },
    position: null,
    structure: null,
  });
const first = {
  kind: 'question',
  numbers: [1],
  label: 'Vraag 1',
  text: 'Hoeveel veerponten varen er op de Lek, en op welke dagen?',
} as const;
const second = {
  kind: 'question',
  numbers: [2],
  label: 'Vraag 2',
  text: 'Hoeveel veerponten varen er op de Waal, en op welke dagen?',
} as const;
const index = indexParts([first, second]);
const at = (selectors: PassageSelectors, into = index): string => {
  const outcome = resolve(selectors, into);
  if (outcome.state !== 'found' && outcome.state !== 'uncertain') return outcome.state;
  return `${outcome.state} ${into.text.slice(outcome.place.start, outcome.place.end)} in ${outcome.place.part.numbers.join()}`;
};

it('finds a quote of another tool where it is unique, or where its context decides', () => {
  expect(at(quoted('veerponten varen er op de Waal'))).toBe('found veerponten varen er op de Waal in 2');
  expect(at(quoted('veerponten\n   varen er op de Waal'))).toBe('found veerponten varen er op de Waal in 2');
  expect(at(quoted('op welke dagen', 'varen er op de\n Waal, en '))).toBe('found op welke dagen in 2');
});

it('is ambiguous where a quote occurs more than once or is too short', () => {
  expect(at(quoted('op welke dagen'))).toBe('ambiguous');
  expect(at(quoted('Lek'))).toBe('uncertain Lek in 1');
  expect(at(quoted('op welke dagen', 'en '))).toBe('ambiguous');
});

it('never finds a quote in the sibling of the question that was taken out', () => {
  const marked = quoted('op welke dagen', 'Hoeveel veerponten varen er op de Lek, en ', '? Vraag 2');
  expect(at(marked)).toBe('found op welke dagen in 1');
  expect(at(marked, indexParts([{ ...second, numbers: [1], label: 'Vraag 1' }]))).toMatch(/^uncertain/);
  expect(at(quoted('op de Lek'), indexParts([second]))).toBe('lost');
});

it('looks for a part of a word only where it was one', () => {
  expect(at(quoted('veerpont'))).toBe('lost');
  expect(at(quoted('veerpont', 'Hoeveel ', 'en varen er op de Waal'))).toBe('found veerpont in 2');
});

it('is not carried to another document', () => {
  expect(resolveIn(quoted('op de Lek'), index, { ...INFO, id: 'ah-tk-20232024-1' })).toBeNull();
});
