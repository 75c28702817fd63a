/** What the name of a file says. Each is written once, by the device it names, and never changed. */
export interface FileName {
  /** Identifier of the device, eight hexadecimal digits. */
  readonly device: string;
  /** Increases with each file of the device, from 1; files may be missing. */
  readonly seq: number;
  /** `i`: new updates; `m`: merged from earlier files of the same device. */
  readonly kind: 'i' | 'm';
  /** Makes names unique where two devices have one identifier, as after a profile was copied. */
  readonly chance: string;
}

const PATTERN = /^(?<device>[\da-f]{8})\.(?<seq>\d{8})\.(?<kind>[im])\.(?<chance>[\da-f]{16})\.k$/;

/** The name of a file in the folder. */
export function nameOf({ device, seq, kind, chance }: FileName): string {
  return `${device}.${String(seq).padStart(8, '0')}.${kind}.${chance}.k`;
}

/** What a name says; null for files that are not ours, such as the copies a synchronising program makes. */
export function parseName(name: string): FileName | null {
  const { device, seq, kind, chance } = PATTERN.exec(name)?.groups ?? {};
  if (device === undefined || seq === undefined || chance === undefined) return null;
  return { device, seq: Number(seq), kind: kind === 'm' ? 'm' : 'i', chance };
}

/** Random hexadecimal digits. */
export function randomHex(digits: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(digits / 2));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
