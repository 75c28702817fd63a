import type { ReactElement, ReactNode } from 'react';
import { useSpeech } from '../page/context.ts';

/** The card of publications that are no question: the reader's notes and nothing else; nothing is fetched. */
export function SlimCard({ notes, remark }: { notes: ReactNode; remark: string | null }): ReactElement {
  const { t } = useSpeech();
  return (
    <section className="card slim" aria-label={t('card.region')}>
      <span className="mark" aria-hidden="true">
        Kantlijn
      </span>
      {notes}
      {remark !== null && <p className="soft">{remark}</p>}
    </section>
  );
}
