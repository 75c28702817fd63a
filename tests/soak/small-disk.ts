import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, truncateSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `tmpfs` lives in memory; `ext4` is a file on a loop device, as on a disk. */
export type DiskKind = 'tmpfs' | 'ext4';

/** A place for a profile that can be full. */
export interface TestDisk {
  /** The folder. */
  readonly path: string;
  /** Variables that a program has to be started with for the disk to count for it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Leaves no room. Called again while it is full, it takes what became free meanwhile. */
  fill(): void;
  /** Gives the room back. */
  free(): void;
  /** Takes it away, with all that is on it. */
  close(): void;
}

const MEGABYTE = 1_048_576;
const SMALLEST = 4_096;

/** A file system of its own that can be filled to the last byte. Making one needs root. */
export class SmallDisk implements TestDisk {
  readonly environment = {};

  private constructor(
    /** Where it is mounted. */
    readonly path: string,
    private readonly folder: string,
  ) {}

  /** @returns null where nothing may be mounted */
  static make(kind: DiskKind, megabytes: number): SmallDisk | null {
    const folder = mkdtempSync(join(tmpdir(), 'kantlijn-disk-'));
    const path = join(folder, 'mounted');
    mkdirSync(path);
    try {
      if (kind === 'tmpfs') {
        execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'none', path], { stdio: 'ignore' });
      } else {
        const image = join(folder, 'image');
        closeSync(openSync(image, 'w'));
        truncateSync(image, megabytes * MEGABYTE);
        execFileSync('mkfs.ext4', ['-q', '-F', '-m', '0', image], { stdio: 'ignore' });
        execFileSync('mount', ['-o', 'loop', image, path], { stdio: 'ignore' });
      }
    } catch {
      rmSync(folder, { recursive: true, force: true });
      return null;
    }
    return new SmallDisk(path, folder);
  }

  private get filler(): string {
    return join(this.path, 'filler');
  }

  fill(): void {
    const file = openSync(this.filler, 'a');
    const piece = Buffer.alloc(MEGABYTE, 1);
    for (let size = MEGABYTE; size >= SMALLEST;) {
      try {
        writeSync(file, piece, 0, size);
      } catch {
        size /= 4;
      }
    }
    closeSync(file);
  }

  free(): void {
    rmSync(this.filler, { force: true });
  }

  close(): void {
    execFileSync('umount', ['-l', this.path], { stdio: 'ignore' });
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
