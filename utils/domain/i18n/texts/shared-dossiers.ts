import type { Catalogue } from '../message.ts';
import { devices } from './devices.ts';
import { sharedFaults } from './shared-faults.ts';
import { sharedJoining } from './shared-joining.ts';

/**
 * What is said about a dossier that several people keep. Keys that begin with `devices.` word a sentence of the devices otherwise, because the
 * forms for a folder are the same.
 */
export const sharedDossiers = {
  ...devices,
  ...sharedFaults,
  ...sharedJoining,
  'shared.share': { nl: 'Delen…', en: 'Share…' },
  'shared.shareTitle': { nl: 'Dit dossier delen', en: 'Share this dossier' },
  'shared.intro': {
    nl: 'U deelt dit dossier via een map die de anderen ook mogen openen: op een server, of bij een dienst als OneDrive. Ieder doet mee met een eigen account; Kantlijn heeft geen eigen server.',
    en: 'You share this dossier through a folder that the others may open too: on a server, or at a service such as OneDrive. Everybody takes part with an account of their own; Kantlijn has no server of its own.',
  },
  'shared.sealed': {
    nl: 'Alles wordt op dit apparaat versleuteld. Wie de map beheert, ziet hoeveel apparaten meedoen, wanneer er iets verandert en ongeveer hoeveel, maar kan geen woord lezen.',
    en: 'Everything is encrypted on this device. Whoever keeps the folder sees how many devices take part, when something changes and about how much, but cannot read a word.',
  },
  'shared.help': { nl: 'Stap voor stap', en: 'Step by step' },
  'shared.tab': { nl: 'In een tabblad openen', en: 'Open in a tab' },
  'shared.tabText': {
    nl: 'Delen en meedoen gaat in een tabblad: daar kan de browser om toegang vragen.',
    en: 'Sharing and joining is done in a tab: there the browser can ask for access.',
  },
  'shared.forbidden': {
    nl: 'Door uw beheerder uitgezet. Er gaat niets van of naar de anderen.',
    en: 'Switched off by your administrator. Nothing goes from or to the others.',
  },
  'shared.lost': {
    nl: 'U deelde hier een of meer dossiers, maar wat daarover was opgeslagen is verloren gegaan, samen met de database van uw notities. Ze worden niet meer bijgewerkt. Open een uitnodiging om weer mee te doen.',
    en: 'You shared one or more dossiers here, but what was stored about that was lost, together with the database of your notes. They are not kept up to date any more. Open an invitation to take part again.',
  },

  'devices.place': { nl: '1. De map', en: '1. The folder' },
  'devices.addressHint': {
    nl: 'Een map voor dit dossier alleen. Bij Nextcloud en ownCloud: https://uw-server/remote.php/dav/files/UW-NAAM/Dossier. De map wordt gemaakt als zij er niet is. Deel haar op de server met wie mee gaan doen.',
    en: 'A folder for this dossier alone. At Nextcloud and ownCloud: https://your-server/remote.php/dav/files/YOUR-NAME/Dossier. The folder is made if it is not there. On the server, share it with who will take part.',
  },
  'devices.diskText': {
    nl: 'Maak binnen de map van dat programma een lege map voor dit dossier, deel haar daar met de anderen, en kies die. Stel in dat zij altijd op deze computer blijft. De browser vraagt of Kantlijn erin mag lezen en schrijven.',
    en: 'Make an empty folder for this dossier inside the folder of that program, share it there with the others, and choose it. Have it always kept on this computer. The browser asks whether Kantlijn may read and write in it.',
  },
  'shared.taken': {
    nl: 'In deze map staat al iets van Kantlijn: van uw apparaten of van een ander dossier. Neem een map voor dit dossier alleen. Wilt u meedoen aan wat er staat, open dan de uitnodiging.',
    en: 'This folder holds something of Kantlijn already: of your devices, or of another dossier. Take a folder for this dossier alone. If you want to take part in what is there, open the invitation.',
  },

  'shared.invite': { nl: '2. De uitnodiging', en: '2. The invitation' },
  'shared.before': {
    nl: {
      one: 'Wie meedoet, kan alles van dit dossier lezen, wijzigen en verwijderen: de tekst, de publicaties en de notitie erin. Wat iemand eenmaal had, houdt hij.',
      other:
        'Wie meedoet, kan alles van dit dossier lezen, wijzigen en verwijderen: de tekst, de publicaties en de {count} notities erin. Wat iemand eenmaal had, houdt hij.',
    },
    en: {
      one: 'Who takes part can read, change and delete all of this dossier: the text, the publications and the note in it. What somebody once had, they keep.',
      other:
        'Who takes part can read, change and delete all of this dossier: the text, the publications and the {count} notes in it. What somebody once had, they keep.',
    },
  },
  'shared.beforeNone': {
    nl: 'Wie meedoet, kan alles van dit dossier lezen, wijzigen en verwijderen: de tekst, de publicaties en de notities die erin komen. Wat iemand eenmaal had, houdt hij.',
    en: 'Who takes part can read, change and delete all of this dossier: the text, the publications and the notes that come into it. What somebody once had, they keep.',
  },
  'shared.revoke': {
    nl: 'Een uitnodiging kunt u niet intrekken. Wel kunt u op de server iemand de toegang tot de map ontnemen.',
    en: 'You cannot withdraw an invitation. On the server you can take away somebody’s access to the folder.',
  },
  'shared.name': { nl: 'Uw naam', en: 'Your name' },
  'shared.nameHint': {
    nl: 'Onder deze naam zien de anderen dat u meedoet. Kantlijn controleert niet of een naam klopt.',
    en: 'By this name the others see that you take part. Kantlijn does not check whether a name is true.',
  },
  'shared.noName': { nl: 'Vul een naam in.', en: 'Give a name.' },
  'shared.phrase': { nl: 'Wachtzin van de uitnodiging', en: 'Passphrase of the invitation' },
  'shared.phraseHint': {
    nl: 'Minstens {least} tekens; vier of meer gewone woorden zijn goed. Vertel hem op een andere manier dan u de uitnodiging stuurt, bijvoorbeeld aan de telefoon.',
    en: 'At least {least} characters; four or more common words are good. Tell it by another way than you send the invitation, for instance by telephone.',
  },
  'shared.shareNow': { nl: 'Delen en uitnodiging maken', en: 'Share and make the invitation' },
  'shared.sharing': { nl: 'Bezig met delen…', en: 'Sharing…' },
  'shared.noDossier': { nl: 'Dit dossier is er niet meer.', en: 'This dossier is no longer there.' },
  'shared.already': { nl: 'Dit dossier wordt al gedeeld.', en: 'This dossier is shared already.' },
  'shared.weakPhrase': {
    nl: 'Deze wachtzin is te makkelijk te raden. Neem een langere, met meer verschillende tekens.',
    en: 'This passphrase is too easy to guess. Take a longer one, with more different characters.',
  },

  'shared.invited': { nl: 'De uitnodiging is klaar', en: 'The invitation is ready' },
  'shared.invitedText': {
    nl: 'Stuur de uitnodiging zoals u wilt, bijvoorbeeld per mail. Vertel de wachtzin op een andere manier: wie beide heeft en bij de map kan, leest mee.',
    en: 'Send the invitation as you like, for instance by mail. Tell the passphrase by another way: who has both and can reach the folder, reads along.',
  },
  'shared.invitedFolder': {
    nl: 'Deel de map zelf op de server. Het adres staat niet in de uitnodiging: ieder vindt de map via het eigen account.',
    en: 'Share the folder itself on the server. Its address is not in the invitation: everybody finds the folder through their own account.',
  },
  'shared.invitation': { nl: 'Uitnodiging', en: 'Invitation' },
  'shared.copy': { nl: 'Uitnodiging kopiëren', en: 'Copy the invitation' },
  'shared.copied': { nl: 'Gekopieerd.', en: 'Copied.' },
  'shared.notCopied': {
    nl: 'Kopiëren mocht niet van de browser. Bewaar de uitnodiging als bestand.',
    en: 'The browser did not allow copying. Save the invitation as a file.',
  },
  'shared.saveFile': { nl: 'Bewaren als bestand', en: 'Save as a file' },
  'shared.fileName': { nl: 'kantlijn-uitnodiging.txt', en: 'kantlijn-invitation.txt' },
  'shared.inviteOther': { nl: 'Iemand uitnodigen…', en: 'Invite somebody…' },
  'shared.inviteTitle': { nl: 'Iemand uitnodigen', en: 'Invite somebody' },
  'shared.inviteNow': { nl: 'Uitnodiging maken', en: 'Make the invitation' },
  'shared.inviting': { nl: 'Bezig met maken…', en: 'Making it…' },
  'shared.notHere': {
    nl: 'Dit dossier wordt hier niet meer gedeeld.',
    en: 'This dossier is not shared here any more.',
  },
  'shared.close': { nl: 'Klaar', en: 'Done' },

  'shared.title': { nl: 'Gedeeld dossier', en: 'Shared dossier' },
  'shared.upToDate': { nl: 'bijgewerkt {moment}', en: 'up to date {moment}' },
  'shared.yourName': { nl: 'Uw naam in dit dossier', en: 'Your name in this dossier' },
  'shared.unsent': { nl: 'Nog te verzenden', en: 'Still to be sent' },
  'shared.unsentHere': { nl: 'Gewijzigd, blijft alleen hier', en: 'Changed, stays only here' },
  'shared.unsentCount': {
    nl: { one: '{count} wijziging van u', other: '{count} wijzigingen van u' },
    en: { one: '{count} change of yours', other: '{count} changes of yours' },
  },
  'shared.unsentNone': { nl: 'niets', en: 'nothing' },
  'shared.readOnly': {
    nl: 'Alleen lezen. Wat de anderen wijzigen komt hier; wat u hier wijzigt gaat niet naar hen. Wie de map beheert, kan u laten schrijven.',
    en: 'Read only. What the others change comes here; what you change here does not go to them. Whoever keeps the folder can let you write.',
  },
  'shared.readOnlyShort': { nl: 'alleen lezen', en: 'read only' },
  'shared.members': { nl: 'Wie er meedoen', en: 'Who takes part' },
  'shared.membersNone': {
    nl: 'Nog niemand anders heeft iets verzonden.',
    en: 'Nobody else has sent anything yet.',
  },
  'shared.membersText': {
    nl: 'Hier staat wie al iets heeft verzonden, onder de naam die ieder zelf koos. Wie alleen leest of nog niets verzond, staat hier niet. Uw andere apparaten staan er ook bij, als zij meedoen.',
    en: 'Listed is who has sent something, by the name they chose themselves. Who only reads or has sent nothing yet is not listed. Your other devices are listed too, if they take part.',
  },
  'shared.coming': {
    nl: 'Dit dossier is nog niet binnengekomen, of iemand die meedoet heeft het verwijderd.',
    en: 'This dossier has not come yet, or somebody who takes part deleted it.',
  },
  'shared.nameless': { nl: 'Gedeeld dossier in {place}', en: 'Shared dossier in {place}' },
  'shared.deleteForAll': { nl: 'Verwijderen voor iedereen', en: 'Delete for everybody' },
  'shared.deleteForAllText': {
    nl: 'Het dossier verdwijnt bij iedereen die meedoet, ook bij u. Uw notities en die van de anderen blijven staan. Wilt u er alleen zelf vanaf, kies dan “Niet meer meedoen”.',
    en: 'The dossier goes for everybody who takes part, for you too. Your notes and those of the others stay. If you only want to be rid of it yourself, choose “Stop taking part”.',
  },
  'shared.deleteForAllSure': { nl: 'Ja, voor iedereen verwijderen', en: 'Yes, delete for everybody' },

  'shared.leave': { nl: 'Niet meer meedoen…', en: 'Stop taking part…' },
  'shared.leaveTitle': { nl: 'Niet meer meedoen aan dit dossier', en: 'Stop taking part in this dossier' },
  'shared.leaveText': {
    nl: 'Er komt hier niets meer bij en er gaat niets meer weg. Voor de anderen verandert er niets: wat u schreef, blijft bij hen. Het wachtwoord en de sleutel worden op dit apparaat gewist. Uw andere apparaten die meedoen, blijven meedoen.',
    en: 'Nothing comes here any more and nothing goes out. Nothing changes for the others: what you wrote stays with them. The password and the key are deleted on this device. Your other devices that take part go on taking part.',
  },
  'shared.leaveWhat': { nl: 'Wat blijft hier?', en: 'What stays here?' },
  'shared.leaveKeep': {
    nl: 'Een eigen kopie van het dossier met zijn notities, alleen voor u',
    en: 'A copy of your own of the dossier with its notes, for you alone',
  },
  'shared.leaveDrop': {
    nl: 'Niets: dossier en notities worden hier verwijderd, en zijn na 30 dagen weg',
    en: 'Nothing: the dossier and its notes are deleted here, and gone after 30 days',
  },
  'shared.leaveUnsent': {
    nl: {
      one: '{count} wijziging van u is nog niet bij de anderen. Zij krijgen die niet meer als u nu stopt. Sluit dit venster en kies eerst “Nu bijwerken”.',
      other:
        '{count} wijzigingen van u zijn nog niet bij de anderen. Zij krijgen die niet meer als u nu stopt. Sluit dit venster en kies eerst “Nu bijwerken”.',
    },
    en: {
      one: '{count} change of yours has not reached the others. They will not get it if you stop now. Close this window and choose “Update now” first.',
      other:
        '{count} changes of yours have not reached the others. They will not get them if you stop now. Close this window and choose “Update now” first.',
    },
  },
  'shared.leaveUnsentHere': {
    nl: {
      one: '{count} wijziging van u is alleen hier: u mag in deze map niet schrijven.',
      other: '{count} wijzigingen van u zijn alleen hier: u mag in deze map niet schrijven.',
    },
    en: {
      one: '{count} change of yours is only here: you may not write in this folder.',
      other: '{count} changes of yours are only here: you may not write in this folder.',
    },
  },
  'shared.leaveSure': { nl: 'Niet meer meedoen', en: 'Stop taking part' },
  'shared.leaving': { nl: 'Bezig…', en: 'Working…' },
  'shared.leftKept': {
    nl: {
      one: 'U doet niet meer mee. Uw eigen kopie staat bij uw dossiers, met {count} notitie.',
      other: 'U doet niet meer mee. Uw eigen kopie staat bij uw dossiers, met {count} notities.',
    },
    en: {
      one: 'You take part no more. Your own copy is among your dossiers, with {count} note.',
      other: 'You take part no more. Your own copy is among your dossiers, with {count} notes.',
    },
  },
  'shared.leftDropped': {
    nl: 'U doet niet meer mee. Het dossier is hier verwijderd; voor de anderen is er niets veranderd.',
    en: 'You take part no more. The dossier is deleted here; nothing changed for the others.',
  },

  'shared.choice': { nl: '{title} (gedeeld: anderen lezen mee)', en: '{title} (shared: others read along)' },
  'shared.movingOut': {
    nl: 'Deze notitie staat in een gedeeld dossier. Kiest u iets anders, dan verdwijnt zij daar voor iedereen.',
    en: 'This note is in a shared dossier. If you choose something else, it goes there for everybody.',
  },
  'shared.chip': { nl: 'Gedeeld', en: 'Shared' },
  'shared.chipTrouble': { nl: 'Niet bijgewerkt', en: 'Not up to date' },
  'shared.others': { nl: 'Gedeelde dossiers die hier nog niet zijn', en: 'Shared dossiers that are not here yet' },
} as const satisfies Catalogue;

/** What is said otherwise to who joins. */
export const joiningDossier = {
  ...sharedDossiers,
  'devices.addressHint': {
    nl: 'Waar ú de map vindt die met u gedeeld is; bij de anderen kan het adres anders zijn. Bij Nextcloud en ownCloud: https://uw-server/remote.php/dav/files/UW-NAAM/ met daarachter de naam van de map.',
    en: 'Where you find the folder that was shared with you; the address may differ for the others. At Nextcloud and ownCloud: https://your-server/remote.php/dav/files/YOUR-NAME/ followed by the name of the folder.',
  },
  'devices.diskText': {
    nl: 'Kies de map die met u gedeeld is, binnen de map van dat programma. Stel in dat zij altijd op deze computer blijft. De browser vraagt of Kantlijn erin mag lezen en schrijven.',
    en: 'Choose the folder that was shared with you, inside the folder of that program. Have it always kept on this computer. The browser asks whether Kantlijn may read and write in it.',
  },
} as const satisfies Catalogue;
