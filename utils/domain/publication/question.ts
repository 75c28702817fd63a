import { parseQuestionHeading } from './heading.ts';
import { commonFields, dateOf, itemText, membersOf, printedNumbers, typesOf, type Interpretation } from './common.ts';
import { isProvisional } from './identifier.ts';
import type { Item } from './items.ts';
import { isRemark } from './outside.ts';
import { onlyNumberIn, questionNumberFrom } from './own-number.ts';
import type { QuestionRecord, SubQuestion } from './record.ts';
import type { ReferenceText } from './references.ts';

const MAX_ITEMS = 1000;

/** Reads the record of a set of questions from an interpreted document. */
export function interpretQuestion(base: Interpretation): QuestionRecord {
  const { items, values, document, defects } = base;
  const heading = parseQuestionHeading(items.questionHeading) ?? parseQuestionHeading(values('title')[0] ?? '');
  const form = formOf(base, heading?.form ?? null);
  const questions = questionsOf(base, form);
  const explanatoryNote = explanatoryNoteOf(items.items, questions.length > 0);
  const number = questionNumberOf(base);
  const submitted = dateOf(
    base,
    'submitted',
    printedDate(heading?.submitted),
    items.printed.submitted,
    document.isoDates.submitted,
    ...values('submitted'),
    document.overview['submitted'],
  );
  const record: QuestionRecord = {
    ...commonFields(base, heading?.subject ?? '', passagesOf(base, explanatoryNote), number === null ? [] : [number]),
    kind: 'question',
    questionNumber: number,
    form,
    submitted,
    submitters: membersOf(base, heading?.submitters ?? []),
    addressees: heading?.addressees ?? [],
    questions,
    explanatoryNote: explanatoryNote === '' ? null : explanatoryNote,
    appendices: [...new Set(values('appendix'))],
  };
  return { ...record, defects, missing: missingFields(record, form === 'oral' ? ['questions'] : []) };
}

/** The numbered questions; without any heading of a question, every paragraph is one. */
function questionsOf(base: Interpretation, form: QuestionRecord['form']): SubQuestion[] {
  // A page under a provisional identifier has no text: its paragraphs are words of the site, not questions.
  const hasText = form !== 'oral' && !isProvisional(base.identifier.id);
  return toSubQuestions(itemsOfKind(base.items.items, 'question') ?? (hasText ? looseQuestions(base) : []));
}

/** The text under "Toelichting", and loose remarks that explain the questions; empty when there is none. */
function explanatoryNoteOf(items: readonly Item[], hasQuestions: boolean): string {
  const isNote = (item: Item): boolean =>
    item.is === 'note' || (item.is === 'loose' && hasQuestions && item.label === '' && isRemark(itemText(item)));
  return items.filter(isNote).map(itemText).join('\n').trim();
}

/** A date as the document prints it, also an impossible one. */
export const printedDate = (found: { is: string; date?: string; printed?: string } | undefined): string | undefined =>
  found?.date ?? found?.printed;

/** Fields of a question that are empty, apart from those its form does not have. */
function missingFields(record: QuestionRecord, notExpected: readonly string[]): string[] {
  const fields = [
    'title',
    'questionNumber',
    'submitted',
    'submitters',
    'addressees',
    'questions',
    'sessionYear',
    'subjects',
  ] as const;
  return fields.filter((field) => !notExpected.includes(field) && isEmpty(record[field]));
}

/** True for null, an empty text and an empty list. */
export function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Items of one kind, null when there are none. */
export function itemsOfKind(items: readonly Item[], is: Item['is']): Item[] | null {
  const found = items.filter((item) => item.is === is);
  return found.length > 0 ? found : null;
}

/** Question items as the record holds them, at most 1000. */
export function toSubQuestions(items: readonly Item[]): SubQuestion[] {
  return items.slice(0, MAX_ITEMS).map((item, position) => ({
    numbers: item.numbers,
    label: item.label.slice(0, 200),
    text: itemText(item),
    position,
  }));
}

/** Without any heading of a question, every paragraph is one. */
function looseQuestions({ items }: Interpretation): Item[] {
  return items.items.filter((item) => item.is === 'loose' && itemText(item).length > 2);
}

/** The number, and a defect for each other number the document states for itself. */
function questionNumberOf({ identifier, values, document, items, defects }: Interpretation): string | null {
  const { number, others } = questionNumberFrom(identifier.number, printedNumbers({ values, document, items }));
  // A title may name another question: it counts only where nothing else says the number, and contradicts nothing.
  for (const other of others)
    defects.push({ code: 'contradictoryNumbers', detail: `address ${identifier.id}, number ${number}, ${other}` });
  return number ?? onlyNumberIn(values('title')[0] ?? items.title);
}

function formOf(base: Interpretation, heading: 'written' | 'oral' | null): QuestionRecord['form'] {
  if (heading !== null) return heading;
  const types = typesOf(base, 'question').join(' ');
  if (/mondeling/i.test(types)) return 'oral';
  return /schriftelijk/i.test(types) ? 'written' : 'unknown';
}

function passagesOf({ items }: Interpretation, explanatoryNote: string): ReferenceText[] {
  return items.items.map((item): ReferenceText => {
    const text = itemText(item);
    if (item.is === 'note' || (explanatoryNote !== '' && item.is === 'loose' && isRemark(text)))
      return notePassage(item);
    return { place: itemPlace('vraag', item), reason: 'mentioned', text, links: item.links };
  });
}

/** References of an explanatory note: a follow-up when it says that the questions supplement earlier ones. */
export function notePassage(item: Item): ReferenceText {
  const text = itemText(item);
  return {
    place: 'toelichting',
    reason: /\baanvulling\b|\bvervolg\b/i.test(text) ? 'followUp' : 'mentioned',
    text,
    links: item.links,
  };
}

/** Where an item stands, as `Reference.place` says it: `vraag 3`, `antwoord 2, 3`, `tekst`. */
export function itemPlace(word: string, item: Item): string {
  if (item.is === 'loose' || item.is === 'imprint') return 'tekst';
  return item.numbers.length === 0 ? word : `${word} ${item.numbers.join(', ')}`.slice(0, 100);
}
