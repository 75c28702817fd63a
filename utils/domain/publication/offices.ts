import type { Official } from './record.ts';

/**
 * Ministries whose head is called *minister van*. A minister without a ministry of his own is *minister voor* something, and the
 * record does not keep which of the two was printed: a name that is not in this list gets neither word.
 */
const MINISTRIES: ReadonlySet<string> = new Set([
  'Algemene Zaken',
  'Asiel en Migratie',
  'Binnenlandse Zaken',
  'Binnenlandse Zaken en Koninkrijksrelaties',
  'Buitenlandse Zaken',
  'Defensie',
  'Economische Zaken',
  'Economische Zaken en Klimaat',
  'Economische Zaken, Landbouw en Innovatie',
  'Financiën',
  'Infrastructuur en Milieu',
  'Infrastructuur en Waterstaat',
  'Justitie',
  'Justitie en Veiligheid',
  'Klimaat en Groene Groei',
  'Landbouw, Natuur en Voedselkwaliteit',
  'Landbouw, Natuurbeheer en Visserij',
  'Landbouw, Visserij, Voedselzekerheid en Natuur',
  'Onderwijs, Cultuur en Wetenschap',
  'Onderwijs, Cultuur en Wetenschappen',
  'Sociale Zaken en Werkgelegenheid',
  'Veiligheid en Justitie',
  'Verkeer en Waterstaat',
  'Volksgezondheid, Welzijn en Sport',
  'Volkshuisvesting, Ruimtelijke Ordening en Milieubeheer',
]);

/** A member of government in words: `minister van Buitenlandse Zaken`, `Staatssecretaris Van Rij (Financiën)`. */
export function officeText({ function: role, name, portfolio }: Official): string {
  if (name === null && portfolio !== null && /^(?:Minister|Staatssecretaris)$/.test(role) && MINISTRIES.has(portfolio))
    return `${role.toLowerCase()} van ${portfolio}`;
  return [role, name, portfolio === null ? null : `(${portfolio})`]
    .filter((part) => part !== null && part !== '')
    .join(' ');
}
