import { childElements, findElement, findElements, parseXml, xmlText, type XmlElement } from '../../xml/tree.ts';
import { SERVICE_ROWS, SRU_INDEXES, SRU_KEY_INDEXES, SRU_NAMESPACE, type ServiceRow } from '../services.ts';
import { resultsFor, type CheckResult } from './types.ts';

/** The parts of a search answer that the checks need. */
interface Answer {
  readonly root: XmlElement;
  readonly count: number | null;
  readonly records: readonly XmlElement[];
  readonly diagnostics: readonly string[];
}

function read(text: string): Answer | string {
  try {
    const root = parseXml(text);
    const [number] = childElements(root, 'numberOfRecords');
    const count = number && /^\d+$/.test(xmlText(number).trim()) ? Number(xmlText(number)) : null;
    return {
      root,
      count,
      records: findElements(root, 'record'),
      diagnostics: findElements(root, 'diagnostic').map((one) => xmlText(findElement(one, 'message') ?? one).trim()),
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Which question a search answer belongs to. */
export type SearchPurpose = 'questionNumber' | 'text' | 'identifier' | 'allIndexes' | 'nonsense';

const text = (element: XmlElement, name: string): string => {
  const found = findElement(element, name);
  return found ? xmlText(found).trim() : '';
};

function checkShape(answer: Answer, result: ReturnType<typeof resultsFor>): CheckResult[] {
  const { root, count, records } = answer;
  const shape =
    root.name === 'searchRetrieveResponse' &&
    root.namespace === SRU_NAMESPACE &&
    childElements(root, 'records').length > 0;
  const found = `${root.name}, ${count ?? 'no'} numberOfRecords, ${records.length} records`;
  const list = [result(SERVICE_ROWS.sruShape, shape && count !== null ? 'holds' : 'doesNotHold', found)];
  const [first] = records;
  if (!first) return [...list, result(SERVICE_ROWS.sruRecord, 'cannotTell', 'no record in the answer')];
  const id = text(first, 'identifier');
  const url = text(first, 'preferredUrl');
  list.push(
    result(
      SERVICE_ROWS.sruRecord,
      id !== '' && url !== '' ? 'holds' : 'doesNotHold',
      `identifier ${id}, preferredUrl ${url}`,
    ),
  );
  const appendix = records.find((record) => text(record, 'identifier').startsWith('ah-'));
  if (!appendix) return list;
  const fields = ['vraagnummer', 'datumOntvangst', 'subrubriek'].map(
    (name) => `${name} ${text(appendix, name) || '–'}`,
  );
  const complete = fields.every((field) => !field.endsWith('–'));
  return [...list, result(SERVICE_ROWS.sruVraagnummer, complete ? 'holds' : 'doesNotHold', fields.join(', '))];
}

function checkKeyIndex(row: ServiceRow, answer: Answer, result: ReturnType<typeof resultsFor>): CheckResult {
  if (answer.count === null)
    return result(row, 'doesNotHold', `refused: ${answer.diagnostics[0] ?? 'no reason given'}`);
  if (answer.diagnostics.length > 0) return result(row, 'doesNotHold', `left out of account: ${answer.diagnostics[0]}`);
  if (answer.count === 0) return result(row, 'cannotTell', 'accepted, but nothing found');
  return result(row, 'holds', `${answer.count} found, first ${text(answer.root, 'identifier')}`);
}

function checkAllIndexes(answer: Answer, result: ReturnType<typeof resultsFor>): CheckResult[] {
  const { count, diagnostics, records } = answer;
  const rows = SRU_INDEXES.map((row) => {
    if (count !== null && diagnostics.length === 0)
      return result(row, 'holds', `accepted with the others, ${count} found`);
    const named = diagnostics.find((message) => message.includes(row.index));
    return named
      ? result(row, 'doesNotHold', named)
      : result(row, 'cannotTell', `asked with others: ${diagnostics[0] ?? 'no count'}`);
  });
  if (count === null) return [...rows, result(SERVICE_ROWS.sruCount, 'cannotTell', 'the query was refused')];
  return [
    ...rows,
    result(
      SERVICE_ROWS.sruCount,
      records.length === 0 ? 'holds' : 'doesNotHold',
      `${count} counted, ${records.length} sent`,
    ),
  ];
}

/**
 * Checks the assumptions about the search service against one of its answers.
 *
 * @param purpose which of the probe's queries was asked
 * @param body the answer
 * @param address the request
 */
export function checkSearch(purpose: SearchPurpose, body: string, address: string): CheckResult[] {
  const result = resultsFor(address);
  const answer = read(body);
  if (typeof answer === 'string')
    return [result(SERVICE_ROWS.sruShape, 'doesNotHold', `not readable as XML: ${answer}`)];
  const { root } = answer;
  if (root.name !== 'searchRetrieveResponse')
    return [result(SERVICE_ROWS.sruShape, 'doesNotHold', `root element ${root.name}`)];
  switch (purpose) {
    case 'nonsense': {
      const refused = answer.count === null && answer.diagnostics.length > 0;
      const shown = refused
        ? (answer.diagnostics[0] ?? '')
        : `count ${answer.count ?? 'none'}, ${answer.diagnostics.length} diagnostics`;
      return [result(SERVICE_ROWS.sruDiagnostic, refused ? 'holds' : 'doesNotHold', shown)];
    }
    case 'allIndexes':
      return checkAllIndexes(answer, result);
    default: {
      const index = checkKeyIndex(SRU_KEY_INDEXES[purpose], answer, result);
      return answer.count === null ? [index] : [index, ...checkShape(answer, result)];
    }
  }
}
