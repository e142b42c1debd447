import type { CaseKind } from '../domain/case.ts';
import { chance } from '../domain/chance.ts';
import { appealOf } from '../domain/evaluation-state.ts';
import type { DateString } from '../domain/time.ts';
import { deed, holderOf, textId } from './identities.ts';
import { documentBy, numberOf } from './papers.ts';
import type { Chore, Deed, World } from './world.ts';

/** That a nominee or a waiver is rejected outright, a recall by the sender, an appeal; anything else is only ever returned. */
const REJECTS = 0.01;
const KEEPS = 0.1;
const REFUSES_APPEAL = 0.4;
/** Members of a Party group or a leading group, and how many come to its meetings. */
const MEMBERS = { due: 9, present: 8 };

const isAppeal = (kind: CaseKind, approval: string): boolean =>
  kind === 'evaluation' && approval.startsWith(appealOf(''));

/** How often what is rejected, and why. */
function rejectionOf(kind: CaseKind, approval: string) {
  if (kind === 'selection') return { share: REJECTS, reason: 'rejected' } as const;
  if (isAppeal(kind, approval)) return { share: REFUSES_APPEAL, reason: 'appealRefused' } as const;
  if (kind === 'posting' && approval.startsWith('recall:'))
    return { share: KEEPS, reason: 'recallRefused' } as const;
  return undefined;
}

/** Signs, each subject on its own merits. */
export function decide(chore: Chore, { options, policy }: World, date: DateString): Deed {
  const { ref, version, office, openedOn, subjects } = chore;
  const document = documentBy(policy, office, date);
  const items = subjects.map((approval) => {
    const drawn = chance(options.seed, ref.id, office, openedOn, approval, 'verdict');
    const rejection = rejectionOf(ref.kind, approval);
    if (rejection && drawn > 1 - rejection.share)
      return { approval, verdict: 'reject', reason: textId(rejection.reason) };
    // Whoever appeals has said what there is to say: nobody could resubmit it.
    if (drawn < options.returned && !isAppeal(ref.kind, approval))
      return { approval, verdict: 'return', reason: textId('returned') };
    return { approval, verdict: 'agree', ...(document && ref.kind === 'selection' && { document }) };
  });
  return deed(ref, 'decide', holderOf(office, 2), date, { items }, { version });
}

/** A meeting of the day, its votes and its minutes. */
export function minute(chore: Chore, { options }: World, date: DateString): Deed {
  const { ref, office, openedOn, subjects } = chore;
  const items = subjects.map((approval) => {
    const drawn = chance(options.seed, ref.id, office, openedOn, approval, 'votes');
    const refused = ref.kind === 'selection' && drawn < REJECTS;
    const agree = refused ? 3 : MEMBERS.present - (drawn > 0.8 ? 1 : 0);
    return { approval, agree, disagree: MEMBERS.present - agree, defer: 0 };
  });
  const number = `会纪${numberOf(office, date)}`;
  return deed(ref, 'minute', holderOf(office, 1), date, { number, heldOn: date, ...MEMBERS, items });
}

export const confirmMinutes = ({ ref, office, subjects }: Chore, date: DateString): Deed =>
  deed(ref, 'confirmMinutes', holderOf(office, 2), date, { approvals: subjects });
