import fc from 'fast-check';

const WORDS =
  'brief brieven huis huizen toeslag kinderopvangtoeslag zorgtoeslag scanner douanescanner de het van Eijk-Nagel geïnd coöperatie 2024Z01911 36 410 ah-tk-20232024-1234 foto’s F-16 œuvre sturen gestuurd nr. 12 e-mail ÅNGSTRÖM'.split(
    ' ',
  );
export const word = fc.constantFrom(...WORDS);
export const sentence = fc.array(word, { maxLength: 12 }).map((list) => list.join(' '));
export const anyText = fc.oneof(
  sentence,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    'ﬁn ﬀ ﬃ',
    '½ ² ™ ㎏',
    'İstanbul',
    'e\u0301e\u0301n',
    '👩‍👩‍👧 x',
    '\ud800 los',
    '',
    ' ',
    '"',
    '-',
    ':',
    'tag:',
    '-"',
    "'",
  ),
);
