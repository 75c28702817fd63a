import { addDays } from '../placeholders.ts';
import { metadataValue, metadataValues, type Publication } from '../publication.ts';

/** What the Tweede Kamer would know of the questions of the folder: their own facts, and a few that only the Kamer has. All invented. */

export interface KamerActor {
  readonly name: string;
  readonly party: string | null;
  readonly office: string | null;
  readonly relation: string;
}

export interface KamerPaper {
  readonly number: string;
  readonly kind: string;
  readonly subject: string;
  readonly date: string;
  /** Number of the appendix and its session, as `202691234` and `2026-2027`; null while it is not published. */
  readonly appendix: string | null;
  readonly session: string;
  /** Identifier of the publication; null while it is not published. */
  readonly external: string | null;
}

export interface KamerCase {
  readonly number: string;
  readonly kind: string;
  readonly subject: string;
  readonly submitted: string;
  readonly term: string | null;
  readonly actors: readonly KamerActor[];
  readonly papers: readonly KamerPaper[];
}

/** What only the Kamer has of a question, by days after it was submitted. */
interface Extra {
  readonly parties?: readonly string[];
  readonly along?: readonly (readonly [name: string, party: string])[];
  readonly office?: readonly [name: string, office: string];
  readonly termAfter?: number;
  readonly papers?: readonly (readonly [kind: string, after: number])[];
}

const HEALTH = 'minister van Volksgezondheid, Welzijn en Sport';

/** A party that no list of parties has (`PRO`), an answer and a notice that are not published yet, and terms that are filled. */
const EXTRA: Readonly<Record<string, Extra>> = {
  '2026Z90108': {
    parties: ['D66'],
    along: [['L.E. Wijmstra', 'PRO']],
    office: ['H. Oldenkamp', HEALTH],
    papers: [['Antwoord schriftelijke vragen', 4]],
  },
  '2026Z90109': { parties: ['Volt'], office: ['H. Oldenkamp', HEALTH], termAfter: 42 },
  '2026Z90110': {
    parties: ['ChristenUnie'],
    office: ['H. Oldenkamp', HEALTH],
    papers: [['Mededeling (uitstel antwoord)', 20]],
  },
};

/** A document number that does not exist: the digits of the question, and one more. */
const paperNumber = (number: string, nth: number): string =>
  `${number.slice(0, 4)}D9${String(Number(number.slice(6)) % 1_000).padStart(3, '0')}${nth}`;

/** `ah-tk-20262027-9109` is `262709109` of `2026-2027`. */
function appendixOf(id: string): Pick<KamerPaper, 'appendix' | 'session'> {
  const [, from = '', to = '', digits = ''] = /^ah-tk-(\d{4})(\d{4})-(\d+)$/.exec(id) ?? [];
  return {
    appendix: `${from.slice(2)}${to.slice(2)}${digits.padStart(5, '0')}`,
    session: `${from}-${to}`,
  };
}

/** The case of a question by its number; undefined when the folder has no such question, or its number has no Z. */
export function caseOf(publications: ReadonlyMap<string, Publication>, number: string): KamerCase | undefined {
  const question = publications.get(`kv-tk-${number}`);
  if (!question || !/^\d{4}Z\d{5}$/.test(number)) return undefined;
  const extra = EXTRA[number] ?? {};
  const subject = metadataValue(question, 'DC.title');
  const session = metadataValue(question, 'OVERHEIDop.vergaderjaar');
  const submitted = metadataValue(question, 'OVERHEIDop.datumIndiening');
  const kind = metadataValue(question, 'DC.type', 'OVERHEIDop.KamervraagTypen') || 'Schriftelijke vragen';
  const published = metadataValues(question, 'OVERHEIDop.aanhangsel').flatMap((id, at): KamerPaper[] => {
    const appendix = publications.get(id);
    if (!appendix) return [];
    const isAnswer = metadataValue(appendix, 'DC.type', 'OVERHEIDop.AanhangselTypen') === 'Antwoord';
    return [
      {
        number: paperNumber(number, at + 2),
        kind: isAnswer ? 'Antwoord schriftelijke vragen' : 'Mededeling (uitstel antwoord)',
        subject,
        date: metadataValue(appendix, 'OVERHEIDop.datumOntvangst'),
        ...appendixOf(id),
        external: id,
      },
    ];
  });
  const own: KamerPaper = {
    number: paperNumber(number, 1),
    kind,
    subject,
    date: submitted,
    appendix: null,
    session,
    external: question.id,
  };
  const early = (extra.papers ?? []).map(([name, after], at): KamerPaper => ({
    number: paperNumber(number, 7 + at),
    kind: name,
    subject,
    date: addDays(submitted, after),
    appendix: null,
    session,
    external: null,
  }));
  return {
    number,
    kind,
    subject,
    submitted,
    term: extra.termAfter === undefined ? null : addDays(submitted, extra.termAfter),
    // The one who signed along stands first, as in a real record.
    actors: [
      ...(extra.along ?? []).map(([name, party]) => ({ name, party, office: null, relation: 'Medeindiener' })),
      ...metadataValues(question, 'OVERHEIDop.indiener').map((name, at) => ({
        name: name.replace(/ \([^)]*\)/, ''),
        party: extra.parties?.[at] ?? null,
        office: null,
        relation: 'Indiener',
      })),
      ...(extra.office
        ? [{ name: extra.office[0], party: null, office: extra.office[1], relation: 'Gericht aan' }]
        : []),
      { name: 'vaste commissie', party: null, office: null, relation: 'Volgcommissie' },
    ],
    papers: [own, ...published, ...early],
  };
}
