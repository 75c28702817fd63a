import { yieldToPage } from '../page/yield-to-page.ts';

/** Maximum length of a task before yielding to the page, in milliseconds. */
const SLICE_MS = 3;
/** After each task caused by the page's own changes, the page gets this many times as long. */
const REST = 10;

/** A queue of work done in slices, yielding to the page between them; one job at a time. */
export class Slices {
  private steps: Iterator<unknown>[] = [];
  private isRunning = false;

  /**
   * @param done called after each slice
   * @param isLight whether the page is to have most of the time
   */
  constructor(
    private readonly done: () => void,
    private readonly isLight: () => boolean,
  ) {}

  /** Queues a job. Runs its first slice at once when the queue is empty. */
  add(steps: Iterator<unknown>): void {
    this.steps.push(steps);
    if (!this.isRunning) void this.run();
  }

  /** Replaces the queue with a job, and runs its first slice at once. */
  only(steps: Iterator<unknown>): void {
    this.steps = [steps];
    if (this.isRunning) this.slice();
    else void this.run();
  }

  stop(): void {
    this.steps = [];
  }

  get isDone(): boolean {
    return this.steps.length === 0;
  }

  private slice(): void {
    const end = performance.now() + SLICE_MS;
    do if (this.steps[0]?.next().done !== false) this.steps.shift();
    while (this.steps.length > 0 && performance.now() < end);
    this.done();
  }

  private async run(): Promise<void> {
    this.isRunning = true;
    while (this.steps.length > 0) {
      const begun = performance.now();
      this.slice();
      if (this.steps.length === 0) break;
      const rest = (performance.now() - begun) * REST;
      // oxlint-disable-next-line no-await-in-loop -- that is what a slice is
      await (this.isLight() ? new Promise((resolve) => setTimeout(resolve, rest)) : yieldToPage());
    }
    this.isRunning = false;
  }
}

/** Does a job that the reader waits for. @returns when it is done */
export const doneInSlices = (steps: Iterator<unknown>): Promise<void> =>
  new Promise((resolve) => {
    const slices = new Slices(
      () => slices.isDone && resolve(),
      () => false,
    );
    slices.add(steps);
  });
