import { crc32, inflateSync } from 'node:zlib';

/** A picture as it was read: its size, and how many different colours its rows hold. */
export interface ReadPng {
  readonly width: number;
  readonly height: number;
  readonly colours: number;
}

/** What the row filters of PNG add to a byte (specification, 9.2). */
function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** Reads a PNG of eight bits a channel by its specification, not by a browser. @throws Error when it is not one, or damaged */
export function readPng(bytes: Buffer): ReadPng {
  if (bytes.subarray(0, 8).toString('latin1') !== '\u0089PNG\r\n\u001A\n') throw new Error('no PNG');
  const data: Buffer[] = [];
  let [width, height, channels, ended] = [0, 0, 0, false];
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (crc32(bytes.subarray(at + 4, at + 8 + length)) !== bytes.readUInt32BE(at + 8 + length))
      throw new Error(`${name} is damaged`);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (name === 'IHDR') {
      [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
      channels = { 2: 3, 6: 4 }[body[9] ?? 0] ?? 0;
      if (body[8] !== 8 || channels === 0 || body[12] !== 0) throw new Error('another kind of PNG');
    }
    if (name === 'IDAT') data.push(body);
    ended ||= name === 'IEND';
    at += 12 + length;
  }
  const raw = inflateSync(Buffer.concat(data));
  const stride = width * channels;
  if (!ended || raw.length !== (stride + 1) * height) throw new Error('not whole');
  const colours = new Set<number>();
  let above = new Uint8Array(stride);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)] ?? 0;
    const row = new Uint8Array(stride);
    for (let x = 0; x < stride; x++) {
      const [left, corner] = x < channels ? [0, 0] : [row[x - channels] ?? 0, above[x - channels] ?? 0];
      row[x] = (raw[y * (stride + 1) + 1 + x] ?? 0) + predicted(filter, left, above[x] ?? 0, corner);
    }
    for (let x = 0; x < stride; x += channels)
      colours.add(((row[x] ?? 0) << 16) | ((row[x + 1] ?? 0) << 8) | (row[x + 2] ?? 0));
    above = row;
  }
  return { width, height, colours: colours.size };
}
