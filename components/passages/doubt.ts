import { el, icon, shorten, textButton } from '../page/dom.ts';
import type { NoteActions } from './note-actions.ts';
import type { Speech } from './speech.ts';
import { isSure, type Standing } from './types.ts';

/**
 * What is asked about a passage that Kantlijn is not sure of: is this the place, or another one?
 *
 * @returns null when nothing is asked
 */
export function doubtBlock(standing: Standing, { t }: Speech, actions: NoteActions): HTMLElement | null {
  const { outcome, note } = standing;
  if (isSure(standing) || outcome.state === 'lost' || outcome.state === 'found') return null;
  let at = 0;
  const count = outcome.state === 'ambiguous' ? outcome.places.length : 1;
  const where = el('output', { class: 'soft' });
  const drawPlace = (): void => where.replaceChildren(count > 1 ? t('passages.place', { at: at + 1, count }) : '');
  drawPlace();
  const all = actions.together(note.id);
  return el(
    'div',
    { class: 'ask' },
    el('p', {}, icon('alert'), t(`passages.unsure.${outcome.state === 'ambiguous' ? 'ambiguous' : outcome.why}`)),
    el('p', { class: 'soft' }, t('passages.was', { quote: `“${shorten(note.passage.quote.exact, 200)}”` })),
    where,
    el(
      'div',
      { class: 'actions' },
      textButton(t('passages.confirm'), () => actions.confirm(note.id, at, false)),
      all > 1 && textButton(t('passages.confirmAll', { count: all }), () => actions.confirm(note.id, at, true)),
      count > 1 &&
        textButton(t('passages.place.next'), () => {
          at = (at + 1) % count;
          drawPlace();
          actions.look(standing, at);
        }),
      textButton(t('passages.elsewhere'), () => actions.move(note.id)),
    ),
  );
}
