/** Days from submission to the end of the first term: three weeks. Reglement van Orde art. 12.2 lid 1 (before 31 March 2021: art. 135). */
export const FIRST_TERM_DAYS = 21;
/** Days to the end of the second term: the public overview names what has waited longer than six weeks. Art. 12.2 lid 2. */
export const SECOND_TERM_DAYS = 42;
