import { vi } from 'vitest';
import { NoteDraft } from '../../../utils/drafts/draft.ts';
import { MessageError, type MessageErrorCode } from '../../../utils/protocol/errors.ts';
import type { MessageClient } from '../../../utils/messages/client.ts';
import type { SaveNoteResult } from '../../../utils/protocol/notes.ts';
import type { Note } from '../../../utils/domain/note/note.ts';
import { noteId, repository, saveOf } from '../store/support.ts';

/**
 * What happens to one message on its way.
 * - `ok`: arrives, is answered
 * - `answerLost`: is written, the worker dies before it answers
 * - `requestLost`: never arrives
 * - `held`: waits for `release()`, then arrives and is answered
 * - `answerHeld`: is written at once, the answer waits for `release()`
 * - `keptOnce`: is written, the second copy is not, and the answer says that the disk is full
 * - a failed outcome or an error code: is answered with that
 */
export type Fate =
  | 'ok'
  | 'answerLost'
  | 'requestLost'
  | 'held'
  | 'answerHeld'
  | 'keptOnce'
  | { outcome: 'quota' | 'unavailable' | 'invalid' }
  | { error: MessageErrorCode };

/** The real repository behind a wire on which each message meets the fate that was prepared for it. */
export class World {
  readonly store = repository();
  readonly fates: Fate[] = [];
  readonly sent: { name: string; payload: Record<string, unknown>; at: number }[] = [];
  private readonly gates: (() => void)[] = [];

  readonly request = (async (name: string, payload: Record<string, unknown>) => {
    this.sent.push({ name, payload, at: performance.now() });
    const fate = this.fates.shift() ?? 'ok';
    if (typeof fate === 'object' && 'error' in fate) throw new MessageError(fate.error, name, 'test');
    if (typeof fate === 'object') return { outcome: 'failed', code: fate.outcome, detail: 'test' };
    if (fate === 'requestLost') throw new MessageError('noReceiver', name, 'test');
    if (fate === 'held') await this.gate();
    const result = JSON.parse(JSON.stringify(await this.handle(name, payload))) as SaveNoteResult;
    if (fate === 'answerLost') throw new MessageError('noReceiver', name, 'test');
    if (fate === 'answerHeld') await this.gate();
    if (fate === 'keptOnce') return { outcome: 'failed', code: 'quota', detail: 'quota', written: true };
    return result;
  }) as unknown as MessageClient['request'];

  /** Lets the held message with this place (0 = oldest) go on. */
  release(index = 0): void {
    const [gate] = this.gates.splice(index, 1);
    if (!gate) throw new Error('nothing is held');
    gate();
  }

  /** A new note in this world, or one that is stored. */
  draft(note: Note | null = null): NoteDraft {
    const { target, publicationTitle } = saveOf();
    return new NoteDraft({ id: noteId(1), target, publicationTitle, note, request: this.request });
  }

  /** Stores a text as another window does; gives the note as that window's push carries it. */
  async elsewhere(body: string): Promise<Note> {
    const stored = await this.stored();
    const { result } = await this.store.notes.save(saveOf({ body, expectedRevision: stored?.revision ?? 0 }));
    if (result.outcome !== 'saved') throw new Error(result.outcome);
    return result.note;
  }

  /** The note as stored. */
  async stored(): Promise<Note | undefined> {
    await this.store.db.ready();
    return (await this.store.db.notes.get(noteId(1))) as Note | undefined;
  }

  private gate(): Promise<void> {
    return new Promise((resolve) => this.gates.push(resolve));
  }

  private async handle(name: string, payload: Record<string, unknown>): Promise<SaveNoteResult> {
    const { notes } = this.store;
    const id = String(payload['id']);
    const expectedRevision = Number(payload['expectedRevision']);
    if (name === 'notes.delete') return (await notes.delete({ id, expectedRevision })).result;
    if (name === 'notes.restore') return (await notes.restore({ id })).result;
    return (await notes.save({ ...saveOf({ id, expectedRevision }), body: String(payload['body']) })).result;
  }
}

/** Fakes the timers a draft uses and leaves the database its own. */
export function fakeDraftTimers(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
}

/** Lets time pass, in steps small enough for answers to come in between. */
export async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 50) {
    await vi.advanceTimersByTimeAsync(Math.min(50, left));
    await settle();
  }
}

/** Lets the database finish what it was asked. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
