/** The editor of a note, wherever it stands. */
export const noteEditor = {
  'notes.placeholder': 'Uw notitie, alleen voor u',
  'notes.madeIn': 'gemaakt in {publication}',
  'notes.saving': 'Bezig met opslaan…',
  'notes.saved': 'Opgeslagen {time}',
  'notes.unsaved': 'Nog niet opgeslagen',
  'notes.delete': 'Verwijderen',
  'notes.delete.named': 'Notitie verwijderen',
  'notes.deleted': 'Notitie verwijderd.',
  'notes.undo': 'Ongedaan maken',
  'notes.copy': 'Tekst kopiëren',
  'notes.retry': 'Opnieuw proberen',
  'notes.tooLong':
    'Deze notitie is te lang ({count} van {max} tekens). Kort haar in of maak er twee van; de tekst blijft hier staan.',
  'notes.failed.quota':
    'Niet opgeslagen: de schijfruimte van de browser is vol. Maak ruimte vrij en probeer opnieuw, of kopieer de tekst.',
  'notes.failed.unavailable':
    'Niet opgeslagen: de opslag van de browser is niet bereikbaar. Probeer opnieuw of kopieer de tekst.',
  'notes.failed.newer':
    'Niet opgeslagen: uw notities zijn bewaard door een nieuwere versie van Kantlijn. Ze zijn niet weg. Kopieer deze tekst en werk Kantlijn bij, of installeer de nieuwere versie opnieuw.',
  'notes.failed.invalid':
    'Niet opgeslagen: deze tekst kan niet worden bewaard. Kopieer de tekst en begin een nieuwe notitie.',
  'notes.failed.missing':
    'Deze notitie is ergens anders definitief verwijderd. Kopieer de tekst of bewaar haar als nieuwe notitie.',
  'notes.failed.orphaned':
    'Kantlijn is bijgewerkt of opnieuw gestart. Kopieer de tekst en laad de pagina opnieuw; hier kan niet meer worden opgeslagen.',
  'notes.failed.background':
    'Niet opgeslagen: het achtergrondproces van Kantlijn antwoordt niet. Probeer opnieuw of kopieer de tekst.',
  'notes.failed.retrying': 'Er wordt zo opnieuw geprobeerd.',
  'notes.conflict':
    'Deze notitie is intussen in een ander venster gewijzigd. Beide teksten staan hier; kies welke u houdt.',
  'notes.conflict.theirs': 'Tekst uit het andere venster',
  'notes.conflict.keepMine': 'Mijn tekst bewaren',
  'notes.conflict.keepTheirs': 'Andere tekst overnemen',
  'notes.conflict.keepBoth': 'Beide bewaren',
} as const;

/** Note buttons and editors in the card and beside questions. */
export const notes = {
  ...noteEditor,
  'notes.publication.add': 'Notitie toevoegen bij deze publicatie',
  'notes.publication.box': 'Notitie bij deze publicatie',
  'notes.question.add': 'Notitie toevoegen bij vraag {label}',
  'notes.question.box': 'Notitie bij vraag {label}',
  'notes.question.show': {
    one: '{count} notitie bij vraag {label}: tonen',
    other: '{count} notities bij vraag {label}: tonen',
  },
  'notes.short': 'Notitie',
  'notes.show': 'tonen',
  'notes.count': { one: '{count} notitie', other: '{count} notities' },
  'notes.doubt': {
    one: 'Hoort {count} notitie bij {id}, een voorlopige publicatie, bij dit document?',
    other: 'Horen {count} notities bij {id}, een voorlopige publicatie, bij dit document?',
  },
  'notes.doubt.yes': 'Ja, hierbij',
  'notes.doubt.no': 'Nee',
  'notes.none': 'Nog geen notities. Ze blijven op deze computer.',
  'notes.close': 'Sluiten',
  'notes.copied': 'Gekopieerd',
  'notes.listNewer':
    'Uw notities zijn bewaard door een nieuwere versie van Kantlijn. Ze zijn niet weg: werk Kantlijn bij of installeer de nieuwere versie opnieuw.',
  'notes.listFailed': 'De notities konden nu niet worden gelezen. Laad de pagina opnieuw.',
  'notes.lost': 'De browser is notities kwijtgeraakt. Open Kantlijn om een back-up terug te zetten.',
  'notes.lost.counted':
    'De browser is notities kwijtgeraakt; het waren er in totaal {count}. Open Kantlijn om een back-up terug te zetten.',
} as const;
