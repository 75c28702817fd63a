import type { Dossier } from '../../utils/domain/dossier/types.ts';
import { questionIds } from '../../utils/domain/dossier/question-number.ts';
import { isProvisional } from '../../utils/domain/publication/identifier.ts';
import type { Identifier, PublicationRecord } from '../../utils/domain/publication/record.ts';
import type { DiagnoseAnswer } from '../../utils/protocol/page.ts';
import type { FrameModel } from './frame-model.ts';

/** Most lines of one kind in a report, and of one line, in UTF-16 units. */
const MAX_LINES = 10;
const MAX_LINE_LENGTH = 2000;

/** What a report says besides the checks. No note is ever part of it. */
export interface ReportFacts {
  /** Address of the page, without its query and fragment. */
  readonly address: string;
  readonly version: string;
  /** Name and version of the browser as it tells itself. */
  readonly browser: string;
  readonly record: PublicationRecord | null;
  readonly dossier: Dossier | null;
  /** Why there is no dossier, when there is none. */
  readonly failed: string | null;
}

/** The head of a report: what was read and asked. Names of fields, codes and addresses, no text of the document. */
export function reportHead({ address, version, browser, record, dossier, failed }: ReportFacts): string[] {
  const head = [`Kantlijn ${version}`, browser, address];
  const read =
    record === null
      ? ['record: none']
      : [
          `record: ${record.identifier.id}, ${record.kind}`,
          ...(record.missing.length > 0 ? [`missing: ${record.missing.join(', ')}`] : []),
          ...record.defects.slice(0, MAX_LINES).map(({ code, detail }) => `defect: ${code} (${detail})`),
        ];
  const known = dossier === null ? [`dossier: none${failed === null ? '' : ` (${failed})`}`] : linesOfDossier(dossier);
  return [...head, ...read, ...known].map((line) => line.slice(0, MAX_LINE_LENGTH));
}

function linesOfDossier({ number, status, checkedAt, documents, failures }: Dossier): string[] {
  return [
    `dossier: ${number}, ${status.state}, checked ${checkedAt}`,
    ...documents.slice(0, MAX_LINES).map(({ document, role, source }) => `evidence: ${document} (${role}, ${source})`),
    ...failures.slice(0, MAX_LINES).map(({ source, what, code }) => `failure: ${source} ${what} (${code})`),
    ...status.sourceErrors
      .slice(0, MAX_LINES)
      .map(({ code, document, detail }) => `source error: ${document} ${code} (${detail})`),
  ];
}

/** The identifier under which the services know a question: its address in its first days, and its number later. */
function askedAs(identifier: Identifier, number: string | null): { id: string; number: string } | null {
  const isEarly = identifier.kind === 'question' && isProvisional(identifier.id);
  const id = number === null ? undefined : isEarly ? identifier.id : questionIds(number)[0];
  return number === null || id === undefined ? null : { id, number };
}

/**
 * Holds what we assume of the site against the page, and the services when asked. The page only looks; the checks are in
 * the background.
 */
export async function diagnosePage(
  model: FrameModel,
  asked: { readonly services: boolean; readonly number: string | null; readonly about: string[] },
): Promise<DiagnoseAnswer> {
  const { address, identifier } = model.home;
  const { services, number, about } = asked;
  return model.client.request('diagnose.run', {
    address: address.slice(0, MAX_LINE_LENGTH),
    seen: await model.seen(),
    question: services ? askedAs(identifier, number) : null,
    about,
  });
}
