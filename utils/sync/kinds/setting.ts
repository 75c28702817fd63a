import * as z from 'zod/mini';
import { LANGUAGES } from '../../domain/i18n/language.ts';
import { MEANINGS } from '../../domain/note/meanings.ts';
import type { Kind } from './kind.ts';

const OnOff = z.object({ value: z.boolean() });
const Name = z.optional(z.string().check(z.minLength(1), z.maxLength(60)));

/**
 * Settings that belong to the reader and not to a machine, by name. Names of meanings are a field each. What belongs to a machine stays there:
 * when it tells by notifications, what its browser was allowed, its folder for backups.
 */
export const SETTINGS = {
  language: z.object({ value: z.enum(['auto', ...LANGUAGES]) }),
  meaningNames: z.object(Object.fromEntries(MEANINGS.map((meaning) => [meaning, Name]))),
  paper: OnOff,
  answers: OnOff,
  signs: OnOff,
} as const;
export type SettingName = keyof typeof SETTINGS;

/** Whether devices share the setting with this name. */
export const isSetting = (name: string): name is SettingName => Object.hasOwn(SETTINGS, name);

export const settingKind = {
  name: 'setting',
  // One of a later version is kept and sent on.
  isId: (id) => /^[a-z][A-Za-z]{0,39}$/.test(id),
  read: (id, said) => (isSetting(id) ? (SETTINGS[id].safeParse(said).data ?? null) : null),
} as const satisfies Kind;
