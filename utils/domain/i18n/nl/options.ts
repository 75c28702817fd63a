/** What is said on the options page. */
export const options = {
  'options.title': 'Kantlijn: instellingen',
  'options.intro':
    'Kantlijn toont bij een Kamervraag op zoek.officielebekendmakingen.nl de status, de termijnen, de verwijzingen en uw eigen notities.',

  'language.title': 'Taal',
  'language.auto': 'Zoals de browser',
  'language.nl': 'Nederlands',
  'language.en': 'English',
  'language.failed': 'De keuze kon niet worden bewaard.',

  'access.title': 'Toegang en verbindingen',
  'access.intro':
    'Kantlijn leest alleen van deze twee adressen van de overheid, zonder cookies, en stuurt niets anders weg.',
  'access.pages':
    'De documenten zelf: de pagina die u opent, en van antwoorden en mededelingen de tekst en de metadata.',
  'access.search': 'De zoekdienst: welke antwoorden, mededelingen en vervolgvragen bij een vraagnummer horen.',
  'access.granted': 'Toegestaan',
  'access.missing': 'Niet toegestaan',
  'access.unknown': 'Niet bekend',
  'access.ask': 'Toegang geven',
  'access.refused': 'De browser gaf geen toegang. Zonder toegang werkt Kantlijn op dat adres niet.',

  'storage.title': 'Opslag',
  'storage.intro':
    'Uw notities staan alleen op deze computer, in deze browser. Verwijdert u Kantlijn, dan verwijdert de browser ook de notities.',
  'storage.private': 'In privévensters werkt Kantlijn niet, zodat daar niets van bewaard blijft.',
  'storage.notes': 'Notities',
  'storage.deleted': 'Verwijderd, nog 30 dagen bewaard',
  'storage.unreadable': 'Bewaard, maar niet leesbaar voor deze versie',
  'storage.dossiers': 'Onthouden vragen (wordt opnieuw opgehaald als het weg is)',
  'storage.protected': 'Beschermd tegen opruimen door de browser',
  'storage.protected.yes': 'Ja',
  'storage.protected.no': 'Niet bevestigd door de browser',
  'storage.reading': 'Bezig met tellen…',
  'storage.failed': 'Wat is bewaard, kon niet worden geteld. {detail}',

  'checks.title': 'Diagnose',
  'checks.intro':
    'Controleert met een tiental verzoeken of de site en de diensten nog zo werken als Kantlijn aanneemt. Het rapport bevat geen notities.',
  'checks.run': 'Diensten controleren',
  'checks.running': 'Verzoek {done} van {total}…',
  'checks.done': '{holds} kloppen, {doesNotHold} kloppen niet, {cannotTell} niet te zeggen.',
  'checks.failed': 'De controle brak af: {detail}',
  'checks.what': 'Aanname',
  'checks.outcome': 'Uitkomst',
  'checks.evidence': 'Waaruit dat blijkt',
  'checks.holds': 'Klopt',
  'checks.doesNotHold': 'Klopt niet',
  'checks.cannotTell': 'Niet te zeggen',
  'checks.copy': 'Rapport kopiëren',
  'checks.copied': 'Gekopieerd',
  'checks.copyFailed': 'Kopiëren lukte niet.',

  'about.title': 'Over Kantlijn',
  'about.version': 'Versie {version}',
  'about.licence': 'Vrije software onder de EUPL 1.2.',
  'about.licence.text': 'Tekst van de licentie',
  'about.packages': 'Kantlijn bevat ook werk van anderen. Dit zijn de pakketten, elk met de tekst van zijn licentie:',
  'about.packages.failed': 'De lijst van pakketten kon niet worden gelezen. Zij staat in het bestand licences.json.',
} as const;
