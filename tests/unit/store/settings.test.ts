import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

vi.stubGlobal('browser', fakeBrowser);
const { DEFAULT_SETTINGS, readSettings, watchSettings, writeSetting } =
  await import('../../../utils/store/settings.ts');

beforeEach(() => fakeBrowser.reset());

describe('settings', () => {
  it('have defaults', async () => {
    expect(await readSettings()).toEqual(DEFAULT_SETTINGS);
  });

  it('are stored, and listeners are notified until they stop', async () => {
    const heard: unknown[] = [];
    const stop = watchSettings((settings) => heard.push(settings));
    await writeSetting('language', 'en');
    await vi.waitFor(() =>
      expect(heard).toEqual([{ language: 'en', meaningNames: {}, paper: false, answers: false, signs: true }]),
    );
    stop();
    await writeSetting('meaningNames', { fact: 'Feit' });
    await writeSetting('paper', true);
    await writeSetting('answers', true);
    expect(await readSettings()).toEqual({
      language: 'en',
      meaningNames: { fact: 'Feit' },
      paper: true,
      answers: true,
      signs: true,
    });
    expect(heard).toHaveLength(1);
  });

  it('count as not set when the stored value is invalid', async () => {
    await fakeBrowser.storage.local.set({
      'settings.language': 'fr',
      'settings.meaningNames': { evil: true, fact: 7 },
      'settings.paper': 'yes',
      'settings.answers': 1,
      'settings.signs': 'no',
    });
    expect(await readSettings()).toEqual(DEFAULT_SETTINGS);
  });
});
