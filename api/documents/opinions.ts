import { isSkipped } from '../../domain/approval-steps.ts';
import { isApprovalEvent, type ApprovalEvent } from '../../domain/approval.ts';
import { resolve } from '../../domain/office.ts';
import type { Event } from '../../db/queries/events.ts';
import type { Meeting, Opinion, StepOpinions } from '../../documents/opinions.ts';
import { settingOfApproval } from '../views/approval-setting.ts';
import { officeNamed, type Sources } from './sources.ts';

type Of<T extends ApprovalEvent['type']> = Extract<ApprovalEvent, { type: T }>;

/** One meeting's vote on one approval, and what became of it. */
export interface Vote {
  readonly approval: string;
  readonly step: number;
  readonly office: string;
  readonly meeting: Meeting;
  /** Null while the minutes wait for somebody else's confirmation. */
  readonly verdict: Of<'minutesConfirmed'>['verdict'] | null;
  readonly confirmedOn: string | null;
}

interface Told {
  readonly step: number;
  readonly opinion: Opinion;
}

/** An approval as its events tell it: which office each step was before, what was said at it, how its meetings voted. */
interface Story {
  readonly offices: Readonly<Record<number, string>>;
  readonly told: readonly Told[];
  readonly votes: readonly Vote[];
}

const nothing = { reason: null, by: null, for: null, as: null, document: null, meeting: null } as const;

export function storyOf({ history, names }: Sources, approval: string): Story {
  const offices: Record<number, string> = {};
  const told: Told[] = [];
  const votes: Vote[] = [];
  let last = 0;
  const tell = (row: Event, step: number, opinion: Partial<Opinion> & Pick<Opinion, 'verdict'>): void => {
    const reason = row.texts?.reason ?? null;
    told.push({
      step,
      opinion: { ...nothing, by: row.actorName ?? row.actor, on: row.date, reason, ...opinion },
    });
  };
  for (const row of history) {
    const event: object & { type: string } = { ...row.data, type: row.type };
    if (!isApprovalEvent(event) || event.approval !== approval) continue;
    if ('step' in event) last = event.step;
    switch (event.type) {
      case 'stepOpened':
      case 'stepHandedOver':
        offices[event.step] = event.office;
        break;
      case 'signed': {
        const { step, verdict, as = null, document = null, by } = event;
        const owner =
          event.for !== undefined && event.for !== by ? (names.accounts[event.for] ?? event.for) : null;
        tell(row, step, { verdict, as, for: owner, document: document?.number ?? null });
        break;
      }
      case 'minuted': {
        const { step, number, heldOn, due, present, agree, disagree, defer, recused = 0 } = event;
        const meeting = { number, heldOn, due, present, agree, disagree, defer, recused };
        // Minutes that were entered anew before anybody confirmed them.
        if (votes.at(-1)?.verdict === null) votes.pop();
        votes.push({
          ...{ approval, step, office: offices[step] ?? '', verdict: null, confirmedOn: null },
          meeting: { ...meeting, recordedBy: row.actorName ?? row.actor, confirmedBy: null },
        });
        break;
      }
      case 'minutesConfirmed': {
        const { step, verdict } = event;
        const vote = votes.pop();
        if (!vote) break;
        const meeting = { ...vote.meeting, confirmedBy: row.actorName ?? row.actor };
        votes.push({ ...vote, meeting, verdict, confirmedOn: row.date });
        tell(row, step, { verdict, meeting });
        break;
      }
      case 'recused':
        tell(row, event.step, { verdict: 'recused' });
        break;
      case 'deemedConsent':
        tell(row, event.step, { verdict: 'deemedConsent', by: null });
        break;
      case 'approvalEnded':
        if (event.result === 'terminated') tell(row, last, { verdict: 'terminated' });
        break;
      default:
    }
  }
  return { offices, told, votes };
}

interface Step extends StepOpinions {
  readonly index: number;
  /** Whose step it is, as the chain says: `supplyingUnit`. */
  readonly of: string;
}

/** The steps of an approval's chain with what was said at each; those to come are there as well, and empty. */
export function stepsOf(sources: Sources, approval: string): readonly Step[] {
  const { policy, state } = sources;
  const { chain, places } = settingOfApproval(policy, 'selection', state, approval);
  const { offices, told } = storyOf(sources, approval);
  return chain.steps.flatMap((step, n) => {
    if (isSkipped(step, places)) return [];
    const office = offices[n] ?? resolve(step.office, places);
    return [
      {
        ...{ index: n, step: step.name.zh, of: step.office.of, office: officeNamed(sources, office) },
        opinions: told.filter((one) => one.step === n).map(({ opinion }) => opinion),
      },
    ];
  });
}
