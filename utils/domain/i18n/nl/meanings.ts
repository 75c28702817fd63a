/** Names of the meanings, and what is said where the reader renames them. */
export const meanings = {
  'meaning.important': 'Belangrijk',
  'meaning.question': 'Vraag',
  'meaning.fact': 'Feit',
  'meaning.action': 'Actie',
  'meaning.none': 'Geen betekenis',
  'meaning.label': 'Betekenis',

  'meanings.title': 'Namen van de betekenissen',
  'meanings.text':
    'Elke betekenis heeft een eigen kleur en teken. Geef ze de naam die bij uw werk past; laat een vak leeg voor de gewone naam.',
  'meanings.name': 'Naam van {meaning}',
  'meanings.saved': 'Namen bewaard.',
  'meanings.failed': 'De namen konden niet worden bewaard.',
} as const;
