import type { DevicesTranslate } from '../../utils/domain/i18n/devices.ts';
import type { SyncState } from '../../utils/protocol/sync.ts';

/** Says what is in progress with one folder; empty when nothing is. */
export function progressInWords(
  t: DevicesTranslate,
  { progress, isRunning, paused }: Pick<SyncState, 'progress' | 'isRunning'> & { readonly paused: boolean },
): string {
  if (isRunning && progress !== null && progress.toRead + progress.toSend > 0) return t('devices.progress', progress);
  if (isRunning) return t('devices.running');
  return paused ? t('devices.paused') : '';
}
