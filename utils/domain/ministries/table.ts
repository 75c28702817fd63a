/**
 * The ministries since 2007: what each was called, and which portfolios belong to it. Ministries are renamed, merged and founded with a
 * new cabinet, so every line has the days from and until which it holds; an empty day means no bound that is known.
 *
 * Source: what is commonly known of the cabinets, written from memory and held against the addressees of the recorded list. The
 * government's own pages were not read for it (decision 360). Nothing after the cabinet of 2 July 2024 is in it: a new portfolio is
 * then not known, and said to be so. Names and portfolios are written as official publications print them; portfolios are folded and
 * compared from their start, so that `justitie` is also `justitie en veiligheid`.
 */

/** Keys of ministries. Stored in no file: a list keeps addressees, and this table says what they mean. */
export const MINISTRY_KEYS = [
  'az',
  'aenm',
  'bzk',
  'bz',
  'def',
  'ez',
  'fin',
  'ienw',
  'jenv',
  'kgg',
  'lvvn',
  'ocw',
  'szw',
  'vws',
  'vro',
  'vrom',
] as const;
export type MinistryKey = (typeof MINISTRY_KEYS)[number];

/** `name`, then the day from which it holds; oldest first. The last one is the name of today, or the last one it had. */
export const MINISTRY_NAMES: Readonly<Record<MinistryKey, readonly (readonly [from: string, name: string])[]>> = {
  az: [['', 'Algemene Zaken']],
  aenm: [['2024-07-02', 'Asiel en Migratie']],
  bzk: [['', 'Binnenlandse Zaken en Koninkrijksrelaties']],
  bz: [['', 'Buitenlandse Zaken']],
  def: [['', 'Defensie']],
  ez: [
    ['', 'Economische Zaken'],
    ['2010-10-14', 'Economische Zaken, Landbouw en Innovatie'],
    ['2012-11-05', 'Economische Zaken'],
    ['2017-10-26', 'Economische Zaken en Klimaat'],
    ['2024-07-02', 'Economische Zaken'],
  ],
  fin: [['', 'Financiën']],
  ienw: [
    ['', 'Verkeer en Waterstaat'],
    ['2010-10-14', 'Infrastructuur en Milieu'],
    ['2017-10-26', 'Infrastructuur en Waterstaat'],
  ],
  jenv: [
    ['', 'Justitie'],
    ['2010-10-14', 'Veiligheid en Justitie'],
    ['2017-10-26', 'Justitie en Veiligheid'],
  ],
  kgg: [['2024-07-02', 'Klimaat en Groene Groei']],
  lvvn: [
    ['', 'Landbouw, Natuur en Voedselkwaliteit'],
    ['2024-07-02', 'Landbouw, Visserij, Voedselzekerheid en Natuur'],
  ],
  ocw: [['', 'Onderwijs, Cultuur en Wetenschap']],
  szw: [['', 'Sociale Zaken en Werkgelegenheid']],
  vws: [['', 'Volksgezondheid, Welzijn en Sport']],
  vro: [['2024-07-02', 'Volkshuisvesting en Ruimtelijke Ordening']],
  vrom: [['', 'Volkshuisvesting, Ruimtelijke Ordening en Milieubeheer']],
};

/** How a portfolio starts, folded; the ministry; from and until which day (not included). */
export const PORTFOLIOS: readonly (readonly [start: string, ministry: MinistryKey, from: string, until: string])[] = [
  ['algemene zaken', 'az', '', ''],
  ['asiel', 'aenm', '2024-07-02', ''],
  ['binnenlandse zaken', 'bzk', '', ''],
  ['koninkrijksrelaties', 'bzk', '', ''],
  ['immigratie', 'bzk', '2010-10-14', '2012-11-05'],
  ['wonen en rijksdienst', 'bzk', '2012-11-05', '2017-10-26'],
  ['wonen', 'vrom', '2007-02-22', '2010-10-14'],
  ['wonen', 'bzk', '2012-11-05', '2017-10-26'],
  ['digitalisering', 'bzk', '2022-01-10', ''],
  ['buitenlandse zaken', 'bz', '', ''],
  ['buitenlandse handel', 'bz', '2012-11-05', ''],
  ['ontwikkelingssamenwerking', 'bz', '', ''],
  ['defensie', 'def', '', ''],
  ['economische zaken', 'ez', '', ''],
  ['klimaat en energie', 'ez', '2022-01-10', '2024-07-02'],
  ['klimaat', 'ez', '2022-01-10', '2024-07-02'],
  ['klimaat', 'kgg', '2024-07-02', ''],
  ['financien', 'fin', '', ''],
  ['verkeer en waterstaat', 'ienw', '', '2010-10-14'],
  ['verkeer', 'ienw', '', '2010-10-14'],
  ['infrastructuur', 'ienw', '2010-10-14', ''],
  ['openbaar vervoer', 'ienw', '2024-07-02', ''],
  ['justitie', 'jenv', '', ''],
  ['veiligheid', 'jenv', '2010-10-14', '2017-10-26'],
  ['rechtsbescherming', 'jenv', '2017-10-26', ''],
  ['landbouw', 'lvvn', '', '2010-10-14'],
  ['landbouw', 'lvvn', '2017-10-26', ''],
  ['natuur', 'lvvn', '2022-01-10', '2024-07-02'],
  ['onderwijs', 'ocw', '', ''],
  ['basis- en voortgezet onderwijs', 'ocw', '2017-10-26', '2022-01-10'],
  ['primair en voortgezet onderwijs', 'ocw', '2022-01-10', '2024-07-02'],
  ['sociale zaken', 'szw', '', ''],
  ['armoedebeleid', 'szw', '2022-01-10', '2024-07-02'],
  ['volksgezondheid', 'vws', '', ''],
  ['jeugd en gezin', 'vws', '2007-02-22', '2010-10-14'],
  ['jeugd', 'vws', '2007-02-22', '2010-10-14'],
  ['jeugd', 'vws', '2024-07-02', ''],
  ['medische zorg', 'vws', '2017-10-26', '2024-07-02'],
  ['langdurige zorg', 'vws', '2022-01-10', ''],
  ['volkshuisvesting', 'vrom', '', '2010-10-14'],
  ['volkshuisvesting', 'bzk', '2022-01-10', '2024-07-02'],
  ['volkshuisvesting', 'vro', '2024-07-02', ''],
];
