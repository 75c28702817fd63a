import { createRoot } from 'react-dom/client';
import { client } from '../../utils/messages/client.ts';
import { bindFlush } from '../../utils/messages/flush-on-leave.ts';
import { parseIdentifier } from '../../utils/publication/identifier.ts';
import { readSettings } from '../../utils/store/settings.ts';
import { findCardPlace, putAt } from '../../utils/placement/card-place.ts';
import { findAnswerPlaces, findQuestionPlaces } from '../../utils/placement/question-places.ts';
import { NotesModel } from '../notes/notes-model.ts';
import { answerInFragment } from '../questions/answer-url.ts';
import { markQuestions } from '../questions/mark-hosts.ts';
import { MarksModel } from '../questions/marks.ts';
import baseStyle from '../ui/base.css?inline';
import cardStyle from '../card/card.css?inline';
import notesStyle from '../notes/notes.css?inline';
import { isolateKeys } from './isolate.ts';
import { keepInPage } from './keep.ts';
import { PageApp } from './PageApp.tsx';
import { type Place, addStyle, createPlace, takePlace } from './place.ts';
import { factsOf, readRecord } from './read.ts';
import { onTakeOver, takeOver } from './takeover.ts';
import { dossierRequest } from './useDossier.ts';

interface Start {
  document: Document;
  /** Address of the page. */
  address: string;
  form: Place['form'];
  /** Version of the extension. */
  version: string;
}

/** Reads the page, asks the background, and draws. Whatever goes wrong leaves the page as it was. */
export function startPage({ document, address, form, version }: Start): void {
  const identifier = parseIdentifier(address);
  const place = takePlace() ?? createPlace(document, form);
  place.host.dataset['version'] = version;
  if (identifier === null || !takeOver(document, version, place.host)) {
    place.host.remove();
    return;
  }
  const put = (): void => {
    const found = findCardPlace(document, form);
    if (found !== null) putAt(found.place, place.host);
  };
  put();

  const facts = factsOf(identifier, readRecord(document, address), document.title);
  const { record, number, questionNumbers, title } = facts;
  // Asked before anything is drawn: the background looks while we draw.
  const first = number === null ? null : client.request('dossier.get', dossierRequest(number, record, false));
  first?.catch(() => undefined);
  const notes = new NotesModel({ publication: identifier.id, questionNumbers, title }, client);
  void notes.load();

  addStyle(place.root, baseStyle, cardStyle, notesStyle);
  const container = document.createElement('div');
  container.className = 'kl';
  place.box.append(container);
  isolateKeys(place.root);
  const marks = new MarksModel();
  const tree = createRoot(container);
  const draw = async (): Promise<void> => {
    tree.render(
      <PageApp
        place={place}
        publication={identifier.id}
        record={record}
        number={number}
        first={first}
        client={client}
        notes={notes}
        marks={marks}
        initialSettings={await readSettings().catch(() => null)}
        version={version}
        now={() => new Date()}
      />,
    );
  };
  void draw();

  const marked = markQuestions(form === 'question' ? findQuestionPlaces(document) : [], marks, version);
  const stops = [
    keepInPage(place.host, put),
    bindFlush(() => notes.snapshot().drafts, { window, document }),
    client.onPush('notes.changed', ({ notes: changed }) => notes.receive(changed)),
    marked.stop,
  ];
  const back = (event: PageTransitionEvent): void => {
    if (event.persisted) void notes.load();
  };
  const goToAnswer = (): void => showAnswer(document);
  window.addEventListener('pageshow', back);
  window.addEventListener('hashchange', goToAnswer);
  goToAnswer();

  onTakeOver(document, () => {
    for (const draft of notes.snapshot().drafts) void draft.flush();
    // A text that is stored nowhere stays on the screen; its box says what to do.
    if (notes.unsaved().length > 0) return;
    for (const stop of stops) stop();
    window.removeEventListener('pageshow', back);
    window.removeEventListener('hashchange', goToAnswer);
    tree.unmount();
    for (const host of [place.host, ...marked.hosts]) host.remove();
  });
}

/** Brings the answer in sight that the fragment of the address asks for. */
function showAnswer(document: Document): void {
  const number = answerInFragment(location.hash);
  if (number === null) return;
  const answer = findAnswerPlaces(document).find(({ numbers }) => numbers.includes(number));
  answer?.heading.scrollIntoView({ block: 'start' });
}
