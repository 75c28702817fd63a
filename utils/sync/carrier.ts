/** A file in the folder, as listed. */
export interface ListedFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
}

/** Why a carrier could not do something. */
export type CarrierTrouble =
  /** No answer, or one that says nothing: try again later. */
  | 'unreachable'
  /** The server asks to wait. */
  | 'busy'
  /** Wrong name or password: nothing is tried again until the reader acts. */
  | 'refused'
  /** Reading is allowed, writing is not. */
  | 'readOnly'
  /** The folder is not there. */
  | 'missing'
  | 'full'
  /** The server rejects files of that size. */
  | 'tooLarge'
  /** The response is not from a file server; for example, it is a login page. */
  | 'notStorage';

/** What every carrier throws. */
export class CarrierError extends Error {
  override readonly name = 'CarrierError';
  constructor(
    readonly trouble: CarrierTrouble,
    /** Technical, for the log; no address and no name. */
    detail: string,
    /** How long the server asks to wait, in milliseconds; null when it does not say. */
    readonly waitMs: number | null = null,
  ) {
    super(`${trouble}: ${detail}`);
  }
}

/**
 * A folder somewhere, flat. Nothing is expected of it but that a file, once it can be read whole, stays as it is: lists may be late,
 * answers may be lost, and a file may be cut off. Every method throws `CarrierError` alone.
 */
export interface Carrier {
  /** Creates the folder and its parents where missing. */
  make(): Promise<void>;
  /** Lists all files in any order, including those of other programs. */
  list(): Promise<ListedFile[]>;
  /** Reads a file; null when it does not exist. Returns no bytes for one larger than `MAX_FILE`, which is never a valid file of ours. */
  get(name: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /**
   * Writes a file. A name is used once, so whether one is there already need not be checked; `kantlijn.json` alone is written over
   * (`file/folder-file.ts`).
   */
  put(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Removes a file. Resolves when it is not there either. */
  remove(name: string): Promise<void>;
}
