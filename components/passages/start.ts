import { describe } from '../../utils/domain/anchor/describe.ts';
import type { MessageClient } from '../../utils/messages/client.ts';
import { bindFlush } from '../../utils/drafts/flush-on-leave.ts';
import { DEFAULT_SETTINGS, readSettings, watchSettings } from '../../utils/store/settings.ts';
import { atRisk } from '../notes/at-risk.ts';
import { onlyReaderWrites } from '../page/boxes.ts';
import { holdsOpenWords, onGone } from '../page/gone.ts';
import { createHost } from '../page/host.ts';
import { keepInPage } from '../page/keep.ts';
import { hear } from '../page/trusted.ts';
import base from '../ui/base.css?inline';
import tokens from '../ui/tokens.css?inline';
import palette from '../meanings/palette.css?inline';
import style from './passages.css?inline';
import { SelectionBar } from './bar.ts';
import { quotation } from './cite.ts';
import { el } from '../page/dom.ts';
import { Finder } from './finder.ts';
import { boxesOf } from './geometry.ts';
import { Highlights } from './highlights.ts';
import { AROUND, FAR } from '../marks/sight.ts';
import { PassageList } from './list.ts';
import { Margin } from './margin.ts';
import { PassageModel, type Trouble } from './model.ts';
import { Notice } from './notice.ts';
import { pageFacts } from './page-facts.ts';
import { NotePanel } from './panel.ts';
import { speechOf } from './speech.ts';
import { onLayout } from './layout-watch.ts';
import { placeOf, type PassageNote, type Standing } from './types.ts';

/** What the page's script answers to the library that asked for a note. */
export interface Passages {
  /** Brings a note in sight, now or as soon as it is known where it stands. */
  readonly show: (id: string) => void;
  readonly command: (command: 'mark' | 'next' | 'previous') => void;
}

/**
 * Starts marks and notes on passages in a page. The document's own nodes stay as they are.
 *
 * @returns null on a page that is no publication
 */
export function startPassages(document: Document, address: string, client: MessageClient): Passages | null {
  const page = pageFacts(document, address);
  if (page === null || document.body === null) return null;
  const { facts, identifier } = page;
  const { host, root } = createHost(document, 'passages', tokens, base, palette, style);
  onlyReaderWrites(root);

  let speech = speechOf(DEFAULT_SETTINGS, new Date());
  const speak = () => speech;
  const finder = new Finder(facts, document);
  const model = new PassageModel(facts, finder, client);
  const highlights = new Highlights((heights) => finder.near(heights));
  const notice = new Notice();
  let moving: string | null = null;
  let wanted: string | null = null;
  /** The note that is being opened. */
  let going: string | null = null;

  const trouble = (what: Trouble, failed: 'passages.markFailed' | 'passages.moveFailed'): void => {
    notice.show(speech.t(what === 'failed' ? failed : `passages.${what}`));
  };
  const said = (note: PassageNote): string =>
    note.meaning === null
      ? speech.t('passages.markedPlain')
      : speech.t('passages.marked', { meaning: speech.meaning(note.meaning) });
  const copy = (text: string | null): void => {
    const done = (ok: boolean) => notice.show(speech.t(ok ? 'passages.cited' : 'passages.citeFailed'));
    if (text === null) return notice.show(speech.t('passages.notText'));
    navigator.clipboard.writeText(text).then(
      () => done(true),
      () => done(false),
    );
  };
  const open = (ids: readonly string[], focus = true): void => {
    panel.open(ids, focus ? (ids[0] ?? null) : null);
  };
  const endMove = (): void => {
    moving = null;
    notice.hide();
    bar.setMoving(false);
  };
  const startMove = (id: string): void => {
    moving = id;
    panel.close();
    list.toggle(false);
    notice.show(speech.t('passages.change.how'), { label: speech.t('passages.cancel'), run: endMove }, true);
    select(id);
    bar.setMoving(true);
  };
  /** Selects the passage as it stands, so that it can be made longer or shorter. */
  const select = (id: string): void => {
    const standing = model.standings.get(id);
    const place = standing === undefined ? null : placeOf(standing);
    const range = place === null ? null : finder.rangeOf(place);
    if (range === null) return document.getSelection()?.removeAllRanges();
    document
      .getSelection()
      ?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  };
  const look = (standing: Standing, at = 0): void => {
    const place = placeOf(standing, at);
    const range = place === null ? null : finder.rangeOf(place);
    if (place === null || range === null) return;
    const { top, bottom } = range.getBoundingClientRect();
    if (top < 80 || bottom > window.innerHeight - 160) {
      window.scrollBy({ top: top - window.innerHeight / 3, behavior: 'instant' });
    }
    highlights.flash(place, finder.last.index);
  };
  const go = (id: string): void => {
    const standing = model.standings.get(id);
    if (standing === undefined) return;
    if (placeOf(standing) === null) {
      notice.show(speech.t('passages.lostNote', { quote: `“${standing.note.passage.quote.exact.slice(0, 80)}”` }));
      return list.reveal(id);
    }
    list.toggle(false);
    look(standing);
    going = id;
    // Which notes share its sign is known once it is in sight.
    void margin.layout().then(() => {
      if (going !== id) return;
      going = null;
      const together = margin.withSameSign(id);
      open([id, ...together.filter((other) => other !== id)]);
    });
  };
  const remove = (id: string): void => {
    const standing = model.standings.get(id);
    if (standing === undefined) return;
    const draft = model.draftOf(standing.note);
    void draft.delete().then(() => {
      if (draft.snapshot().state.is !== 'deleted') return notice.show(speech.t('passages.moveFailed'));
      notice.show(speech.t('notes.deleted'), { label: speech.t('notes.undo'), run: () => void draft.restore() });
    });
  };
  const noteActions = {
    mean: (id: string, meaning: Parameters<PassageModel['mean']>[1]) => {
      void model.mean(id, meaning).then((done) => typeof done === 'string' && trouble(done, 'passages.markFailed'));
    },
    move: startMove,
    cite: ({ note }: Standing) => copy(quotation(note.passage, facts, identifier)),
    confirm: (id: string, at: number, all: boolean) => {
      const standing = model.standings.get(id);
      if (standing === undefined) return;
      void model
        .confirm(all ? model.together(id) : [standing], at)
        .then((isStored) => notice.say(speech.t(isStored ? 'passages.confirmed' : 'passages.confirmed.refused')));
    },
    together: (id: string) => model.together(id).length,
    look,
  };

  const panel = new NotePanel(model, speak, noteActions, (id) => margin.buttonOf(id) ?? list.opener);
  const margin = new Margin(model, speak, (ids) => open(ids));
  const list = new PassageList(model, speak, { go, move: startMove, remove, read: (id) => open([id]) });
  const bar = new SelectionBar(
    () => finder.container,
    speak,
    {
      mark: (range, meaning, byKeys) => {
        void model.mark(range, meaning).then(async (done) => {
          if (typeof done === 'string') return trouble(done, 'passages.markFailed');
          notice.say(said(done));
          if (!byKeys) return;
          // On to where the reader was in the text: the sign of what was just marked.
          await margin.layout();
          margin.buttonOf(done.id)?.focus({ preventScroll: true });
        });
      },
      write: (range) => {
        void model.mark(range, null).then((done) => {
          if (typeof done === 'string') return trouble(done, 'passages.markFailed');
          wanted = done.id;
          arrive();
        });
      },
      cite: (range) => {
        const { index, info } = finder.read();
        const passage = describe(range, index, info);
        copy(passage === null ? null : quotation(passage, facts, identifier));
      },
      put: (range) => {
        const id = moving;
        if (id === null) return;
        void model.move(id, range).then((done) => {
          if (typeof done === 'string') return trouble(done, 'passages.moveFailed');
          endMove();
          notice.show(speech.t('passages.moved'));
        });
      },
      cancel: endMove,
    },
    (text) => notice.say(text),
    (text) => notice.show(text),
  );
  /** Opens a note that was asked for before it was known where it stands. */
  const arrive = (): void => {
    if (wanted === null || !model.standings.has(wanted)) return;
    const id = wanted;
    wanted = null;
    go(id);
  };

  // One landmark around all that is ours here: what stands in none is hard to come by for who listens.
  const box = el('section', { class: 'kl passages', lang: speech.language, 'aria-label': speech.t('passages.list') });
  box.append(margin.element, panel.element, bar.element, list.element, notice.element, notice.voice);
  root.append(box);
  document.body.append(host);

  let [drawnAt, soon] = [0, 0];
  /** Draws marks and signs around the window. */
  const drawNear = (still: boolean): void => {
    // A page without notes is not even read.
    if (model.standings.size === 0 && margin.isEmpty) return;
    drawnAt = window.scrollY;
    const near = finder.near(AROUND);
    highlights.moved(near);
    void margin.layout(near, still);
  };
  const lateLayout = onLayout(finder.container, () => {
    drawNear(false);
    panel.put();
  });
  const redraw = (): void => {
    box.lang = speech.language;
    box.setAttribute('aria-label', speech.t('passages.list'));
    list.update();
    margin.draw();
  };
  const stops = [
    model.subscribe(({ ids }) => {
      if (ids.size > 0) highlights.update(ids, model.standings, finder.last.index);
      panel.update(ids);
      list.update();
      lateLayout.soon();
      arrive();
    }),
    lateLayout.stop,
    keepInPage(host, () => document.body.append(host)),
    bindFlush(() => model.drafts.values(), { window, document }),
    client.onPush('notes.changed', ({ notes }) => model.receive(notes)),
    client.onPush('library.changed', ({ many }) => many && void model.load()),
    watchSettings((settings) => {
      speech = speechOf(settings, new Date());
      redraw();
    }),
    () => bar.stop(),
    () => margin.stop(),
    () => finder.stop(),
    () => highlights.stop(),
  ];
  finder.watch(() => model.resolveAll());
  const listen = (name: string, heard: () => void): void => {
    stops.push(hear(window, name, heard, { passive: true }));
  };
  listen('scroll', () => {
    if (Math.abs(window.scrollY - drawnAt) < window.innerHeight * FAR) return;
    // Not in the event itself, which belongs to the frame.
    soon ||= window.setTimeout(() => {
      soon = 0;
      drawNear(true);
    });
  });
  listen('beforeprint', () => highlights.drawAll());
  listen('afterprint', () => highlights.fit());
  const clicked = (event: MouseEvent): void => {
    if (event.button !== 0 || event.defaultPrevented || document.getSelection()?.isCollapsed === false) return;
    if ((event.target as Element).closest?.('a, button, input, summary, label')) return;
    const ids = margin.at(event.clientX, event.clientY, (standing) => {
      const place = placeOf(standing);
      return place === null ? [] : boxesOf(finder.last.index, place);
    });
    const [first] = ids;
    if (first !== undefined) open(ids, false);
  };
  // Where a button of ours lies over marked words, it is the button that was clicked.
  stops.push(hear(document, 'click', clicked, { besideOurs: true }));
  const returned = (event: PageTransitionEvent): void => {
    if (event.persisted) void model.load();
  };
  stops.push(hear(window, 'pageshow', returned));
  onGone(() => {
    for (const draft of model.drafts.values()) void draft.flush();
    // Words that are stored nowhere or being written stay on the screen; their box says what to do.
    if (atRisk(model.drafts.values()).length > 0 || holdsOpenWords(root)) return;
    for (const stop of stops) stop();
    host.remove();
  });

  void readSettings()
    .then((settings) => {
      speech = speechOf(settings, new Date());
      redraw();
    })
    .catch(() => undefined)
    .then(() => model.load());

  const step = (by: 1 | -1): void => {
    const order = model.inOrder().filter((standing) => placeOf(standing) !== null);
    if (order.length === 0) return notice.show(speech.t('passages.none'));
    const open = going ?? panel.ids[0];
    const at = order.findIndex(({ note }) => note.id === open);
    const { start } = finder.near(0);
    const near = order.findIndex((standing) => (placeOf(standing)?.start ?? 0) >= start);
    const next = at >= 0 ? at + by : by === 1 ? Math.max(near, 0) : (near < 0 ? order.length : near) - 1;
    const standing = order[(next + order.length) % order.length];
    if (standing !== undefined) go(standing.note.id);
  };
  return {
    show: (id) => {
      wanted = id;
      arrive();
    },
    command: (command) => {
      if (command === 'mark') bar.enter();
      else step(command === 'next' ? 1 : -1);
    },
  };
}
