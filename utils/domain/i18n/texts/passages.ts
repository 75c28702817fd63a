import type { Catalogue } from '../message.ts';

/** Notes on passages, in the frame. */
export const passages = {
  'passages.list': { nl: 'Notities bij passages', en: 'Notes on passages' },
  'passages.doubt': { nl: 'Klopt dit?', en: 'Is this right?' },
  'passages.lost': { nl: 'Niet meer gevonden', en: 'No longer found' },
  'passages.lost.why': {
    nl: 'Deze woorden staan niet meer in het document. De notities blijven bewaard. Selecteer tekst om een notitie opnieuw te plaatsen.',
    en: 'These words are no longer in the document. The notes are kept. Select text to put a note in its place again.',
  },
  'passages.more': { nl: 'Meer tonen ({count})', en: 'Show more ({count})' },
  'passages.loadNewer': {
    nl: 'De notities bij passages zijn bewaard door een nieuwere versie van Kantlijn. Werk Kantlijn bij.',
    en: 'The notes on passages were stored by a newer version of Kantlijn. Update Kantlijn.',
  },
  'passages.loadFailed': {
    nl: 'De notities bij passages konden niet worden gelezen. Laad de pagina opnieuw.',
    en: 'The notes on passages could not be read. Reload the page.',
  },
  'passages.box': { nl: 'Notitie bij de passage {quote}', en: 'Note on the passage {quote}' },
  'passages.panel': { nl: 'Notities bij deze passage', en: 'Notes on this passage' },
  'passages.cite': { nl: 'Kopiëren met verwijzing', en: 'Copy with reference' },
  'passages.cited': { nl: 'Gekopieerd met verwijzing.', en: 'Copied with reference.' },
  'passages.citeFailed': { nl: 'Kopiëren is niet gelukt.', en: 'Copying failed.' },
  'passages.change': { nl: 'Passage wijzigen', en: 'Change passage' },
  'passages.again': { nl: 'Opnieuw plaatsen', en: 'Put in place again' },
  'passages.unsure.near': {
    nl: 'De tekst is hier veranderd sinds u deze notitie maakte. Klopt deze plaats?',
    en: 'The text here has changed since you made this note. Is this the place?',
  },
  'passages.unsure.context': {
    nl: 'De woorden staan hier, maar de tekst eromheen is anders. Klopt deze plaats?',
    en: 'The words are here, but the text around them is different. Is this the place?',
  },
  'passages.unsure.moved': {
    nl: 'De passage staat nu op een andere plaats in het document. Klopt deze plaats?',
    en: 'The passage now stands elsewhere in the document. Is this the place?',
  },
  'passages.unsure.ambiguous': {
    nl: 'De passage kan hier op meer plaatsen staan. Is het deze?',
    en: 'The passage may stand in more than one place here. Is it this one?',
  },
  'passages.place': { nl: 'Plaats {at} van {count}', en: 'Place {at} of {count}' },
  'passages.place.next': { nl: 'Volgende plaats', en: 'Next place' },
  'passages.confirm': { nl: 'Ja, dit klopt', en: 'Yes, this is right' },
  'passages.confirmAll': {
    nl: 'Ja, voor alle {count} notities bij deze vraag',
    en: 'Yes, for all {count} notes on this question',
  },
  'passages.elsewhere': { nl: 'Andere plaats kiezen', en: 'Choose another place' },
  'passages.confirmed': { nl: 'Bevestigd.', en: 'Confirmed.' },
  'passages.confirmed.refused': {
    nl: 'Uw bevestiging is nog niet bewaard. Kantlijn probeert het opnieuw zolang deze pagina openstaat.',
    en: 'Your confirmation is not kept yet. Kantlijn tries again while this page is open.',
  },
  'passages.was': { nl: 'Gemarkeerd was: {quote}', en: 'Marked was: {quote}' },
} as const satisfies Catalogue;
