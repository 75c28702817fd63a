import type { Catalogue } from '../message.ts';

/** What the library says about the reader's other devices. */
export const syncedTexts = {
  'synced.done': {
    nl: 'Bijgewerkt met uw andere apparaten: {moment}',
    en: 'Up to date with your other devices: {moment}',
  },
  'synced.running': { nl: 'Bezig met bijwerken met uw andere apparaten…', en: 'Updating with your other devices…' },
  'synced.paused': {
    nl: 'Bijwerken met uw andere apparaten is gepauzeerd.',
    en: 'Updating with your other devices is paused.',
  },
  'synced.trouble': {
    nl: 'Uw notities konden niet met uw andere apparaten worden bijgewerkt.',
    en: 'Your notes could not be brought up to date with your other devices.',
  },
  'synced.asking': {
    nl: {
      one: 'Op een ander apparaat is {count} notitie verwijderd. Kies of dat ook hier moet.',
      other: 'Op een ander apparaat zijn {count} notities verwijderd. Kies of dat ook hier moet.',
    },
    en: {
      one: '{count} note was deleted on another device. Choose whether that goes for here too.',
      other: '{count} notes were deleted on another device. Choose whether that goes for here too.',
    },
  },
  'synced.setBack': {
    nl: 'Uit de map van uw apparaten zijn bestanden verdwenen. Uw notities staan nog hier.',
    en: 'Files have gone from the folder of your devices. Your notes are still here.',
  },
  'synced.isLost': {
    nl: 'Dit apparaat doet niet meer mee met uw andere apparaten: wat daarover was opgeslagen is verloren gegaan.',
    en: 'This device no longer takes part with your other devices: what was stored about that was lost.',
  },
  'synced.parts': {
    nl: {
      one: 'Van {count} notitie van een ander apparaat is een deel nog niet gekomen.',
      other: 'Van {count} notities van een ander apparaat is een deel nog niet gekomen.',
    },
    en: {
      one: 'Part of {count} note of another device has not come yet.',
      other: 'Part of {count} notes of another device has not come yet.',
    },
  },
  'synced.long': {
    nl: 'Samen waren de teksten langer dan een notitie kan zijn. Wat er niet in past, staat in een notitie ernaast.',
    en: 'Together the texts were longer than a note can be. What does not fit is in a note beside it.',
  },
  'synced.settings': { nl: 'Instellingen openen', en: 'Open settings' },
  'synced.met': {
    nl: { one: '{count} notitie is samengevoegd', other: '{count} notities zijn samengevoegd' },
    en: { one: '{count} note was put together', other: '{count} notes were put together' },
  },
  'synced.metCollections': {
    nl: { one: '{count} dossier is samengevoegd', other: '{count} dossiers zijn samengevoegd' },
    en: { one: '{count} dossier was put together', other: '{count} dossiers were put together' },
  },
  'synced.badge': { nl: 'Samengevoegd', en: 'Put together' },
  'synced.look': { nl: 'Bekijken', en: 'Look' },
  'synced.title': { nl: 'Wat is samengevoegd', en: 'What was put together' },
  'synced.text': {
    nl: 'Op twee apparaten is dezelfde notitie of hetzelfde dossier gewijzigd. Hieronder staat wat er op elk stond; bij teksten is gemarkeerd wat in de ene staat en niet in de andere. Pas aan wat nodig is.',
    en: 'The same note or dossier was changed on two devices. Below is what stood on each; in texts, what is in one and not in the other is marked. Change what is needed.',
  },
  'synced.together': {
    nl: 'Kantlijn heeft beide teksten bij elkaar gezet.',
    en: 'Kantlijn put both texts together.',
  },
  'synced.beside': {
    nl: 'De twee teksten zijn los van elkaar geschreven. De nieuwste staat in de notitie, de andere in een notitie ernaast.',
    en: 'The two texts were written apart. The newer is in the note, the other in a note beside it.',
  },
  'synced.chosen.meaning': {
    nl: 'De betekenis is op beide apparaten gekozen. Op dit apparaat: {mine}. Op het andere: {theirs}.',
    en: 'The meaning was chosen on both devices. On this device: {mine}. On the other: {theirs}.',
  },
  'synced.chosen.verdict': {
    nl: 'Uw oordeel is op beide apparaten gekozen. Op dit apparaat: {mine}. Op het andere: {theirs}.',
    en: 'Your verdict was chosen on both devices. On this device: {mine}. On the other: {theirs}.',
  },
  'synced.chosenNow': { nl: 'De notitie heeft nu: {now}.', en: 'The note now has: {now}.' },
  'synced.mine': { nl: 'Op dit apparaat', en: 'On this device' },
  'synced.theirs': { nl: 'Op het andere apparaat', en: 'On the other device' },
  'synced.titles': {
    nl: 'De naam van het dossier is op beide apparaten gewijzigd. Op dit apparaat: {mine}. Op het andere: {theirs}.',
    en: 'The name of the dossier was changed on both devices. On this device: {mine}. On the other: {theirs}.',
  },
  'synced.titleNow': { nl: 'Het dossier heet nu: {now}.', en: 'The dossier is now called: {now}.' },
  'synced.now.note': { nl: 'De notitie nu', en: 'The note now' },
  'synced.now.collection': { nl: 'De tekst van het dossier nu', en: 'The text of the dossier now' },
  'synced.gone.note': { nl: 'Deze notitie is verwijderd.', en: 'This note was deleted.' },
  'synced.gone.collection': { nl: 'Dit dossier is verwijderd.', en: 'This dossier was deleted.' },
  'synced.copy': { nl: 'Kopiëren', en: 'Copy' },
  'synced.copied': { nl: 'Gekopieerd', en: 'Copied' },
  'wipe.where': { nl: 'Waar?', en: 'Where?' },
  'wipe.here': { nl: 'Alleen op dit apparaat', en: 'On this device only' },
  'wipe.hereText': {
    nl: 'Op uw andere apparaten blijft alles staan. Dit apparaat doet daarna niet meer mee.',
    en: 'Everything stays on your other devices. This device then no longer takes part.',
  },
  'wipe.everywhere': { nl: 'Op al mijn apparaten', en: 'On all my devices' },
  'wipe.everywhereText': {
    nl: 'Ook op uw andere apparaten worden alle notities en dossiers verwijderd; bij meer dan 50 notities vraagt elk apparaat dat voor de notities eerst. Daar zijn notities nog 30 dagen terug te halen, dossiers niet. Wat u volgt en uw instellingen blijven daar staan. De versleutelde map blijft staan tot u haar zelf weghaalt.',
    en: 'All notes and dossiers are deleted on your other devices too; for the notes each device asks first when there are more than 50. There notes can be brought back for 30 days, dossiers cannot. What you follow and your settings stay there. The encrypted folder stays until you remove it yourself.',
  },
  'wipe.notEverywhere': {
    nl: 'De notities en dossiers zijn hier verwijderd, maar uw andere apparaten konden dat nog niet te horen krijgen. De notities zijn 30 dagen terug te halen. Verder is hier niets gewist. Probeer het opnieuw zodra de map bereikbaar is.',
    en: 'The notes and dossiers are deleted here, but your other devices could not be told yet. The notes can be brought back for 30 days. Nothing else was deleted here. Try again once the folder can be reached.',
  },
  'synced.looked': { nl: 'Gezien', en: 'Seen' },
  'synced.lookedAt': { nl: 'Gezien: {text}', en: 'Seen: {text}' },
} as const satisfies Catalogue;
