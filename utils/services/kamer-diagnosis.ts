import type { KamerService } from '../protocol/kamer.ts';
import type { DiagnoseAnswer } from '../protocol/page.ts';
import type { KamerState } from '../store/kamer-settings.ts';

/** How the Tweede Kamer's data stand: switched on or not, and what was learned of the service. */
export interface KamerKnown {
  readonly state: KamerState;
  readonly service: KamerService | null;
}

/** The state of the service as lines of the report; none while it is switched off. Names and codes alone. */
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

/** The same as verdicts: whether a version answers, and whether it has the names we expect. */
export function kamerVerdicts({ state, service }: KamerKnown): DiagnoseAnswer['verdicts'] {
  if (state !== 'on' || service === null) return [];
  const { version, unknown, refused } = service;
  return [
    verdict('kamer.version', version !== null, [version ?? '', ...refused].filter(Boolean).join(', ')),
    verdict('kamer.names', unknown.length === 0, unknown.join(', ')),
  ];
}
