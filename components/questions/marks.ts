import type { QuestionPlace } from '../../utils/domain/placement/question-places.ts';

/** A heading with the element our buttons are drawn in. */
export interface Mark {
  readonly place: QuestionPlace;
  /** Container inside the shadow root of our element beside the heading. */
  readonly container: HTMLElement;
}

/** The marks of a page, which arrive in portions. */
export class MarksModel {
  private marks: readonly Mark[] = [];
  private readonly listeners = new Set<() => void>();

  /** What to draw now. Bound, for `useSyncExternalStore`. */
  readonly snapshot = (): readonly Mark[] => this.marks;

  /** Calls the listener after each change; gives a function that stops it. Bound. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Adds a portion. */
  add(marks: readonly Mark[]): void {
    this.marks = [...this.marks, ...marks];
    for (const listener of this.listeners) listener();
  }
}
