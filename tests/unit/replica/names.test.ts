import { describe, expect, it } from 'vitest';
import { loadPublications, metadataValues, type Publication } from '../../../replica/publication.ts';
import { xmlText } from '../../../utils/domain/xml/tree.ts';
import { DATA } from './get.ts';

/** The questions whose facts are real (`replica/README.md`), and the notice that one of them really got. */
const REAL = new Set([
  '2024Z01911',
  '2021Z02175',
  '2021Z02292',
  '2021Z03164',
  '2022Z01227',
  '2023Z11492',
  '2023Z11786',
]);
const REAL_NOTICE = 'ah-tk-20232024-9019';

const publications = loadPublications(DATA, '2026-11-23');
const isReal = (publication: Publication): boolean =>
  publication.id === REAL_NOTICE ||
  (publication.id.startsWith('kv-') && [...REAL].some((number) => publication.id.endsWith(number)));
/** Answers to real questions name who really asked, as the head of each answer must. */
const answersReal = (publication: Publication): boolean =>
  metadataValues(publication, 'OVERHEIDop.vraagnummer').some((number) => REAL.has(number));

/** `Yeşilgöz-Zegerius` of `D. (Dilan) Yeşilgöz-Zegerius`. */
const surnameOf = (name: string): string => name.replace(/^.*?\)\s*/, '').replace(/^(?:van der|van|de)\s+/i, '');
const peopleOf = (publication: Publication, ...names: string[]): string[] =>
  names.flatMap((name) => metadataValues(publication, name)).map(surnameOf);

describe('people in our own data', () => {
  const real = publications.filter(isReal);
  const invented = publications.filter((publication) => !isReal(publication) && !answersReal(publication));

  it('are real where the document is', () => {
    expect(real).toHaveLength(REAL.size + 1);
    expect(real.flatMap((publication) => peopleOf(publication, 'OVERHEIDop.indiener'))).toContain('Brekelmans');
  });

  const known = new Set(
    real.flatMap((publication) => peopleOf(publication, 'OVERHEIDop.indiener', 'OVERHEIDop.ontvanger')),
  );
  it.each(invented.map((publication) => [publication.id, publication] as const))(
    'nobody of a real question is in %s',
    (_, publication) => {
      const text = publication.tree ? xmlText(publication.tree) : '';
      const words = new Set(text.split(/[^\p{L}-]+/u));
      const named = peopleOf(publication, 'OVERHEIDop.indiener', 'OVERHEIDop.ontvanger');
      expect([...known].filter((name) => words.has(name) || named.includes(name))).toEqual([]);
    },
  );

  it.each(publications.filter((each) => !isReal(each) && answersReal(each)).map((each) => [each.id, each] as const))(
    'nobody of a real question answers in %s',
    (_, publication) => {
      expect(peopleOf(publication, 'OVERHEIDop.ontvanger').filter((name) => known.has(name))).toEqual([]);
    },
  );
});
