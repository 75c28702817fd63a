import type { Catalogue } from '../message.ts';

/** What the library says while nothing can be kept, and about notes that were lost or damaged. */
export const lossTexts = {
  'loss.title': { nl: 'De browser is notities kwijtgeraakt', en: 'The browser has lost notes' },
  'loss.expected': {
    nl: {
      one: 'Er was {count} notitie; Kantlijn vindt er nu nog {present}.',
      other: 'Er waren {count} notities; Kantlijn vindt er nu nog {present}.',
    },
    en: {
      one: 'There was {count} note; Kantlijn finds {present} now.',
      other: 'There were {count} notes; Kantlijn finds {present} now.',
    },
  },
  'loss.unknown': {
    nl: 'Hoeveel er ontbreken, is niet bekend. Kantlijn vindt er nu {present}.',
    en: 'How many are missing is not known. Kantlijn finds {present} now.',
  },
  'loss.changed': { nl: 'De laatste wijziging was op {date}.', en: 'The last change was on {date}.' },
  'loss.backup': { nl: 'De laatste back-up is van {date}.', en: 'The last backup is from {date}.' },
  'loss.noBackup': {
    nl: 'Voor zover Kantlijn weet, is er nooit een back-up gemaakt.',
    en: 'As far as Kantlijn knows, no backup was ever made.',
  },
  'loss.restore': { nl: 'Back-up terugzetten', en: 'Restore a backup' },
  'loss.seen': { nl: 'Begrepen', en: 'Understood' },
  'loss.restored.title': {
    nl: {
      one: 'De browser was zijn opslag kwijt. {count} notitie is teruggezet',
      other: 'De browser was zijn opslag kwijt. {count} notities zijn teruggezet',
    },
    en: {
      one: 'The browser had lost its storage. {count} note was put back',
      other: 'The browser had lost its storage. {count} notes were put back',
    },
  },
  'loss.damaged.title': {
    nl: {
      one: 'De opslag van de browser was beschadigd. {count} notitie is teruggezet',
      other: 'De opslag van de browser was beschadigd. {count} notities zijn teruggezet',
    },
    en: {
      one: 'The storage of the browser was damaged. {count} note was put back',
      other: 'The storage of the browser was damaged. {count} notes were put back',
    },
  },
  'loss.copying': {
    nl: {
      one: 'Kantlijn bewaart elke notitie op twee plaatsen. {count} oudere notitie krijgt nu haar tweede kopie; u kunt gewoon doorwerken.',
      other:
        'Kantlijn bewaart elke notitie op twee plaatsen. {count} oudere notities krijgen nu hun tweede kopie; u kunt gewoon doorwerken.',
    },
    en: {
      one: 'Kantlijn keeps each note in two places. {count} older note is getting its second copy now; you can go on working.',
      other:
        'Kantlijn keeps each note in two places. {count} older notes are getting their second copy now; you can go on working.',
    },
  },
  'loss.restored.text': {
    nl: 'Kantlijn bewaart elke notitie op twee plaatsen. Voor zover bekend ontbreekt er niets.',
    en: 'Kantlijn keeps each note in two places. As far as is known, nothing is missing.',
  },
  'loss.unreadable': {
    nl: {
      one: '{count} daarvan is niet te lezen; die staat bij Beheer.',
      other: '{count} daarvan zijn niet te lezen; die staan bij Beheer.',
    },
    en: {
      one: '{count} of them cannot be read; you find it under Manage.',
      other: '{count} of them cannot be read; you find them under Manage.',
    },
  },
  'loss.trouble.quota': {
    nl: 'De browser heeft geen schijfruimte meer. Wat u nu schrijft, wordt niet bewaard: maak ruimte vrij. Helpt dat niet, exporteer dan uw notities bij Beheer.',
    en: 'The browser has no disk space left. What you write now is not kept: free some space. If that does not help, export your notes under Manage.',
  },
  'loss.trouble.unavailable': {
    nl: 'De opslag van de browser werkt nu niet. Wat u nu schrijft, wordt niet bewaard; Kantlijn blijft het proberen.',
    en: 'The storage of the browser does not work now. What you write now is not kept; Kantlijn keeps trying.',
  },
  'loss.trouble': { nl: 'De opslag van de browser', en: 'The storage of the browser' },
  'copy.there.title': { nl: 'De opslag gaat niet open', en: 'The storage does not open' },
  'copy.there': {
    nl: {
      one: 'Kantlijn bewaart elke notitie op twee plaatsen. Op de tweede staat nog {count} notitie. Bewaar die als bestand.',
      other:
        'Kantlijn bewaart elke notitie op twee plaatsen. Op de tweede staan nog {count} notities. Bewaar die als bestand.',
    },
    en: {
      one: 'Kantlijn keeps each note in two places. The second still has {count} note. Save it as a file.',
      other: 'Kantlijn keeps each note in two places. The second still has {count} notes. Save them as a file.',
    },
  },
  'copy.there.dossiers': {
    nl: {
      one: 'Kantlijn bewaart alles op twee plaatsen. Op de tweede staat geen notitie, wel nog {count} dossier. Bewaar dat als bestand.',
      other:
        'Kantlijn bewaart alles op twee plaatsen. Op de tweede staat geen notitie, wel nog {count} dossiers. Bewaar die als bestand.',
    },
    en: {
      one: 'Kantlijn keeps everything in two places. The second holds no note, but still {count} dossier. Save it as a file.',
      other:
        'Kantlijn keeps everything in two places. The second holds no note, but still {count} dossiers. Save them as a file.',
    },
  },
  'copy.damaged.title': { nl: 'Een deel van de opslag is beschadigd', en: 'Part of the storage is damaged' },
  'copy.damaged': {
    nl: {
      one: '{count} notitie is nog te lezen. Bewaar die eerst als bestand. Daarna kunt u ermee verder.',
      other: '{count} notities zijn nog te lezen. Bewaar die eerst als bestand. Daarna kunt u ermee verder.',
    },
    en: {
      one: '{count} note can still be read. Save it as a file first. Then you can go on with it.',
      other: '{count} notes can still be read. Save them as a file first. Then you can go on with them.',
    },
  },
  'copy.damaged.dossiers': {
    nl: {
      one: 'Er is geen notitie meer te lezen, wel {count} dossier. Bewaar dat eerst als bestand. Daarna kunt u ermee verder.',
      other:
        'Er is geen notitie meer te lezen, wel {count} dossiers. Bewaar die eerst als bestand. Daarna kunt u ermee verder.',
    },
    en: {
      one: 'No note can be read any more, but {count} dossier can. First save it as a file. Then you can go on with it.',
      other:
        'No note can be read any more, but {count} dossiers can. First save them as a file. Then you can go on with them.',
    },
  },
  'copy.damaged.none': {
    nl: 'Er is geen notitie meer te lezen. U kunt verder met een lege bibliotheek.',
    en: 'No note can be read any more. You can go on with an empty library.',
  },
  'copy.part': {
    nl: 'Misschien is dat niet alles: een deel is niet te lezen.',
    en: 'That may not be everything: some of it cannot be read.',
  },
  'copy.then': {
    nl: 'Start daarna de browser opnieuw. Helpt dat niet: verwijder Kantlijn, installeer het opnieuw en importeer het bestand bij Beheer.',
    en: 'Then restart the browser. If that does not help: remove Kantlijn, install it again and import the file under Manage.',
  },
  'copy.thenPart': {
    nl: 'Start daarna de browser opnieuw. Verwijder Kantlijn niet: dan verdwijnt ook wat niet te lezen is.',
    en: 'Then restart the browser. Do not remove Kantlijn: what cannot be read would go as well.',
  },
  'copy.unread': {
    nl: 'Kantlijn kon niet nagaan welke notities er nog zijn. Start de browser opnieuw.',
    en: 'Kantlijn could not find out which notes are left. Restart the browser.',
  },
  'copy.saveDossiers': { nl: 'Dossiers bewaren als bestand', en: 'Save the dossiers as a file' },
  'copy.save': { nl: 'Notities bewaren als bestand', en: 'Save the notes as a file' },
  'continue.open': {
    nl: { one: 'Verder met {count} notitie', other: 'Verder met {count} notities' },
    en: { one: 'Go on with {count} note', other: 'Go on with {count} notes' },
  },
  'continue.dossiers': {
    nl: { one: 'Verder met {count} dossier', other: 'Verder met {count} dossiers' },
    en: { one: 'Go on with {count} dossier', other: 'Go on with {count} dossiers' },
  },
  'continue.empty': { nl: 'Verder met een lege bibliotheek', en: 'Go on with an empty library' },
  'continue.title': { nl: 'Verder met wat te lezen is', en: 'Go on with what can be read' },
  'continue.text': {
    nl: 'Kantlijn ruimt de beschadigde opslag op en zet wat te lezen is in een nieuwe.',
    en: 'Kantlijn clears the damaged storage away and puts what can be read into a new one.',
  },
  'continue.gone': {
    nl: 'Wat nu niet te lezen is, komt dan niet meer terug, ook niet na een herstart. Hebt u een back-up, dan kunt u die daarna terugzetten.',
    en: 'What cannot be read now will not come back, not even after a restart. If you have a backup, you can restore it afterwards.',
  },
  'continue.fewer': {
    nl: {
      one: 'Er is nog niets veranderd: er is nu maar {count} notitie te lezen. Wilt u daarmee verder?',
      other: 'Er is nog niets veranderd: er zijn nu maar {count} notities te lezen. Wilt u daarmee verder?',
    },
    en: {
      one: 'Nothing was changed: only {count} note can be read now. Do you want to go on with that?',
      other: 'Nothing was changed: only {count} notes can be read now. Do you want to go on with those?',
    },
  },
  'continue.failed': {
    nl: 'Dat lukte niet: er is niets veranderd. Maak ruimte vrij op de schijf of start de browser opnieuw, en probeer het dan nog eens.',
    en: 'That did not work: nothing was changed. Free some disk space or restart the browser, and try again.',
  },
} as const satisfies Catalogue;
