import type { NoteDraft } from '../../utils/drafts/draft.ts';

/** Drafts whose text on the screen is stored nowhere: whatever holds them must stay on the screen. */
export function unsavedDrafts(drafts: Iterable<NoteDraft>): NoteDraft[] {
  return [...drafts].filter((draft) => {
    const { state, text } = draft.snapshot();
    return text.trim() !== '' && state.is !== 'saved' && state.is !== 'idle' && state.is !== 'deleted';
  });
}
