import { browser } from 'wxt/browser';

/** The part of `browser.alarms` that we use. */
export interface Alarms {
  create(name: string, when: { delayInMinutes: number; periodInMinutes?: number }): Promise<unknown>;
  clear(name: string): Promise<unknown>;
  /** Undefined when the alarm must be created: it is missing, or would stay silent for longer than its period. */
  get(name: string): Promise<unknown>;
}

/**
 * Wraps the browser's alarms. After the clock was set back by a year, an existing alarm would ring in a year; it
 * counts as missing.
 */
export const browserAlarms: Alarms = {
  create: async (name, when) => browser.alarms.create(name, when),
  clear: (name) => browser.alarms.clear(name),
  async get(name) {
    const alarm = await browser.alarms.get(name);
    const { scheduledTime = 0, periodInMinutes = Infinity } = alarm ?? {};
    // Browsers are accurate to a minute at best.
    return scheduledTime - Date.now() <= (periodInMinutes + 1) * 60_000 ? alarm : undefined;
  },
};
