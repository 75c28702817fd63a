import { type MouseEvent, type ReactElement, useId, useMemo } from 'react';
import type { Language } from '../../utils/domain/i18n/language.ts';
import { relatedTranslator } from '../../utils/domain/i18n/related.ts';
import type { LibraryClient } from '../../utils/messages/library-client.ts';
import { publicationUrl } from '../../utils/domain/site/address.ts';
import { listPorts } from '../question-list/ports.ts';
import { Rail } from './Rail.tsx';
import './rail.css';
import type { SetFollowed } from './RowFollow.tsx';
import { useRelated } from './useRelated.ts';

/**
 * Questions related to any question, known by its number alone.
 *
 * @param props.onShow brings a publication in sight; a click with another button or a key held stays the browser's
 */
export function RelatedInLibrary(props: {
  client: LibraryClient;
  number: string;
  language: Language;
  onOptions: () => void;
  onShow: (address: string) => void;
  setFollowed: SetFollowed;
}): ReactElement {
  const { client, number, language, onOptions, onShow } = props;
  const id = useId();
  const speech = useMemo(() => ({ t: relatedTranslator(language), language }), [language]);
  const ports = useMemo(
    () => ({
      view: () => client.request('related.view', { number, page: null }),
      search: () => client.request('related.meanwhile', { number, page: null }),
      remember: () => undefined,
      onNews: (listener: () => void) => {
        const stops = [
          client.onPush('corpus.changed', ({ update }) => void (update.phase === 'idle' && listener())),
          client.onPush('library.changed', listener),
          client.onPush('follow.changed', listener),
        ];
        return () => {
          for (const stop of stops) stop();
        };
      },
    }),
    [client, number],
  );
  const help = useMemo(() => ({ list: listPorts(client), search: ports.search }), [client, ports]);
  const { state, expanded, expand } = useRelated(ports, false);
  const follow = ({ id }: { id: string }, event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onShow(publicationUrl(id));
  };
  return (
    <section className="related" aria-labelledby={id}>
      <h2 id={id}>{speech.t('related.title')}</h2>
      <Rail
        state={state}
        help={help}
        expanded={expanded}
        onExpand={expand}
        onOptions={onOptions}
        onFollow={follow}
        setFollowed={props.setFollowed}
        speech={speech}
        labelledBy={id}
      />
    </section>
  );
}
