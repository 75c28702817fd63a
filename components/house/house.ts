import { type HouseTranslate, houseTranslator } from '../../utils/domain/i18n/house.ts';
import { type Language, resolveLanguage } from '../../utils/domain/i18n/language.ts';
import { houseAddressOf } from '../../utils/domain/site/address.ts';
import { HOUSE_PAGES } from '../../utils/domain/site/hosts.ts';
import { HOST_ATTRIBUTE } from '../../utils/domain/site/markup.ts';
import type { HouseView } from '../../utils/protocol/house.ts';
import { el, icon } from '../page/dom.ts';
import { onExtensionGone } from '../page/gone.ts';
import { createHost } from '../page/host.ts';
import { keepInPage } from '../page/keep.ts';
import { drawing } from '../page/svg.ts';
import { ask } from '../strip/ask.ts';
import { schemeAround } from '../strip/scheme.ts';
import { TOKENS } from '../strip/tokens.ts';
import { NOTE_PATH } from '../ui/sign-paths.ts';
import style from './house.css?inline';

/** Longest wait for the state, in milliseconds: the request may queue behind what the reader does elsewhere. */
const WAIT_MS = 120_000;

const MET = Symbol.for('kantlijn.house');

/**
 * Shows the state of a question on a page of the Tweede Kamer. Runs once per document; reads nothing of the page but
 * its colours.
 */
export async function startHouse(document: Document): Promise<void> {
  const world = globalThis as { [MET]?: true };
  const page = document.documentElement;
  if (world[MET] === true || page === null) return;
  world[MET] = true;
  // Remove what an earlier version drew; Firefox leaves it in place (decision 201).
  for (const old of document.querySelectorAll(`[${HOST_ATTRIBUTE}="house"]`)) old.remove();
  await follow(document);
}

/** Interval between two checks of the address, in milliseconds. */
const LOOK_MS = 1_000;
/** How often one address is asked about when the answer is about another: the browser learns late that a page went on. */
const MAX_TRIES = 3;

const nothing = (): void => undefined;

/** Shows the question at the current address, and switches whenever the page goes on without being loaded again. */
async function follow(document: Document): Promise<void> {
  let address = '';
  let tries = 0;
  let isAsking = false;
  let close: () => void = nothing;
  const stop = (): void => {
    clearInterval(timer);
    forget();
    close();
  };
  const look = async (): Promise<void> => {
    const now = houseAddressOf(document.location.href);
    if (isAsking || now === address) return;
    address = now;
    close();
    close = nothing;
    // Show nothing on a page that is not a question.
    if (!now.startsWith(`${HOUSE_PAGES}?`)) return;
    isAsking = true;
    const answer = await ask('house.strip', {}, WAIT_MS);
    isAsking = false;
    const view = answer.ok ? answer.payload : null;
    if (answer.ok ? view === null : answer.why === 'gone') return stop();
    const isAbout = view === null || view.of === now;
    if (houseAddressOf(document.location.href) !== now || (!isAbout && (tries += 1) < MAX_TRIES)) {
      address = '';
      return;
    }
    tries = 0;
    close = show(document, isAbout ? view : null);
  };
  const timer = setInterval(() => void look(), LOOK_MS);
  const forget = onExtensionGone(stop);
  await look();
}

/** @returns a function that takes it away */
function show(document: Document, view: HouseView | null): () => void {
  const { host, root } = createHost(document, 'house', TOKENS.css, style);
  const language: Language = view?.language ?? resolveLanguage('auto', navigator.languages);
  const t = houseTranslator(language);
  const said = el('output');
  let isOver = false;
  const put = (): void => {
    if (!isOver) (document.body ?? document.documentElement).append(host);
  };
  const open = async (what: 'notes' | 'settings'): Promise<void> => {
    const opened = await ask('house.open', { what });
    said.textContent = opened.ok ? '' : t('house.failed');
  };
  const ends: (() => void)[] = [];
  const close = (): void => {
    isOver = true;
    for (const end of ends) end();
    host.remove();
  };
  const { number = null, url = null, picture = null } = view ?? {};
  const box = el(
    'section',
    { class: 'kl', lang: language, 'aria-label': 'Kantlijn' },
    el(
      'div',
      { class: 'top' },
      el('strong', {}, number === null ? 'Kantlijn' : t('house.question', { number })),
      el('button', { type: 'button', class: 'close', 'aria-label': t('house.close'), onclick: close }, icon('close')),
    ),
    picture !== null &&
      el(
        'p',
        { class: 'state', role: 'status', 'data-tone': picture.tone },
        drawing(picture.icon),
        picture.word,
        picture.due !== null && el('span', {}, picture.due),
      ),
    el('p', {}, words(view, t)),
    el(
      'div',
      { class: 'acts' },
      number !== null &&
        el(
          'button',
          { type: 'button', 'aria-label': t('house.notes.of', { number }), onclick: () => void open('notes') },
          drawing(NOTE_PATH),
          t('house.notes'),
        ),
      url !== null && el('a', { href: url }, t('house.publication')),
      el('button', { type: 'button', onclick: () => void open('settings') }, t('house.settings')),
    ),
    said,
  );
  root.append(box);
  put();
  box.dataset['scheme'] = schemeAround(host);
  ends.push(keepInPage(host, put));
  return close;
}

/** Why the state is what it is, or what is unknown. */
function words(view: HouseView | null, t: HouseTranslate): string {
  if (view === null) return t('house.failed');
  if (view.picture !== null) return view.picture.why;
  if (view.number !== null) return t('house.unknown');
  return view.document === null ? t('house.noNumber') : t('house.noQuestion', { document: view.document });
}
