import type { SearchDocument } from '../../../utils/store/search-schema.ts';
import { document } from './support.ts';

/** Notes as people write them: apostrophes, hyphens, abbreviations, digits glued to letters, capitals. Own sentences. */
export const WRITTEN: readonly SearchDocument[] = [
  document('pgb', {
    title: 'Het bericht dat pgb’s vaker worden geweigerd',
    body: "Zzp'ers en pgb-houders klagen, de SVB zwijgt. N.a.v. het Woo-verzoek komen er e-mails vrij; zie blz. 12 e.v. Oma's indicatie liep af.",
    quote: 'Kunt u toelichten waarom budgethouders in Zuid-Limburg hun zorg-in-natura niet krijgen?',
    numbers: ['2023Z04512', 'ah-tk-20222023-2871'],
    submitters: [
      { name: 'Westerwoud', party: 'GroenLinks-PvdA' },
      { name: "Van 't Hofje", party: '50PLUS' },
    ],
    tags: ['pgb’s', 'Wmo 2015'],
  }),
  document('koorts', {
    title: 'Q-koorts bij geitenhouderijen in Noord-Brabant',
    body: 'Patiënten met QVS wachten op het RIVM-rapport. In 2009: 2.354 besmettingen! GGD’en wisten het al. Vraag 3b is niet beantwoord.',
    numbers: ['2019Z12001'],
    submitters: [{ name: 'Ouwevoet', party: 'PvdD' }],
    tags: ['zoönose'],
  }),
  document('caf', {
    title: 'CAF-11 en de zwarte lijst van de Belastingdienst/Toeslagen',
    body: 'AVG-boete van € 3,7 miljoen voor de FSV. “Opzet/grove schuld” (O/GS) navragen bij MinFin. Stand per 31-12-2021.',
    quote: 'Klopt het dat 270.000 personen op de FSV-lijst stonden?',
    numbers: ['2020Z00987', 'kst-31066-700'],
    submitters: [
      { name: 'Omtzand', party: 'CDA' },
      { name: 'Van Weyendal', party: 'D66' },
    ],
    tags: ['FSV', 'hersteloperatie'],
  }),
  document('vaccin', {
    title: 'De COVID-19-vaccins en het coronatoegangsbewijs',
    body: 'mRNA-vaccin over datum in Ter Apel? CoronaCheck-app werkte niet. 1,5 meter afstand, 2G-beleid. IC-bedden: 1.350.',
    numbers: ['2021Z17333'],
    submitters: [
      { name: 'Van Hazel', party: 'Groep Van Hazel' },
      { name: 'Den Haam', party: 'Fractie Den Haam' },
    ],
    tags: ['corona'],
  }),
  document('zeeen', {
    title: 'Plastic in zeeën rond Curaçao en Caribisch Nederland',
    body: 'Ideeën van de ngo’s: enquête onder vissers, crèche-ouders op Bonaire. Coördinatie met België en Bosnië-Herzegovina ontbreekt. Zie de façade van het beleid.',
    numbers: ['2018Z21110'],
    submitters: [{ name: 'Ten Broeder', party: 'VVD' }],
    tags: ['ABC-eilanden'],
  }),
  document('snelweg', {
    title: 'CO₂-uitstoot langs de A2, de A12 en de N35',
    body: 'Rijkswaterstaat (RWS) meet 24/7 NO2 en PM2,5. De 130km-borden zijn weg, 100 km/u overdag. Kosten: 25 mln. per jaar, 40% meer. Tracébesluit volgt.',
    numbers: ['2022Z02020', 'kst-35600-IX-5'],
    submitters: [{ name: 'Krögel', party: 'GroenLinks' }],
    tags: ['A2'],
  }),
  document('defensie', {
    title: 'F-35’s boven Leeuwarden en de vlucht MH17',
    body: 'C2000 viel uit. JIT-onderzoek loopt, OM zwijgt. Kol. b.d. De Vries belt terug. Buk-raket uit Koersk; zie ook Srebrenica-rapport van NIOD.',
    numbers: ['2017Z04444'],
    submitters: [
      { name: 'Omtzand', party: 'CDA' },
      { name: 'Belhal', party: 'D66' },
      { name: 'El Fassal', party: 'GroenLinks' },
    ],
  }),
  document('uwv', {
    title: 'UWV WEIGERT WIA-UITKERINGEN AAN EX-KANKERPATIËNTEN',
    body: 'Let op: 60-plussers!! WAJONG/WW-rechten vervallen per 1 januari 2024. Arbeidsdeskundige heet J.P. de Groot. Bijlage3a ontbreekt.',
    numbers: ['2024Z00101', 'ah-tk-20232024-101'],
    submitters: [{ name: 'Van Kenter', party: 'SP' }],
    tags: ['TODO'],
  }),
  document('school', {
    title: 'Vmbo-leerlingen zonder examen op het VMBO Maastricht',
    body: 'Havo/vwo-brugklas; de inspecteur-generaal (IGO) schreef 2 brieven. Leerlingvolgsysteem lag plat. 1.000+ examens ongeldig. ’t Was de schuld van niemand.',
    numbers: ['2018Z11987'],
    submitters: [
      { name: 'Van den Huls', party: 'PvdA' },
      { name: 'Özdal', party: 'GroenLinks' },
    ],
    tags: ['LVO'],
  }),
  document('azc', {
    title: 'Azc’s in Budel-Cranendonck en ‘s-Hertogenbosch',
    body: 'COA en IND: 19.000 asielaanvragen, amv’s slapen in tenten. Burgemeester Roel van der Meer: “Wij kúnnen niet meer.” Spreidingswet (36 333).',
    quote: 'Bent u bekend met het bericht «Opvang Ter Apel overvol»?',
    numbers: ['2023Z15001', 'kst-36333-7'],
    submitters: [{ name: 'Van der Staak', party: 'SGP' }],
    tags: ['asiel & migratie'],
  }),
];
