/** A strict reader of RFC 4180, apart from the writer. @param text begins with a byte order mark */
export function readCsv(text: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  let field = '';
  let quoted = false;
  for (let index = 1; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (quoted) {
      if (character !== '"') field += character;
      else if (text.charAt(index + 1) === '"') {
        field += '"';
        index += 1;
      } else quoted = false;
    } else if (character === '"' && field === '') quoted = true;
    else if (character === separator) {
      rows.at(-1)?.push(field);
      field = '';
    } else if (text.startsWith('\r\n', index)) {
      rows.at(-1)?.push(field);
      rows.push([]);
      field = '';
      index += 1;
    } else field += character;
  }
  return rows.slice(0, -1);
}
