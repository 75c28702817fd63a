import { describe, expect, it } from 'vitest';
import { withGate } from '../../../utils/services/gate.ts';
import type { Handlers, Sender } from '../../../utils/messages/server.ts';
import { saveOf } from '../store/support.ts';

const PAGE: Sender = { kind: 'extension', url: 'chrome-extension://abc/library.html' };

function world() {
  const done: string[] = [];
  const gates: (() => void)[] = [];
  const slow = (name: string) => async (): Promise<unknown> => {
    await new Promise<void>((resolve) => gates.push(resolve));
    done.push(name);
    return {};
  };
  const quick = (name: string) => async (): Promise<unknown> => void done.push(name);
  const handlers = {
    'library.wipe': slow('wipe'),
    'notes.save': quick('save'),
    'passages.list': quick('passages'),
    'marks.find': quick('marks'),
    'related.view': quick('related'),
    'dossier.get': quick('dossier'),
  } as unknown as Handlers;
  return { done, gates, handlers };
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('the gate in front of the notes', () => {
  it('delays requests for notes until an interrupted wipe is finished, and no others', async () => {
    const { done, handlers } = world();
    let open = (): void => undefined;
    const shut = withGate(handlers, new Promise((resolve) => (open = resolve)));
    const saving = shut['notes.save'](saveOf(), PAGE);
    await shut['dossier.get']({} as never, PAGE);
    await turn();
    expect(done).toEqual(['dossier']);
    open();
    await saving;
    expect(done).toEqual(['dossier', 'save']);
  });

  it.each([
    ['passages.list', 'passages'],
    ['marks.find', 'marks'],
    ['related.view', 'related'],
  ] as const)('holds %s too, which reads notes under another name', async (name, told) => {
    const { done, gates, handlers } = world();
    const shut = withGate(handlers, Promise.resolve());
    const wiping = shut['library.wipe']({}, PAGE);
    const reading = shut[name]({} as never, PAGE);
    await turn();
    expect(done).toEqual([]);
    gates[0]?.();
    await Promise.all([wiping, reading]);
    expect(done).toEqual(['wipe', told]);
  });

  it('delays requests during a wipe until it succeeds or fails', async () => {
    const { done, gates, handlers } = world();
    const shut = withGate(handlers, Promise.resolve());
    const wiping = shut['library.wipe']({}, PAGE);
    const saving = shut['notes.save'](saveOf(), PAGE);
    await turn();
    expect(done).toEqual([]);
    gates[0]?.();
    await Promise.all([wiping, saving]);
    expect(done).toEqual(['wipe', 'save']);
    const failing = withGate(
      { ...handlers, 'library.wipe': async () => Promise.reject(new Error('stopped')) },
      Promise.resolve(),
    );
    await expect(failing['library.wipe']({}, PAGE)).rejects.toThrow('stopped');
    await failing['notes.save'](saveOf(), PAGE);
    expect(done).toEqual(['wipe', 'save', 'save']);
  });
});
