/** True in builds whose shadow roots are open, for tools that cannot see into closed ones (KANTLIJN_OPEN_ROOT=1). */
// oxlint-disable-next-line no-underscore-dangle
declare const __KANTLIJN_OPEN_ROOT__: boolean;
