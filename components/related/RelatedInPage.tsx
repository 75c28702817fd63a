import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import { relatedTranslator } from '../../utils/domain/i18n/related.ts';
import type { MessageClient } from '../../utils/messages/client.ts';
import { loadedAddress } from '../../utils/messages/loaded.ts';
import type { PageRequest } from '../../utils/protocol/page.ts';
import type { RelatedView } from '../../utils/questions/view/contract.ts';
import { useSpeech } from '../page/context.ts';
import { readSource } from '../page/read.ts';
import { hear } from '../page/trusted.ts';
import { RelatedList } from './RelatedList.tsx';
import { type RelatedPorts, useRelated } from './useRelated.ts';

interface Props {
  client: MessageClient;
  /** The question the page is about; null while it is not known. */
  number: string | null;
  /** What the card says of the question; null until it says something. */
  own: RelatedView['self'] | null;
  /** Anything that changes when more is known of who names this question, and when the sources have been read. */
  news: string;
  onOptions: () => void;
}

/** Whether the reader came to this page by going back or forth, or loaded it again. */
function cameBack(): boolean {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return entry !== undefined && entry.type !== 'navigate';
}

/** Related questions in the card of a page. */
export function RelatedInPage({ client, number, own, news, onOptions }: Props): ReactElement {
  const { language } = useSpeech();
  const speech = useMemo(() => ({ t: relatedTranslator(language), language }), [language]);
  const [back] = useState(cameBack);
  const ref = useRef<HTMLDivElement>(null);
  // News makes new ports, and new ports ask anew.
  const ports = useMemo(() => (number === null ? null : portsOf(client, number, news)), [client, number, news]);
  const { state, expanded, expand, followed, backFrom } = useRelated(ports, back);
  useEffect(() => {
    if (backFrom !== null && ref.current !== null) bringBack(ref.current, backFrom);
  }, [backFrom]);

  return (
    <div ref={ref} className="related-place">
      <RelatedList
        state={state}
        own={own}
        expanded={expanded}
        onExpand={expand}
        onOptions={onOptions}
        onFollow={(row) => followed(row.number)}
        speech={speech}
      />
    </div>
  );
}

function portsOf(client: MessageClient, number: string, _news: string): RelatedPorts {
  const address = loadedAddress();
  return {
    view: async () => {
      const source = readSource(document, address) as PageRequest['source'];
      return client.request('related.view', { number, page: { address, source } });
    },
    remember: (place) => void client.request('related.place', { number, place }).catch(() => undefined),
    onNews: (listener) => {
      const shown = (event: PageTransitionEvent): void => void (event.persisted && listener());
      const stops = [
        hear(window, 'pageshow', shown),
        client.onPush('corpus.changed', ({ update }) => void (update.phase === 'idle' && listener())),
        client.onPush('related.changed', (changed) => void (changed.number === number && listener())),
        client.onPush('notes.changed', ({ notes }) => {
          const elsewhere = ({ target }: (typeof notes)[number]): boolean =>
            target.questionNumber !== null && target.questionNumber !== number;
          if (notes.some(elsewhere)) listener();
        }),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

/** Brings the row that was followed in sight, within the card alone: the browser sees to the page. */
function bringBack(section: HTMLElement, number: string): void {
  const link = section.querySelector<HTMLElement>(`[data-number="${CSS.escape(number)}"] a`);
  const scroller = section.closest('.scroll');
  if (link === null) return;
  if (scroller !== null) {
    const { top } = link.getBoundingClientRect();
    const frame = scroller.getBoundingClientRect();
    if (top < frame.top || top > frame.bottom - 40) scroller.scrollTop += top - frame.top - frame.height / 3;
  }
  if (document.activeElement === document.body) link.focus({ preventScroll: true });
}
