import { explainFailures, explainSourceErrors } from '../../utils/domain/status/words.ts';
import type { PublicationRecord } from '../../utils/domain/publication/record.ts';
import { isUnfinished } from '../dossier/Provisional.tsx';
import type { PageState } from '../page/usePage.ts';
import type { FrameWorld } from './context.ts';

type Wording = Pick<FrameWorld, 't' | 'language' | 'today'>;

/** Why nothing was heard of the sources; null when it was. @param closed hosts that Kantlijn may not read */
export function troubleText(
  { failed }: Pick<PageState, 'failed'>,
  closed: readonly string[],
  t: Wording['t'],
): string | null {
  if (failed === 'outdated') return t('course.outdated');
  if (failed === 'background') return t('course.backgroundFailed');
  return closed.length > 0 ? t('course.noAccess', { hosts: closed.join(', ') }) : null;
}

/** In the place of a state: why there can be none. Null when there is one, or when it is being looked for. */
export function withoutState(page: PageState, trouble: string | null, t: Wording['t']): string | null {
  const { record, number, dossier, checking } = page;
  if (trouble !== null) return trouble;
  const isUnnumbered =
    record !== undefined && record !== null && record.kind !== 'other' && number === null && !checking;
  return isUnnumbered && dossier === null ? t('course.unnumbered') : null;
}

/** Whether the text of a question or answer holds nothing that Kantlijn could read: its layout is another. */
function isUnread(record: PublicationRecord | null | undefined): boolean {
  if (record === undefined) return false;
  if (record === null) return true;
  if (record.kind === 'other' || isUnfinished(record) || record.questions.length > 0) return false;
  // The head alone may name submitters; a written question whose text holds no question was not read.
  return record.submitters.length === 0 || (record.kind === 'question' && record.form === 'written');
}

/** What the reader must know of how far the course can be relied on: failures, errors in sources, an unknown layout. */
export function remarksOn({ record, dossier }: PageState, trouble: string | null, wording: Wording): string[] {
  const failures = dossier === null ? null : explainFailures(dossier.failures, wording);
  return [
    ...(trouble === null || dossier === null ? [] : [trouble]),
    ...(failures === null ? [] : [failures]),
    ...(dossier === null ? [] : explainSourceErrors(dossier.status, wording)),
    ...(isUnread(record) ? [wording.t('course.unknownLayout')] : []),
  ];
}
