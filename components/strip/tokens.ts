import css from './tokens.css?inline';

/**
 * Colours and basic rules of our parts in the page, as CSS. In an object, because the bundler would copy a constant string
 * to each of its three uses.
 */
export const TOKENS = { css };
