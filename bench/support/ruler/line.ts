import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Result = Record<string, unknown>;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * A line to a browser that was started with `--remote-debugging-port=0`. Other than automation it attaches to nothing by itself: a
 * frame that a page makes starts unseen and is not held up (decision 323).
 */
export class Line {
  private readonly answers = new Map<number, (answer: Result) => void>();
  private readonly heard = new Map<string, (params: Result) => void>();
  private sent = 0;

  private constructor(private readonly socket: WebSocket) {
    socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(String(data)) as { id?: number; result?: Result; method?: string; params?: Result };
      const { id = 0, result = {}, method = '', params = {} } = message;
      this.heard.get(method)?.(params);
      this.answers.get(id)?.(result);
      this.answers.delete(id);
    });
  }

  /** @param profile where the browser writes the address of its line */
  static async to(profile: string): Promise<Line> {
    const file = join(profile, 'DevToolsActivePort');
    while (!existsSync(file)) await pause(50);
    await pause(100);
    const [port, path] = readFileSync(file, 'utf8').trim().split('\n');
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`);
    await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
    return new Line(socket);
  }

  /**
   * Sends a command of the DevTools protocol.
   *
   * @param session of a target; none for the browser itself
   * @returns its result; empty when it failed
   */
  send(method: string, params: object = {}, session?: string): Promise<Result> {
    return new Promise((resolve) => {
      this.sent += 1;
      this.answers.set(this.sent, resolve);
      this.socket.send(
        JSON.stringify({ id: this.sent, method, params, ...(session === undefined ? {} : { sessionId: session }) }),
      );
    });
  }

  /** Calls for each event of a kind, in place of who was called before. */
  on(event: string, heard: (params: Result) => void): void {
    this.heard.set(event, heard);
  }

  /** Every target, by its address and kind. */
  async targets(): Promise<{ targetId: string; url: string; type: string }[]> {
    const { targetInfos } = await this.send('Target.getTargets');
    return (targetInfos ?? []) as { targetId: string; url: string; type: string }[];
  }

  /** Attaches to one target. @returns its session */
  async attach(targetId: string): Promise<string> {
    const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
    return String(sessionId);
  }

  /** Evaluates an expression in a target; the value as JSON gives it. */
  async evaluate<T>(session: string, expression: string): Promise<T> {
    const { result } = await this.send(
      'Runtime.evaluate',
      { expression, returnByValue: true, awaitPromise: true },
      session,
    );
    return (result as { value: T }).value;
  }

  close(): void {
    this.socket.close();
  }
}
