import type { ReactElement } from 'react';
import type { Dossier } from '../../utils/domain/dossier/types.ts';
import { isProvisional } from '../../utils/domain/publication/identifier.ts';
import { publicationUrl } from '../../utils/domain/site/address.ts';
import type { PublicationRecord } from '../../utils/domain/publication/record.ts';
import { useSpeech } from '../page/context.ts';
import { Icon } from '../ui/Icon.tsx';
import { SafeLink } from '../ui/SafeLink.tsx';

/** A document that has no text after sixty days is not called new: some old ones never got one. */
const NEW_FOR_MS = 60 * 86_400_000;

/** The document that replaced a provisional one, according to its dossier; null when unknown. */
export function finalOf(id: string, dossier: Dossier | null): string | null {
  return dossier?.aliases?.find((alias) => alias.id === id)?.final ?? null;
}

/** Whether a page is of a document that is not there in full: a provisional identifier, and no text of questions. */
export function isUnfinished(record: PublicationRecord): boolean {
  return record.kind !== 'other' && isProvisional(record.identifier.id) && record.questions.length === 0;
}

/** Says that a document is not published in full, and where it is: its PDF, or what it became since. */
export function Provisional(props: { record: PublicationRecord; dossier: Dossier | null }): ReactElement | null {
  const { t, today } = useSpeech();
  const { record, dossier } = props;
  const { id } = record.identifier;
  const final = finalOf(id, dossier);
  if (record.kind === 'other' || !isProvisional(id) || (final === null && !isUnfinished(record))) return null;
  const date = record.published ?? record.submitted ?? (record.kind === 'appendix' ? record.received : null);
  const isNew = date !== null && Date.parse(today) - Date.parse(date) <= NEW_FOR_MS;
  return (
    <li>
      <Icon name="alert" />
      <span>
        {final === null ? (
          <>
            {t(isNew ? 'course.provisional' : 'course.pdfOnly')}{' '}
            <SafeLink href={publicationUrl(id).replace(/html$/, 'pdf')}>{t('course.pdf')}</SafeLink>
          </>
        ) : (
          <>
            {t('course.nowPublished')} <SafeLink href={publicationUrl(final)}>{final}</SafeLink>
          </>
        )}
      </span>
    </li>
  );
}
