import { parseAnswerHeading, parseQuestionHeading, type AnswerHeading, type QuestionHeading } from './heading.ts';
import { commonFields, dateOf, itemText, membersOf, printedNumbers, typesOf, type Interpretation } from './common.ts';
import type { Item } from './items.ts';
import { isRemark } from './outside.ts';
import { classifyNotice, noticeReason } from './notice.ts';
import { formOfTypes } from './appendix-type.ts';
import { numbersOf } from './stated.ts';
import { isEmpty, notePassage, itemPlace, itemsOfKind, printedDate, toSubQuestions } from './question.ts';
import type { AppendixForm, AppendixRecord, SubAnswer } from './record.ts';
import type { ReferenceText } from './references.ts';
import { onlyNumberIn } from './own-number.ts';
import { refersTo } from './refers.ts';

const MAX_ITEMS = 1000;

/** Reads the record of an appendix (an answer or a notice) from an interpreted document. */
export function interpretAppendix(base: Interpretation): AppendixRecord {
  const { items, values, defects } = base;
  const asked = parseQuestionHeading(items.questionHeading) ?? parseQuestionHeading(values('title')[0] ?? '');
  const heading = parseAnswerHeading(items.answerHeading);
  const answers = pairAnswers(items.items);
  const noticeItems = noticeOf(base, heading);
  const notice = noticeItems.map(itemText).join('\n').trim();
  const form = formOf(base, heading, notice, answers);
  const dates = datesOf(base, asked, heading);
  checkNumbers(base);
  const questionNumbers = questionNumbersOf(base, notice);
  const record: AppendixRecord = {
    ...commonFields(base, asked?.subject ?? '', passagesOf(base, heading, noticeItems), questionNumbers),
    ...dates,
    ...peopleOf(base, asked, heading),
    kind: 'appendix',
    form,
    supplementary: isSupplementary(base, heading, noticeItems),
    questionNumbers,
    questions: toSubQuestions(itemsOfKind(items.items, 'question') ?? []),
    answers,
    notice: notice === '' ? null : notice,
    noticeReason: form === 'postponement' ? noticeReason(notice) : null,
  };
  return { ...record, defects, missing: missingFields(record, heading?.is === 'notice') };
}

/** When the questions were submitted and the answer received: the printed date first, then the others. */
function datesOf(
  base: Interpretation,
  asked: QuestionHeading | null,
  heading: AnswerHeading | null,
): Pick<AppendixRecord, 'submitted' | 'received'> {
  const { items, values, document, defects } = base;
  const submitted = dateOf(
    base,
    'submitted',
    printedDate(asked?.submitted),
    items.printed.submitted,
    document.isoDates.submitted,
    ...values('submitted'),
  );
  const received = dateOf(
    base,
    'received',
    printedDate(heading?.received),
    document.isoDates.received,
    ...values('received'),
    document.overview['received'],
  );
  if (submitted !== null && received !== null && received < submitted)
    defects.push({ code: 'receivedBeforeSubmitted', detail: `received ${received}, submitted ${submitted}` });
  return { submitted, received };
}

function peopleOf(
  base: Interpretation,
  asked: QuestionHeading | null,
  heading: AnswerHeading | null,
): Pick<AppendixRecord, 'submitters' | 'addressees' | 'answeredBy' | 'onBehalfOf'> {
  return {
    submitters: membersOf(base, asked?.submitters ?? []),
    addressees: asked?.addressees ?? [],
    answeredBy: heading?.answeredBy ?? [],
    onBehalfOf: heading?.onBehalfOf ?? [],
  };
}

const isSupplementary = (base: Interpretation, heading: AnswerHeading | null, notice: readonly Item[]): boolean =>
  heading?.supplementary === true ||
  formOfTypes(typesOf(base, 'appendix')).supplementary ||
  notice.some((item) => /^nadere/i.test(item.label));

function missingFields(record: AppendixRecord, isNotice: boolean): string[] {
  const fields = [
    'title',
    'questionNumbers',
    'submitted',
    'received',
    'submitters',
    'answeredBy',
    'sessionYear',
    'subjects',
  ] as const;
  const missing: string[] = fields.filter((field) => isEmpty(record[field]));
  if (record.form === 'unknown') missing.push('form');
  if (record.form === 'answer' && record.answers.length === 0) missing.push('answers');
  if (record.notice === null && (isNotice || !['answer', 'unknown'].includes(record.form))) missing.push('notice');
  return missing;
}

/**
 * What the appendix is. Its type or its heading must say that it is an answer; a notice is classified by its text. When
 * type and heading contradict each other it is not called an answer.
 */
function formOf(
  base: Interpretation,
  heading: AnswerHeading | null,
  notice: string,
  answers: readonly SubAnswer[],
): AppendixForm {
  const types = typesOf(base, 'appendix');
  const typeSays = typeKind(types);
  const headingSays = heading?.is ?? (answers.some((answer) => answer.label !== '') ? 'answer' : null);
  if (typeSays !== null && headingSays !== null && typeSays !== headingSays) {
    base.defects.push({
      code: 'contradictoryTypes',
      detail: `type ${types.join(', ')}, heading ${headingSays}`.slice(0, 300),
    });
    return notice === '' ? 'unknown' : classifyNotice(notice, '');
  }
  const kind = typeSays ?? headingSays;
  if (kind === 'answer') return 'answer';
  if (kind !== 'notice' && notice === '') return 'unknown';
  const form = classifyNotice(notice, types.join(' '));
  // An empty notice in a document that was read says nothing; where only metadata was read, its text may say everything.
  return form === 'unknown' && isRead(base) ? 'otherNotice' : form;
}

/** Whether the type says answer or notice; null when it says neither. */
function typeKind(types: readonly string[]): 'answer' | 'notice' | null {
  const { form } = formOfTypes(types);
  if (form === 'unknown') return null;
  return form === 'answer' ? 'answer' : 'notice';
}

const hasWords = (item: Item): boolean => /\p{L}{3}/u.test(itemText(item));

/** Whether the document has text: a page with only a PDF has none. */
function isRead({ document, items }: Interpretation): boolean {
  return document.readFrom !== 'metadata' && (items.answerHeading !== '' || items.items.length > 0);
}

/**
 * The items of the notice: those under its heading; otherwise, in a document that is headed or typed as a notice and as
 * nothing else, the remark or the paragraphs outside the questions.
 */
function noticeOf(base: Interpretation, heading: AnswerHeading | null): Item[] {
  const { items } = base.items;
  const named = items.filter((item) => item.is === 'notice' && itemText(item) !== '');
  if (named.length > 0) return named;
  const { form } = formOfTypes(typesOf(base, 'appendix'));
  const isTyped = form !== 'unknown' && form !== 'answer';
  if (heading?.is === 'answer' || (heading === null && !isTyped)) return [];
  const loose = items.filter((item) => item.is === 'loose' && hasWords(item));
  // "Deze vragen zijn naar aanleiding van …" opens an explanatory note; when there is nothing else, it is the notice.
  return loose.length > 0 ? loose : items.filter((item) => item.is === 'note' && item.label === '' && hasWords(item));
}

/** Question numbers from the metadata, the printed header, the notice, or the only one in the title. */
function questionNumbersOf({ values, items, document }: Interpretation, notice: string): string[] {
  const stated = printedNumbers({ values, items, document });
  if (stated.length > 0) {
    const { numbers, others } = numbersOf(stated);
    return [...new Set([...numbers, ...others].map((value) => value.toUpperCase()))];
  }
  const inNotice = /\((?:vraagnummer\s+|kenmerk\s+)?(20\d{2}Z\d{5})\)/i.exec(notice.slice(0, 5000))?.[1];
  if (inNotice !== undefined) return [inNotice.toUpperCase()];
  const inTitle = onlyNumberIn(values('title')[0] ?? items.title);
  return inTitle === null ? [] : [inTitle];
}

function checkNumbers({ identifier, values, document, items, defects }: Interpretation): void {
  for (const stated of [
    values('appendixNumber')[0],
    document.overview['appendixNumber'],
    items.printed.appendixNumber,
  ]) {
    if (stated && identifier.chamber !== null && /^\d+$/.test(stated) && Number(stated) !== Number(identifier.number)) {
      defects.push({ code: 'contradictoryNumbers', detail: `address ${identifier.id}, number ${stated}` });
      return;
    }
  }
}

/** Answers in order. An answer without a number belongs to the question right above it, or to all when it is the only one. */
function pairAnswers(items: readonly Item[]): SubAnswer[] {
  const relevant = items.filter((item) => item.is === 'question' || item.is === 'answer');
  const known = new Set(relevant.filter((item) => item.is === 'question').flatMap((item) => item.numbers));
  const answers = relevant.filter((item) => item.is === 'answer');
  return answers.slice(0, MAX_ITEMS).map((item, position) => {
    const numbers = item.numbers.length > 0 ? item.numbers : unnumbered(relevant, item, answers.length, known);
    const text = itemText(item);
    return {
      numbers,
      label: item.label.slice(0, 200),
      text,
      position,
      refersToAnswers: refersTo(text, numbers, known),
    };
  });
}

function unnumbered(relevant: readonly Item[], item: Item, count: number, known: ReadonlySet<number>): number[] {
  const index = relevant.indexOf(item);
  const above = relevant[index - 1];
  const isAlone = relevant[index - 2]?.is !== 'question';
  if (above?.is === 'question' && isAlone) return above.numbers;
  return count === 1 && index === relevant.length - 1 ? [...known].toSorted((a, b) => a - b) : [];
}

function passagesOf(
  base: Interpretation,
  heading: AnswerHeading | null,
  noticeItems: readonly Item[],
): ReferenceText[] {
  const head: ReferenceText[] =
    heading && heading.after !== '' ? [{ place: 'kop', reason: 'seeAlso', text: heading.after, links: [] }] : [];
  const rest = base.items.items.map((item): ReferenceText => {
    if (noticeItems.includes(item))
      return { place: 'mededeling', reason: 'mentioned', text: itemText(item), links: item.links };
    const text = itemText(item);
    if (item.is === 'note' || (item.is === 'loose' && isRemark(text))) return notePassage(item);
    return {
      place: itemPlace(item.is === 'answer' ? 'antwoord' : 'vraag', item),
      reason: 'mentioned',
      text,
      links: item.links,
    };
  });
  return [...head, ...rest];
}
