import { browser } from 'wxt/browser';

/** The part of `browser.alarms` we use. */
export interface Alarms {
  create(name: string, when: { delayInMinutes: number; periodInMinutes?: number }): Promise<unknown>;
  clear(name: string): Promise<unknown>;
  /** Undefined for one that has to be made: none is there, or it would be silent for longer than its period. */
  get(name: string): Promise<unknown>;
}

/** The browser's alarms. After the clock was set back by a year, one that is there would ring in a year; it counts as missing. */
export const browserAlarms: Alarms = {
  create: async (name, when) => browser.alarms.create(name, when),
  clear: (name) => browser.alarms.clear(name),
  async get(name) {
    const alarm = await browser.alarms.get(name);
    const { scheduledTime = 0, periodInMinutes = Infinity } = alarm ?? {};
    // A minute is the least that browsers are exact to.
    return scheduledTime - Date.now() <= (periodInMinutes + 1) * 60_000 ? alarm : undefined;
  },
};
