import type { ExportFormat } from '../../exchange/formats.ts';
import type { Catalogue } from '../message.ts';

/** Files of the library: export, import, backup, deleting everything, and the first page a reader sees. */
export const files = {
  'export.title': { nl: 'Exporteren', en: 'Export' },
  'export.what': { nl: 'Wat', en: 'What' },
  'export.what.all': { nl: 'Alle notities', en: 'All notes' },
  'export.what.filtered': { nl: 'Wat nu in de lijst staat', en: 'What the list shows now' },
  'export.what.selected': { nl: 'Geselecteerde notities ({count})', en: 'Selected notes ({count})' },
  'export.what.publication': { nl: 'Eén publicatie: {title} ({count})', en: 'One publication: {title} ({count})' },
  'export.format': { nl: 'Bestandstype', en: 'File type' },
  'export.kantlijn': { nl: 'Kantlijn-bestand', en: 'Kantlijn file' },
  'export.kantlijn.why': {
    nl: 'Alles, om te bewaren of later te importeren (JSON)',
    en: 'Everything, to keep or to import later (JSON)',
  },
  'export.jsonld': { nl: 'JSON-LD (W3C)', en: 'JSON-LD (W3C)' },
  'export.jsonld.why': {
    nl: 'Voor andere programma’s voor notities bij webpagina’s',
    en: 'For other programs for notes on web pages (Web Annotation)',
  },
  'export.markdown': { nl: 'Markdown, één bestand', en: 'Markdown, one file' },
  'export.markdown.why': { nl: 'Om in een tekst over te nemen', en: 'To use in a text' },
  'export.markdownZip': { nl: 'Markdown, een bestand per publicatie', en: 'Markdown, a file for each publication' },
  'export.markdownZip.why': {
    nl: 'Voor Obsidian, met gegevens bovenaan (zip)',
    en: 'For Obsidian, with properties on top (zip)',
  },
  'export.csv': { nl: 'CSV', en: 'CSV' },
  'export.csv.why': { nl: 'Voor een spreadsheet', en: 'For a spreadsheet' },
  'export.printable': { nl: 'Pagina om af te drukken', en: 'Page to print' },
  'export.printable.why': {
    nl: 'Eén HTML-bestand zonder iets van buiten',
    en: 'One HTML file with nothing from elsewhere',
  },
  'export.docx': { nl: 'Word-document', en: 'Word document' },
  'export.docx.why': {
    nl: 'Met markeringen, notities en een lijst van bronnen',
    en: 'With marks, notes and a list of sources',
  },
  'export.save': { nl: 'Bestand bewaren', en: 'Save file' },
  'export.saved': { nl: 'Bewaard als {name}.', en: 'Saved as {name}.' },
  'export.missing': {
    nl: {
      one: '{count} notitie kon niet worden geschreven; ze staat niet in het bestand, maar is niet weg:',
      other: '{count} notities konden niet worden geschreven; ze staan niet in het bestand, maar zijn niet weg:',
    },
    en: {
      one: '{count} note could not be written; it is not in the file, but it is not gone:',
      other: '{count} notes could not be written; they are not in the file, but they are not gone:',
    },
  },
  'export.reading': { nl: 'Notities worden verzameld: {done}', en: 'Gathering notes: {done}' },
  'export.failed': { nl: 'Het exporteren brak af: {detail}', en: 'The export stopped: {detail}' },
  'export.nothing': { nl: 'Er zijn geen notities om te exporteren.', en: 'There are no notes to export.' },
  'export.pageTitle': { nl: 'Notities uit Kantlijn', en: 'Notes from Kantlijn' },

  'import.title': { nl: 'Importeren', en: 'Import' },
  'import.text': {
    nl: 'Een Kantlijn-bestand, of notities uit een ander programma als JSON-LD (ook van Hypothesis). U ziet eerst wat erin staat; er wordt niets overschreven zonder dat u het kiest.',
    en: 'A Kantlijn file or Web Annotations (also from Hypothesis). You see first what is in it; nothing is overwritten unless you choose so.',
  },
  'import.choose': { nl: 'Bestand kiezen', en: 'Choose a file' },
  'import.reading': { nl: 'Bestand wordt gelezen…', en: 'Reading the file…' },
  'import.read': { nl: '{done} van {total} gelezen', en: '{done} of {total} read' },
  'import.comparing': { nl: 'Vergelijken met uw notities…', en: 'Comparing with your notes…' },
  'import.file': { nl: 'Bestand: {name}', en: 'File: {name}' },
  'import.new': { nl: 'Nieuw', en: 'New' },
  'import.new.why': {
    nl: { one: 'wordt toegevoegd', other: 'worden toegevoegd' },
    en: { one: 'is added', other: 'are added' },
  },
  'import.equal': { nl: 'Gelijk', en: 'Equal' },
  'import.equal.why': {
    nl: { one: 'staat er al; er verandert niets', other: 'staan er al; er verandert niets' },
    en: { one: 'is there already; nothing changes', other: 'are there already; nothing changes' },
  },
  'import.changedHere': { nl: 'Hier gewijzigd', en: 'Changed here' },
  'import.changedHere.why': { nl: 'waarvan de uwe nieuwer is', en: 'of which yours is newer' },
  'import.changedThere': { nl: 'In het bestand gewijzigd', en: 'Changed in the file' },
  'import.changedThere.why': {
    nl: 'waarvan die in het bestand nieuwer is',
    en: 'of which the one in the file is newer',
  },
  'import.changedBoth': { nl: 'Aan beide kanten gewijzigd', en: 'Changed on both sides' },
  'import.changedBoth.why': {
    nl: 'waarin beide teksten iets hebben dat de andere niet heeft',
    en: 'in which each text has something the other has not',
  },
  'import.invalid': { nl: 'Niet te lezen', en: 'Not readable' },
  'import.invalid.why': {
    nl: {
      one: 'wordt overgeslagen; de reden staat hieronder',
      other: 'worden overgeslagen; de reden staat hieronder',
    },
    en: { one: 'is left out; the reason is below', other: 'are left out; the reason is below' },
  },
  'import.collections': {
    nl: 'Dossiers: {fresh} nieuw, {equal} gelijk, {supplemented} aangevuld.',
    en: 'Dossiers: {fresh} new, {equal} equal, {supplemented} supplemented.',
  },
  'import.collections.how': {
    nl: 'Titel en volgorde blijven zoals hier; wat alleen in het bestand staat, komt erachter.',
    en: 'Title and order stay as they are here; what is only in the file is added at the end.',
  },
  'import.invalidCollections': {
    nl: { one: '{count} dossier is niet te lezen.', other: '{count} dossiers zijn niet te lezen.' },
    en: { one: '{count} dossier cannot be read.', other: '{count} dossiers cannot be read.' },
  },
  'import.startCollections': {
    nl: { one: '{count} dossier importeren', other: '{count} dossiers importeren' },
    en: { one: 'Import {count} dossier', other: 'Import {count} dossiers' },
  },
  'import.doneCollections': {
    nl: { one: '{count} dossier geïmporteerd.', other: '{count} dossiers geïmporteerd.' },
    en: { one: '{count} dossier imported.', other: '{count} dossiers imported.' },
  },
  'import.omittedCollections': {
    nl: {
      one: '{count} dossier past niet: het zou te lang worden, of er zijn er te veel.',
      other: '{count} dossiers passen niet: ze zouden te lang worden, of het zijn er te veel.',
    },
    en: {
      one: '{count} dossier does not fit: it would be too long, or there are too many.',
      other: '{count} dossiers do not fit: they would be too long, or there are too many.',
    },
  },
  'import.failedCollections': {
    nl: 'Dossiers uit het bestand zijn niet bewaard. {detail} Importeer het bestand nog eens: dan komen ze er alsnog bij.',
    en: 'Dossiers in the file were not stored. {detail} Import the file once more: then they are added.',
  },
  'import.namesFailed': {
    nl: 'De namen van betekenissen uit het bestand zijn niet bewaard.',
    en: 'The names of meanings in the file were not stored.',
  },
  'import.choice': { nl: 'Wat doen met: {what}', en: 'What to do with: {what}' },
  'import.keepBoth': { nl: 'Beide houden', en: 'Keep both' },
  'import.keepHere': { nl: 'De mijne houden', en: 'Keep mine' },
  'import.takeThere': { nl: 'Die uit het bestand nemen', en: 'Take the one in the file' },
  'import.show': { nl: 'Laten zien', en: 'Show' },
  'import.here': { nl: 'Hier', en: 'Here' },
  'import.there': { nl: 'In het bestand', en: 'In the file' },
  'import.more': { nl: 'en nog {count}', en: 'and {count} more' },
  'import.place': { nl: 'Nummer {index}, {place}: {reason}', en: 'Number {index}, {place}: {reason}' },
  'import.reason.shape': { nl: 'heeft niet de verwachte vorm', en: 'does not have the expected form' },
  'import.reason.too_big': { nl: 'is te lang of te groot', en: 'is too long or too large' },
  'import.reason.too_small': { nl: 'is leeg of te klein', en: 'is empty or too small' },
  'import.reason.invalid_type': { nl: 'is van een andere soort dan verwacht', en: 'is of another type than expected' },
  'import.reason.otherSite': { nl: 'hoort bij een andere site ({detail})', en: 'belongs to another site ({detail})' },
  'import.reason.duplicateId': { nl: 'staat er al eerder in het bestand', en: 'stands earlier in the file' },
  'import.reason.noTarget': { nl: 'zegt niet bij welke pagina hij hoort', en: 'does not say which page it belongs to' },
  'import.reason.reply': {
    nl: 'is een antwoord op een andere notitie ({detail})',
    en: 'is a reply to another note ({detail})',
  },
  'import.whole': { nl: 'de hele notitie', en: 'the whole note' },
  'import.publications': {
    nl: {
      one: '{count} publicatie in het bestand is niet te lezen; de notities erbij wel.',
      other: '{count} publicaties in het bestand zijn niet te lezen; de notities erbij wel.',
    },
    en: {
      one: '{count} publication in the file cannot be read; its notes can.',
      other: '{count} publications in the file cannot be read; their notes can.',
    },
  },
  'import.nothing': {
    nl: 'Dit bestand verandert niets: alles wat erin staat, hebt u al.',
    en: 'This file changes nothing: you have all that is in it.',
  },
  'import.start': {
    nl: { one: '{count} notitie importeren', other: '{count} notities importeren' },
    en: { one: 'Import {count} note', other: 'Import {count} notes' },
  },
  'import.writing': { nl: '{done} van {total} klaargezet', en: '{done} of {total} prepared' },
  'import.keeping': {
    nl: 'Alles wordt nu in één keer bewaard. Dat kan even duren en is niet meer af te breken.',
    en: 'Everything is now being saved at once. This may take a while and cannot be stopped any more.',
  },
  'import.done': {
    nl: { one: '{count} notitie geïmporteerd.', other: '{count} notities geïmporteerd.' },
    en: { one: '{count} note imported.', other: '{count} notes imported.' },
  },
  'import.both': {
    nl: {
      one: 'Bij {count} notitie, die intussen was gewijzigd, zijn beide teksten bewaard.',
      other: 'Bij {count} notities, die intussen waren gewijzigd, zijn beide teksten bewaard.',
    },
    en: {
      one: 'Both texts were kept of {count} note that was changed meanwhile.',
      other: 'Both texts were kept of {count} notes that were changed meanwhile.',
    },
  },
  'import.cancelled': { nl: 'Afgebroken. Er is niets veranderd.', en: 'Stopped. Nothing was changed.' },
  'import.moved': {
    nl: 'Terwijl u keek, zijn notities gewijzigd. Er is niets geïmporteerd; kies het bestand opnieuw voor een nieuw overzicht.',
    en: 'Notes were changed while you looked. Nothing was imported; choose the file again for a new overview.',
  },
  'import.failed.tooLarge': {
    nl: 'Dit bestand is groter dan {size} MB en wordt niet gelezen. Verdeel het in kleinere bestanden.',
    en: 'This file is larger than {size} MB and is not read. Divide it into smaller files.',
  },
  'import.failed.notJson': {
    nl: 'Dit is geen JSON-bestand, of het is afgebroken.',
    en: 'This is not a JSON file, or it was cut off.',
  },
  'import.failed.notNotes': { nl: 'Dit is geen bestand met notities.', en: 'This is not a file of notes.' },
  'import.failed.newerVersion': {
    nl: 'Dit bestand is gemaakt met een nieuwere Kantlijn. Werk Kantlijn bij en probeer het opnieuw.',
    en: 'This file was made with a newer Kantlijn. Update Kantlijn and try again.',
  },
  'import.failed.quota': {
    nl: 'De schijfruimte van de browser is vol. Er is niets geïmporteerd; maak ruimte en probeer het opnieuw.',
    en: 'The browser has no disk space left. Nothing was imported; make room and try again.',
  },
  'import.failed.unanswered': {
    nl: 'Kantlijn gaf geen antwoord, dus het is niet zeker of er iets is geïmporteerd. Kies het bestand opnieuw: het overzicht zegt wat er al is.',
    en: 'Kantlijn did not answer, so it is not certain whether anything was imported. Choose the file again: the overview says what is there.',
  },
  'import.failed.other': { nl: 'Er is niets geïmporteerd. {detail}', en: 'Nothing was imported. {detail}' },

  'backup.title': { nl: 'Back-up', en: 'Backup' },
  'backup.text': {
    nl: 'Een back-up is een Kantlijn-bestand. Terugzetten doet u met Importeren.',
    en: 'A backup is a Kantlijn file. Put it back with Import.',
  },
  'backup.last': { nl: 'Laatste back-up: {date}', en: 'Last backup: {date}' },
  'backup.never': { nl: 'Laatste back-up: nog nooit', en: 'Last backup: never' },
  'backup.changes': {
    nl: {
      one: '{count} wijziging sinds de laatste back-up.',
      other: '{count} wijzigingen sinds de laatste back-up.',
    },
    en: {
      one: '{count} change since the last backup.',
      other: '{count} changes since the last backup.',
    },
  },
  'backup.now': { nl: 'Nu een back-up maken', en: 'Make a backup now' },
  'backup.folder': { nl: 'Map kiezen voor automatische back-ups', en: 'Choose a folder for automatic backups' },
  'backup.folder.chosen': {
    nl: 'Automatisch, een bestand per dag in de map “{name}”, zodra deze pagina of het zijpaneel open is.',
    en: 'Automatic, one file a day in the folder “{name}”, when this page or the side panel is open.',
  },
  'backup.folder.other': { nl: 'Andere map', en: 'Another folder' },
  'backup.folder.forget': { nl: 'Niet meer automatisch', en: 'No longer automatic' },
  'backup.folder.ask': {
    nl: 'De browser vraagt opnieuw om toestemming voor de map “{name}”.',
    en: 'The browser asks again for permission to use the folder “{name}”.',
  },
  'backup.folder.allow': { nl: 'Toestemming geven', en: 'Give permission' },
  'backup.folder.none': {
    nl: 'Deze browser kan niet zelf in een map schrijven; maak een back-up met de knop.',
    en: 'This browser cannot write to a folder by itself; make a backup with the button.',
  },
  'backup.made': { nl: 'Back-up bewaard als {name}.', en: 'Backup saved as {name}.' },
  'backup.failed': { nl: 'De back-up is niet gemaakt: {detail}', en: 'The backup was not made: {detail}' },
  'backup.failed.gone': {
    nl: 'De back-up is niet gemaakt: de map is er niet meer. Kies een andere map, of maak een back-up als download.',
    en: 'The backup was not made: the folder is no longer there. Choose another folder, or make a backup as a download.',
  },
  'backup.failed.notAllowed': {
    nl: 'De back-up is niet gemaakt: Kantlijn mag niet meer in de map schrijven.',
    en: 'The backup was not made: Kantlijn may no longer write to the folder.',
  },
  'backup.failed.full': {
    nl: 'De back-up is niet gemaakt: de schijf is vol. De vorige back-up staat er nog.',
    en: 'The backup was not made: the disk is full. The previous backup is still there.',
  },
  'backup.download': { nl: 'Als download', en: 'As a download' },
  'backup.restore': { nl: 'Back-up terugzetten', en: 'Restore a backup' },
  'backup.remind': {
    nl: {
      one: '{count} wijziging staat nog in geen back-up.',
      other: '{count} wijzigingen staan nog in geen back-up.',
    },
    en: {
      one: '{count} change is in no backup yet.',
      other: '{count} changes are in no backup yet.',
    },
  },
  'backup.threshold': { nl: 'Herinneren', en: 'Remind' },
  'backup.threshold.after': {
    nl: { one: 'na {count} wijziging', other: 'na {count} wijzigingen' },
    en: { one: 'after {count} change', other: 'after {count} changes' },
  },
  'backup.threshold.never': { nl: 'nooit', en: 'never' },
  'backup.later': { nl: 'Later', en: 'Later' },

  'wipe.title': { nl: 'Alles verwijderen', en: 'Delete everything' },
  'wipe.text': {
    nl: 'Verwijdert alle notities, labels, dossiers, wat u volgt, onthouden publicaties en instellingen van Kantlijn van deze computer. Bestanden die u bewaarde, blijven. Dit kan niet ongedaan worden gemaakt.',
    en: 'Deletes all notes, tags, dossiers, what you follow, remembered publications and settings of Kantlijn from this computer. Files that you saved stay. This cannot be undone.',
  },
  'wipe.open': { nl: 'Alles verwijderen…', en: 'Delete everything…' },
  'wipe.first': {
    nl: {
      one: 'U hebt {count} notitie. Bewaar haar eerst in een bestand, dan kunt u haar later weer importeren.',
      other: 'U hebt {count} notities. Bewaar ze eerst in een bestand, dan kunt u ze later weer importeren.',
    },
    en: {
      one: 'You have {count} note. Save it in a file first, then you can import it again later.',
      other: 'You have {count} notes. Save them in a file first, then you can import them again later.',
    },
  },
  'wipe.export': { nl: 'Eerst exporteren', en: 'Export first' },
  'wipe.continue': { nl: 'Verder zonder te exporteren', en: 'Go on without exporting' },
  'wipe.second': {
    nl: 'Weet u het zeker? Typ {word} om alles te verwijderen.',
    en: 'Are you sure? Type {word} to delete everything.',
  },
  'wipe.word': { nl: 'verwijder', en: 'delete' },
  'wipe.confirm': { nl: 'Definitief verwijderen', en: 'Delete for good' },
  'wipe.done': {
    nl: 'Alles is verwijderd. Kantlijn begint weer leeg.',
    en: 'Everything was deleted. Kantlijn starts empty again.',
  },
  'wipe.failed': {
    nl: 'Niet alles kon worden verwijderd ({detail}). Sluit de andere vensters van Kantlijn en probeer het opnieuw.',
    en: 'Not everything could be deleted ({detail}). Close the other windows of Kantlijn and try again.',
  },

  'welcome.title': { nl: 'Welkom bij Kantlijn', en: 'Welcome to Kantlijn' },
  'welcome.lead': {
    nl: 'Kantlijn helpt u Kamervragen te volgen op zoek.officielebekendmakingen.nl. De officiële tekst blijft zoals hij is.',
    en: 'Kantlijn helps you follow written questions on zoek.officielebekendmakingen.nl. The official text stays as it is.',
  },
  'welcome.state.title': { nl: 'Hoe het ermee staat', en: 'Where it stands' },
  'welcome.state.text': {
    nl: 'Beantwoord, uitgesteld of te laat: met de termijn, de documenten en waarom.',
    en: 'Answered, postponed or overdue: with the term, the documents and the reason.',
  },
  'welcome.related.title': { nl: 'Wat erbij hoort', en: 'What goes with it' },
  'welcome.related.text': {
    nl: 'Verwante vragen uit de lijst op uw eigen computer, met de reden erbij.',
    en: 'Related questions from the list on your own computer, each with the reason.',
  },
  'welcome.notes.title': { nl: 'Wat u ervan vindt', en: 'Your own notes' },
  'welcome.notes.text': {
    nl: 'Notities bij de publicatie, bij een vraag of bij woorden die u selecteert. Opgeslagen terwijl u typt.',
    en: 'Notes on the publication, on a question or on words you select. Saved while you type.',
  },
  'welcome.privacy.title': { nl: 'Van u alleen', en: 'Yours alone' },
  'welcome.privacy.text': {
    nl: 'Wat u schrijft, blijft op deze computer. Om de status te weten, vraagt Kantlijn gegevens op bij zoek.officielebekendmakingen.nl en repository.overheid.nl. Meer gebeurt alleen als u het zelf aanzet bij Instellingen. Exporteren, een back-up maken en alles verwijderen kan bij Beheer.',
    en: 'What you write stays on this computer. To know the status, Kantlijn asks zoek.officielebekendmakingen.nl and repository.overheid.nl for data. Anything else happens only if you switch it on in the settings. You can export, back up and delete everything under Manage.',
  },
  'welcome.try': { nl: 'Een Kamervraag openen', en: 'Open a written question' },
  'welcome.notes': { nl: 'Naar mijn notities', en: 'To my notes' },
} as const satisfies Catalogue & Record<`export.${ExportFormat}` | `export.${ExportFormat}.why`, unknown>;
