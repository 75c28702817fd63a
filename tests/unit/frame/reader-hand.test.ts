import { expect, it } from 'vitest';
import { ReaderHand } from '../../../components/frame/reader-hand.ts';

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
  const hand = new ReaderHand(() => undefined);
  hand.comes(false);
  hand.typed('aa');
  const made = note('Eerst: ');
  hand.writesIn(made as never);
  expect(made.text).toBe('Eerst: aa');
  hand.typed('aantal');
  expect(made.text).toBe('Eerst: aantal');
});

it('a letter that was taken back in the page is not in the note', () => {
  const hand = new ReaderHand(() => undefined);
  hand.comes(false);
  const made = note();
  hand.writesIn(made as never);
  for (const text of ['a', 'aq', 'a', 'aa']) hand.typed(text);
  expect(made.text).toBe('aa');
});

it('a key the box already has goes behind text that arrives later', () => {
  const hand = new ReaderHand(() => undefined);
  hand.comes(false);
  const made = note();
  hand.writesIn(made as never);
  hand.typed('aan');
  made.text = 'aanl';
  hand.typed('aanta');
  expect(made.text).toBe('aantal');
});

it('what was typed for one note goes into no other', () => {
  const hand = new ReaderHand(() => undefined);
  hand.comes(false);
  const made = note();
  hand.writesIn(made as never);
  hand.typed('eerste');
  hand.comes(false);
  const other = note();
  hand.writesIn(other as never);
  expect(other.text).toBe('');
});

it('a note that is opened in the frame itself gets nothing of it', () => {
  const hand = new ReaderHand(() => undefined);
  hand.comes(false);
  const made = note();
  hand.writesIn(made as never);
  hand.typed('eerste');
  hand.isHere(true);
  const other = note('Ander');
  hand.writesIn(other as never);
  hand.typed('eerste!');
  expect(other.text).toBe('Ander');
});

it('the caret goes into a box at once, and again when the hand comes', () => {
  const seen: string[] = [];
  const hand = new ReaderHand(() => seen.push('waits'));
  hand.enter(() => seen.push('box'));
  expect(seen).toEqual(['box', 'waits']);
  hand.isHere(true);
  expect(seen).toEqual(['box', 'waits', 'box']);
  hand.isHere(false);
  hand.isHere(true);
  expect(seen.length).toBe(3);
});

it('who has gone elsewhere in the page is left there', () => {
  const hand = new ReaderHand(() => undefined);
  hand.comes(false);
  hand.keep();
  hand.enter(() => {
    throw new Error('the caret was taken');
  });
  hand.isHere(true);
});

it('who comes back from there gets the caret in what is opened next', () => {
  let entered = 0;
  const hand = new ReaderHand(() => undefined);
  hand.comes(false);
  hand.keep();
  hand.isHere(true);
  hand.enter(() => (entered += 1));
  expect(entered).toBe(1);
});

it('what is typed in the page is kept, also when the frame has not heard yet that the hand has left', () => {
  const waits: string[] = [];
  const hand = new ReaderHand(() => waits.push('waits'));
  hand.isHere(true);
  hand.comes(false);
  const made = note();
  hand.writesIn(made as never);
  hand.enter(() => undefined);
  hand.typed('aan');
  hand.isHere(false);
  expect([made.text, waits]).toEqual(['aan', ['waits']]);
});
