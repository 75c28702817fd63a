import type { Variant } from './make-data.ts';

/** Answers written to mislead (decision 585), for `useData`. */

const NESTED =
  '<noot id="a" type="voet"><noot.nr>1</noot.nr><noot.al>Zie de bijlage.<noot id="b" type="voet"><noot.nr>2</noot.nr><noot.al>Alleen op papier.</noot.al></noot></noot.al></noot>';

export const ODD_ANSWERS = [
  {
    id: 'ah-tk-20242025-9101',
    from: 'ah-tk-20242025-9101',
    xml: [
      ['<al>Ja.</al>', '<table><tgroup><tbody><row><entry>Nee</entry></row></tbody></tgroup></table>'],
      [
        'Zij kunnen omrijden over de brug',
        `Zij kunnen <extref doc="javascript:document.title='x'">omrijden</extref> <![CDATA[<img src=x onerror="document.title='x'">]]>${NESTED} over de brug`,
      ],
      ['Dat is aan de provincie', 'Zie het antwoord op vraag 2 van het lid Smit. Zie ook de beantwoording van vraag 1'],
    ],
  },
  // The questions of somebody else, with the same numbers.
  {
    id: 'ah-tk-20242025-9115',
    from: 'ah-tk-20242025-9115',
    xml: [['Hoe lossen andere landen dit op?', 'Kent u het bericht over de sluiting van het postkantoor?']],
  },
] as const satisfies readonly Variant[];
