import type { Catalogue } from '../message.ts';

/** What is said to who opens an invitation to a dossier, and joins. */
export const sharedJoining = {
  'shared.read': { nl: 'Uitnodiging openen…', en: 'Open an invitation…' },
  'shared.readTitle': { nl: 'Een uitnodiging openen', en: 'Open an invitation' },
  'shared.readText': {
    nl: 'Plak de uitnodiging die u kreeg, of open het bestand. De wachtzin hoorde u op een andere manier. Er wordt nog niets gedeeld.',
    en: 'Paste the invitation you were sent, or open the file. You were told the passphrase by another way. Nothing is shared yet.',
  },
  'shared.openFile': { nl: 'Bestand openen', en: 'Open a file' },
  'shared.fileUnread': {
    nl: 'Dit bestand is geen uitnodiging: het is te groot of niet te lezen.',
    en: 'This file is no invitation: it is too large or cannot be read.',
  },
  'shared.open': { nl: 'Openen', en: 'Open' },
  'shared.opening': { nl: 'Bezig met openen…', en: 'Opening…' },
  'shared.wrongWords': {
    nl: 'De uitnodiging gaat met deze wachtzin niet open. Of de wachtzin is een andere, of de tekst is onderweg veranderd. Controleer de wachtzin, en vraag zo nodig om een nieuwe uitnodiging.',
    en: 'The invitation does not open with this passphrase. Either the passphrase is another one, or the text was changed on its way. Check the passphrase, and ask for a new invitation if needed.',
  },
  'shared.unreadable': {
    nl: 'Dit is geen uitnodiging van Kantlijn, of er ontbreekt een stuk. Plak de hele tekst, van de eerste tot de laatste regel.',
    en: 'This is no invitation of Kantlijn, or a part is missing. Paste the whole text, from the first line to the last.',
  },
  'shared.newer': {
    nl: 'Deze uitnodiging is van een nieuwere versie van Kantlijn. Werk Kantlijn hier bij.',
    en: 'This invitation is of a later version of Kantlijn. Update Kantlijn here.',
  },
  'shared.what': { nl: 'Dossier', en: 'Dossier' },
  'shared.by': { nl: 'Uitgenodigd door', en: 'Invited by' },
  'shared.byHint': {
    nl: 'Die naam koos de afzender zelf. Twijfelt u, vraag het dan na.',
    en: 'The sender chose that name. If you are in doubt, ask.',
  },
  'shared.at': { nl: 'Gemaakt', en: 'Made' },
  'shared.notSaid': { nl: 'staat er niet in', en: 'not said' },
  'shared.here.own': {
    nl: 'Dit dossier staat al in uw bibliotheek. Doet u mee, dan kunnen de anderen ook lezen wat u er zelf in schreef, en alle notities die u erin hebt.',
    en: 'This dossier is in your library already. If you join, the others can also read what you wrote in it, and all notes you have in it.',
  },
  'shared.here.left': {
    nl: 'U deed hier eerder mee aan dit dossier. U kunt opnieuw meedoen; de kopie die u toen hield, blijft apart.',
    en: 'You took part in this dossier here before. You can join again; the copy you kept then stays apart.',
  },
  'shared.here.joined': { nl: 'Op dit apparaat doet u al mee.', en: 'On this device you take part already.' },
  'shared.toDossier': { nl: 'Naar het dossier', en: 'To the dossier' },
  'shared.beforeJoining': {
    nl: 'Wat u in dit dossier zet of schrijft, kan ieder die meedoet lezen, wijzigen en verwijderen. Uw andere notities blijven van u alleen.',
    en: 'What you put or write in this dossier, everybody who takes part can read, change and delete. Your other notes stay yours alone.',
  },
  'shared.joinAs': { nl: '2. Meedoen', en: '2. Join' },
  'shared.joinReady': { nl: 'De map is gevonden.', en: 'The folder was found.' },
  'shared.joinReadOnly': {
    nl: 'De map is gevonden. U mag er alleen in lezen: wat u in het dossier wijzigt, blijft op dit apparaat.',
    en: 'The folder was found. You may only read in it: what you change in the dossier stays on this device.',
  },
  'shared.joinEmpty': {
    nl: 'In deze map staat niets van Kantlijn. Kies de map die met u gedeeld is; staat zij er nog niet, vraag dan wie u uitnodigde.',
    en: 'There is nothing of Kantlijn in this folder. Choose the folder that was shared with you; if it is not there yet, ask who invited you.',
  },
  'shared.joinNow': { nl: 'Meedoen', en: 'Join' },
  'shared.joining': { nl: 'Bezig met meedoen…', en: 'Joining…' },
  'shared.otherFolder': {
    nl: 'In deze map staat een ander dossier dan dat van de uitnodiging. Kies de map die bij deze uitnodiging hoort.',
    en: 'This folder holds another dossier than that of the invitation. Choose the folder that belongs to this invitation.',
  },
  'shared.tooMany': {
    nl: 'U hebt 1.000 dossiers, en meer kunnen het er niet zijn. Verwijder er eerst een.',
    en: 'You have 1,000 dossiers, and there cannot be more. Delete one first.',
  },
  'shared.joined': {
    nl: 'U doet mee. Het dossier komt nu binnen.',
    en: 'You take part. The dossier is coming in now.',
  },
  'shared.back': { nl: 'Andere uitnodiging', en: 'Another invitation' },
} as const satisfies Catalogue;
