import tokens from '../ui/tokens.css?inline';
import base from '../ui/base.css?inline';
import chips from '../ui/chips.css?inline';
import notes from '../notes/notes.css?inline';
import meanings from '../meanings/meanings.css?inline';
import keys from '../keys/keys.css?inline';
import listOffer from '../question-list/list-offer.css?inline';
import rail from '../related/rail.css?inline';
import frame from './frame.css?inline';
import course from './course.css?inline';

/** Gives the frame its styles out of its script: each file more is a round through the browser before the caret (decision 352). */
export function applyStyles(document: Document): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync([tokens, base, chips, notes, meanings, keys, listOffer, rail, frame, course].join('\n'));
  document.adoptedStyleSheets = [sheet];
}
