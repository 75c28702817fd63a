import css from './tokens.css?inline';

/**
 * The colours and basic rules of what stands in the page, as CSS. In an object: the bundler writes a constant text out wherever it is used,
 * here three times.
 */
export const TOKENS = { css };
