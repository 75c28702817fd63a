import type { RelatedItem } from '../../../../utils/questions/file/contract.ts';
import type { CorpusRecord } from '../../../../utils/domain/question-list/record.ts';
import { listed } from '../listed.ts';
import type { Dossier } from '../../../../utils/domain/dossier/types.ts';
import type { QuestionRecord } from '../../../../utils/domain/publication/record.ts';
import type { ViewInput } from '../../../../utils/questions/view/view.ts';

/** A question of the list. */
export const record = (number: string, more: Partial<CorpusRecord> = {}): CorpusRecord =>
  listed(number, {
    submitted: '2023-06-21',
    submitters: [{ name: 'Anna de Vries (A.)', party: 'ABC' }],
    addressees: ['B. Bewind'],
    state: 'closed',
    ...more,
  });

/** An interpreted page. */
export const page = (more: Partial<QuestionRecord> = {}): QuestionRecord => ({
  kind: 'question',
  identifier: {
    id: 'kv-tk-2024Z00500',
    kind: 'question',
    chamber: 'tk',
    number: '2024Z00500',
    year: 2024,
    suffix: null,
    url: '',
  },
  title: 'Scanners bij de douane',
  sessionYear: null,
  published: null,
  subjects: ['Economie | Handel'],
  footnotes: [
    {
      number: '1',
      text: 'Krant, «Camera’s van ver in de haven» (krant.nl).',
      links: [{ text: 'krant.nl', url: 'https://krant.nl/a' }],
    },
  ],
  references: [],
  missing: [],
  defects: [],
  signs: [],
  readFrom: 'page',
  questionNumber: '2024Z00500',
  form: 'written',
  submitted: '2024-02-07',
  submitters: [{ name: 'Van Dam', givenName: 'Kim', initials: 'K.', party: 'XYZ' }],
  addressees: [{ function: 'Minister', portfolio: 'Financiën', name: null }],
  questions: [{ numbers: [1], label: 'Vraag 1', text: 'Kent u het bericht?', position: 0 }],
  explanatoryNote: null,
  appendices: [],
  ...more,
});

/** A reference of a document. */
export const reference = (questionNumber: string, reason: 'followUp' | 'mentioned') => ({
  target: `kv-tk-${questionNumber}`,
  questionNumber,
  reason,
  place: 'toelichting',
  quote: '',
});

/** The dossier of the question at hand in the cache. */
export const dossier = (mentions: Dossier['mentions'], more: Partial<Dossier> = {}): Dossier => ({
  number: '2024Z00500',
  question: 'kv-tk-2024Z00500',
  title: '',
  status: {
    state: 'open',
    due: '2024-02-28',
    daysLeft: 3,
    submitted: '2024-02-07',
    dueThreeWeeks: '2024-02-28',
    dueSixWeeks: '2024-03-20',
    timeline: [],
    evidence: [],
    sourceErrors: [],
    failures: [],
  },
  documents: [],
  mentions,
  referenced: [],
  checkedAt: '2024-02-25T10:00:00Z',
  refreshing: false,
  failures: [],
  ...more,
});

/** A related question with one reason. */
export const item = (
  number: string,
  kind: RelatedItem['reasons'][number]['kind'],
  more: Partial<CorpusRecord> = {},
): RelatedItem => ({
  number,
  record: record(number, more),
  score: 1,
  likely: true,
  reasons: [
    kind === 'sameSubject'
      ? { kind, words: [] }
      : kind === 'sameSubmitter' || kind === 'sameCategory'
        ? { kind, names: [] }
        : { kind },
  ],
});

/** What the background gathered for a view. */
export const gathered = (more: Partial<ViewInput> = {}): ViewInput => ({
  number: '2024Z00500',
  page: page(),
  listed: null,
  dossier: null,
  answer: { outcome: 'listed', questions: [], updatedTo: '2024-03-01', problem: null },
  today: '2024-03-01',
  dossiers: new Map(),
  notes: new Map(),
  place: null,
  ...more,
});
