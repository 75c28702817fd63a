import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Note } from '../../../utils/domain/note/note.ts';
import { noteId, repository, saveOf } from './support.ts';

/** One step of one of two writers. `answerLost`: the write happens, the writer never hears of it. */
const Step = fc.record({
  writer: fc.constantFrom(0, 1),
  does: fc.constantFrom('type', 'type', 'type', 'delete', 'restore', 'look'),
  answerLost: fc.boolean(),
});

/** What a writer last saw of the note, and words it typed that nobody confirmed yet. */
interface Writer {
  seen: { revision: number; body: string; deleted: boolean };
  pending: string[];
}

describe('two writers on one note', () => {
  it('never lose a word that was reported as saved', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(Step, { maxLength: 25 }), async (steps) => {
        const { notes, clock } = repository();
        const writers: Writer[] = [0, 1].map(() => ({ seen: { revision: 0, body: '', deleted: false }, pending: [] }));
        const confirmed: string[] = [];
        const look = (writer: Writer, note: Note): void => {
          writer.seen = { revision: note.revision, body: note.body, deleted: note.deleted !== null };
        };

        for (const [n, step] of steps.entries()) {
          clock.at = new Date(clock.at.getTime() + 1000);
          const writer = writers[step.writer];
          if (!writer) throw new Error('no writer');
          if (step.does === 'type') writer.pending.push(`<${n}>`);
          const body = writer.seen.body + writer.pending.join('');
          const base = { id: noteId(1), expectedRevision: writer.seen.revision };
          const { result } =
            step.does === 'delete'
              ? await notes.delete(base)
              : step.does === 'restore'
                ? await notes.restore({ id: noteId(1) })
                : await notes.save(saveOf({ ...base, body }));
          if (step.answerLost) continue;
          if (result.outcome === 'conflict') look(writer, result.stored);
          if (result.outcome !== 'saved') continue;
          look(writer, result.note);
          if (step.does === 'type' || step.does === 'look') {
            expect(result.note.body).toBe(body);
            confirmed.push(...writer.pending.splice(0));
          }
        }

        await notes.restore({ id: noteId(1) });
        const listed = await notes.list({ publication: 'kv-tk-2024Z01911', questionNumbers: [] });
        const end = listed.outcome === 'listed' ? (listed.notes[0]?.body ?? '') : 'not listed';
        for (const word of confirmed) expect(end).toContain(word);
      }),
      { numRuns: 150 },
    );
  });

  it('increment the revision by one with each change and only then', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(Step, fc.nat(4)), { maxLength: 20 }), async (steps) => {
        const { notes, db } = repository();
        let revision = 0;
        for (const [{ does }, expectedRevision] of steps) {
          const base = { id: noteId(1), expectedRevision };
          const { changed } =
            does === 'delete'
              ? await notes.delete(base)
              : does === 'restore'
                ? await notes.restore(base)
                : await notes.save(saveOf({ ...base, body: `${does} ${expectedRevision}` }));
          if (changed) revision += 1;
          expect((await db.notes.get(noteId(1)))?.['revision'] ?? 0).toBe(revision);
        }
      }),
      { numRuns: 100 },
    );
  });
});
