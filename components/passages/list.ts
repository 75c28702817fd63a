import { formatMoment } from '../../utils/domain/i18n/dates.ts';
import { formatNumber } from '../../utils/domain/i18n/numbers.ts';
import { el, icon, quietButton, shorten } from '../page/dom.ts';
import type { PassageModel } from './model.ts';
import type { Speech } from './speech.ts';
import { MEANINGS } from '../../utils/domain/note/meanings.ts';
import { isSure, type Standing } from './types.ts';

/** Items drawn at a time; the rest comes when asked for. */
const PORTION = 100;
/** Shortest time between two drawings, ms. */
const PAUSE_MS = 200;

/** What the list can do. */
export interface ListActions {
  readonly go: (id: string) => void;
  /** Waits for a new passage for the note. */
  readonly move: (id: string) => void;
  readonly remove: (id: string) => void;
  /** Opens a note that has no place in the text. */
  readonly read: (id: string) => void;
}

type Group = 'doubt' | 'here' | 'lost';
const GROUPS: readonly Group[] = ['doubt', 'here', 'lost'];

const groupOf = (standing: Standing): Group =>
  standing.outcome.state === 'lost' ? 'lost' : isSure(standing) ? 'here' : 'doubt';

/**
 * All notes on passages of this document, for the eye and for screen readers: what is asked first, then in the
 * order of the text, then what was not found again.
 */
export class PassageList {
  readonly element = el('div', { class: 'list', hidden: true });
  /** Always there while the document has notes: where the focus goes when there is no better place. */
  readonly opener = el('button', { type: 'button', class: 'opener', 'aria-expanded': 'false' });
  private readonly body = el('div', { class: 'list-body', hidden: true });
  private readonly shown: Record<Group, number> = { doubt: PORTION, here: PORTION, lost: PORTION };
  private pending = false;
  private filled = '';
  private drawnAt = -PAUSE_MS;

  constructor(
    private readonly model: PassageModel,
    private readonly speech: () => Speech,
    private readonly actions: ListActions,
  ) {
    this.opener.addEventListener('click', () => this.toggle(this.body.hidden !== false));
    this.element.append(this.body, this.opener);
    this.element.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || this.body.hidden) return;
      event.preventDefault();
      this.toggle(false);
      this.opener.focus();
    });
  }

  /** Opens or closes the list. */
  toggle(open: boolean): void {
    this.body.hidden = !open;
    this.opener.setAttribute('aria-expanded', String(open));
    if (open) return this.fill();
    // What is closed is not drawn: a page can find words that are (decision 204).
    this.body.replaceChildren();
    this.filled = '';
  }

  /** Opens the list at a note that has no place in the text. */
  reveal(id: string): void {
    const lost = this.groups(this.model.inOrder()).lost.findIndex(({ note }) => note.id === id);
    this.shown.lost = Math.max(this.shown.lost, lost + 1);
    this.toggle(true);
    const item = this.body.querySelector<HTMLElement>(`[data-note="${CSS.escape(id)}"]`);
    item?.scrollIntoView({ block: 'nearest' });
    item?.querySelector('button')?.focus({ preventScroll: true });
  }

  /** Draws counts, and the list when it is open; many changes together once, and not more often than the eye can follow. */
  update(): void {
    if (this.pending) return;
    this.pending = true;
    const left = this.drawnAt + PAUSE_MS - performance.now();
    setTimeout(
      () => {
        this.pending = false;
        this.drawnAt = performance.now();
        this.draw();
      },
      Math.max(0, left),
    );
  }

  private groups(standings: Iterable<Standing> = this.model.standings.values()): Record<Group, Standing[]> {
    const groups: Record<Group, Standing[]> = { doubt: [], here: [], lost: [] };
    for (const standing of standings) groups[groupOf(standing)].push(standing);
    return groups;
  }

  private draw(): void {
    const { t, language } = this.speech();
    const { doubt, lost } = this.groups();
    const count = this.model.standings.size;
    this.element.hidden = count === 0 && !this.model.failed;
    const said = this.model.failed
      ? t(this.model.newer ? 'passages.loadNewer' : 'passages.loadFailed')
      : [
          t('passages.count', { count }),
          ...(doubt.length > 0 ? [t('passages.doubtCount', { count: doubt.length })] : []),
          ...(lost.length > 0 ? [t('passages.lostCount', { count: lost.length })] : []),
        ].join(', ');
    if (this.opener.getAttribute('aria-label') !== said) {
      this.opener.setAttribute('aria-label', said);
      this.opener.title = said;
      this.opener.replaceChildren(
        icon('note'),
        el('span', { class: 'word' }, said),
        el('b', { class: 'number' }, formatNumber(count, language)),
      );
      this.opener.dataset['asks'] = String(doubt.length + lost.length > 0);
    }
    if (!this.body.hidden) this.fill();
  }

  private fill(): void {
    const { t } = this.speech();
    const root = this.body.getRootNode() as ShadowRoot;
    const focused = root.activeElement?.closest('[data-note]')?.getAttribute('data-note');
    const groups = this.groups(this.model.inOrder());
    // A button that is about to be pressed must not be exchanged for another like it.
    const key = JSON.stringify([
      MEANINGS.map(this.speech().meaning),
      t('passages.list'),
      ...GROUPS.map((group) => groups[group].slice(0, this.shown[group]).map(({ note }) => [note.id, note.revision])),
      this.model.standings.size,
    ]);
    if (key === this.filled) return;
    this.filled = key;
    this.body.replaceChildren(
      el(
        'div',
        { class: 'list-head' },
        el('h2', {}, t('passages.list')),
        quietButton(t('passages.close'), () => this.shut()),
      ),
      ...GROUPS.filter((group) => groups[group].length > 0).flatMap((group) => this.group(group, groups[group])),
    );
    if (focused !== undefined && focused !== null) {
      this.body
        .querySelector<HTMLElement>(`[data-note="${CSS.escape(focused)}"] button`)
        ?.focus({ preventScroll: true });
    }
  }

  private shut(): void {
    this.toggle(false);
    this.opener.focus();
  }

  private group(group: Group, standings: readonly Standing[]): HTMLElement[] {
    const { t } = this.speech();
    const shown = standings.slice(0, this.shown[group]);
    const left = standings.length - shown.length;
    return [
      el('h3', {}, t(`passages.${group}`)),
      ...(group === 'lost' ? [el('p', { class: 'soft' }, t('passages.lost.why'))] : []),
      el('ul', { 'aria-label': t(`passages.${group}`) }, ...shown.map((standing) => this.item(group, standing))),
      ...(left > 0
        ? [
            quietButton(t('passages.more', { count: left }), () => {
              this.shown[group] += PORTION;
              this.fill();
            }),
          ]
        : []),
    ];
  }

  private item(group: Group, { note }: Standing): HTMLElement {
    const { t, meaning, language, today } = this.speech();
    const quote = `“${shorten(note.passage.quote.exact, 120)}”`;
    const elsewhere = note.passage.source.id !== this.model.facts.info.id;
    const facts = [
      ...(note.meaning === null ? [] : [meaning(note.meaning)]),
      ...(note.body === '' ? [t('passages.onlyMark')] : []),
      t('passages.made', { date: formatMoment(note.created, today, language) }),
      ...(elsewhere ? [t('notes.madeIn', { publication: note.passage.source.id })] : []),
    ];
    const words = [
      el('span', { class: 'item-quote' }, note.meaning !== null && icon(note.meaning), quote),
      el('span', { class: 'soft' }, facts.join(' · ')),
    ];
    if (group !== 'lost') {
      return el(
        'li',
        { 'data-note': note.id, 'data-meaning': note.meaning ?? 'plain' },
        el(
          'button',
          {
            type: 'button',
            class: 'item',
            onclick: () => this.actions.go(note.id),
          },
          // Said before what is shown, so that the name holds the words on the button.
          el('span', { class: 'unseen' }, t('passages.go', { quote: '' })),
          ...words,
        ),
      );
    }
    return el(
      'li',
      {
        'data-note': note.id,
        'data-meaning': note.meaning ?? 'plain',
        'aria-label': t('passages.lostNote', { quote }),
      },
      el('div', { class: 'item' }, ...words),
      el(
        'div',
        { class: 'actions' },
        el(
          'button',
          {
            type: 'button',
            'aria-label': `${t('passages.again')}: ${quote}`,
            onclick: () => this.actions.move(note.id),
          },
          t('passages.again'),
        ),
        quietButton(t('passages.read'), () => this.actions.read(note.id), `${t('passages.read')}: ${quote}`),
        quietButton(t('notes.delete'), () => this.actions.remove(note.id), `${t('notes.delete')}: ${quote}`),
      ),
    );
  }
}
