import type { ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';

/** Letters that no XML may hold. They come in with words that were pasted. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const NOT_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu;

/** How many pixels of a picture a pixel of the drawing gets: sharp in print at the width of a newspaper column. */
const SCALE = 3;

/**
 * A drawing as the text of an SVG file, which stands on its own.
 *
 * @param drawing a component whose first element is an `svg` with its caption
 */
export function svgText(drawing: ReactElement): string {
  const box = document.createElement('div');
  const root = createRoot(box);
  flushSync(() => root.render(drawing));
  const svg = box.querySelector('svg');
  const text = svg === null ? '' : new XMLSerializer().serializeToString(svg).replaceAll(NOT_IN_XML, '');
  root.unmount();
  return `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`;
}

/** A drawing as a PNG picture. Rejects when the browser cannot draw it. */
export async function pngOf(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.naturalWidth * SCALE, image.naturalHeight * SCALE];
    const pen = canvas.getContext('2d');
    if (pen === null) throw new Error('no canvas');
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png'),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}
