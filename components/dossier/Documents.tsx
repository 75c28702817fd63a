import type { ReactElement } from 'react';
import type { Dossier } from '../../utils/domain/dossier/types.ts';
import type { Evidence } from '../../utils/domain/status/types.ts';
import { isProvisional } from '../../utils/domain/publication/identifier.ts';
import { firstVersionOf } from '../../utils/domain/publication/stated.ts';
import { formatDate, formatMoment } from '../../utils/domain/i18n/dates.ts';
import { useSpeech } from '../page/context.ts';
import { housePage } from '../ui/links.ts';
import { SafeLink } from '../ui/SafeLink.tsx';
import { type Compare, WhatChanged } from './WhatChanged.tsx';

/** Each document the state rests on, with its date, its address, and where and when it was read. */
export function Documents({
  documents,
  number,
  id,
  compare,
}: {
  documents: Dossier['documents'];
  number: string | null;
  id: string;
  compare: Compare;
}): ReactElement {
  const { t } = useSpeech();
  const house = number === null ? null : housePage(number);
  return (
    <ul className="list" aria-labelledby={id}>
      {documents.map((evidence) => (
        <Item key={`${evidence.document} ${evidence.source}`} evidence={evidence} compare={compare} />
      ))}
      {house !== null && (
        <li>
          <SafeLink href={house}>{t('documents.house')}</SafeLink>
        </li>
      )}
    </ul>
  );
}

function Item({ evidence, compare }: { evidence: Evidence; compare: Compare }): ReactElement {
  const { t, language, today } = useSpeech();
  const { role, supplementary, date, document, url, source, readAt } = evidence;
  return (
    <li>
      <SafeLink href={url}>
        {t(role === 'answer' && supplementary ? 'documents.supplement' : `documents.${role}`)}
        {date !== null && <> {formatDate(date, language)}</>}
      </SafeLink>
      <span className="soft detail">
        {document}
        {isProvisional(document) && ` (${t('documents.provisional')})`},{' '}
        {t('documents.readAt', { time: formatMoment(readAt, today, language), source: t(`source.${source}`) })}
      </span>
      {firstVersionOf(document) !== document && <WhatChanged document={document} compare={compare} />}
    </li>
  );
}
