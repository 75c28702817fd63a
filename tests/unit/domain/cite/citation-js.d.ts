/** What the tests use of Citation.js, which has no types of its own. */
declare module '@citation-js/core' {
  export class Cite {
    constructor(data: string | object);
    readonly data: unknown[];
  }
}
declare module '@citation-js/plugin-bibtex' {}
declare module '@citation-js/plugin-ris' {}
