import { isQuestionHeading, parseQuestionHeading } from '../../domain/publication/heading.ts';
import { formOfTypes } from '../../domain/publication/appendix-type.ts';
import { checkedDate, questionForm } from '../metadata.ts';
import type { SruRecord } from '../sru.ts';
import { SRU } from '../../domain/site/services.ts';
import { corpusNumber, distinct, tidyRecord } from '../../questions/file/clean.ts';
import type { CorpusRecord, CorpusState } from '../../domain/question-list/record.ts';
import type { SeenAppendix, SeenPage, SeenQuestion } from '../../questions/file/seen.ts';

/** Reads records of the search service. Records of other kinds are only counted. Never throws. */
export function observe(records: readonly SruRecord[]): SeenPage {
  const page: SeenPage = { questions: [], appendices: [], omitted: 0 };
  for (const record of records) {
    const question = seenQuestion(record);
    const appendix = question === null ? seenAppendix(record) : null;
    if (question !== null) page.questions.push(question);
    else if (appendix !== null) page.appendices.push(appendix);
    else page.omitted += 1;
  }
  return page;
}

function isKind(record: SruRecord, name: string, prefix: string): boolean {
  return record.id.toLowerCase().startsWith(prefix) || record.publicationName.toLowerCase() === name.toLowerCase();
}

function seenQuestion(record: SruRecord): SeenQuestion | null {
  if (!isKind(record, SRU.value.questions, 'kv-') || record.id.startsWith('kv-ek-')) return null;
  const number = record.questionNumbers.map(corpusNumber).find((value) => value !== null) ?? fromId(record.id);
  if (number === null) return null;
  // Since about 2020 the title is short. Before that it is the whole heading with people and parties.
  const heading = isQuestionHeading(record.title) ? parseQuestionHeading(record.title) : null;
  const oral = questionForm(record.types, record.title) === 'oral';
  const printed = (heading?.submitters ?? []).map(({ name, party }) => ({ name, party }));
  const tidy = tidyRecord({
    number,
    id: record.id,
    title: heading?.subject || record.title,
    submitted: checkedDate(record.submitted, record.id).date ?? dayIn(heading),
    submitters: withParties(record.submitters, printed),
    addressees: record.addressees.length > 0 ? record.addressees : addresseesIn(heading),
    subjects: record.subjects,
    state: oral ? 'noTerm' : 'open',
    answered: null,
    kind: kindOf(record),
    // Its appendices are read apart; those read so far are all there are.
    papers: [],
  });
  return tidy === null ? null : { ...tidy, modified: record.modified };
}

/** How a question was asked, where its type or its title says so. */
function kindOf(record: SruRecord): CorpusRecord['kind'] {
  const form = questionForm(record.types, record.title);
  return form === 'oral' || form === 'written' ? form : null;
}

type Heading = ReturnType<typeof parseQuestionHeading>;

const dayIn = (heading: Heading | null): string | null =>
  heading?.submitted.is === 'date' ? heading.submitted.date : null;

const addresseesIn = (heading: Heading | null): string[] =>
  (heading?.addressees ?? []).map((official) => [official.function, official.portfolio].filter(Boolean).join(' van '));

const key = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}]/gu, '');

/**
 * Names as in the metadata, which distinguish namesakes, with the party of the only printed name with the same ending.
 */
function withParties(names: readonly string[], printed: CorpusRecord['submitters']): CorpusRecord['submitters'] {
  if (names.length === 0) return printed;
  return names.map((name) => {
    const own = printed.filter((member) => member.name !== '' && key(name).endsWith(key(member.name)));
    return { name, party: own.length === 1 ? (own[0]?.party ?? null) : null };
  });
}

/** `kv-tk-2024Z01911-n1` → `2024Z01911`. */
function fromId(id: string): string | null {
  const match = /^kv-(?:tk-)?(\d{4}[Zz]\d{5})(?:-|$)/.exec(id);
  return match?.[1] === undefined ? null : corpusNumber(match[1]);
}

function seenAppendix(record: SruRecord): SeenAppendix | null {
  if (!isKind(record, SRU.value.appendices, 'ah-') || record.id.startsWith('ah-ek-')) return null;
  const numbers = [...new Set(record.questionNumbers.flatMap((value) => corpusNumber(value) ?? []))];
  if (numbers.length === 0) return null;
  const state = appendixState(record);
  const day = checkedDate(record.received, record.id).date;
  const answered = state === 'answered' ? day : null;
  return { id: record.id, numbers, state, answered, day, addressees: distinct(record.addressees, 50) };
}

/** State according to the type of an appendix. The type `Mededeling` only says that it is a notice. */
function appendixState(record: SruRecord): CorpusState {
  switch (formOfTypes(record.types).form) {
    case 'answer':
      return 'answered';
    case 'withdrawn':
      return 'withdrawn';
    case 'postponement':
      return 'postponed';
    case 'otherNotice':
      return 'notice';
    default:
      return 'unknown';
  }
}
