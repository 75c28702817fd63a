/**
 * Announces a dossier change at once, with an undo that waits until the change is stored. Without that wait, the
 * previous act's undo would still be on screen and would undo the wrong act.
 *
 * @param done the change: why it failed, in words; null when it is stored
 * @param back undoes it, in the same form
 * @returns what `done` gives, once that is known; trouble has been announced then
 */
export async function announceChange(
  announce: (text: string, undo?: () => void) => void,
  text: string,
  done: Promise<string | null>,
  back: () => Promise<string | null>,
): Promise<string | null> {
  const undo = async (): Promise<void> => {
    const trouble = (await done) === null ? await back() : null;
    if (trouble !== null) announce(trouble);
  };
  announce(text, () => void undo());
  const trouble = await done;
  if (trouble !== null) announce(trouble);
  return trouble;
}
