/** Fires every quarter of an hour, while the reader has other devices. */
export const SYNC_ALARM = 'sync';
/** Fires after a change, should the worker have been ended before it was sent. */
export const SOON_ALARM = 'sync-soon';

/** Whether an alarm is one of synchronising. */
export const isSyncAlarm = (name: string): boolean => name === SYNC_ALARM || name === SOON_ALARM;
