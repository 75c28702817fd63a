// @vitest-environment jsdom
import { act, createElement, type ReactElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NotesModel } from '../../../components/notes/notes-model.ts';
import { useTargetNotes } from '../../../components/notes/useTargetNotes.ts';
import type { MessageClient } from '../../../utils/messages/client.ts';
import type { Note } from '../../../utils/domain/note/note.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const AT = '2026-12-01T10:00:00.000Z';
const ID = '0b6d1c9e-1d3e-4b5e-9a55-0a4c1f1b8a01';
const NUMBERS = [2];

/** A background that keeps one revision after another, so that a draft is confirmed as it is in the extension. */
function background(): Pick<MessageClient, 'request'> {
  let stored: Note | null = null;
  const answers: Record<string, (request: never) => unknown> = {
    'notes.save': (request: { id: string; target: Note['target']; body: string; publicationTitle: string }) => {
      stored = {
        id: request.id,
        target: request.target,
        body: request.body,
        publicationTitle: request.publicationTitle,
        passage: null,
        meaning: null,
        tags: [],
        created: AT,
        modified: AT,
        deleted: null,
        revision: (stored?.revision ?? 0) + 1,
      } as Note;
      return { outcome: 'saved', note: stored };
    },
    'notes.delete': () => {
      stored = { ...(stored as Note), deleted: AT, revision: (stored?.revision ?? 0) + 1 };
      return { outcome: 'saved', note: stored };
    },
  };
  return {
    request: ((type: string, request: never) => Promise.resolve(answers[type]?.(request))) as MessageClient['request'],
  };
}

let root: Root;
let model: NotesModel;
beforeEach(() => {
  document.body.innerHTML = '<div id="root"></div>';
  root = createRoot(document.querySelector('#root') as Element);
  model = new NotesModel(
    { publication: 'kv-tk-2026Z94001', questionNumbers: ['2026Z94001'], title: 'T' },
    background(),
    () => ID,
  );
});
afterEach(async () => act(async () => root.unmount()));

function Sign({ numbers }: { numbers: readonly number[] | null }): ReactElement {
  const { count, drafts } = useTargetNotes(model, numbers);
  const texts = drafts
    .map((draft) => draft.snapshot())
    .filter(({ note, state }) => note !== null && state.is !== 'deleted');
  return createElement('p', null, `${count} ${texts.map(({ text }) => text).join()}`);
}

const seen = (): string => document.querySelector('p')?.textContent ?? '';

describe.each([
  ['a question', 2, NUMBERS],
  ['the publication', null, null],
])('the sign of the notes on %s', (_name, subQuestion, numbers) => {
  it('follows a new note, an edit and a deletion, without being drawn anew from outside', async () => {
    await act(async () => root.render(createElement(Sign, { numbers })));
    expect(seen()).toBe('0 ');

    const draft = await act(async () => model.add(subQuestion));
    await act(async () => {
      draft.setText('Eerste tekst');
      await draft.flush();
    });
    expect(seen()).toBe('1 Eerste tekst');

    await act(async () => {
      draft.setText('Nieuwe tekst');
      await draft.flush();
    });
    expect(seen()).toBe('1 Nieuwe tekst');

    await act(async () => draft.delete());
    expect(seen()).toBe('0 ');
  });
});
