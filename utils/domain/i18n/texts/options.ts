import type { Catalogue } from '../message.ts';

/** What is said on the options page. */
export const options = {
  'options.title': { nl: 'Kantlijn: instellingen', en: 'Kantlijn: settings' },
  'options.intro': {
    nl: 'Kantlijn toont bij een Kamervraag op zoek.officielebekendmakingen.nl de status, de termijnen, de verwijzingen en uw eigen notities.',
    en: 'Beside a parliamentary question on zoek.officielebekendmakingen.nl, Kantlijn shows its status, deadlines, references and your own notes.',
  },

  'language.title': { nl: 'Taal', en: 'Language' },
  'language.auto': { nl: 'Zoals de browser', en: 'As the browser' },
  'language.nl': { nl: 'Nederlands', en: 'Nederlands' },
  'language.en': { nl: 'English', en: 'English' },
  'switch.title.paper': { nl: 'Op papier', en: 'On paper' },
  'switch.label.paper': {
    nl: 'Status van de vraag meedrukken, in één regel',
    en: 'Print the status of the question too, in one line',
  },
  'switch.why.paper': {
    nl: 'Notities worden nooit met de pagina meegedrukt. Afdrukken kan vanuit de bibliotheek.',
    en: 'Notes are never printed with the page. You can print them from the library.',
  },
  'switch.title.answers': { nl: 'Antwoorden', en: 'Answers' },
  'switch.label.answers': {
    nl: 'Alle antwoorden meteen bij de vragen tonen',
    en: 'Show all answers beside the questions at once',
  },
  'switch.why.answers': {
    nl: 'Kantlijn haalt dan bij elke vraag die u opent de tekst van het antwoord op bij zoek.officielebekendmakingen.nl.',
    en: 'For every question you open, Kantlijn then fetches the text of its answer from zoek.officielebekendmakingen.nl.',
  },
  'switch.title.signs': { nl: 'Waar een vraag wordt genoemd', en: 'Where a question is named' },
  'switch.label.signs': {
    nl: 'Tekens tonen bij nummers van vragen, antwoorden en Kamerstukken',
    en: 'Show signs at numbers of questions, answers and papers',
  },
  'switch.why.signs': {
    nl: 'In zoekresultaten, dossiers en documenten: hoe het met een vraag staat, en of u haar volgt of er notities bij hebt. Kantlijn vraagt daarvoor niets op.',
    en: 'In search results, dossiers and documents: where a question stands, and whether you follow it or have notes on it. Kantlijn requests nothing for it.',
  },
  'language.failed': { nl: 'De keuze kon niet worden bewaard.', en: 'The choice could not be kept.' },

  'access.title': { nl: 'Toegang en verbindingen', en: 'Access and connections' },
  'access.intro': {
    nl: 'Kantlijn leest van deze twee adressen van de overheid, zonder cookies, en verder alleen van wat u hierboven zelf aanzet of uw beheerder instelt. Het stuurt niets anders weg.',
    en: 'Kantlijn reads from these two government addresses, without cookies, and otherwise only from what you switch on above yourself or your administrator sets. It sends nothing else out.',
  },
  'access.pages': {
    nl: 'De documenten zelf: de pagina die u opent, en van antwoorden en uitstelberichten de tekst en de metadata.',
    en: 'The documents: the page you open, and the text and metadata of answers and notices.',
  },
  'access.search': {
    nl: 'De zoekdienst: welke antwoorden, uitstelberichten en vervolgvragen bij een vraagnummer horen.',
    en: 'The search service: which answers, notices and follow-up questions belong to a question number.',
  },
  'access.granted': { nl: 'Toegestaan', en: 'Allowed' },
  'access.missing': { nl: 'Niet toegestaan', en: 'Not allowed' },
  'access.unknown': { nl: 'Niet bekend', en: 'Not known' },
  'access.ask': { nl: 'Toegang geven', en: 'Allow access' },
  'access.refused': {
    nl: 'De browser gaf geen toegang. Zonder toegang werkt Kantlijn op dat adres niet.',
    en: 'The browser gave no access. Kantlijn does not work at that address without it.',
  },

  'storage.title': { nl: 'Opslag', en: 'Storage' },
  'storage.intro': {
    nl: 'Uw notities staan alleen op deze computer, in deze browser. Verwijdert u Kantlijn, dan verwijdert de browser ook de notities.',
    en: 'Your notes are on this computer only, in this browser. When you remove Kantlijn, the browser removes the notes as well.',
  },
  'storage.private': {
    nl: 'In privévensters werkt Kantlijn niet, zodat daar niets van bewaard blijft.',
    en: 'Kantlijn does not run in private windows, so that nothing of them is kept.',
  },
  'storage.notes': { nl: 'Notities', en: 'Notes' },
  'storage.deleted': { nl: 'Verwijderd, nog 30 dagen bewaard', en: 'Deleted, kept for 30 more days' },
  'storage.unreadable': {
    nl: 'Bewaard, maar niet leesbaar voor deze versie',
    en: 'Kept, but not readable for this version',
  },
  'storage.dossiers': {
    nl: 'Onthouden vragen (wordt opnieuw opgehaald als het weg is)',
    en: 'Remembered questions (fetched again when gone)',
  },
  'storage.protected': {
    nl: 'Beschermd tegen opruimen door de browser',
    en: 'Protected from being cleared by the browser',
  },
  'storage.protected.yes': { nl: 'Ja', en: 'Yes' },
  'storage.protected.no': { nl: 'Niet bevestigd door de browser', en: 'Not confirmed by the browser' },
  'storage.reading': { nl: 'Bezig met tellen…', en: 'Counting…' },
  'storage.failed': {
    nl: 'Wat is bewaard, kon niet worden geteld. {detail}',
    en: 'What is stored could not be counted. {detail}',
  },

  'checks.title': { nl: 'Diagnose', en: 'Diagnose' },
  'checks.intro': {
    nl: 'Controleert met een tiental verzoeken of de site en de diensten nog zo werken als Kantlijn aanneemt. Het rapport bevat geen notities.',
    en: 'Checks with some ten requests whether the site and the services still work as Kantlijn assumes. The report holds no notes.',
  },
  'checks.run': { nl: 'Diensten controleren', en: 'Check the services' },
  'checks.running': { nl: 'Verzoek {done} van {total}…', en: 'Request {done} of {total}…' },
  'checks.done': {
    nl: '{holds} kloppen, {doesNotHold} kloppen niet, {cannotTell} niet te zeggen.',
    en: '{holds} hold, {doesNotHold} do not hold, {cannotTell} cannot be told.',
  },
  'checks.failed': { nl: 'De controle brak af: {detail}', en: 'The check broke off: {detail}' },
  'checks.what': { nl: 'Aanname', en: 'Assumption' },
  'checks.outcome': { nl: 'Uitkomst', en: 'Outcome' },
  'checks.evidence': { nl: 'Waaruit dat blijkt', en: 'Evidence' },
  'checks.holds': { nl: 'Klopt', en: 'Holds' },
  'checks.doesNotHold': { nl: 'Klopt niet', en: 'Does not hold' },
  'checks.cannotTell': { nl: 'Niet te zeggen', en: 'Cannot tell' },
  'checks.copy': { nl: 'Rapport kopiëren', en: 'Copy the report' },
  'checks.copied': { nl: 'Gekopieerd', en: 'Copied' },
  'checks.copyFailed': { nl: 'Kopiëren lukte niet.', en: 'Copying failed.' },

  'errors.title': { nl: 'Fouten die Kantlijn opving', en: 'Errors that Kantlijn caught' },
  'errors.intro': {
    nl: 'Na deze fouten werkte Kantlijn door, soms met minder. Hier staat waar, wat voor fout en wanneer; nooit tekst van u. De lijst verdwijnt als u de browser sluit.',
    en: 'After these errors Kantlijn went on, sometimes with less. The list says where, what kind and when; never any text of yours. It is gone when you close the browser.',
  },
  'errors.none': { nl: 'Geen fouten.', en: 'No errors.' },
  'errors.failed': { nl: 'De lijst kon niet worden gelezen.', en: 'The list could not be read.' },
  'errors.place': { nl: 'Waar', en: 'Where' },
  'errors.name': { nl: 'Fout', en: 'Error' },
  'errors.count': { nl: 'Aantal', en: 'Count' },
  'errors.last': { nl: 'Laatst', en: 'Last' },
  'errors.clear': { nl: 'Lijst wissen', en: 'Clear the list' },

  'about.title': { nl: 'Over Kantlijn', en: 'About Kantlijn' },
  'about.version': { nl: 'Versie {version}', en: 'Version {version}' },
  'about.licence': { nl: 'Vrije software onder de EUPL 1.2.', en: 'Free software under the EUPL 1.2.' },
  'about.licence.text': { nl: 'Tekst van de licentie', en: 'Text of the licence' },
  'about.help': { nl: 'Uitleg bij Kantlijn', en: 'Help with Kantlijn' },
  'about.privacy': { nl: 'Privacy in gewone woorden', en: 'Privacy in plain words' },
  'about.packages': {
    nl: 'Kantlijn bevat ook werk van anderen. Dit zijn de pakketten, elk met de tekst van zijn licentie:',
    en: 'Kantlijn also holds work of others. These are the packages, each with the text of its licence:',
  },
  'about.packages.failed': {
    nl: 'De lijst van pakketten kon niet worden gelezen. Zij staat in het bestand licences.json.',
    en: 'The list of packages could not be read. It is in the file licences.json.',
  },
} as const satisfies Catalogue;
