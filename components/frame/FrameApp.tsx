import {
  type ReactElement,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { todayInAmsterdam } from '../../utils/domain/clock/today.ts';
import { frameTranslator } from '../../utils/domain/i18n/frame.ts';
import { logAndReturn } from '../../utils/messages/log-error.ts';
import { DEFAULT_SETTINGS, readSettings, watchSettings } from '../../utils/store/settings.ts';
import { SpeechContext } from '../page/context.ts';
import { useHelpKey } from '../keys/useHelpKey.ts';
import { ErrorBoundary } from '../page/ErrorBoundary.tsx';
import { useCollections } from '../collections/useCollections.ts';
import { usePage } from '../page/usePage.ts';
import { Alerts } from './Alerts.tsx';
import { FrameContext, labelOf, type FrameWorld } from './context.ts';
import type { FrameModel } from './frame-model.ts';
import type { FrameView } from './frame-view.ts';
import type { NoteItem } from './items.ts';
import { KeysPanel } from './KeysPanel.tsx';
import { MarginNotes } from './MarginNotes.tsx';
import { NoteCard } from './NoteCard.tsx';
import { useAnnouncement } from './announcement.ts';
import { GAP } from './stack.ts';
import { TabPanel } from './TabPanel.tsx';
import { useTags } from '../library/manage/useTags.ts';
import { useEscape } from './useEscape.ts';

interface FrameAppProps {
  model: FrameModel;
  now: () => Date;
  version: string;
}

/** A constant reference, so that it causes no rerender. */
const NO_COLLECTIONS: FrameWorld['collections'] = [];

/** Room for the line around the last note, px. */
const EDGE = 4;

/**
 * Everything in the frame.
 *
 * @param props.now the clock
 * @param props.version of the extension
 */
export function FrameApp({ model, now, version }: FrameAppProps): ReactElement {
  const view = useSyncExternalStore(model.subscribe, model.snapshot);
  const { tab, layout, scope, theme } = view;
  const [said, announce] = useAnnouncement();
  const [keysShown, setKeysShown] = useState(false);
  const showKeys = useCallback(() => setKeysShown(true), []);
  useHelpKey(showKeys);
  const world = useWorld({ model, now, version }, theme.language, announce, showKeys);
  const ask = useCallback(
    async (until: 'cache' | 'sources' | 'recheck') =>
      model.client.request('page.get', { address: model.home.address, source: await model.source, until }),
    [model],
  );
  const [early] = useState(() => ({
    number: null,
    dossier: null,
    answer: model.hello.facts.form === 'question' ? ask('cache') : null,
  }));
  const page = usePage(model.client as Parameters<typeof usePage>[0], ask, early, model.learn);
  const [end, setEnd] = useState(0);
  const [floor, setFloor] = useState(0);
  const head = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const isMargin = layout.look === 'margin';

  useLayoutEffect(() => {
    const measure = (): void => {
      const top = head.current?.offsetHeight ?? 0;
      setFloor(isMargin && top > 0 ? top + GAP : 0);
      // In a sheet the rest scrolls: the height that is wanted is that of what is in it.
      model.height(Math.ceil(isMargin ? Math.max(top, end + EDGE) : (body.current?.scrollHeight ?? 0)));
    };
    measure();
    const observer = new ResizeObserver(measure);
    for (const box of [head.current, body.current]) if (box !== null) observer.observe(box);
    return () => observer.disconnect();
  }, [model, isMargin, end]);

  useEscape(() => {
    if (keysShown) return setKeysShown(false);
    if (tab !== null) model.turnTo(null);
    if (isMargin || tab === null) model.leave({ what: 'opener' });
    return undefined;
  });
  return (
    <FrameContext value={world}>
      <SpeechContext value={world}>
        <div className="kl frame" data-look={layout.look} lang={theme.language} ref={body}>
          <ErrorBoundary sentence={world.t('course.broken')}>
            <div className="head" ref={head}>
              <Alerts />
              {keysShown && <KeysPanel onClose={() => setKeysShown(false)} />}
              {tab !== null && <TabPanel key={tab} tab={tab} page={page} />}
              {!isMargin && tab === null && scope !== null && <Scoped model={model} view={view} world={world} />}
              <output className={said === '' ? 'unseen' : 'said'}>{said}</output>
            </div>
            {isMargin && <MarginNotes floor={floor} onEnd={setEnd} />}
          </ErrorBoundary>
        </div>
      </SpeechContext>
    </FrameContext>
  );
}

/** The notes on one thing, in panel or sheet, and the way to all of them. */
function Scoped({ model, view, world }: { model: FrameModel; view: FrameView; world: FrameWorld }): ReactElement {
  const { t, language } = world;
  const { scope, items, open } = view;
  if (scope === null) return <></>;
  const isIn = ({ id, target, located }: NoteItem): boolean =>
    'ids' in scope
      ? scope.ids.includes(id)
      : open.has(id) ||
        (located === null &&
          (target.subQuestion === null ? scope.numbers.length === 0 : scope.numbers.includes(target.subQuestion)));
  const shown = items.filter(isIn);
  const label = 'ids' in scope ? null : labelOf(scope.numbers[0] ?? null, view, language);
  const name =
    'ids' in scope ? t('passages.panel') : label === null ? t('frame.publication') : t('frame.question', { label });
  return (
    <section className="tab" aria-label={name}>
      <ul className="note-list" aria-label={name}>
        {shown.map((item) => (
          <NoteCard key={item.id} item={item} />
        ))}
      </ul>
      {items.length > shown.length && (
        <button type="button" className="quiet" onClick={() => model.turnTo('notes')}>
          {t('frame.all', { count: items.length })}
        </button>
      )}
    </section>
  );
}

function useWorld(
  { model, now, version }: FrameAppProps,
  language: FrameWorld['language'],
  announce: (text: string) => void,
  showKeys: () => void,
): FrameWorld {
  const [settings, setSettings] = useState(DEFAULT_SETTINGS);
  const [today, setToday] = useState(() => todayInAmsterdam(now()));
  const listed = useCollections(model.client, model.home.publication, 'named');
  const collections = listed === null || listed === 'failed' ? NO_COLLECTIONS : listed.collections;
  const counted = useTags(model.client as Parameters<typeof useTags>[0]);
  useEffect(() => {
    readSettings().then(setSettings, logAndReturn('settings.read'));
    return watchSettings(setSettings);
  }, []);
  useEffect(() => {
    const refresh = (): void => setToday(todayInAmsterdam(now()));
    document.addEventListener('visibilitychange', refresh);
    return () => document.removeEventListener('visibilitychange', refresh);
  }, [now]);
  const { meaningNames } = settings;
  return useMemo(
    () => ({
      model,
      t: frameTranslator(language),
      language,
      today,
      meaningNames,
      collections,
      tags: counted.map(({ tag }) => tag),
      announce,
      showKeys,
      version,
    }),
    [model, language, today, meaningNames, collections, counted, announce, showKeys, version],
  );
}
