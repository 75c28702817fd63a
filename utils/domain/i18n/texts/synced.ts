import type { Catalogue } from '../message.ts';

/** What the library says about the reader's other devices. */
export const synced = {
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
  'synced.settings': { nl: 'Instellingen openen', en: 'Open settings' },
  'synced.met': {
    nl: { one: '{count} notitie is samengevoegd', other: '{count} notities zijn samengevoegd' },
    en: { one: '{count} note was put together', other: '{count} notes were put together' },
  },
  'synced.badge': { nl: 'Samengevoegd', en: 'Put together' },
  'synced.look': { nl: 'Bekijken', en: 'Look' },
  'synced.title': { nl: 'Samengevoegde notities', en: 'Notes put together' },
  'synced.text': {
    nl: 'Op twee apparaten is tegelijk in dezelfde notitie geschreven. Kantlijn heeft beide teksten bij elkaar gezet. Hieronder staan zij naast elkaar; wat in de ene staat en niet in de andere, is gemarkeerd. Pas de notitie zo nodig aan.',
    en: 'Two devices wrote in the same note at the same time. Kantlijn put both texts together. Here they stand side by side; what is in one and not in the other is marked. Change the note where needed.',
  },
  'synced.mine': { nl: 'Op dit apparaat', en: 'On this device' },
  'synced.theirs': { nl: 'Op het andere apparaat', en: 'On the other device' },
  'synced.now': { nl: 'De notitie nu', en: 'The note now' },
  'synced.gone': { nl: 'Deze notitie is verwijderd.', en: 'This note was deleted.' },
  'synced.copy': { nl: 'Kopiëren', en: 'Copy' },
  'synced.copied': { nl: 'Gekopieerd', en: 'Copied' },
  'synced.looked': { nl: 'Gezien', en: 'Seen' },
  'synced.lookedAt': { nl: 'Gezien: {text}', en: 'Seen: {text}' },
} as const satisfies Catalogue;
