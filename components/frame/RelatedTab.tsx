import { type ReactElement, useEffect, useMemo, useRef } from 'react';
import type { RelatedPlace } from '../../utils/questions/view/contract.ts';
import { logAndReturn } from '../../utils/messages/log-error.ts';
import { listPorts } from '../question-list/ports.ts';
import { Rail } from '../related/Rail.tsx';
import { type RelatedPorts, useRelated } from '../related/useRelated.ts';
import { useFrame } from './context.ts';
import type { FrameModel } from './frame-model.ts';

/** Questions related to the one on the page. @param props.news changes when more is known of who names it */
export function RelatedTab(props: { number: string | null; news: string; labelledBy: string }): ReactElement {
  const { model, t, language, announce } = useFrame();
  const { number, news } = props;
  // News creates new ports, and new ports trigger a new request.
  const ports = useMemo(() => (number === null ? null : portsOf(model, number, news)), [model, number, news]);
  // How the reader left the list is how it is found again, also when the page was left and come back to.
  const { state, expanded, expand, followed, backFrom } = useRelated(ports, true);
  const help = useMemo(
    () => ({
      list: listPorts(model.client),
      search: ports?.search ?? (() => Promise.reject(new Error('no question'))),
    }),
    [model, ports],
  );
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (backFrom === null || document.activeElement !== document.body) return;
    ref.current?.querySelector<HTMLElement>(`[data-number="${CSS.escape(backFrom)}"] a`)?.focus();
  }, [backFrom]);
  return (
    <div ref={ref}>
      <Rail
        state={state}
        help={help}
        expanded={expanded}
        onExpand={expand}
        onOptions={() => void model.client.request('options.open', {}).catch(() => announce(t('course.outdated')))}
        onFollow={(row) => followed(row.number)}
        setFollowed={async (row, on) => {
          try {
            const { outcome } = await model.client.request('follow.set', { number: row, on });
            if (outcome === 'followed' || outcome === 'notFollowed') return outcome === 'followed';
          } catch (error) {
            announce(t('course.outdated'));
            throw error;
          }
          announce(t('related.notKept'));
          throw new Error('not kept');
        }}
        speech={{ t, language }}
        labelledBy={props.labelledBy}
      />
    </div>
  );
}

function portsOf({ client, home, source }: FrameModel, number: string, _news: string): RelatedPorts {
  return {
    view: async () => client.request('related.view', { number, page: { address: home.address, source: await source } }),
    search: async () =>
      client.request('related.meanwhile', { number, page: { address: home.address, source: await source } }),
    remember: (place: RelatedPlace) =>
      void client.request('related.place', { number, place }).catch(logAndReturn('related.place')),
    onNews: (listener) => {
      const stops = [
        client.onPush('corpus.changed', ({ update }) => void (update.phase === 'idle' && listener())),
        client.onPush('follow.changed', listener),
        client.onPush('related.changed', (changed) => void (changed.number === number && listener())),
        client.onPush('notes.changed', ({ notes }) => {
          if (notes.some(({ target: { questionNumber } }) => questionNumber !== null && questionNumber !== number))
            listener();
        }),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
