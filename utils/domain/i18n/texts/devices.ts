import type { Catalogue } from '../message.ts';

/** What is said about the reader's other devices. */
export const devices = {
  'devices.title': { nl: 'Mijn apparaten', en: 'My devices' },
  'devices.intro': {
    nl: 'Uw notities, wat u volgt en uw instellingen op elk van uw apparaten, via een map die u zelf al hebt: bij Nextcloud, ownCloud, een NAS of een andere dienst met WebDAV, of een map die OneDrive, Dropbox of Syncthing bijhoudt. Kantlijn heeft geen eigen server.',
    en: 'Your notes, what you follow and your settings on each of your devices, through a folder you have already: at Nextcloud, ownCloud, a NAS or another service with WebDAV, or a folder that OneDrive, Dropbox or Syncthing keeps in step. Kantlijn has no server of its own.',
  },
  'devices.sealed': {
    nl: 'Alles wordt op dit apparaat versleuteld. Wie de map beheert, ziet hoeveel apparaten u hebt, wanneer er iets verandert en ongeveer hoeveel, maar kan geen woord lezen.',
    en: 'Everything is encrypted on this device. Whoever keeps the folder sees how many devices you have, when something changes and about how much, but cannot read a word.',
  },
  'devices.forbidden': {
    nl: 'Door uw beheerder uitgezet. Notities blijven op deze computer.',
    en: 'Switched off by your administrator. Notes stay on this computer.',
  },
  'devices.forbiddenSince': {
    nl: 'Door uw beheerder uitgezet. Er gaat niets meer van of naar uw andere apparaten. Wat in de map staat, blijft daar staan.',
    en: 'Switched off by your administrator. Nothing goes from or to your other devices any more. What lies in the folder stays there.',
  },
  'devices.help': { nl: 'Stap voor stap, per soort map', en: 'Step by step, for each kind of folder' },
  'devices.reading': { nl: 'Bezig met opvragen…', en: 'Asking…' },
  'devices.unreachable': {
    nl: 'Dit kon niet worden opgevraagd. Laad deze pagina opnieuw.',
    en: 'This could not be asked. Reload this page.',
  },

  'devices.place': { nl: '1. De map', en: '1. The folder' },
  'devices.where': { nl: 'Waar staat de map?', en: 'Where is the folder?' },
  'devices.onServer': {
    nl: 'Op een server: Nextcloud, ownCloud, een NAS (WebDAV)',
    en: 'On a server: Nextcloud, ownCloud, a NAS (WebDAV)',
  },
  'devices.onDisk': {
    nl: 'Op deze computer, bijgehouden door OneDrive, Dropbox of Syncthing',
    en: 'On this computer, kept in step by OneDrive, Dropbox or Syncthing',
  },
  'devices.diskText': {
    nl: 'Maak binnen de map van dat programma een lege map, en kies die. Stel daar in dat zij altijd op deze computer blijft. De browser vraagt of Kantlijn erin mag lezen en schrijven.',
    en: 'Make an empty folder inside the folder of that program, and choose it. Have it always kept on this computer. The browser asks whether Kantlijn may read and write in it.',
  },
  'devices.pick': { nl: 'Map kiezen en proberen', en: 'Choose and try the folder' },
  'devices.diskFolder': { nl: '{name} (op deze computer)', en: '{name} (on this computer)' },
  'devices.address': { nl: 'Adres van de map (WebDAV)', en: 'Address of the folder (WebDAV)' },
  'devices.addressHint': {
    nl: 'Bij Nextcloud en ownCloud: https://uw-server/remote.php/dav/files/UW-NAAM/Kantlijn. De map wordt gemaakt als zij er niet is. Neem een map waar niets anders in staat.',
    en: 'At Nextcloud and ownCloud: https://your-server/remote.php/dav/files/YOUR-NAME/Kantlijn. The folder is made if it is not there. Take one with nothing else in it.',
  },
  'devices.user': { nl: 'Uw naam op die server', en: 'Your name on that server' },
  'devices.password': { nl: 'App-wachtwoord', en: 'App password' },
  'devices.passwordHint': {
    nl: 'Een wachtwoord voor alleen dit programma. Bij Nextcloud: Instellingen, Beveiliging, “Nieuw app-wachtwoord”. U kunt het daar altijd weer intrekken.',
    en: 'A password for this program alone. At Nextcloud: Settings, Security, “Create new app password”. You can always withdraw it there.',
  },
  'devices.try': { nl: 'Toegang geven en map proberen', en: 'Allow access and try the folder' },
  'devices.trying': { nl: 'Bezig met proberen…', en: 'Trying…' },
  'devices.suggestion': { nl: 'Bedoelt u {address}?', en: 'Do you mean {address}?' },
  'devices.useSuggestion': { nl: 'Dit adres gebruiken', en: 'Use this address' },
  'devices.others': {
    nl: 'In de map staan ook andere bestanden. Kantlijn laat die met rust.',
    en: 'There are other files in the folder. Kantlijn leaves them alone.',
  },

  'devices.newFolder': { nl: '2. Versleuteling', en: '2. Encryption' },
  'devices.newText': {
    nl: 'De map werkt. Kies een wachtzin: daarmee opent u de map op uw andere apparaten.',
    en: 'The folder works. Choose a passphrase: with it you open the folder on your other devices.',
  },
  'devices.lost': {
    nl: 'Bent u straks de wachtzin én de herstelcode kwijt, dan kan niemand de map nog openen, ook wij niet. De notities op uw apparaten blijven dan staan.',
    en: 'If you lose both the passphrase and the recovery code, nobody can open the folder any more, nor can we. The notes on your devices stay.',
  },
  'devices.words': { nl: 'Wachtzin', en: 'Passphrase' },
  'devices.wordsAgain': { nl: 'Wachtzin, nog een keer', en: 'Passphrase, once more' },
  'devices.wordsHint': {
    nl: 'Minstens {least} tekens. Vier of meer gewone woorden die niets met elkaar te maken hebben zijn sterk en goed te onthouden.',
    en: 'At least {least} characters. Four or more common words that have nothing to do with each other are strong and easy to remember.',
  },
  'devices.strength.short': { nl: 'Nog te kort.', en: 'Too short yet.' },
  'devices.strength.plain': {
    nl: 'Te eenvormig: neem meer verschillende tekens.',
    en: 'Too uniform: take more different characters.',
  },
  'devices.strength.fair': { nl: 'Lang genoeg; langer is sterker.', en: 'Long enough; longer is stronger.' },
  'devices.strength.good': { nl: 'Lang.', en: 'Long.' },
  'devices.notSame': { nl: 'De twee wachtzinnen zijn niet gelijk.', en: 'The two passphrases differ.' },
  'devices.code': { nl: 'Uw herstelcode', en: 'Your recovery code' },
  'devices.codeText': {
    nl: 'Hiermee opent u de map als u de wachtzin vergeten bent. Deze code wordt maar één keer getoond. Bewaar haar op papier, niet in de map.',
    en: 'With it you open the folder if you forget the passphrase. This code is shown only once. Keep it on paper, not in the folder.',
  },
  'devices.codeOf': {
    nl: 'Van Kantlijn, voor de map van uw apparaten: {place}',
    en: 'Of Kantlijn, for the folder of your devices: {place}',
  },
  'devices.print': { nl: 'Afdrukken', en: 'Print' },
  'devices.codeKept': { nl: 'Ik heb de herstelcode bewaard', en: 'I have kept the recovery code' },
  'devices.keepCode': { nl: 'Bewaar eerst de herstelcode.', en: 'Keep the recovery code first.' },
  'devices.name': { nl: 'Naam van dit apparaat', en: 'Name of this device' },
  'devices.nameHint': { nl: 'Alleen uw andere apparaten zien die.', en: 'Only your other devices see it.' },
  'devices.nameExample': { nl: 'Laptop', en: 'Laptop' },
  'devices.begin': { nl: 'Beginnen', en: 'Begin' },
  'devices.beginning': { nl: 'Bezig met beginnen…', en: 'Beginning…' },

  'devices.join': { nl: '2. Meedoen', en: '2. Join' },
  'devices.joinText': {
    nl: 'Een ander apparaat van u gebruikt deze map al. Geef de wachtzin van de map, of de herstelcode. Notities van hier en daar komen bij elkaar; er verdwijnt niets.',
    en: 'Another device of yours uses this folder already. Give the passphrase of the folder, or the recovery code. Notes from here and there come together; nothing goes.',
  },
  'devices.wordsOrCode': { nl: 'Wachtzin of herstelcode', en: 'Passphrase or recovery code' },
  'devices.joinNow': { nl: 'Meedoen', en: 'Join' },
  'devices.wrongWords': {
    nl: 'Dit is niet de wachtzin van deze map, en niet de herstelcode.',
    en: 'This is not the passphrase of this folder, nor the recovery code.',
  },
  'devices.changed': {
    nl: 'De map is intussen veranderd. Probeer haar opnieuw.',
    en: 'The folder has changed meanwhile. Try it again.',
  },
  'devices.otherPlace': { nl: 'Andere map', en: 'Another folder' },

  'devices.fault.unreadable': { nl: 'Dit is geen adres.', en: 'This is no address.' },
  'devices.fault.forbidden': { nl: 'Uw beheerder heeft dit uitgezet.', en: 'Your administrator switched this off.' },
  'devices.fault.notHttps': {
    nl: 'Het adres moet met https:// beginnen: anders is uw wachtwoord onderweg te lezen.',
    en: 'The address has to begin with https://: otherwise your password can be read on the way.',
  },
  'devices.fault.hasPassword': {
    nl: 'In het adres staat een naam of wachtwoord. Vul die hieronder in.',
    en: 'The address holds a name or a password. Fill these in below.',
  },
  'devices.fault.isPage': {
    nl: 'Dit is het adres van een pagina, niet dat van de map. Bij Nextcloud staat het WebDAV-adres bij Bestanden, onder Instellingen.',
    en: 'This is the address of a page, not that of the folder. At Nextcloud the WebDAV address is in Files, under Settings.',
  },
  'devices.fault.isName': { nl: 'Een naam met een dubbele punt kan niet.', en: 'A name cannot have a colon.' },
  'devices.fault.unreachable': {
    nl: 'Er kwam geen antwoord: geen netwerk, een server die niet bestaat, een certificaat dat de browser niet vertrouwt, of een adres dat doorverwijst.',
    en: 'No answer came: no network, a server that does not exist, a certificate the browser does not trust, or an address that leads elsewhere.',
  },
  'devices.fault.busy': {
    nl: 'De server vraagt te wachten. Kantlijn probeert het later opnieuw.',
    en: 'The server asks to wait. Kantlijn tries again later.',
  },
  'devices.fault.refused': {
    nl: 'De server weigert deze naam met dit wachtwoord. Gebruik een app-wachtwoord, niet dat waarmee u zich aanmeldt. Kantlijn probeert niets meer tot u iets verandert.',
    en: 'The server refuses this name with this password. Use an app password, not the one you log in with. Kantlijn tries nothing until you change something.',
  },
  'devices.fault.readOnly': {
    nl: 'De map kan worden gelezen, maar u mag er niet in schrijven. Wat elders verandert komt hier; wat hier verandert gaat niet weg.',
    en: 'The folder can be read, but you may not write in it. What changes elsewhere comes here; what changes here does not go out.',
  },
  'devices.fault.missing': {
    nl: 'De map is er niet. Met “Nu bijwerken” wordt zij opnieuw gemaakt en gevuld. Uw notities staan nog hier.',
    en: 'The folder is not there. “Update now” makes and fills it again. Your notes are still here.',
  },
  'devices.fault.full': {
    nl: 'De opslag is vol. Nieuwe notities blijven hier tot er weer plaats is.',
    en: 'The storage is full. New notes stay here until there is room again.',
  },
  'devices.fault.tooLarge': {
    nl: 'De server neemt een bestand van deze grootte niet aan.',
    en: 'The server takes no file of this size.',
  },
  'devices.fault.notStorage': {
    nl: 'Hier antwoordt geen WebDAV, maar iets anders, zoals een pagina om u aan te melden. Controleer het adres.',
    en: 'It is no WebDAV that answers here but something else, such as a page to log in. Check the address.',
  },
  'devices.fault.noAccess': {
    nl: 'De browser laat Kantlijn niet bij deze map. Geef toegang en probeer het opnieuw.',
    en: 'The browser does not let Kantlijn reach this folder. Allow access and try again.',
  },
  'devices.fault.otherFolder': {
    nl: 'Op dit adres staat nu een andere map van Kantlijn. Uw notities staan nog hier; uit die map is er geen bij gekomen.',
    en: 'Another folder of Kantlijn is at this address now. Your notes are still here; none came from that folder.',
  },
  'devices.fault.newer': {
    nl: 'Een ander apparaat gebruikt een nieuwere versie van Kantlijn. Werk Kantlijn hier bij.',
    en: 'Another device uses a later version of Kantlijn. Update Kantlijn here.',
  },
  'devices.fault.broken': {
    nl: 'Het bestand kantlijn.json in de map is onleesbaar. Open Kantlijn op een apparaat dat al meedoet: dat zet het terug.',
    en: 'The file kantlijn.json in the folder cannot be read. Open Kantlijn on a device that takes part already: it puts it back.',
  },
  'devices.fault.unreadFile': {
    nl: 'Een bestand van een ander apparaat is onleesbaar. Wat daarin stond, ontbreekt hier misschien; al het andere is gelezen.',
    en: 'A file of another device cannot be read. What it held may be missing here; everything else was read.',
  },
  'devices.fault.store': {
    nl: 'Op deze computer kon niet alles worden bewaard. Er is niets verloren; Kantlijn probeert het opnieuw.',
    en: 'Not everything could be stored on this computer. Nothing is lost; Kantlijn tries again.',
  },

  'devices.folder': { nl: 'Map', en: 'Folder' },
  'devices.as': { nl: 'Aangemeld als', en: 'Logged in as' },
  'devices.this': { nl: 'Dit apparaat', en: 'This device' },
  'devices.done': { nl: 'Bijgewerkt', en: 'Updated' },
  'devices.never': { nl: 'Nog niet', en: 'Not yet' },
  'devices.running': { nl: 'Bezig met bijwerken…', en: 'Updating…' },
  'devices.progress': {
    nl: 'Bezig met bijwerken: nog {toRead} bestanden te lezen, {toSend} wijzigingen te sturen. U kunt gewoon doorwerken.',
    en: 'Updating: {toRead} files to read, {toSend} changes to send. You can go on working.',
  },
  'devices.paused': { nl: 'Gepauzeerd. Er wordt niets gelezen of gestuurd.', en: 'Paused. Nothing is read or sent.' },
  'devices.list': { nl: 'Uw andere apparaten', en: 'Your other devices' },
  'devices.none': {
    nl: 'Nog geen. Open op een ander apparaat deze instellingen en kies dezelfde map.',
    en: 'None yet. On another device, open these settings and choose the same folder.',
  },
  'devices.seen': { nl: 'laatst iets ontvangen {moment}', en: 'last received something {moment}' },
  'devices.gone': { nl: 'Dit apparaat is weg', en: 'This device is gone' },
  'devices.goneOf': { nl: 'Dit apparaat is weg: {name}', en: 'This device is gone: {name}' },
  'devices.goneText': {
    nl: 'Voor een apparaat dat nooit meer terugkomt. {name} verdwijnt uit deze lijst, en dit apparaat neemt over wat het in de map heeft gezet: u raakt geen notitie kwijt. Wat {name} nog niet had verstuurd, komt alleen als het toch weer meedoet; dan staat het hier ook weer. Is het apparaat gestolen? Trek dan ook het app-wachtwoord in.',
    en: 'For a device that will never come back. {name} leaves this list, and this device takes over what it put into the folder: you lose no note. What {name} had not sent yet comes only if it takes part again after all; it is then listed again. Was the device stolen? Then also withdraw the app password.',
  },
  'devices.goneSure': { nl: 'Ja, dit apparaat is weg', en: 'Yes, this device is gone' },
  'devices.now': { nl: 'Nu bijwerken', en: 'Update now' },
  'devices.pause': { nl: 'Pauzeren', en: 'Pause' },
  'devices.resume': { nl: 'Verdergaan', en: 'Go on' },
  'devices.leave': { nl: 'Niet meer meedoen', en: 'Stop taking part' },
  'devices.leaveText': {
    nl: 'Uw notities blijven op dit apparaat en op uw andere. Het wachtwoord en de sleutel worden hier gewist, en de toegang tot de server vervalt. De versleutelde map blijft staan.',
    en: 'Your notes stay on this device and on your others. The password and the key are deleted here, and access to the server ends. The encrypted folder stays.',
  },
  'devices.leaveSure': { nl: 'Ja, niet meer meedoen', en: 'Yes, stop taking part' },
  'devices.cancel': { nl: 'Annuleren', en: 'Cancel' },
  'devices.newPassword': { nl: 'Nieuw app-wachtwoord', en: 'New app password' },
  'devices.setPassword': { nl: 'Bewaren en bijwerken', en: 'Keep and update' },
  'devices.asking': { nl: 'Verwijderd op een ander apparaat', en: 'Deleted on another device' },
  'devices.askingText': {
    nl: {
      one: 'Op een ander apparaat is {count} notitie verwijderd. Hier staat zij nog, tot u kiest.',
      other: 'Op een ander apparaat zijn {count} notities verwijderd. Hier staan zij nog, tot u kiest.',
    },
    en: {
      one: '{count} note was deleted on another device. It stays here until you choose.',
      other: '{count} notes were deleted on another device. They stay here until you choose.',
    },
  },
  'devices.askingDo': { nl: 'Ook hier verwijderen', en: 'Delete here too' },
  'devices.askingKeep': { nl: 'Op alle apparaten terugzetten', en: 'Bring back on all devices' },
  'devices.setBack': {
    nl: 'Uit de map zijn bestanden verdwenen die er eerder stonden (gemerkt: {moment}). De map is teruggezet naar een eerdere stand, of er is iets uit verwijderd. Uw notities staan nog hier, en worden opnieuw in de map gezet. Open Kantlijn ook op uw andere apparaten.',
    en: 'Files that had been in the folder have gone (noticed: {moment}). The folder was set back to an earlier state, or something was removed from it. Your notes are still here, and are put into the folder again. Open Kantlijn on your other devices too.',
  },
  'devices.parts': {
    nl: {
      one: 'Van {count} notitie van een ander apparaat is een deel nog niet gekomen, al langer dan een dag. Open Kantlijn op uw andere apparaten: wat er nog is, komt dan.',
      other:
        'Van {count} notities van een ander apparaat is een deel nog niet gekomen, al langer dan een dag. Open Kantlijn op uw andere apparaten: wat er nog is, komt dan.',
    },
    en: {
      one: 'Part of {count} note of another device has not come yet, for more than a day. Open Kantlijn on your other devices: what is there still comes then.',
      other:
        'Part of {count} notes of another device has not come yet, for more than a day. Open Kantlijn on your other devices: what is there still comes then.',
    },
  },
  'devices.unreadOf': {
    nl: 'Onleesbare bestanden zijn van: {names}. Staan de notities van dat apparaat hier allemaal, dan kunt u zonder die bestanden verdergaan. Zo niet: kies op dat apparaat “Niet meer meedoen” en doe opnieuw mee; het stuurt dan al zijn notities nog eens.',
    en: 'Files that cannot be read are of: {names}. If all notes of that device are here, you can go on without those files. If not: choose “Stop taking part” on that device and join again; it then sends all its notes once more.',
  },
  'devices.unknown': { nl: 'een apparaat zonder bekende naam', en: 'a device whose name is not known' },
  'devices.letGo': { nl: 'Zonder deze bestanden verder', en: 'Go on without these files' },
  'devices.isLost': {
    nl: 'Dit apparaat deed mee met uw andere apparaten, maar wat daarover was opgeslagen is verloren gegaan, samen met de database van uw notities. Het wordt niet meer bijgewerkt. Uw notities op andere apparaten en in de map staan er nog. Kies hieronder dezelfde map om weer mee te doen.',
    en: 'This device took part with your other devices, but what was stored about that was lost, together with the database of your notes. It is not kept up to date any more. Your notes on other devices and in the folder are still there. Choose the same folder below to take part again.',
  },
  'devices.understood': { nl: 'Gelezen', en: 'I have read this' },
  'devices.rejoinText': {
    nl: 'Misschien begonnen twee apparaten tegelijk. Geef de wachtzin van de map die er nu is, of haar herstelcode, om daarin mee te doen. Uw notities blijven hier en komen erbij.',
    en: 'Perhaps two devices began at the same time. Give the passphrase of the folder that is there now, or its recovery code, to join it. Your notes stay here and are added.',
  },
  'devices.changeWords': { nl: 'Wachtzin wijzigen', en: 'Change the passphrase' },
  'devices.changeText': {
    nl: 'Uw andere apparaten merken hier niets van. De herstelcode blijft gelden.',
    en: 'Your other devices notice nothing of this. The recovery code stays valid.',
  },
  'devices.oldWords': { nl: 'Wachtzin tot nu toe, of herstelcode', en: 'Passphrase until now, or recovery code' },
  'devices.newWords': { nl: 'Nieuwe wachtzin', en: 'New passphrase' },
  'devices.newWordsAgain': { nl: 'Nieuwe wachtzin, nog een keer', en: 'New passphrase, once more' },
  'devices.change': { nl: 'Wijzigen', en: 'Change' },
  'devices.changing': { nl: 'Bezig met wijzigen…', en: 'Changing…' },
  'devices.wordsChanged': {
    nl: 'De wachtzin is gewijzigd. Nieuwe apparaten vragen nu de nieuwe. Kende iemand anders de oude, begin dan een nieuwe map.',
    en: 'The passphrase was changed. New devices now ask for the new one. If somebody else knew the old one, begin a new folder.',
  },
  'devices.allow': { nl: 'Toegang geven', en: 'Allow access' },
} as const satisfies Catalogue;
