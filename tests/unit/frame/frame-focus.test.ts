import { expect, it } from 'vitest';
import { FrameFocus } from '../../../components/frame/frame-focus.ts';

/** A note as far as a hand writes in it. */
function note(text = '') {
  const made = {
    text,
    snapshot: () => ({ text: made.text, state: { is: 'idle' as const }, note: null }),
    setText: (next: string) => void (made.text = next),
  };
  return made;
}

it('what was typed before the note was there stands in it, behind its text', () => {
  const focus = new FrameFocus(() => undefined);
  focus.comes(false);
  focus.typed('aa');
  const made = note('Eerst: ');
  focus.writesIn(made as never);
  expect(made.text).toBe('Eerst: aa');
  focus.typed('aantal');
  expect(made.text).toBe('Eerst: aantal');
});

it('a letter that was taken back in the page is not in the note', () => {
  const focus = new FrameFocus(() => undefined);
  focus.comes(false);
  const made = note();
  focus.writesIn(made as never);
  for (const text of ['a', 'aq', 'a', 'aa']) focus.typed(text);
  expect(made.text).toBe('aa');
});

it('a key the box already has goes behind text that arrives later', () => {
  const focus = new FrameFocus(() => undefined);
  focus.comes(false);
  const made = note();
  focus.writesIn(made as never);
  focus.typed('aan');
  made.text = 'aanl';
  focus.typed('aanta');
  expect(made.text).toBe('aantal');
});

it('what was typed for one note goes into no other', () => {
  const focus = new FrameFocus(() => undefined);
  focus.comes(false);
  const made = note();
  focus.writesIn(made as never);
  focus.typed('eerste');
  focus.comes(false);
  const other = note();
  focus.writesIn(other as never);
  expect(other.text).toBe('');
});

it('a note that is opened in the frame itself gets nothing of it', () => {
  const focus = new FrameFocus(() => undefined);
  focus.comes(false);
  const made = note();
  focus.writesIn(made as never);
  focus.typed('eerste');
  focus.isHere(true);
  const other = note('Ander');
  focus.writesIn(other as never);
  focus.typed('eerste!');
  expect(other.text).toBe('Ander');
});

it('the caret goes into a box at once, and again when the focus comes', () => {
  const seen: string[] = [];
  const focus = new FrameFocus(() => seen.push('waits'));
  focus.enter(() => seen.push('box'));
  expect(seen).toEqual(['box', 'waits']);
  focus.isHere(true);
  expect(seen).toEqual(['box', 'waits', 'box']);
  focus.isHere(false);
  focus.isHere(true);
  expect(seen.length).toBe(3);
});

it('who has gone elsewhere in the page is left there', () => {
  const focus = new FrameFocus(() => undefined);
  focus.comes(false);
  focus.keep();
  focus.enter(() => {
    throw new Error('the caret was taken');
  });
  focus.isHere(true);
});

it('who comes back from there gets the caret in what is opened next', () => {
  let entered = 0;
  const focus = new FrameFocus(() => undefined);
  focus.comes(false);
  focus.keep();
  focus.isHere(true);
  focus.enter(() => (entered += 1));
  expect(entered).toBe(1);
});

it('what is typed in the page is kept, also when the frame has not heard yet that the focus has left', () => {
  const waits: string[] = [];
  const focus = new FrameFocus(() => waits.push('waits'));
  focus.isHere(true);
  focus.comes(false);
  const made = note();
  focus.writesIn(made as never);
  focus.enter(() => undefined);
  focus.typed('aan');
  focus.isHere(false);
  expect([made.text, waits]).toEqual(['aan', ['waits']]);
});
