import { questionIds } from '../../utils/domain/dossier/question-number.ts';
import { type CqlNode, TEXT_INDEX } from '../sru/cql.ts';
import { PublicationOptions, type MetadataEntry, type Publication } from '../publication.ts';
import type { BulkQuestion } from './types.ts';

/** One publication of a large list, made only when it is asked for. */
interface Row {
  readonly id: string;
  readonly day: string;
  readonly series: 'questions' | 'appendices';
  readonly question: BulkQuestion;
  /** Null for the question itself. */
  readonly appendix: BulkQuestion['appendices'][number] | null;
}

const NAMES = { questions: 'Kamervragen zonder antwoord', appendices: 'Kamervragen (Aanhangsel)' } as const;
const OPTIONS = PublicationOptions.parse({});

function sessionYear(day: string): string {
  const year = Number(day.slice(0, 4));
  return day.slice(5, 7) >= '09' ? `${year}-${year + 1}` : `${year - 1}-${year}`;
}

const entry = (name: string, content: string, scheme = ''): MetadataEntry => ({ name, content, scheme });

function metadataOf({ id, day, series, question, appendix }: Row): MetadataEntry[] {
  const type =
    appendix === null
      ? [entry('DC.type', question.oral ? 'Mondelinge vragen' : 'Schriftelijke vragen', 'OVERHEIDop.KamervraagTypen')]
      : [entry('DC.type', appendix.type, 'OVERHEIDop.AanhangselTypen')];
  return [
    entry('DC.identifier', id),
    entry('DC.title', appendix === null ? question.title : `${appendix.type} op vragen over ${question.title}`),
    ...type,
    entry(
      'DC.type',
      series === 'questions' ? 'Kamervragen zonder Antwoord' : 'Aanhangsel van de Handelingen',
      'OVERHEIDop.Parlementair',
    ),
    entry('DC.creator', 'Tweede Kamer der Staten-Generaal', 'OVERHEID.StatenGeneraal'),
    entry('DCTERMS.available', day),
    entry('DCTERMS.issued', day),
    entry('DCTERMS.language', 'nl'),
    entry('OVERHEIDop.publicationName', NAMES[series]),
    entry('OVERHEIDop.vraagnummer', question.number),
    entry('OVERHEIDop.vergaderjaar', sessionYear(day)),
    entry('OVERHEIDop.documentStatus', 'Opgemaakt'),
    entry('OVERHEID.organisationType', 'staten generaal'),
    ...question.submitters.map(({ name }) => entry('OVERHEIDop.indiener', name)),
    ...(appendix === null
      ? [entry('OVERHEIDop.datumIndiening', question.submitted)]
      : [
          entry('OVERHEIDop.datumOntvangst', appendix.received),
          ...question.addressees.map((name) => entry('OVERHEIDop.ontvanger', name)),
        ]),
    ...question.subjects.map((subject) => entry('OVERHEID.category', subject, 'OVERHEID.TaxonomieBeleidsagenda')),
    ...(appendix === null ? question.appendices.map((own) => entry('OVERHEIDop.aanhangsel', own.id)) : []),
  ];
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function toPublication(row: Row): Publication {
  const metadata = metadataOf(row);
  const lines = metadata.map(
    ({ name, scheme, content }) =>
      `<metadata name="${name}"${scheme ? ` scheme="${scheme}"` : ''} content="${escape(content)}"/>`,
  );
  return {
    id: row.id,
    metadata,
    metadataXml: `<?xml version="1.0" encoding="UTF-8"?><metadata_gegevens>${lines.join('')}</metadata_gegevens>`,
    xml: null,
    tree: null,
    options: OPTIONS,
  };
}

/** The clauses that must all hold. */
function conjunction(node: CqlNode): (CqlNode & { kind: 'clause' })[] {
  if (node.kind === 'clause') return [node];
  return node.kind === 'and' ? [...conjunction(node.left), ...conjunction(node.right)] : [];
}

/** The one question number that everything a query finds carries; undefined when it does not name one. */
function numberOf(node: CqlNode): string | undefined {
  if (node.kind === 'clause') {
    const value = node.value.trim().toUpperCase();
    const named = node.index === TEXT_INDEX || (node.index === 'w.vraagnummer' && node.relation === '==');
    return named && /^\d{4}Z\d{5}$/.test(value) ? value : undefined;
  }
  const [left, right] = [numberOf(node.left), numberOf(node.right)];
  if (node.kind === 'and') return left ?? right;
  return node.kind === 'not' || left === right ? left : undefined;
}

/** First place in days whose day is not below (or, `after`, above) the given one. */
function place(rows: readonly Row[], day: string, after: boolean): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const own = rows[middle]?.day ?? '';
    if (own < day || (after && own === day)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Tens of thousands of questions and their appendices, kept as short rows in the order of their days. A search looks
 * at the rows that its identifiers, question numbers or days leave, never at all of them one by one.
 */
export class Bulk {
  private readonly rows: Readonly<Record<Row['series'], Row[]>> = { questions: [], appendices: [] };
  private readonly byId = new Map<string, Row>();
  private readonly byNumber = new Map<string, Row[]>();

  constructor(questions: Iterable<BulkQuestion>) {
    for (const question of questions) {
      this.add({
        id: questionIds(question.number)[0] ?? `kv-${question.number}`,
        day: question.submitted,
        series: 'questions',
        question,
        appendix: null,
      });
      for (const appendix of question.appendices)
        this.add({ id: appendix.id, day: appendix.received, series: 'appendices', question, appendix });
    }
    for (const rows of Object.values(this.rows))
      rows.sort((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1));
  }

  private add(row: Row): void {
    this.rows[row.series].push(row);
    this.byId.set(row.id, row);
    const own = this.byNumber.get(row.question.number);
    if (own) own.push(row);
    else this.byNumber.set(row.question.number, [row]);
  }

  get size(): number {
    return this.byId.size;
  }

  /** A publication by its identifier. */
  get(id: string): Publication | undefined {
    const row = this.byId.get(id);
    return row && toPublication(row);
  }

  /**
   * The publications a query can be about: all that fit, and perhaps more; in the order of their days.
   *
   * @returns made one by one
   */
  *candidates(root: CqlNode): Generator<Publication> {
    const number = numberOf(root);
    const rows = number === undefined ? this.candidateRows(conjunction(root)) : (this.byNumber.get(number) ?? []);
    for (const row of rows) yield toPublication(row);
  }

  private candidateRows(clauses: readonly (CqlNode & { kind: 'clause' })[]): Row[] {
    const exact = (index: string): string | undefined =>
      clauses.find((clause) => clause.index === index && clause.relation === '==')?.value;
    const id = exact('dt.identifier');
    if (id !== undefined) return [this.byId.get(id)].filter((row) => row !== undefined);
    const number = exact('w.vraagnummer');
    if (number !== undefined) return this.byNumber.get(number) ?? [];
    const series = (['questions', 'appendices'] as const).filter(
      (one) => (exact('w.publicatienaam') ?? NAMES[one]) === NAMES[one],
    );
    return series.flatMap((one) => {
      const rows = this.rows[one];
      let [from, to] = [0, rows.length];
      for (const { index, relation, value } of clauses) {
        if (!/^dt\.(available|modified|date)$/.test(index) || !/^\d{4}-\d{2}-\d{2}$/.test(value)) continue;
        if (relation !== '<' && relation !== '<=') from = Math.max(from, place(rows, value, relation === '>'));
        if (relation !== '>' && relation !== '>=') to = Math.min(to, place(rows, value, relation !== '<'));
      }
      return rows.slice(from, to);
    });
  }
}
