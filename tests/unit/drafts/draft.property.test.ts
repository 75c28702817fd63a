import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { World, fakeDraftTimers, pass, settle, type Fate } from '../messages/world.ts';

beforeEach(fakeDraftTimers);
afterEach(() => void vi.useRealTimers());

const Step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('type' as const) }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('wait' as const), ms: fc.constantFrom(100, 400, 1500) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('flush', 'revert', 'elsewhere', 'push') }) },
);
const AnyFate: fc.Arbitrary<Fate> = fc.constantFrom<Fate>('ok', 'ok', 'answerLost', 'requestLost', {
  outcome: 'unavailable',
});

describe('a draft with unreliable messages and another window on the same note', () => {
  it('never reports a text as saved that is not stored, and ends saved or in conflict', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(Step, { maxLength: 12 }), fc.array(AnyFate, { maxLength: 8 }), async (steps, fates) => {
        const world = new World();
        world.fates.push(...fates);
        const draft = world.draft();
        const claims: string[] = [];
        draft.subscribe(() => {
          const { state, text, note } = draft.snapshot();
          if (state.is === 'saved' && note?.body !== text) claims.push(text);
        });
        let others = false;
        for (const [n, step] of steps.entries()) {
          if (step.does === 'type') draft.setText(`${draft.snapshot().text}<${n}>`);
          if (step.does === 'wait' && 'ms' in step) await pass(step.ms);
          if (step.does === 'flush') {
            void draft.flush();
            await settle();
          }
          if (step.does === 'revert') draft.setText(draft.snapshot().note?.body ?? '');
          if (step.does === 'elsewhere') {
            others = true;
            await world.elsewhere(`daar ${n}`);
          }
          const stored = await world.stored();
          if (step.does === 'push' && stored) draft.receive(stored);
        }
        world.fates.splice(0);
        const stored = await world.stored();
        if (stored) draft.receive(stored);
        await draft.retry();
        await pass(20_000);

        expect(claims).toEqual([]);
        const { state, text } = draft.snapshot();
        const end = await world.stored();
        if (state.is === 'saved') expect(end).toMatchObject({ body: text, deleted: null });
        else if (state.is === 'idle') expect(text.trim()).toBe('');
        else {
          expect(state.is).toBe('conflict');
          expect(others).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});
