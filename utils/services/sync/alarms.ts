/** Fires every quarter of an hour, while the reader has other devices. */
export const SYNC_ALARM = 'sync';
/** Fires after a change, in case the worker was ended before sending it. */
export const SOON_ALARM = 'sync-soon';

/** Whether an alarm belongs to sync. */
export const isSyncAlarm = (name: string): boolean => name === SYNC_ALARM || name === SOON_ALARM;
