import { seededRandom } from '../../utils/questions/rank/linear.ts';
import type { BulkQuestion } from './types.ts';

const STARTS = 'zorg jeugd woning school trein water grens boer zee bank spoor berg dorp stad kust mijn bos weg'.split(
  ' ',
);
const ENDS =
  'toeslag tekort beleid plan fonds keuring subsidie tarief wet akkoord verbod bouw sluiting personeel heffing controle'.split(
    ' ',
  );
const PLACES = 'Zwolle Assen Breda Goes Lelystad Emmen Venlo Delft Hoorn Tiel Meppel Oss'.split(' ');
const FORMULAS = ['Het bericht dat', 'Het bericht', 'De gevolgen van', 'De uitspraak over', 'Het artikel over', ''];
const GIVEN = 'Anna Bram Carla Daan Els Floor Gijs Hanna Ivo Jet Koen Lies Mees Noor Otto Puck'.split(' ');
const SURNAMES =
  'Aalbers Brouwer Cornelisse Dekker Evers Fransen Geurts Hoekstra Ippel Jansma Kramer Lammers Mulder Nijhof Oosting Postma'.split(
    ' ',
  );
const PARTIES = 'AAP BVK CDU DNL EVB FVN GLP'.split(' ');
const SUBJECTS = [
  'Zorg en gezondheid | Verzekeringen',
  'Huisvesting | Kopen en verkopen',
  'Verkeer | Spoor',
  'Onderwijs en wetenschap | Basisonderwijs',
  'Natuur en milieu | Stoffen',
  'Economie | Markttoezicht',
];
const DAY = 86_400_000;
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

function session(moment: number): string {
  const date = new Date(moment);
  const first = date.getUTCMonth() >= 8 ? date.getUTCFullYear() : date.getUTCFullYear() - 1;
  return `${first}${first + 1}`;
}

/**
 * Invented questions: titles with formulas, compounds, places and rare names, spread evenly over the days.
 * No member, party, title or answer exists.
 *
 * @param count how many
 * @param options seed, first and last day (YYYY-MM-DD)
 */
export function* generateQuestions(
  count: number,
  { seed = 1, from = '2007-01-01', until = '2026-11-20' }: { seed?: number; from?: string; until?: string } = {},
): Generator<BulkQuestion> {
  const random = seededRandom(seed);
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const start = Date.parse(`${from}T00:00:00Z`);
  const span = Date.parse(`${until}T00:00:00Z`) - start;
  const last = Date.parse(`${until}T00:00:00Z`);
  const serials = new Map<number, number>();
  // More questions than a real year has numbers for spread over years that never were.
  for (let at = 0; at < count; at++) {
    const time = start + Math.floor((span * at) / count / DAY) * DAY;
    let year = Number(dayOf(time).slice(0, 4));
    while ((serials.get(year) ?? 0) >= 99_000) year += 100;
    const serial = (serials.get(year) ?? 0) + 1 + (count < 200_000 ? Math.floor(random() * 3) : 0);
    serials.set(year, serial);
    const number = `${year}Z${String(serial).padStart(5, '0')}`;
    const words = [
      `${one(STARTS)}${one(ENDS)}`,
      `${one(STARTS)}${one(ENDS)}`,
      `zaak${Math.floor(random() ** 2 * 9000)}`,
    ];
    const title = `${one(FORMULAS)} ‘${words[0]} in ${one(PLACES)} raakt ${words[1]} van ${words[2]}’`.trim();
    const members = 1 + Math.floor(random() ** 3 * 4);
    const submitted = dayOf(time);
    const waited = 10 + Math.floor(random() * 60);
    const answeredAt = time + waited * DAY;
    const appendices: BulkQuestion['appendices'][number][] = [];
    if (waited > 21 && time + 21 * DAY <= last)
      appendices.push({
        id: `ah-tk-${session(time + 21 * DAY)}-${2 * at}`,
        type: 'Mededeling',
        received: dayOf(time + 21 * DAY),
      });
    if (answeredAt <= last)
      appendices.push({
        id: `ah-tk-${session(answeredAt)}-${2 * at + 1}`,
        type: 'Antwoord',
        received: dayOf(answeredAt),
      });
    yield {
      number,
      title,
      submitted,
      submitters: [
        ...new Set(Array.from({ length: members }, () => Math.floor(random() * SURNAMES.length * GIVEN.length))),
      ].map((nth) => ({
        name: `${GIVEN[nth % GIVEN.length]} ${SURNAMES[Math.floor(nth / GIVEN.length)]}`,
        party: PARTIES[nth % PARTIES.length] ?? null,
      })),
      addressees: [`${one(GIVEN)} ${one(STARTS)}mans`],
      subjects: [one(SUBJECTS)],
      oral: random() < 0.02,
      appendices,
    };
  }
}
