import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { Dossier } from '../../utils/domain/dossier/types.ts';
import { breathe } from './breathe.ts';
import { bindFlush } from '../../utils/drafts/flush-on-leave.ts';
import { pageClient as client } from '../../utils/messages/page-client.ts';
import { parseIdentifier } from '../../utils/domain/publication/identifier.ts';
import { resolveLanguage } from '../../utils/domain/i18n/language.ts';
import { pageTranslator } from '../../utils/domain/i18n/page.ts';
import { DEFAULT_SETTINGS, readSettings, settingsOf } from '../../utils/store/settings.ts';
import { findCardPlace, putAt } from '../../utils/domain/placement/card-place.ts';
import { findAnswerPlaces, findQuestionPlaces } from '../../utils/domain/placement/question-places.ts';
import { answerInFragment } from '../questions/answer-url.ts';
import { markQuestions } from '../questions/mark-hosts.ts';
import { MarksModel } from '../questions/marks.ts';
import baseStyle from '../ui/base.css?inline';
import chipsStyle from '../ui/chips.css?inline';
import cardStyle from '../card/card.css?inline';
import notesStyle from '../notes/notes.css?inline';
import relatedStyle from '../related/related.css?inline';
import { clearLeftovers, holdsOpenWords, onGone } from './gone.ts';
import { addStyle } from './host.ts';
import { keepInPage } from './keep.ts';
import { PageApp } from './PageApp.tsx';
import { type Handover, type Place, createPlace, takeHandover } from './place.ts';
import { diagnoseWith } from './diagnose.ts';
import { clearPicture } from './first-picture.ts';
import { hear } from './trusted.ts';
import { notesOf } from './notes-of-page.ts';
import { askPageWith, earlyNumbers, headValues } from './read.ts';

interface Start {
  document: Document;
  /** Address of the page. */
  address: string;
  form: Place['form'];
  /** Version of the extension. */
  version: string;
}

/** Asks about the page, and draws. Whatever goes wrong leaves the page as it was. */
export function startPage({ document, address, form, version }: Start): void {
  const identifier = parseIdentifier(address);
  const handover = takeHandover();
  const place = handover?.place ?? createPlace(document, form);
  if (identifier === null) {
    place.host.remove();
    return;
  }
  if (handover === undefined && document.readyState === 'complete') {
    const t = pageTranslator(resolveLanguage(DEFAULT_SETTINGS.language, navigator.languages));
    clearLeftovers(document, t('notes.failed.orphaned'));
  }
  const put = (): void => {
    const found = findCardPlace(document, form);
    if (found !== null) putAt(found.place, place.host);
  };
  put();

  // Asked before anything is drawn: the background reads and looks while we draw. Other pages ask nothing.
  const ask = askPageWith(client, document, address);
  const answer = form === 'question' ? ask('cache') : null;
  answer?.catch(() => undefined);
  const notes = notesOf(identifier, document, client);
  void notes.load();

  addStyle(place.root, baseStyle, chipsStyle, cardStyle, notesStyle, relatedStyle);
  const container = document.createElement('div');
  container.className = 'kl';
  const marks = new MarksModel();
  const tree = createRoot(container);
  /** Gone before or after the first drawing: nothing is drawn any more. */
  let left = false;
  const number =
    identifier.kind === 'question' ? (earlyNumbers(identifier, headValues(document, identifier.id))[0] ?? null) : null;
  void firstFacts(handover).then(async ({ settings, dossier }) => {
    // Reading this script was a long task already; what was known stands in the place meanwhile (decision 131).
    await breathe();
    if (left) return;
    clearPicture(place);
    place.box.append(container);
    // In one go, so that the first frame with the card holds what is known already.
    flushSync(() =>
      tree.render(
        <PageApp
          place={place}
          publication={identifier.id}
          early={{ number, dossier: dossier?.number === number ? dossier : null, answer }}
          ask={ask}
          diagnose={diagnoseWith(client, document, address)}
          client={client}
          notes={notes}
          marks={marks}
          initialSettings={settings}
          version={version}
          now={() => new Date()}
        />,
      ),
    );
  });

  const marked = markQuestions(form === 'question' ? findQuestionPlaces(document) : [], marks);
  const stops = [
    keepInPage(place.host, put),
    bindFlush(() => notes.snapshot().drafts, { window, document }),
    client.onPush('notes.changed', ({ notes: changed }) => notes.receive(changed)),
    client.onPush('library.changed', ({ many }) => void (many && notes.load())),
    marked.stop,
  ];
  const back = (event: PageTransitionEvent): void => {
    if (event.persisted) void notes.load();
  };
  const goToAnswer = (): void => showAnswer(document);
  stops.push(hear(window, 'pageshow', back), hear(window, 'hashchange', goToAnswer));
  goToAnswer();

  onGone(() => {
    for (const draft of notes.snapshot().drafts) void draft.flush();
    // Words that are stored nowhere or being written stay on the screen; their box says what to do.
    const containers = [container, ...marks.snapshot().map((mark) => mark.container)];
    if (notes.unsaved().length > 0 || containers.some(holdsOpenWords)) return;
    left = true;
    for (const stop of stops) stop();
    tree.unmount();
    for (const host of [place.host, ...marked.hosts]) host.remove();
  });
}

/** The settings and the remembered dossier, which the first script asked for; without it only the settings. */
async function firstFacts(handover: Handover | undefined): Promise<{
  settings: ReturnType<typeof settingsOf> | null;
  dossier: Dossier | null;
}> {
  const stored = handover === undefined ? undefined : await handover.settings;
  const settings = stored === undefined ? await readSettings().catch(() => null) : settingsOf(stored);
  // The card must not wait for a background that is slow to start: half a frame, then it is drawn without.
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, 8));
  const peeked = await Promise.race([handover?.peeked, late]);
  return { settings, dossier: peeked?.dossier ?? null };
}

/** Brings the answer in sight that the fragment of the address asks for. */
function showAnswer(document: Document): void {
  const number = answerInFragment(location.hash);
  if (number === null) return;
  const answer = findAnswerPlaces(document).find(({ numbers }) => numbers.includes(number));
  answer?.heading.scrollIntoView({ block: 'start' });
}
