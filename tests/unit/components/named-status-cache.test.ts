// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { NamedPlace } from '../../../utils/domain/placement/named-places.ts';

/** What asks the background about what a page names, and the card that is drawn again with each answer. */

const asked: string[][] = [];
let answer: (ids: string[]) => object = () => ({ ok: false, why: 'failed' });
vi.stubGlobal('__KANTLIJN_OPEN_ROOT__', true);
vi.mock('../../../components/strip/ask.ts', () => ({
  ask: async (_: string, { named }: { named: { id: string }[] }) => {
    // A run without end is cut off, so that this test ends too.
    if (asked.length > 50) return new Promise(() => undefined);
    asked.push(named.map(({ id }) => id));
    return answer(asked.at(-1) ?? []);
  },
}));
// No script can make an event that the browser vouches for, here neither.
vi.mock('../../../components/page/trusted.ts', () => ({
  onlyReader: () => undefined,
  followUnseen: () => undefined,
  listen: (on: EventTarget, name: string, call: (event: Event) => void) => {
    on.addEventListener(name, call);
    return () => on.removeEventListener(name, call);
  },
}));
const { CardOpener } = await import('../../../components/named/card-opener.ts');
const { NamedStatusCache } = await import('../../../components/named/status-cache.ts');
const { namedTranslator } = await import('../../../utils/domain/i18n/named.ts');

const place = (target: string): NamedPlace => ({ target, question: '2025Z90101', kind: 'question' }) as NamedPlace;
const many = (count: number): NamedPlace[] => Array.from({ length: count }, (_, at) => place(`kst-${at}`));

/** A card over a page in which every click is on one place. */
function world() {
  const statuses = new NamedStatusCache(
    () => opener.redraw(),
    () => undefined,
  );
  const only = place('kv-tk-2025Z90101');
  const opener = new CardOpener({
    statuses,
    signs: { at: () => only, own: () => undefined, boxOf: () => ({ left: 0, top: 0, right: 9, bottom: 9 }) } as never,
    put: (host) => document.body.append(host),
    ofLink: () => undefined,
    words: () => ({ t: namedTranslator('nl'), language: 'nl', scheme: 'light' }),
  });
  return { statuses, opener, click: () => document.body.dispatchEvent(new MouseEvent('click', { bubbles: true })) };
}

const later = (): Promise<unknown> => vi.advanceTimersByTimeAsync(5_000);

beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
  return () => vi.useRealTimers();
});

describe('a background that does not answer', () => {
  it('is asked once for a card that is opened, and again when the reader opens it again', async () => {
    answer = () => ({ ok: false, why: 'failed' });
    const { click, opener } = world();
    click();
    await later();
    expect(asked).toEqual([['kv-tk-2025Z90101']]);
    expect(opener.card.host.shadowRoot?.textContent).toContain('De status kon niet worden gelezen');
    click();
    await later();
    expect(asked).toHaveLength(2);
    opener.stop();
  });

  it('is not asked for the rest of many, which can be asked for again', async () => {
    answer = () => ({ ok: false, why: 'failed' });
    const statuses = new NamedStatusCache(
      () => undefined,
      () => undefined,
    );
    statuses.want(many(250));
    await later();
    expect(asked.map(({ length }) => length)).toEqual([100]);
    answer = (ids) => ({ ok: true, payload: { named: ids.map((id) => ({ id })) } });
    statuses.want(many(250));
    await later();
    expect(asked.map(({ length }) => length)).toEqual([100, 100, 100, 50]);
  });

  it('that answers for some is asked for the others later, when they are still wanted', async () => {
    answer = (ids) => ({ ok: true, payload: { named: ids.slice(0, 60).map((id) => ({ id })) } });
    const wanted = many(100);
    const statuses: InstanceType<typeof NamedStatusCache> = new NamedStatusCache(
      () => undefined,
      () => statuses.want(wanted.slice(0, 80)),
    );
    statuses.want(wanted);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked.map(({ length }) => length)).toEqual([100]);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(asked.map(({ length }) => length)).toEqual([100, 20]);
    statuses.stop();
  });

  it('is never asked again when the extension is gone', async () => {
    answer = () => ({ ok: false, why: 'gone' });
    const { click, statuses, opener } = world();
    click();
    await later();
    click();
    statuses.want(many(3));
    await later();
    expect(asked).toHaveLength(1);
    opener.stop();
  });
});
