import { JSDOM } from 'jsdom';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ignoreCoveredClicks } from '../../../components/frame/cover.ts';

/** A document with a button, and a browser that says of it what the test says. */
function world() {
  const { window } = new JSDOM('<!doctype html><button>Verwijderen</button>');
  const clock = { now: 0 };
  let tell: (entries: object[]) => void = () => undefined;
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(heard: typeof tell) {
        tell = heard;
      }
      observe(): void {}
    },
  );
  vi.stubGlobal('MouseEvent', window.MouseEvent);
  ignoreCoveredClicks(window.document, () => clock.now);
  const button = window.document.querySelector('button');
  let clicks = 0;
  button?.addEventListener('click', () => (clicks += 1));
  const click = (pointerType: string, detail = 1): number => {
    const event = new window.MouseEvent('click', { bubbles: true, cancelable: true, detail });
    Object.defineProperty(event, 'pointerType', { value: pointerType });
    clicks = 0;
    button?.dispatchEvent(event);
    return clicks;
  };
  return {
    clock,
    click,
    see: (isVisible: boolean, isIntersecting = true) => tell([{ isVisible, isIntersecting }]),
    tell: (entry: object) => tell([entry]),
  };
}

describe('clicks on a frame that is covered', () => {
  beforeEach(() => vi.unstubAllGlobals());

  it('of the mouse do not count, nor for half a second after', () => {
    const { clock, click, see } = world();
    expect(click('mouse')).toBe(1);
    see(false);
    expect(click('mouse')).toBe(0);
    see(true);
    clock.now = 400;
    expect(click('mouse')).toBe(0);
    clock.now = 501;
    expect(click('mouse')).toBe(1);
  });

  it('of keys, fingers and assistive technology count always', () => {
    const { click, see } = world();
    see(false);
    expect([click('touch'), click('pen'), click('', 0), click('mouse', 0)]).toEqual([1, 1, 1, 1]);
  });

  it('count where the browser does not say what is seen, and while the frame is out of sight', () => {
    const { click, tell, see } = world();
    tell({ isIntersecting: true });
    expect(click('mouse')).toBe(1);
    see(false, false);
    expect(click('mouse')).toBe(1);
  });
});
