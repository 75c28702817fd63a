/**
 * Known portfolios, as printed since 1995. Used only to tell "Ministers van Buitenlandse Zaken en Defensie" (two) from
 * "Minister van Justitie en Veiligheid" (one).
 */
const PORTFOLIOS = new Set(
  [
    'Algemene Zaken',
    'Asiel en Migratie',
    'Binnenlandse Zaken',
    'Binnenlandse Zaken en Koninkrijksrelaties',
    'Buitenlandse Zaken',
    'Buitenlandse Handel',
    'Buitenlandse Handel en Ontwikkelingshulp',
    'Buitenlandse Handel en Ontwikkelingssamenwerking',
    'Basis- en Voortgezet Onderwijs en Media',
    'Defensie',
    'Digitale Zaken',
    'Economische Zaken',
    'Economische Zaken en Klimaat',
    'Economische Zaken, Landbouw en Innovatie',
    'Financiën',
    'Immigratie en Asiel',
    'Immigratie, Integratie en Asiel',
    'Infrastructuur en Milieu',
    'Infrastructuur en Waterstaat',
    'Jeugd en Gezin',
    'Justitie',
    'Justitie en Veiligheid',
    'Klimaat en Energie',
    'Klimaat en Groene Groei',
    'Koninkrijksrelaties',
    'Landbouw, Natuur en Voedselkwaliteit',
    'Landbouw, Natuurbeheer en Visserij',
    'Landbouw, Visserij, Voedselzekerheid en Natuur',
    'Langdurige Zorg en Sport',
    'Medische Zorg',
    'Natuur en Stikstof',
    'Onderwijs, Cultuur en Wetenschap',
    'Onderwijs, Cultuur en Wetenschappen',
    'Ontwikkelingssamenwerking',
    'Primair en Voortgezet Onderwijs',
    'Rechtsbescherming',
    'Sociale Zaken en Werkgelegenheid',
    'Veiligheid en Justitie',
    'Verkeer en Waterstaat',
    'Volksgezondheid, Welzijn en Sport',
    'Volkshuisvesting en Ruimtelijke Ordening',
    'Volkshuisvesting, Ruimtelijke Ordening en Milieubeheer',
    'Vreemdelingenzaken en Integratie',
    'Wonen en Rijksdienst',
    'Wonen, Wijken en Integratie',
  ].map(key),
);

function key(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/gu, ' ').trim().toLowerCase();
}

/**
 * @param name a portfolio as printed
 * @returns true when it is a known one
 */
export function isPortfolio(name: string): boolean {
  return PORTFOLIOS.has(key(name));
}

/**
 * Splits a list of portfolios printed after one plural ("Ministers van A en B").
 *
 * @param text what follows `van` or `voor`
 * @returns the parts when every part is a known portfolio, else the text itself as one
 */
export function splitPortfolios(text: string): string[] {
  if (isPortfolio(text)) return [text];
  const words = text.split(/(, | en )/);
  const found: string[] = [];
  for (let start = 0; start < words.length;) {
    let end = words.length;
    while (end > start && !isPortfolio(words.slice(start, end).join(''))) end -= 1;
    if (end === start || words.length > 60) return [text];
    found.push(words.slice(start, end).join('').trim());
    start = end + 1;
  }
  return found;
}
