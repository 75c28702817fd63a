/** What the walk needs of a page, in either browser. */
interface Walked {
  evaluate(script: string): Promise<unknown>;
  readonly keyboard: { press(key: 'Tab'): Promise<void> };
}

/**
 * Runs in a page of ours. Lists what a mouse can act on: what the browser makes pressable, what listens to the mouse
 * in React, and what has the hand of something pressable. In a window over the rest, only what is in it.
 */
const BEGIN = `(() => {
  const PRESSABLE = 'a[href], button, input, select, textarea, summary, [role=option], [role=menuitem]';
  const MOUSE = ['onClick', 'onDoubleClick', 'onMouseDown', 'onPointerDown', 'onDragStart', 'onContextMenu'];
  for (const part of document.querySelectorAll('details')) part.open = true;
  const seen = (one) => one.getClientRects().length > 0 && getComputedStyle(one).visibility === 'visible';
  const hears = (one) => {
    const key = Object.keys(one).find((name) => name.startsWith('__reactProps$'));
    return key !== undefined && MOUSE.some((name) => typeof one[key][name] === 'function');
  };
  const hand = (one) => one !== null && getComputedStyle(one).cursor === 'pointer';
  const box = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
  const all = [...box.querySelectorAll('*')].filter(
    (one) =>
      !one.disabled && seen(one) && (one.matches(PRESSABLE) || hears(one) || (hand(one) && !hand(one.parentElement))),
  );
  globalThis.kantlijnWalk = { all, reached: new Set([document.activeElement]) };
})()`;

/** Runs in the page after each key. Gives whether something is reached that was not before. */
const STEP = `(() => {
  const { reached } = kantlijnWalk;
  const isNew = document.activeElement !== document.body && !reached.has(document.activeElement);
  reached.add(document.activeElement);
  return isNew;
})()`;

/** Runs in the page at the end. Gives how much a mouse can act on, and what of that no key reached. */
const END = `(() => {
  const { all, reached } = kantlijnWalk;
  const groups = new Set([...reached].filter((one) => one.type === 'radio').map(({ name }) => name));
  const isReached = (one) => {
    if (reached.has(one)) return true;
    // Arrows go through the choices of one question.
    if (one.type === 'radio') return groups.has(one.name);
    const { control } = one.closest('label') ?? {};
    if (control && control !== one) return control.disabled || isReached(control);
    const around = one.parentElement.closest('a[href], button, summary');
    return around !== null && reached.has(around);
  };
  const nameOf = (one) => one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent ?? one.textContent;
  const missed = all.filter((one) => one.isConnected && !isReached(one));
  return { count: all.length, missed: missed.map((one) => one.localName + ': ' + nameOf(one).trim().slice(0, 80)) };
})()`;

/** The keyboard may leave the page for the window around it and come back; so often nothing new is taken for the end. */
const PATIENCE = 4;

/** Goes through a page of ours with Tab. Gives how many things a mouse can act on, and which of them Tab did not reach. */
export async function walkByKeyboard(page: Walked): Promise<{ count: number; missed: string[] }> {
  await page.evaluate(BEGIN);
  for (let old = 0; old < PATIENCE;) {
    // oxlint-disable-next-line no-await-in-loop
    await page.keyboard.press('Tab');
    // oxlint-disable-next-line no-await-in-loop
    old = (await page.evaluate(STEP)) === true ? 0 : old + 1;
  }
  return (await page.evaluate(END)) as { count: number; missed: string[] };
}
