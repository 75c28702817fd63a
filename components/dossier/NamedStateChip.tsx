import type { ReactElement } from 'react';
import type { NamedStatus } from '../../utils/protocol/named.ts';
import { useSpeech } from '../page/context.ts';

/** The state of a publication that a page names, with its day where that can still change. */
export function NamedStateChip({ state }: { state: NonNullable<NamedStatus['state']> }): ReactElement {
  const { t } = useSpeech();
  const { word, asOf, tone } = state;
  return (
    <span className="chip" data-tone={tone}>
      {asOf === null ? word : t('references.asOf', { word, date: asOf })}
    </span>
  );
}
