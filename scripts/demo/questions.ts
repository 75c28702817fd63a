import type { BulkQuestion } from '../../replica/bulk/types.ts';
import { addDays, daysBetween } from '../../utils/domain/clock/calendar.ts';

/**
 * Questions that nobody asked, for the demo: readable titles, members, parties and offices that do not exist. No office is one that a
 * ministry is known of, so no figure of the demo can be read as one about a real ministry.
 */

const THINGS = [
  'veerponten',
  'ophaalbruggen',
  'dorpsbibliotheken',
  'buurtbussen',
  'moestuinen op schooldaken',
  'zwembaden',
  'molens',
  'sluizen',
  'woonboten',
  'openbare toiletten',
  'weesfietsen',
  'straatmuzikanten',
  'knotwilgen',
  'stadsduiven',
  'trekvogels',
  'dorpswinkels',
  'vuurtorens',
  'wandelpaden',
  'ijsbanen',
  'telefoonboeken',
  'kringloopwinkels',
  'volksliederen',
  'bijenkasten',
  'kerkklokken',
  'weerstations',
  'kinderboerderijen',
  'waterkranen',
  'speeltuinen',
  'tuinders',
  'zeilscholen',
  'postzegels',
  'oude kaarten',
];
const ASPECTS = [
  'De wachttijden bij de keuring van',
  'Het tekort aan onderhoud van',
  'De subsidie voor',
  'Het verdwijnen van',
  'De veiligheid rond',
  'De kosten van',
  'Het toezicht op',
  'De toekomst van',
  'De vergunningen voor',
  'De verzekering van',
];
const PLACES = ['Kinderhoek', 'Zandoever', 'Nergensdam', 'Oosterveen', 'Achterhaven', 'Lange Wetering', 'Vaartsluis'];
const SURNAMES = ['Voorbeeld', 'Van der Verzonnen', 'Nergens', 'Proefman', 'De Niemand', 'Ter Demo', 'Bedacht'];
const GIVEN = ['Anna', 'Bram', 'Carla', 'Daan', 'Els', 'Floor', 'Gijs', 'Hanna'];
const PARTIES = ['AAP', 'BVK', 'CDU', 'DNL'];
/** Offices, and how many days each takes for an answer at least. */
const OFFICES = [
  ['Minister van Veren en Bruggen', 12],
  ['Minister van Vogels en Tuinen', 19],
  ['Staatssecretaris van Dorpen en Wateren', 27],
] as const;
const SUBJECTS = ['Verkeer | Water', 'Natuur en milieu | Natuur', 'Cultuur en recreatie | Recreatie'];

const FIRST_DAY = '2019-01-07';
const EVERY_DAYS = 2;
const ANSWER_WITHIN = 60;

const of = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

const sessionOf = (day: string): string => {
  const year = Number(day.slice(0, 4)) - (day.slice(5, 7) >= '09' ? 0 : 1);
  return `${year}${year + 1}`;
};

/** One question; `at` decides everything but the day. Serials from 80,000 on do not exist in reality. */
function question(at: number, submitted: string, today: string): BulkQuestion {
  const year = submitted.slice(0, 4);
  const serial = 80_000 + (at % 9_000);
  // A fixed scatter: some answers come at once, a few take very long.
  const [addressee, least] = of(OFFICES, at);
  const waited = least + ((at * 37) % ANSWER_WITHIN) * ((at * 11) % 7 === 0 ? 2 : 1) * ((at * 5) % 3 === 0 ? 1 : 0.4);
  const answered = addDays(submitted, Math.round(waited));
  const noticed = addDays(submitted, 20);
  const wasPostponed = waited > 21 && at % 4 !== 0;
  return {
    number: `${year}Z${serial}`,
    title: `${of(ASPECTS, at * 7)} ${of(THINGS, at * 13)}${at % 3 === 0 ? ` in ${of(PLACES, at * 3)}` : ''}`,
    submitted,
    submitters: [{ name: `${of(GIVEN, at * 3)} ${of(SURNAMES, at * 5)}`, party: of(PARTIES, at) }],
    addressees: [addressee],
    subjects: [of(SUBJECTS, at)],
    oral: false,
    appendices: [
      ...(wasPostponed && noticed <= today
        ? [{ id: `ah-tk-${sessionOf(noticed)}-${60_000 + 2 * at}`, type: 'Uitstelbericht', received: noticed }]
        : []),
      ...(answered <= today
        ? [{ id: `ah-tk-${sessionOf(answered)}-${60_001 + 2 * at}`, type: 'Antwoord', received: answered }]
        : []),
    ],
  };
}

/** A question every second day up to today. @param today YYYY-MM-DD */
export function demoQuestions(today: string): BulkQuestion[] {
  const count = Math.floor(daysBetween(FIRST_DAY, today) / EVERY_DAYS) + 1;
  return Array.from({ length: count }, (_, at) => question(at, addDays(FIRST_DAY, at * EVERY_DAYS), today));
}
