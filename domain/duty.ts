import type { Process, Task } from './case.ts';
import { decideDuty } from './duty-acts.ts';
import {
  evolveDuty,
  initialDuty,
  leanDuty,
  type DutyCommand,
  type DutyEvent,
  type DutyFacts,
  type DutyState,
} from './duty-state.ts';

/**
 * 规定动作: what the plan asks of one bearer in one period, from the day it is opened to its evidence. Thousands a year, and
 * most of them only wait: they are opened on record, and their workflow begins with the first thing that happens to them. Their dates
 * are announced when they are opened, so a changed calendar changes none of them.
 */
export const duty: Process<DutyState, DutyCommand, DutyEvent, DutyFacts> = {
  kind: 'duty',
  acts: ['open', 'fulfil', 'confirmEvidence', 'returnEvidence', 'waive', 'urge'],
  initial: initialDuty,
  decide: decideDuty,
  evolve: evolveDuty,
  lean: leanDuty,
  due: ({ lookOn }) => lookOn,
  stage: ({ stage }) => stage,
  ended: ({ stage, running }) => stage !== 'opening' && !running,
  tags: ({ unit, area }) => ({ ...(unit && { unit }), ...(area !== null && { town: area }) }),
  tasks,
  messages: () => [],
};

function tasks(state: DutyState): readonly Task[] {
  const { stage, duty: subject, office, due, confirm, told, urgedOn } = state;
  if (confirm)
    return [
      { key: 'confirmEvidence', office: confirm.office, act: 'confirmEvidence', subject, due: confirm.until },
    ];
  if (stage !== 'open') return [];
  return [
    { key: 'fulfil', office, act: 'fulfil', subject, due, ...(urgedOn !== null && { urgedOn }) },
    ...[...new Set(told)].map((above): Task => ({
      key: `urge:${above}`,
      office: above,
      act: 'urge',
      subject,
      due,
    })),
  ];
}
