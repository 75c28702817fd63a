/** The part of the browser these workers use. */
declare const chrome: {
  runtime: {
    onMessage: {
      addListener(
        listener: (message: { title?: string }, sender: unknown, reply: (answer: unknown) => void) => boolean,
      ): void;
    };
  };
};

/** Answers each message with the result of `work` for its title; loads once in the life of the worker. */
export function answerWith(work: (title: string) => Promise<unknown>): void {
  chrome.runtime.onMessage.addListener((message, _, reply) => {
    if (message.title === undefined) return false;
    void work(message.title).then(reply);
    return true;
  });
}
