import type { Catalogue } from '../message.ts';

/** What is said in the settings of the Tweede Kamer: its data, and the strip in its pages. */
export const kamerSettings = {
  'kamerSwitch.title.data': { nl: 'Gegevens van de Tweede Kamer', en: 'Data of the Tweede Kamer' },
  'kamerSwitch.label.data': {
    nl: 'Bij een vraag ook tonen wat de Tweede Kamer ervan weet',
    en: 'Show beside a question what the Tweede Kamer knows of it, too',
  },
  'kamerSwitch.why.data': {
    nl: 'Namen en fracties, het ministerie, een termijn als de Kamer die noemt, en documenten die nog niet op officielebekendmakingen.nl staan. Kantlijn vraagt er per vraag die u opent één keer om bij {host}; dat adres ziet dan het vraagnummer. De browser vraagt u om toestemming; zet u dit uit, dan geeft Kantlijn die terug.',
    en: 'Names and parties, the ministry, a term where the Kamer names one, and documents that are not on officielebekendmakingen.nl yet. Kantlijn asks {host} once for each question you open; that address then sees the number of the question. The browser asks for your consent; when you switch this off, Kantlijn gives it back.',
  },
  'kamerSwitch.title.pages': { nl: 'Op tweedekamer.nl', en: 'On tweedekamer.nl' },
  'kamerSwitch.label.pages': {
    nl: 'Op pagina’s van Kamervragen tonen hoe het met de vraag staat',
    en: 'Show on pages of parliamentary questions where the question stands',
  },
  'kamerSwitch.why.pages': {
    nl: 'Rechtsonder op {host}, met een knop naar uw notities in de bibliotheek. In die pagina zelf staat nooit een notitie. De browser vraagt u om toestemming; zet u dit uit, dan geeft Kantlijn die terug.',
    en: 'At the bottom right on {host}, with a button to your notes in the library. No note is ever in that page itself. The browser asks for your consent; when you switch this off, Kantlijn gives it back.',
  },
  'kamerSwitch.refused': {
    nl: 'Geen toestemming gegeven. Het blijft uit.',
    en: 'No consent was given. It stays off.',
  },
  'kamerSwitch.failed': { nl: 'De keuze kon niet worden bewaard.', en: 'The choice could not be kept.' },
  'kamerSwitch.noAccess': {
    nl: 'Staat aan, maar de browser staat {host} niet toe.',
    en: 'Is on, but the browser does not allow {host}.',
  },
  'kamerSwitch.allow': { nl: 'Toegang geven', en: 'Allow access' },
  'kamerService.notAsked': {
    nl: 'Sinds de browser is gestart nog niets gevraagd.',
    en: 'Nothing was asked since the browser was started.',
  },
  'kamerService.answers': {
    nl: 'De dienst antwoordt in versie {version}. Gekeken {time}.',
    en: 'The service answers in version {version}. Looked {time}.',
  },
  'kamerService.none': {
    nl: 'Geen van de versies die Kantlijn kent is te lezen. Gekeken {time}. Al het andere werkt.',
    en: 'None of the versions that Kantlijn knows can be read. Looked {time}. Everything else works.',
  },
  'kamerService.unknown': {
    nl: 'Niet gevonden in wat de dienst van zichzelf zegt, en daarom niet gelezen: {names}.',
    en: 'Not found in what the service says of itself, and so not read: {names}.',
  },
} as const satisfies Catalogue;
