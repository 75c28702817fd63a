/** Publication XML of appendices, as small as it can be; the sentences are ours. */

/** What stands in an appendix. */
export interface AppendixText {
  /** `Antwoord` or `Mededeling` in the heading; empty for no second heading. */
  heading?: string;
  /** Day of receipt as printed. */
  received?: string;
  /** What follows the questions, as XML. */
  rest?: string;
  /** Printed above the heading. */
  number?: string;
}

/** An appendix with one question. */
export function appendixXml({
  heading = 'Antwoord',
  received = '20 maart 2024',
  rest = '',
  number = '',
}: AppendixText): string {
  const head =
    heading === ''
      ? ''
      : `<kamervraagomschrijving type="antwoord">${heading} van Minister Toets (Water) (ontvangen ${received}).</kamervraagomschrijving>`;
  return `<officiele-publicatie><kamervragen><kamervraagnummer>${number}</kamervraagnummer><kamervraagomschrijving type="vraag">Vragen van het lid Proef (XYZ) aan de Minister van Water over de brug (ingezonden 7 februari 2024).</kamervraagomschrijving>${head}<vraag><nr>Vraag 1</nr><al>Hoe vaak gaat de brug open?</al></vraag>${rest}</kamervragen></officiele-publicatie>`;
}

/** An answer to the question of `appendixXml`. */
export const ANSWER_XML = appendixXml({ rest: '<antwoord><nr>Antwoord 1</nr><al>Vaak.</al></antwoord>' });

/** A notice with this text under its own heading; an empty text leaves the heading alone. */
export const noticeXml = (text: string, more: AppendixText = {}): string =>
  appendixXml({
    heading: 'Mededeling',
    rest: `<kamervraagopmerking><kop><titel>Mededeling</titel></kop>${text === '' ? '' : `<al>${text}</al>`}</kamervraagopmerking>`,
    ...more,
  });
