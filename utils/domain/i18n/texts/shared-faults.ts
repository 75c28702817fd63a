import type { Catalogue } from '../message.ts';

/** What is wrong with a shared dossier, or has to be decided. Each key words a sentence of the devices otherwise. */
export const sharedFaults = {
  'devices.fault.isOwn': {
    nl: 'Dit is de map van uw eigen apparaten. Een gedeeld dossier heeft een map voor zichzelf nodig.',
    en: 'This is the folder of your own devices. A shared dossier needs a folder for itself.',
  },
  'devices.fault.isOther': {
    nl: 'In deze map staat al een ander dossier dat u deelt. Neem een andere map.',
    en: 'This folder is used already for another dossier you share. Take another one.',
  },
  'devices.fault.readOnly': {
    nl: 'De map kan worden gelezen, maar u mag er niet in schrijven. Om een dossier te delen is dat wel nodig.',
    en: 'The folder can be read, but you may not write in it. That is needed to share a dossier.',
  },
  'devices.fault.missing': {
    nl: 'De map is er niet. Klopt het adres, en is de map met u gedeeld? Wat u hebt, staat nog hier.',
    en: 'The folder is not there. Is the address right, and is the folder shared with you? What you have is still here.',
  },
  'devices.fault.full': {
    nl: 'De opslag is vol. Wat u wijzigt blijft hier tot er weer plaats is.',
    en: 'The storage is full. What you change stays here until there is room again.',
  },
  'devices.fault.otherFolder': {
    nl: 'Op dit adres staat nu een andere map dan die van dit dossier. Wat u hebt staat nog hier; uit die map is niets gelezen.',
    en: 'Another folder than that of this dossier is at this address now. What you have is still here; nothing was read from that folder.',
  },
  'devices.fault.newer': {
    nl: 'Iemand die meedoet gebruikt een nieuwere versie van Kantlijn. Werk Kantlijn hier bij.',
    en: 'Somebody who takes part uses a later version of Kantlijn. Update Kantlijn here.',
  },
  'devices.fault.broken': {
    nl: 'Het bestand kantlijn.json in de map is onleesbaar. Vraag iemand die al meedoet om Kantlijn te openen: dat zet het terug.',
    en: 'The file kantlijn.json in the folder cannot be read. Ask somebody who takes part already to open Kantlijn: it puts it back.',
  },
  'devices.fault.unreadFile': {
    nl: 'Een bestand van iemand die meedoet is onleesbaar. Wat daarin stond, ontbreekt hier misschien; al het andere is gelezen.',
    en: 'A file of somebody who takes part cannot be read. What it held may be missing here; everything else was read.',
  },
  'devices.asking': { nl: 'Verwijderd door een ander', en: 'Deleted by somebody else' },
  'devices.askingText': {
    nl: {
      one: 'Iemand die meedoet heeft {count} notitie uit dit dossier verwijderd. Hier staat zij nog, tot u kiest.',
      other: 'Iemand die meedoet heeft {count} notities uit dit dossier verwijderd. Hier staan zij nog, tot u kiest.',
    },
    en: {
      one: 'Somebody who takes part deleted {count} note of this dossier. It stays here until you choose.',
      other: 'Somebody who takes part deleted {count} notes of this dossier. They stay here until you choose.',
    },
  },
  'devices.askingKeep': { nl: 'Voor iedereen terugzetten', en: 'Bring back for everybody' },
  'devices.setBack': {
    nl: 'Uit de map zijn bestanden verdwenen die er eerder stonden (gemerkt: {moment}). De map is teruggezet naar een eerdere stand, of er is iets uit verwijderd. Wat u had staat nog hier; wat u schreef wordt opnieuw in de map gezet. Vraag de anderen om Kantlijn te openen.',
    en: 'Files that had been in the folder have gone (noticed: {moment}). The folder was set back to an earlier state, or something was removed from it. What you had is still here; what you wrote is put into the folder again. Ask the others to open Kantlijn.',
  },
  'devices.parts': {
    nl: {
      one: 'Van {count} notitie van een ander is een deel nog niet gekomen, al langer dan een dag. Vraag de anderen om Kantlijn te openen: wat er nog is, komt dan.',
      other:
        'Van {count} notities van een ander is een deel nog niet gekomen, al langer dan een dag. Vraag de anderen om Kantlijn te openen: wat er nog is, komt dan.',
    },
    en: {
      one: 'Part of {count} note of somebody else has not come yet, for more than a day. Ask the others to open Kantlijn: what is there still comes then.',
      other:
        'Part of {count} notes of somebody else has not come yet, for more than a day. Ask the others to open Kantlijn: what is there still comes then.',
    },
  },
  'devices.unreadOf': {
    nl: 'Onleesbare bestanden zijn van: {names}. Staat hier alles wat zij schreven, dan kunt u zonder die bestanden verdergaan. Zo niet: vraag hun om niet meer mee te doen en met een uitnodiging opnieuw te beginnen; dan komt alles nog eens.',
    en: 'Files that cannot be read are of: {names}. If all they wrote is here, you can go on without those files. If not: ask them to stop taking part and to begin again with an invitation; everything then comes once more.',
  },
  'devices.unknown': { nl: 'iemand zonder bekende naam', en: 'somebody whose name is not known' },
} as const satisfies Catalogue;
