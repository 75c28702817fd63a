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

const frameFocus = ({ waits = (): unknown => undefined, asks = true } = {}): FrameFocus =>
  new FrameFocus(() => void waits(), asks);

it('text typed before the note was loaded is appended to it', () => {
  const focus = frameFocus();
  focus.comes(false);
  focus.typed('aa');
  const made = note('Eerst: ');
  focus.writesIn(made as never);
  expect(made.text).toBe('Eerst: aa');
  focus.typed('aantal');
  expect(made.text).toBe('Eerst: aantal');
});

it('a letter that was taken back in the page is not in the note', () => {
  const focus = frameFocus();
  focus.comes(false);
  const made = note();
  focus.writesIn(made as never);
  for (const text of ['a', 'aq', 'a', 'aa']) focus.typed(text);
  expect(made.text).toBe('aa');
});

it('a key the box already has goes behind text that arrives later', () => {
  const focus = frameFocus();
  focus.comes(false);
  const made = note();
  focus.writesIn(made as never);
  focus.typed('aan');
  made.text = 'aanl';
  focus.typed('aanta');
  expect(made.text).toBe('aantal');
});

it('text typed for one note goes into no other', () => {
  const focus = frameFocus();
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
  const focus = frameFocus();
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

it('where no frame can take the focus, the caret goes into a box at once, and again when the focus comes', () => {
  const seen: string[] = [];
  const focus = frameFocus({ waits: () => seen.push('waits'), asks: false });
  focus.enter(() => seen.push('box'));
  expect(seen).toEqual(['box', 'waits']);
  focus.isHere(true);
  expect(seen).toEqual(['box', 'waits', 'box']);
  focus.isHere(false);
  focus.isHere(true);
  expect(seen.length).toBe(3);
});

it('where a frame can take the focus, the page is asked first', () => {
  const seen: string[] = [];
  const focus = frameFocus({ waits: () => seen.push('waits') });
  focus.comes(false);
  focus.enter(() => seen.push('box'));
  expect(seen).toEqual(['waits']);
  focus.take();
  expect(seen).toEqual(['waits', 'box']);
});

it('a reader who went elsewhere before the page was asked stays there', () => {
  const focus = frameFocus();
  focus.comes(false);
  focus.enter(() => {
    throw new Error('the caret was taken');
  });
  focus.keep();
  focus.take();
});

it('focus that is here already is taken without asking', () => {
  const seen: string[] = [];
  const focus = frameFocus({ waits: () => seen.push('waits') });
  focus.comes(true);
  focus.enter(() => seen.push('box'));
  expect(seen).toEqual(['box']);
});

it('focus that moved elsewhere in the page stays there', () => {
  const focus = frameFocus();
  focus.comes(false);
  focus.keep();
  focus.enter(() => {
    throw new Error('the caret was taken');
  });
  focus.isHere(true);
});

it('focus that came back from there goes into the next opened note', () => {
  let entered = 0;
  const focus = frameFocus();
  focus.comes(false);
  focus.keep();
  focus.isHere(true);
  focus.enter(() => (entered += 1));
  expect(entered).toBe(1);
});

it('text typed in the page is kept, even if the frame does not know yet that it lost the focus', () => {
  const waits: string[] = [];
  const focus = frameFocus({ waits: () => waits.push('waits') });
  focus.isHere(true);
  focus.comes(false);
  const made = note();
  focus.writesIn(made as never);
  focus.enter(() => undefined);
  focus.typed('aan');
  focus.isHere(false);
  expect([made.text, waits]).toEqual(['aan', ['waits']]);
});
