import type { Catalogue } from '../message.ts';

/** The course of a question, and what Kantlijn says about its page. Names that tests and assistive technology rely on are marked in docs/glossary.md. */
export const course = {
  'course.checkNow': { nl: 'Nu controleren', en: 'Check now' },
  'course.checking': { nl: 'Bezig met controleren', en: 'Checking' },
  'course.waiting': {
    nl: {
      one: 'Wacht nog ongeveer {count} seconde op {host}, dat weinig vragen tegelijk aanneemt',
      other: 'Wacht nog ongeveer {count} seconden op {host}, dat weinig vragen tegelijk aanneemt',
    },
    en: {
      one: 'Waiting for about {count} second for {host}, which takes few questions at a time',
      other: 'Waiting for about {count} seconds for {host}, which takes few questions at a time',
    },
  },
  'course.checkedAt': { nl: 'Gecontroleerd om {time}', en: 'Checked at {time}' },
  'course.checkedOn': { nl: 'Gecontroleerd op {time}', en: 'Checked on {time}' },
  'course.notChecked': { nl: 'Nog niet gecontroleerd', en: 'Not checked yet' },
  'course.submitters': { nl: 'Ingediend door', en: 'Submitted by' },
  'course.addressees': { nl: 'Gericht aan', en: 'Addressed to' },
  'course.answeredBy': { nl: 'Beantwoord door', en: 'Answered by' },
  'course.onBehalfOf': { nl: 'mede namens {officials}', en: 'also on behalf of {officials}' },
  'course.subjects': { nl: 'Onderwerpen', en: 'Subjects' },
  'course.sources': { nl: 'Bronnen in noten', en: 'Sources in footnotes' },
  'course.note': { nl: 'Noot {number}', en: 'Footnote {number}' },
  'course.unknownLayout': {
    nl: 'De opmaak van deze pagina is Kantlijn niet bekend; status en notities werken wel.',
    en: 'Kantlijn does not know the layout of this page; status and notes do work.',
  },
  'course.provisional': {
    nl: 'Nog niet volledig gepubliceerd: van dit document is er alleen een pdf. De tekst volgt meestal binnen enkele dagen; uw notities gaan dan mee.',
    en: 'Not yet fully published: this document is only a PDF so far. Its text usually follows within days, and your notes go with it.',
  },
  'course.pdfOnly': {
    nl: 'Van dit document is hier alleen een pdf; de tekst kan Kantlijn niet lezen.',
    en: 'This document is only a PDF here; Kantlijn cannot read its text.',
  },
  'course.pdf': { nl: 'Open de pdf', en: 'Open the PDF' },
  'course.nowPublished': { nl: 'Inmiddels volledig gepubliceerd als', en: 'Now fully published as' },
  'course.unnumbered': {
    nl: 'Op deze pagina en bij de zoekdienst is geen vraagnummer gevonden. Daardoor is niet te zeggen hoe de vraag ervoor staat. Notities maken kan wel.',
    en: 'No question number was found on this page or by the search service, so where the question stands cannot be said. You can still make notes.',
  },
  'course.broken': {
    nl: 'Kantlijn kon dit onderdeel niet tekenen. De officiële pagina is ongewijzigd; uw notities zijn bewaard.',
    en: 'Kantlijn could not draw this part. The official page is unchanged; your notes are kept.',
  },
  'course.outdated': {
    nl: 'Kantlijn is bijgewerkt of opnieuw gestart. Laad de pagina opnieuw om verder te gaan.',
    en: 'Kantlijn was updated or restarted. Reload the page to go on.',
  },
  'course.noAccess': {
    nl: 'Kantlijn mag {hosts} niet meer lezen; de status kan niet worden nagekeken. Uw notities werken. Geef de toegang terug met de knop van Kantlijn of in de instellingen.',
    en: 'Kantlijn may no longer read {hosts}; the state cannot be checked. Your notes work. Give access again with the button of Kantlijn or in its settings.',
  },
  'course.backgroundFailed': {
    nl: 'Kantlijn kreeg geen antwoord van het eigen achtergrondproces. Probeer “Nu controleren” of laad de pagina opnieuw.',
    en: 'Kantlijn got no answer from its own background process. Try “Check now” or reload the page.',
  },

  'versions.show': { nl: 'Wat is er gewijzigd', en: 'What changed' },
  'versions.reading': { nl: 'Beide versies worden opgehaald…', en: 'Fetching both versions…' },
  'versions.with': {
    nl: 'Vergeleken met {before}. Doorgestreept is vervallen, onderstreept is nieuw.',
    en: 'Compared with {before}. Struck through is gone, underlined is new.',
  },
  'versions.none': {
    nl: 'In de tekst is geen verschil met {before} gevonden.',
    en: 'No difference from {before} was found in the text.',
  },
  'versions.first': {
    nl: 'Van dit document is geen eerdere versie bekend.',
    en: 'No earlier version of this document is known.',
  },
  'versions.noText': {
    nl: 'Van een van beide versies is geen tekst die Kantlijn kan lezen.',
    en: 'One of the two versions has no text that Kantlijn can read.',
  },
  'versions.failed': {
    nl: 'De versies konden nu niet worden opgehaald.',
    en: 'The versions could not be fetched now.',
  },
  'versions.gone': { nl: '[vervallen:]', en: '[gone:]' },
  'versions.new': { nl: '[nieuw:]', en: '[new:]' },
  'documents.title': { nl: 'Documenten', en: 'Documents' },
  'documents.readAt': { nl: 'gelezen {time} via {source}', en: 'read {time} from {source}' },
  'documents.house': {
    nl: 'Tweede Kamer: alle stukken bij deze vraag',
    en: 'House of Representatives: all papers on this question',
  },
  'documents.question': { nl: 'Vraag', en: 'Question' },
  'documents.answer': { nl: 'Antwoord', en: 'Answer' },
  'documents.supplement': { nl: 'Aanvullend antwoord', en: 'Supplementary answer' },
  'documents.postponement': { nl: 'Uitstel', en: 'Postponement' },
  'documents.settledByLetter': { nl: 'Afgedaan per brief', en: 'Settled by letter' },
  'documents.withdrawn': { nl: 'Ingetrokken', en: 'Withdrawn' },
  'documents.otherNotice': { nl: 'Mededeling', en: 'Notice' },
  'documents.provisional': { nl: 'voorlopig nummer', en: 'provisional number' },
  'documents.unknown': { nl: 'Document van onbekend type', en: 'Document of unknown type' },
  'source.page': { nl: 'deze pagina', en: 'this page' },
  'source.metadata': { nl: 'metadata', en: 'metadata' },
  'source.sru': { nl: 'zoekdienst', en: 'search service' },
  'source.xml': { nl: 'publicatie-XML', en: 'publication XML' },
  'source.cache': { nl: 'eerder gelezen', en: 'an earlier reading' },

  'references.title': { nl: 'Verwijzingen', en: 'References' },
  'references.none': { nl: 'Geen verwijzingen gevonden.', en: 'No references found.' },
  'references.searching': {
    nl: 'Zoekt documenten die deze vraag noemen…',
    en: 'Looking for documents that mention this question…',
  },
  'reason.followUp': { nl: 'vervolg op', en: 'follows up on' },
  'reason.seeAlso': { nl: 'zie ook', en: 'see also' },
  'reason.mentioned': { nl: 'genoemd', en: 'mentioned' },
  'reason.footnote': { nl: 'in noot', en: 'in footnote' },
  'reason.linked': { nl: 'gelinkt', en: 'linked' },
  'mention.answer': { nl: 'antwoord', en: 'answer' },
  'mention.postponement': { nl: 'uitstel', en: 'postponement' },
  'mention.notice': { nl: 'mededeling', en: 'notice' },
  'mention.followUp': { nl: 'vervolg hierop', en: 'follow-up' },
  'mention.mentions': { nl: 'noemt deze vraag', en: 'mentions this question' },
  'reference.question': { nl: 'Vraag {number}', en: 'Question {number}' },
  'reference.appendix': { nl: 'Aanhangsel {session}, nr. {number}', en: 'Appendix {session}, no. {number}' },
  'reference.paper': { nl: 'Kamerstuk {number}', en: 'Parliamentary paper {number}' },

  'diagnose.title': { nl: 'Diagnose', en: 'Diagnose' },
  'diagnose.intro': {
    nl: 'Wat Kantlijn van deze site aanneemt, getoetst aan deze pagina en desgewenst aan de diensten. Het rapport bevat geen notities.',
    en: 'What Kantlijn assumes of this site, held against this page and, if you like, the services. The report holds no notes.',
  },
  'diagnose.run': { nl: 'Diensten controleren', en: 'Check the services' },
  'diagnose.running': { nl: 'Bezig…', en: 'Working…' },
  'diagnose.failed': {
    nl: 'De controle lukte niet: Kantlijn kreeg geen antwoord van het eigen achtergrondproces.',
    en: 'The check failed: Kantlijn got no answer from its own background process.',
  },
  'diagnose.tally': {
    nl: '{holds} kloppen, {doesNotHold} kloppen niet, {cannotTell} niet te zeggen',
    en: '{holds} hold, {doesNotHold} do not hold, {cannotTell} cannot be told',
  },
  'diagnose.all': { nl: 'Alle aannames', en: 'All assumptions' },
  'diagnose.holds': { nl: 'klopt', en: 'holds' },
  'diagnose.doesNotHold': { nl: 'klopt niet', en: 'does not hold' },
  'diagnose.cannotTell': { nl: 'niet te zeggen', en: 'cannot be told' },
  'diagnose.missing': { nl: 'Niet gevonden: {fields}', en: 'Not found: {fields}' },
  'diagnose.defects': {
    nl: 'Tegenstrijdig in het document: {defects}',
    en: 'Contradictory in the document: {defects}',
  },
  'diagnose.copy': { nl: 'Rapport kopiëren', en: 'Copy report' },
  'diagnose.copied': { nl: 'Gekopieerd', en: 'Copied' },
  'diagnose.copyFailed': {
    nl: 'Kopiëren lukte niet; selecteer de tekst en kopieer zelf.',
    en: 'Copying failed; select the text and copy it yourself.',
  },
  'diagnose.report': { nl: 'Rapport', en: 'Report' },
  'diagnose.close': { nl: 'Sluiten', en: 'Close' },
} as const satisfies Catalogue;
