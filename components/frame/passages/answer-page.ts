import { hashText } from '../../../utils/domain/anchor/fingerprint.ts';
import { createIndex } from '../../../utils/domain/anchor/model.ts';
import type { DocumentInfo } from '../../../utils/domain/anchor/selectors.ts';
import { inOneGo } from '../../../utils/domain/anchor/slices.ts';
import { textOfAnswers } from '../../../utils/domain/answers/text.ts';
import { publicationUrl } from '../../../utils/domain/site/address.ts';
import type { AnswerBeside } from '../../../utils/protocol/frame.ts';
import type { CurrentDocument, PassagePage } from './types.ts';

/** An answer that is shown beside the questions, as the document in which something is marked. */
export interface AnswerPage {
  readonly current: CurrentDocument;
  readonly facts: PassagePage;
}

/** The publication of an answer as far as citing it needs. @param title empty when it is not known */
export function pageOfAnswer(info: Omit<DocumentInfo, 'version'>, title: string): PassagePage {
  const [, from, to] = /^ah-[a-z]{2}-(\d{4})(\d{4})-/.exec(info.id) ?? [];
  return { info, title, address: publicationUrl(info.id), sessionYear: from === undefined ? null : `${from}-${to}` };
}

/** @param page the question that was answered */
export function answerPage({ id, date, text }: AnswerBeside, page: PassagePage): AnswerPage {
  const { text: words, parts, calls } = textOfAnswers(text);
  const index = inOneGo(createIndex(words, parts, calls, []));
  const info = { id, date, questionNumbers: page.info.questionNumbers };
  const version = hashText(index.folded.text).toString(36);
  return {
    current: { index, info: { ...info, version }, presence: 'publication' },
    facts: pageOfAnswer(info, text.title),
  };
}
