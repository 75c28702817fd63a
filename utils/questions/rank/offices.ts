import { once } from '../../domain/lazy/once.ts';
import { fold } from '../../dutch/fold.ts';

/**
 * Who held which office, by cabinet since 2007: `portfolio: surname from-date, next surname from-date; …`. Ministers (M) and state
 * secretaries (S); a surname, or as much of the name as tells two apart. From the composition of the cabinets as published by the government (rijksoverheid.nl); the last entry of an office
 * holds until the day its cabinet left.
 */
const CABINETS = `
2007-02-22 2010-10-14
M algemene zaken: balkenende
M financien: bos, de jager 2010-02-23
S financien: de jager
M buitenlandse zaken: verhagen
S buitenlandse zaken: timmermans
M ontwikkelingssamenwerking: koenders, verhagen 2010-02-23
M justitie: hirsch ballin
S justitie: albayrak
M binnenlandse zaken: ter horst, hirsch ballin 2010-02-23
S binnenlandse zaken: bijleveld-schouten
M onderwijs: plasterk, rouvoet 2010-02-23
S onderwijs: dijksma + van bijsterveldt-vliegenthart
M defensie: van middelkoop
S defensie: j.g. de vries
M volkshuisvesting: cramer, huizinga-heringa 2010-02-23
M wonen: vogelaar, van der laan 2008-11-14, van middelkoop 2010-02-23
M verkeer: eurlings
S verkeer: huizinga-heringa
M economische zaken: van der hoeven
S economische zaken: heemskerk
M landbouw: verburg
M sociale zaken: donner
S sociale zaken: aboutaleb, klijnsma 2008-12-18
M volksgezondheid: klink
S volksgezondheid: bussemaker
M jeugd: rouvoet
2010-10-14 2012-11-05
M algemene zaken: rutte
M financien: de jager
S financien: weekers
M buitenlandse zaken: rosenthal
S buitenlandse zaken: knapen
M veiligheid: opstelten
S veiligheid: teeven
M binnenlandse zaken: donner, spies 2011-12-16
M immigratie: leers
M onderwijs: van bijsterveldt-vliegenthart
S onderwijs: zijlstra
M defensie: hillen
M infrastructuur: schultz van haegen
S infrastructuur: atsma
M economische zaken: verhagen
S economische zaken: bleker
M sociale zaken: kamp
S sociale zaken: de krom
M volksgezondheid: schippers
S volksgezondheid: veldhuijzen van zanten-hyllner
2012-11-05 2017-10-26
M algemene zaken: rutte
M financien: dijsselbloem
S financien: weekers, wiebes 2014-02-04
M buitenlandse zaken: timmermans, koenders 2014-10-17
M buitenlandse handel: ploumen
M veiligheid: opstelten, van der steur 2015-03-20, blok 2017-01-27
S veiligheid: teeven, dijkhoff 2015-03-20
M binnenlandse zaken: plasterk
M wonen: blok
M onderwijs: bussemaker
S onderwijs: dekker
M defensie: hennis-plasschaert
M infrastructuur: schultz van haegen
S infrastructuur: mansveld, dijksma 2015-11-03
M economische zaken: kamp
S economische zaken: verdaas, dijksma 2012-12-18, van dam 2015-11-03
M sociale zaken: asscher
S sociale zaken: klijnsma
M volksgezondheid: schippers
S volksgezondheid: van rijn
2017-10-26 2022-01-10
M algemene zaken: rutte
M financien: hoekstra
S financien: snel, vijlbrief + van huffelen 2020-01-29
M buitenlandse zaken: zijlstra, blok 2018-03-07, kaag 2021-05-25, knapen 2021-09-24
M buitenlandse handel: kaag, de bruijn 2021-08-10
M justitie: grapperhaus
S justitie: harbers, broekers-knol 2019-06-11
M rechtsbescherming: dekker
M binnenlandse zaken: ollongren
S binnenlandse zaken: knops
M onderwijs: van engelshoven
M basis- en voortgezet onderwijs: slob
M defensie: bijleveld-schouten, kamp 2021-09-17
S defensie: visser
M infrastructuur: van nieuwenhuizen wijbenga, visser 2021-08-31
S infrastructuur: van veldhoven, van weyenberg 2021-08-10
M economische zaken: wiebes, van 't wout 2021-01-20, blok 2021-05-25
S economische zaken: keijzer, yesilgoz-zegerius 2021-09-28
M landbouw: schouten
M sociale zaken: koolmees
S sociale zaken: van ark, van 't wout 2020-07-09, dennis wiersma 2021-08-10
M volksgezondheid: de jonge
M medische zorg: b.j. bruins, van rijn 2020-03-23, van ark 2020-07-09
S volksgezondheid: blokhuis
2022-01-10 2024-07-02
M algemene zaken: rutte
M financien: kaag, van weyenberg 2024-01-12
S financien: van rij + aukje de vries
M buitenlandse zaken: hoekstra, bruins slot 2023-09-05
M buitenlandse handel: schreinemacher, van leeuwen 2024-01-01
M justitie: yesilgoz-zegerius
S justitie: van der burg
M rechtsbescherming: weerwind
M binnenlandse zaken: bruins slot, de jonge 2023-09-05
M volkshuisvesting: de jonge
S binnenlandse zaken: van huffelen
M onderwijs: dijkgraaf
M primair en voortgezet onderwijs: dennis wiersma, paul 2023-08-21
S onderwijs: uslu, graper-van koolwijk 2023-12-21
M defensie: ollongren
S defensie: van der maat
M infrastructuur: harbers
S infrastructuur: heijnen
M economische zaken: adriaansens
M klimaat: jetten
S economische zaken: vijlbrief
M landbouw: staghouwer, adema 2022-10-03
M natuur: van der wal-zeggelink
M sociale zaken: van gennip
M armoedebeleid: schouten
M volksgezondheid: kuipers, helder 2024-01-10
M langdurige zorg: helder
M medische zorg: dijkstra 2024-02-02
S volksgezondheid: van ooijen
2024-07-02 2025-06-03
M algemene zaken: schoof
M financien: heinen
S financien: idsinga + achahbar
M buitenlandse zaken: veldkamp
M buitenlandse handel: klever
M justitie: van weel
S justitie: coenradie + struycken
S rechtsbescherming: struycken
M asiel: faber-van de klashorst
M binnenlandse zaken: uitermark
S binnenlandse zaken: szabo + van marum
S digitalisering: szabo
M volkshuisvesting: keijzer
M onderwijs: eppo bruins
S onderwijs: paul
M defensie: brekelmans
S defensie: tuinman
M infrastructuur: madlener
S infrastructuur: jansen
S openbaar vervoer: jansen
M economische zaken: beljaarts
M klimaat: hermans
M landbouw: f.m. wiersma
S landbouw: rummenie
M sociale zaken: van hijum
S sociale zaken: nobel
M volksgezondheid: agema
S volksgezondheid: karremans + maeijer
S langdurige zorg: maeijer
S jeugd: karremans
`;

interface Term {
  readonly state: boolean;
  readonly portfolio: string;
  readonly from: string;
  readonly until: string;
  readonly surnames: readonly string[];
}

const DAY = /\d{4}-\d{2}-\d{2}/;

const terms = once(() => {
  const found: Term[] = [];
  let [start, end] = ['', ''];
  for (const line of CABINETS.split('\n').filter((text) => text !== '')) {
    if (DAY.test(line.slice(0, 10))) {
      [start = '', end = ''] = line.split(' ');
      continue;
    }
    const [office = '', holders = ''] = line.split(': ');
    const turns = holders.split(', ').map((turn) => ({
      from: DAY.exec(turn)?.[0] ?? start,
      surnames: turn
        .replace(DAY, '')
        .split('+')
        .map((name) => name.trim()),
    }));
    turns.forEach(({ from, surnames }, at) =>
      found.push({
        state: office.startsWith('S'),
        portfolio: office.slice(2),
        from,
        until: turns[at + 1]?.from ?? end,
        surnames,
      }),
    );
  }
  return found;
});

/** What an office is called: `Minister van Financiën`; null for what names none. */
export function readOffice(name: string): { state: boolean; portfolio: string } | null {
  const folded = fold(name);
  if (/^minister-?president/.test(folded)) return { state: false, portfolio: 'algemene zaken' };
  const match = /^(minister|staatssecretaris)\s+(?:van|voor)\s+(.+)$/.exec(folded);
  return match === null ? null : { state: match[1] === 'staatssecretaris', portfolio: match[2] ?? '' };
}

/**
 * Names of who held an office on a day, folded; of its last holder before that day when the table does not have that day, since whoever
 * holds an office is asked about the same; empty when it does not know the office. The longest name of a portfolio that the office
 * starts with counts, since ministries are renamed: `justitie en veiligheid` is `justitie`.
 */
export function holdersOf(office: string, date: string | null): readonly string[] {
  const read = readOffice(office);
  if (read === null || date === null) return [];
  const before = terms().filter(
    ({ state, portfolio, from }) => state === read.state && from <= date && read.portfolio.startsWith(portfolio),
  );
  const then = before.filter(({ until }) => date < until);
  const latest = before.reduce((last, { until }) => (until > last ? until : last), '');
  const fitting = then.length > 0 ? then : before.filter(({ until }) => until === latest);
  return fitting.toSorted((a, b) => b.portfolio.length - a.portfolio.length)[0]?.surnames ?? [];
}

/** A portfolio that someone had, folded and perhaps shortened, from a day until another (not included). */
export interface Tenure {
  readonly portfolio: string;
  readonly from: string;
  readonly until: string;
}

/** The portfolios of a member of government, by a folded name that ends in the surname; empty when the table does not know it. */
export function tenuresOf(name: string): readonly Tenure[] {
  const fits = (surname: string): boolean => name === surname || name.endsWith(` ${surname}`);
  return terms().filter(({ surnames }) => surnames.some(fits));
}

/** The office that a member of government held on a day, by surname, as a page names it; null when the table does not know. */
export function officeOf(surname: string, date: string): string | null {
  const folded = fold(surname);
  const term = terms().find(({ from, until, surnames }) => from <= date && date < until && surnames.includes(folded));
  return term === undefined ? null : `${term.state ? 'Staatssecretaris' : 'Minister'} van ${term.portfolio}`;
}
