import type { Story } from '../demo/acts.ts';
import type { GivenNote } from '../../tests/e2e/support/library.ts';

/**
 * The reader of the pictures. Everything is about questions that nobody asked: a picture in a store must not say of a real question, or of
 * somebody who sits in parliament, what is not so.
 */
export const STORY: Story = {
  id: 'kv-tk-2025Z90103',
  mark: 'gemiddeld op een keuring',
  write: 'de wachttijd te verkorten',
  texts: {
    nl: {
      passage: 'De opleiding duurt drie jaar: wat gebeurt er tot dan?',
      note: 'Eerst uitgesteld. Het nadere antwoord noemt 24 keurmeesters, niet 26.',
    },
    en: {
      passage: 'The training takes three years: what happens until then?',
      note: 'First postponed. The later answer says 24 surveyors, not 26.',
    },
  },
};

type Locale = 'nl' | 'en';
const given = (
  publication: string,
  title: string,
  date: string,
  submitters: GivenNote['submitters'],
  words: Readonly<Record<Locale, { body: string; tags: string[] }>>,
  more: Partial<GivenNote> = {},
) => ({ publication, title, date, submitters: submitters ?? [], words, more });

const NOTES = [
  given(
    'kv-tk-2025Z90101',
    'De nachtsluiting van de veerpont bij Kinderhoek',
    '2025-01-20',
    [{ name: 'Vermolen', party: 'BBB' }],
    {
      nl: { body: 'Gemeente bellen: wie betaalt de nachtdienst vanaf juli?', tags: ['veren', 'bellen'] },
      en: { body: 'Call the town: who pays for the night service from July?', tags: ['ferries', 'call'] },
    },
    { meaning: 'action', state: 'answered' },
  ),
  given(
    'kv-tk-2025Z90102',
    'Het bericht ‘Gemeenten weten niet hoeveel laadpalen er staan’',
    '2025-02-03',
    [
      { name: 'Krulder', party: 'CDA' },
      { name: 'Westerwoud', party: 'GroenLinks-PvdA' },
    ],
    {
      nl: { body: 'Er komt een register. Let op de datum in de brief van januari.', tags: ['register'] },
      en: { body: 'There will be a register. Mind the date in the letter of January.', tags: ['register'] },
    },
    { meaning: 'fact', quote: 'Waarom ontbreekt een landelijk register?' },
  ),
  given(
    'kst-36999-12',
    'Brief over het register van laadpalen en andere voorzieningen',
    '2025-01-20',
    [],
    {
      nl: { body: 'Bedragen vergelijken met de begroting.', tags: ['register', 'geld'] },
      en: { body: 'Compare the amounts with the budget.', tags: ['register', 'money'] },
    },
    { meaning: 'question' },
  ),
];

/** Notes on other publications, for a library that is in use. */
export const notesIn = (locale: Locale): GivenNote[] =>
  NOTES.map(({ words, more, ...note }) => ({ ...note, ...words[locale], ...more }));
