/**
 * Makes a page without any markup we know from plain text: headings and paragraphs alike are `p`.
 * Lines that a line break split are joined until the next line that looks like the start of something.
 */
export function plainPage(text: string): string {
  const starts =
    /^(?:(?:Mondelinge )?Vra(?:ag|gen) |Antwoord(?:en)?\b|(?:Nadere )?Mededeling\b|Toelichting|Zie ook Aanhangsel|\(ingezonden|X Noot|\d{1,2}$|\d{1,2}\. |AH \d+|\d{4}Z\d{5}$|Vergaderjaar|Tweede Kamer der|[A-Z0-9«][^\n]*\?\d?$)/;
  const paragraphs: string[] = [];
  let current: string[] = [];
  const close = (): void => {
    if (current.length > 0) paragraphs.push(current.join(' '));
    current = [];
  };
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    const isLabel =
      /^(?:Vraag|Antwoord(?: op)?(?: vra(?:ag|gen))?|Antwoorden)\s[\d ,t/men]+:?$|^Mededeling$|^Antwoord$|^\d{1,2}$|^X Noot$/i.test(
        line,
      );
    if (line === '' || starts.test(line) || isLabel) close();
    if (line !== '') current.push(line);
    if (isLabel || /^\d{4}Z\d{5}$|^AH \d+$/.test(line)) close();
  }
  close();
  const escape = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<!DOCTYPE html><html><body>${paragraphs.map((paragraph) => `<p>${escape(paragraph)}</p>`).join('\n')}</body></html>`;
}
