import type { KamerService } from '../protocol/kamer.ts';
import type { DiagnoseAnswer } from '../protocol/page.ts';
import type { KamerState } from '../store/kamer-settings.ts';

/** The status of the Tweede Kamer's data: switched on or not, and what is known about the service. */
export interface KamerKnown {
  readonly state: KamerState;
  readonly service: KamerService | null;
}

/** The status of the service as lines of the report; empty while switched off. Contains only names and codes. */
export function kamerLines({ state, service }: KamerKnown): string[] {
  if (state === 'off' || state === 'forbidden') return [];
  if (service === null) return [`kamer: ${state}, not asked in this session`];
  return [
    `kamer: ${state}, ${service.version ?? 'no version can be read'}, looked ${service.at}`,
    ...service.refused.map((refused) => `kamer refused: ${refused}`),
    ...(service.unknown.length === 0 ? [] : [`kamer names not found: ${service.unknown.join(', ')}`]),
  ];
}

const verdict = (key: string, holds: boolean, evidence: string): DiagnoseAnswer['verdicts'][number] => ({
  key,
  certainty: 'stated',
  outcome: holds ? 'holds' : 'doesNotHold',
  evidence,
  source: 'what the service says of itself ($metadata)',
});

/** The same as check results: whether a version answers, and whether it has the expected names. */
export function kamerVerdicts({ state, service }: KamerKnown): DiagnoseAnswer['verdicts'] {
  if (state !== 'on' || service === null) return [];
  const { version, unknown, refused } = service;
  return [
    verdict('kamer.version', version !== null, [version ?? '', ...refused].filter(Boolean).join(', ')),
    verdict('kamer.names', unknown.length === 0, unknown.join(', ')),
  ];
}
