const SUBJECTS = [
  'de wachttijd bij het loket',
  'het onderhoud van de sluis',
  'de keuring van pleziervaartuigen',
  'het register van veerdiensten',
  'de bezetting van de brugwachtershuizen',
  'de meting van de waterstand',
  'de vergoeding voor vrijwillige schippers',
];
const ASKS = [
  'Hoe heeft zich sinds 2019 ontwikkeld',
  'Welke afspraken gelden er over',
  'Wie beslist er uiteindelijk over',
  'Welke cijfers zijn er bekend over',
  'Hoe vaak is er geklaagd over',
];
const FOLLOW_UPS = [
  'Kunt u dat per provincie uitsplitsen?',
  'Bent u bereid daarover voor de zomer een brief te sturen?',
  'Welke rol ziet u daarbij voor gemeenten?',
  'Zo nee, wat weerhoudt u?',
];
const STATEMENTS = [
  'Daarover zijn met de beheerders jaarlijkse afspraken gemaakt.',
  'De cijfers staan in het overzicht dat ieder voorjaar verschijnt.',
  'Het aantal meldingen is in drie jaar ongeveer gelijk gebleven.',
  'Waar de praktijk daarvan afwijkt, wordt per geval een oplossing gezocht.',
  'Dat verschilt per vaarweg en hangt af van het seizoen.',
  'De uitvoering ligt bij de provincie; het Rijk draagt bij in de kosten.',
];

/** A repeatable sequence of numbers (linear congruential), so that every start serves the same document. */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

/**
 * Questions with their answers as publication XML, for the very long document: the same text at every start.
 *
 * @param characters at least this many characters of running text
 * @param answers false leaves out the answers but not a question
 * @returns `<vraag>` and `<antwoord>` elements in turn, numbered from 1
 */
export function longDocument(characters: number, answers: boolean): string {
  const next = sequence(7);
  const pick = (list: readonly string[]): string => list[next(list.length)] ?? '';
  const parts: string[] = [];
  let length = 0;
  for (let number = 1; length < characters; number += 1) {
    const question = `${pick(ASKS)} ${pick(SUBJECTS)} in gebied ${number}? ${pick(FOLLOW_UPS)}`;
    const paragraphs = Array.from({ length: 3 + next(3) }, () =>
      Array.from({ length: 4 + next(5) }, () => pick(STATEMENTS)).join(' '),
    );
    length += question.length + paragraphs.join('').length;
    parts.push(`<vraag><nr status="officieel">Vraag ${number}</nr><al>${question}</al></vraag>`);
    if (answers) {
      const text = paragraphs.map((paragraph) => `<al>${paragraph}</al>`).join('');
      parts.push(`<antwoord><nr status="officieel">Antwoord ${number}</nr>${text}</antwoord>`);
    }
  }
  return parts.join('\n    ');
}
