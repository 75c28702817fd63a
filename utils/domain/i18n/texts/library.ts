import type { Catalogue } from '../message.ts';
import { cite } from './cite.ts';
import { noteDetails } from './note-details.ts';

/** The library: side panel and full page. */
export const library = {
  ...noteDetails,
  ...cite,
  'library.title': { nl: 'Kantlijn: notities', en: 'Kantlijn: notes' },
  'library.views': { nl: 'Onderdelen', en: 'Views' },
  'library.view.this': { nl: 'Deze publicatie', en: 'This publication' },
  'library.view.mine': { nl: 'Mijn vragen', en: 'My questions' },
  'library.view.all': { nl: 'Alle notities', en: 'All notes' },
  'library.view.questions': { nl: 'Kamervragen', en: 'Questions' },
  'library.view.manage': { nl: 'Beheer', en: 'Manage' },
  'library.openFull': { nl: 'Openen in een tabblad', en: 'Open in a tab' },
  'library.loading': { nl: 'Notities worden gelezen…', en: 'Reading your notes…' },
  'library.failed': { nl: 'De notities konden nu niet worden gelezen.', en: 'The notes could not be read now.' },
  'library.outdated': {
    nl: 'Kantlijn is bijgewerkt of opnieuw gestart. Laad dit venster opnieuw.',
    en: 'Kantlijn was updated or restarted. Reload this window.',
  },
  'library.retry': { nl: 'Opnieuw proberen', en: 'Try again' },
  'library.reload': { nl: 'Opnieuw laden', en: 'Reload' },
  'unreadable.title': {
    nl: {
      one: '{count} bewaarde notitie kan niet worden gelezen',
      other: '{count} bewaarde notities kunnen niet worden gelezen',
    },
    en: {
      one: '{count} stored note cannot be read',
      other: '{count} stored notes cannot be read',
    },
  },
  'unreadable.text': {
    nl: 'Ze staan nog in de opslag, maar niet in de lijst, in zoekresultaten of in geëxporteerde bestanden. U kunt ze bewaren zoals ze zijn, en verwijderen.',
    en: 'They are still in the store, but not in the list, in search results or in exported files. You can save them as they are, and delete them.',
  },
  'unreadable.save': { nl: 'Bewaren als bestand', en: 'Save as a file' },
  'unreadable.sure': { nl: 'Voorgoed verwijderen', en: 'Delete for good' },
  'unreadable.removed': {
    nl: {
      one: '{count} onleesbare notitie verwijderd.',
      other: '{count} onleesbare notities verwijderd.',
    },
    en: { one: '{count} unreadable note deleted.', other: '{count} unreadable notes deleted.' },
  },
  'unreadable.failed': {
    nl: 'Het verwijderen lukte niet. Er is niets veranderd; probeer het opnieuw.',
    en: 'They could not be deleted. Nothing has changed; try again.',
  },
  'library.cancel': { nl: 'Annuleren', en: 'Cancel' },
  'library.close': { nl: 'Sluiten', en: 'Close' },
  'library.options': { nl: 'Instellingen', en: 'Settings' },
  'library.broken': {
    nl: 'Dit onderdeel van Kantlijn werkt nu niet. Uw notities zijn bewaard.',
    en: 'This part of Kantlijn does not work now. Your notes are kept.',
  },

  'noAccess.title': { nl: 'Toegang', en: 'Access' },
  'noAccess.closed': {
    nl: 'Kantlijn mag {hosts} niet meer lezen. Uw notities zijn er nog; op die pagina’s en bij de status werkt Kantlijn niet.',
    en: 'Kantlijn may no longer read {hosts}. Your notes are still there; on those pages, and for the status, Kantlijn does not work.',
  },
  'noAccess.ask': { nl: 'Toegang geven', en: 'Give access' },
  'noAccess.refused': { nl: 'De browser gaf geen toegang.', en: 'The browser gave no access.' },
  'noAccess.given': {
    nl: 'Kantlijn mag weer lezen. Laad pagina’s die al open staan opnieuw.',
    en: 'Kantlijn may read again. Reload pages that are open already.',
  },
  'this.none.title': { nl: 'Open een publicatie', en: 'Open a publication' },
  'this.none.text': {
    nl: 'Open een Kamervraag of een andere publicatie op zoek.officielebekendmakingen.nl. Dan ziet u hier wat Kantlijn ervan weet en uw notities erbij.',
    en: 'Open a written question or another publication on zoek.officielebekendmakingen.nl. You then see here what Kantlijn knows of it, and your notes on it.',
  },
  'this.empty.title': { nl: 'Nog geen notities bij deze publicatie', en: 'No notes on this publication yet' },
  'this.empty.text': {
    nl: 'Maak er een in de pagina: onder de titel, naast een vraag of bij geselecteerde tekst.',
    en: 'Make one in the page: under the title, beside a question or at selected text.',
  },
  'this.add': { nl: 'Notitie bij deze publicatie', en: 'Note on this publication' },
  'this.submitted': { nl: 'Ingezonden {date}', en: 'Submitted {date}' },
  'this.status.failed': { nl: 'De status kon niet worden opgevraagd.', en: 'The status could not be requested.' },

  'all.count': {
    nl: { one: '{count} notitie', other: '{count} notities' },
    en: { one: '{count} note', other: '{count} notes' },
  },
  'all.publications': {
    nl: { one: '{count} publicatie', other: '{count} publicaties' },
    en: { one: '{count} publication', other: '{count} publications' },
  },
  'all.found': { nl: '{notes} bij {publications}', en: '{notes} on {publications}' },
  'verdicts.listed': { nl: 'Uw oordelen in deze lijst', en: 'Your verdicts in this list' },
  'verdicts.selected': { nl: 'Uw oordelen in de selectie', en: 'Your verdicts in the selection' },
  'verdicts.all': { nl: 'Uw oordelen', en: 'Your verdicts' },
  'verdicts.of': { nl: 'Waarvan', en: 'Of what' },
  'verdicts.dossier': { nl: 'Kamerstukdossier {dossier}', en: 'Parliamentary file {dossier}' },
  'verdicts.how': {
    nl: 'Geteld per vraag. Bij meer notities over één vraag telt het oordeel dat u het laatst wijzigde.',
    en: 'Counted by question. With several notes on one question, the verdict you changed last counts.',
  },
  'all.empty.title': { nl: 'Hier komen al uw notities', en: 'All your notes will be here' },
  'all.empty.text': {
    nl: 'Open een Kamervraag en kies ✎ Notitie onder de titel. Wat u schrijft, staat daarna hier, per publicatie bij elkaar.',
    en: 'Open a written question and choose ✎ Note under the title. What you write then appears here, by publication.',
  },
  'all.empty.open': { nl: 'Een Kamervraag openen', en: 'Open a written question' },
  'all.empty.import': { nl: 'Een bestand met notities importeren', en: 'Import a file of notes' },
  'all.more': { nl: 'Meer laden', en: 'Load more' },
  'all.rest': { nl: 'Nog {count} tonen', en: 'Show {count} more' },
  'all.listLabel': { nl: 'Notities per publicatie', en: 'Notes by publication' },

  'kind.question': { nl: 'Kamervraag', en: 'Written question' },
  'kind.appendix': { nl: 'Antwoord of mededeling', en: 'Answer or notice' },
  'kind.parliamentaryPaper': { nl: 'Kamerstuk', en: 'Parliamentary paper' },
  'kind.proceedings': { nl: 'Handelingen', en: 'Proceedings' },
  'kind.attachment': { nl: 'Bijlage', en: 'Attachment' },
  'kind.statute': { nl: 'Staatsblad', en: 'Statute' },
  'kind.gazette': { nl: 'Staatscourant of ander blad', en: 'Government gazette' },
  'kind.treaty': { nl: 'Tractatenblad', en: 'Treaty series' },
  'kind.other': { nl: 'Andere publicatie', en: 'Other publication' },

  'row.goto': { nl: 'Naar de passage', en: 'Go to the passage' },
  'row.open': { nl: 'Naar de publicatie', en: 'Go to the publication' },
  'row.whole': { nl: 'Hele publicatie', en: 'Whole publication' },
  'row.question': { nl: 'Vraag {number}', en: 'Question {number}' },
  'row.passage': { nl: 'Passage', en: 'Passage' },
  'row.lost': { nl: 'Passage niet teruggevonden', en: 'Passage not found again' },
  'row.uncertain': { nl: 'Plaats niet zeker', en: 'Place not certain' },
  'row.edit': { nl: 'Bewerken', en: 'Edit' },
  'row.editNote': { nl: 'Notitie bewerken: {name}', en: 'Edit note: {name}' },
  'row.done': { nl: 'Klaar', en: 'Done' },
  'row.delete': { nl: 'Verwijderen', en: 'Delete' },
  'row.deleteNote': { nl: 'Notitie verwijderen: {name}', en: 'Delete note: {name}' },
  'drafts.recovered': {
    nl: {
      one: 'De laatste woorden van {count} notitie zijn alsnog opgeslagen.',
      other: 'De laatste woorden van {count} notities zijn alsnog opgeslagen.',
    },
    en: {
      one: 'The last words of {count} note have been saved after all.',
      other: 'The last words of {count} notes have been saved after all.',
    },
  },
  'row.broken': {
    nl: 'Deze notitie kan niet worden getoond. Ze is niet weg.',
    en: 'This note cannot be shown. It is not gone.',
  },
  'group.broken': {
    nl: 'Deze publicatie kan niet worden getoond. De notities erbij zijn niet weg.',
    en: 'This publication cannot be shown. Its notes are not gone.',
  },
  'row.select': { nl: 'Selecteer notitie: {name}', en: 'Select note: {name}' },
  'row.box': { nl: 'Notitie: {name}', en: 'Note: {name}' },
  'row.noText': { nl: 'gemarkeerd, zonder tekst', en: 'marked, without text' },
  'row.modified': { nl: 'Gewijzigd {date}', en: 'Changed {date}' },
  'row.failed': { nl: 'Niet opgeslagen: {detail}', en: 'Not saved: {detail}' },
  'row.conflict': {
    nl: 'Deze notitie is intussen elders gewijzigd; kijk nog eens.',
    en: 'This note was changed elsewhere meanwhile; look again.',
  },
  'row.openFailed': { nl: 'De publicatie kon niet worden geopend.', en: 'The publication could not be opened.' },
  'group.select': { nl: 'Selecteer alle notities bij {title}', en: 'Select all notes on {title}' },
  'group.export': { nl: 'Exporteren: {title}', en: 'Export: {title}' },
  'group.provisional': { nl: 'voorlopig nummer {id}', en: 'provisional number {id}' },
  'group.became': { nl: '{id}, nu {final}', en: '{id}, now {final}' },
  'group.untitled': { nl: 'Publicatie zonder titel', en: 'Publication without a title' },

  'tags.addTo': { nl: 'Label toevoegen aan {count} notities', en: 'Add a tag to {count} notes' },
  'tags.none': {
    nl: 'U hebt nog geen labels. Geef er een bij een notitie; hier kunt u ze hernoemen, samenvoegen en verwijderen.',
    en: 'You have no tags yet. Give one to a note; here you can rename, merge and delete them.',
  },
  'tags.title': { nl: 'Labels beheren', en: 'Manage tags' },
  'tags.text': {
    nl: 'Een label hernoemen naar een naam die al bestaat, voegt de twee samen.',
    en: 'Renaming a tag to a name that exists merges the two.',
  },
  'tags.rename': { nl: 'Hernoemen', en: 'Rename' },
  'tags.renameTag': { nl: 'Label {tag} hernoemen', en: 'Rename tag {tag}' },
  'tags.newName': { nl: 'Nieuwe naam voor {tag}', en: 'New name for {tag}' },
  'tags.save': { nl: 'Bewaren', en: 'Save' },
  'tags.merge': { nl: 'Samenvoegen met “{tag}”', en: 'Merge with “{tag}”' },
  'tags.merged': { nl: '“{from}” is samengevoegd met “{to}”.', en: '“{from}” was merged with “{to}”.' },
  'tags.renamed': { nl: '“{from}” heet nu “{to}”.', en: '“{from}” is now called “{to}”.' },
  'tags.delete': { nl: 'Verwijderen', en: 'Delete' },
  'tags.deleteTag': { nl: 'Label {tag} verwijderen', en: 'Delete tag {tag}' },
  'tags.delete.sure': {
    nl: {
      one: 'Label “{tag}” weghalen van {count} notitie? De notitie zelf blijft.',
      other: 'Label “{tag}” weghalen van {count} notities? De notities zelf blijven.',
    },
    en: {
      one: 'Take tag “{tag}” away from {count} note? The note itself stays.',
      other: 'Take tag “{tag}” away from {count} notes? The notes themselves stay.',
    },
  },
  'tags.deleted': {
    nl: 'Label “{tag}” is verwijderd; de notities zijn gebleven.',
    en: 'Tag “{tag}” was deleted; the notes stayed.',
  },
  'partly.follows': {
    nl: 'Begonnen, maar nog niet klaar. Kantlijn doet de rest vanzelf zodra bewaren weer lukt. {detail}',
    en: 'Begun, but not finished yet. Kantlijn does the rest by itself as soon as saving works again. {detail}',
  },
  'partly.room': {
    nl: 'De browser heeft geen schijfruimte meer: maak ruimte vrij.',
    en: 'The browser has no disk space left: free some space.',
  },
  'partly.lost': {
    nl: 'Begonnen en afgebroken: een deel kan gedaan zijn, de rest gebeurt niet meer. Kijk de notities na en doe het zo nodig opnieuw.',
    en: 'Begun and broken off: some of it may be done, and the rest will not be. Check the notes, and do it again if needed.',
  },
  'tags.failed': {
    nl: 'De labels konden niet worden gewijzigd. Er is niets veranderd; probeer het opnieuw.',
    en: 'The tags could not be changed. Nothing was changed; try again.',
  },
  'tags.notes': {
    nl: { one: '{count} notitie', other: '{count} notities' },
    en: { one: '{count} note', other: '{count} notes' },
  },

  'selection.count': {
    nl: { one: '{count} geselecteerd', other: '{count} geselecteerd' },
    en: { one: '{count} selected', other: '{count} selected' },
  },
  'selection.bar': { nl: 'Geselecteerde notities', en: 'Selected notes' },
  'selection.all': { nl: 'Alles', en: 'All' },
  'selection.none': { nl: 'Niets', en: 'None' },
  'selection.tag': { nl: 'Label toevoegen', en: 'Add tag' },
  'selection.export': { nl: 'Exporteren', en: 'Export' },
  'selection.delete': { nl: 'Verwijderen', en: 'Delete' },
  'selection.deleted': {
    nl: { one: '{count} notitie verwijderd.', other: '{count} notities verwijderd.' },
    en: { one: '{count} note deleted.', other: '{count} notes deleted.' },
  },
  'selection.tagged': {
    nl: { one: 'Label toegevoegd aan {count} notitie.', other: 'Label toegevoegd aan {count} notities.' },
    en: { one: '{count} note tagged.', other: '{count} notes tagged.' },
  },
  'selection.left': {
    nl: {
      one: '{count} notitie kon niet worden gewijzigd.',
      other: '{count} notities konden niet worden gewijzigd.',
    },
    en: {
      one: '{count} note could not be changed.',
      other: '{count} notes could not be changed.',
    },
  },
  'selection.undo': { nl: 'Ongedaan maken', en: 'Undo' },
  'selection.undone': { nl: 'Teruggezet.', en: 'Put back.' },

  'manage.exchange': { nl: 'Uitwisselen', en: 'Exchange' },
  'manage.export': { nl: 'Alles exporteren', en: 'Export everything' },
  'manage.import': { nl: 'Bestand importeren', en: 'Import a file' },
  'manage.options': {
    nl: 'Taal, toegang, opslag en diagnose staan bij de instellingen.',
    en: 'Language, access, storage and diagnosis are in the settings.',
  },
  'manage.openOptions': { nl: 'Instellingen openen', en: 'Open settings' },

  'cite.open': { nl: 'Citeren', en: 'Cite' },
  'cite.of': { nl: 'Citeren: {name}', en: 'Cite: {name}' },
} as const satisfies Catalogue;
