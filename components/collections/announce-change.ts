/**
 * Says at once that a dossier was changed, with a way back that waits until the change is stored: until then the way back of
 * the act before would stand there, and undo that one.
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
