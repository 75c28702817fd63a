/**
 * One tab stop for a row of buttons, as in the ARIA toolbar pattern: arrow keys move between them, Home and End go to the
 * ends, Tab leaves the row and later returns to the button last used.
 *
 * @param row the element with role `toolbar`
 * @param buttons in their order; hidden ones are passed over
 */
export function rovingTabIndex(row: HTMLElement, buttons: readonly HTMLButtonElement[]): void {
  const shown = (): HTMLButtonElement[] =>
    buttons.filter((button) => !button.hidden && getComputedStyle(button).display !== 'none');
  const reach = (button: HTMLButtonElement | undefined): void => {
    if (button === undefined) return;
    for (const each of buttons) each.tabIndex = each === button ? 0 : -1;
  };
  reach(shown()[0]);
  row.addEventListener('focusin', ({ target }) => reach(shown().find((button) => button === target)));
  row.addEventListener('keydown', (event) => {
    const all = shown();
    const at = all.findIndex((button) => button === event.target);
    if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const last = all.length - 1;
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[
      event.key
    ];
    if (to === undefined) return;
    event.preventDefault();
    all[to]?.focus({ preventScroll: true });
  });
}
