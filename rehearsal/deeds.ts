import { chance } from '../domain/chance.ts';
import { sectionsOf } from '../domain/report-policy.ts';
import type { DateString } from '../domain/time.ts';
import { confirmMinutes, decide, minute } from './approvals.ts';
import { dutyDeed } from './duties.ts';
import { deed, hasLogin, holderOf, textId } from './identities.ts';
import { numberOf, papersOf } from './papers.ts';
import { completed, confirmed } from './work.ts';
import type { Chore, Deed, World } from './world.ts';

/** That a host declines a post in the town: the team's work goes on without it. */
const DECLINES = 0.02;
/** That a recipient returns a report. */
const RETURNS_REPORT = 0.02;
/** That an objection turns out to be true. */
const UPHOLDS = 0.2;

/** An entry of each kind that the policy has, so that nobody signs an empty list. */
const handedOver = ({ policy }: World) =>
  policy.posting.handover.kinds.map(({ id }) => ({ kind: id, status: 'ongoing', title: textId('entry') }));

/** Every heading of a report that nothing is assembled for. */
const written = ({ policy }: World): Readonly<Record<string, string>> =>
  Object.fromEntries(
    sectionsOf(policy.reports).flatMap(({ id, assembles }) => (assembles ? [] : [[id, textId('report')]])),
  );

/** What a plan is asked for when the policy's rules collide: nobody need have been there for long, and all months will do. */
const EASED = { veterans: 0, avoid: [], batches: 5 };

/** What people do about a chore that they get round to today. Nominations are made for all units together. */
export function deedsOf(chore: Chore, world: World, date: DateString): readonly Deed[] {
  const { ref, version, act, office, subjects } = chore;
  const { seed } = world.options;
  const actor = holderOf(office);
  const number = numberOf(office, date);
  const drawn = (subject: string, what: string): number =>
    chance(seed, ref.id, subject, chore.openedOn, what);
  /** What a county does itself, or the lead unit enters for it, with the number of its paper. */
  const hostSays = (seat: string, payload: object): readonly Deed[] => {
    const host = `${world.seats.get(seat)?.places.host}/host`;
    const own = hasLogin(seed, host);
    if (own !== (office === host)) return [];
    const document = `县${number}`;
    const said = own ? { document } : { onBehalf: { office: host, document } };
    return [deed(ref, act, actor, date, { ...payload, ...said })];
  };
  switch (act) {
    case 'explainShortfall':
      return [deed(ref, act, actor, date, { reason: textId('shortfall') }, { version })];
    case 'noteShortfall':
      return [deed(ref, act, actor, date, { office }, { version })];
    case 'launchSelection':
      return [deed(ref, act, actor, date)];
    case 'decide':
      return [decide(chore, world, date)];
    case 'minute':
      return [minute(chore, world, date)];
    case 'confirmMinutes':
      return [confirmMinutes(chore, date)];
    case 'resubmit':
      return ref.kind === 'selection'
        ? subjects.map((person) => deed(ref, act, actor, date, { person }))
        : ref.kind === 'posting'
          ? subjects.map((approval) => deed(ref, act, actor, date, { approval }))
          : [deed(ref, act, actor, date)];
    case 'askPlan':
      return [deed(ref, act, actor, date)];
    // Where no plan keeps to all the rules, those are eased that are assumed.
    case 'askAgain':
      return [deed(ref, act, actor, date, { wishes: EASED })];
    case 'sendQuotaNotice':
      return [deed(ref, act, actor, date, { number: `名额${number}`, on: date })];
    case 'file': {
      const papers = papersOf(world.policy, office, date);
      const entries = subjects.flatMap((person) => papers.map((paper) => ({ person, ...paper })));
      return [deed(ref, act, actor, date, { entries })];
    }
    case 'publishNotice':
      return [deed(ref, act, actor, date, { persons: subjects, number: `公示${number}` })];
    case 'settle':
      return subjects.map((subject) => {
        const [person = '', objection = ''] = subject.split(':');
        const result = drawn(subject, 'upheld') < UPHOLDS ? ('upheld' as const) : ('dismissed' as const);
        return deed(ref, act, actor, date, { person, objection, result, reason: textId(result) });
      });
    case 'dispatch':
      return [deed(ref, act, actor, date, { persons: subjects, number: `派${number}`, on: date })];
    case 'arrive':
      return subjects.flatMap((seat) => hostSays(seat, { on: date }));
    case 'listHandover':
      return [deed(ref, act, actor, date, { entries: handedOver(world), removed: [] })];
    case 'signHandover':
      // Nobody changes a list of the rehearsal: its first version is the one that stands.
      return subjects.map((side) =>
        deed(ref, act, actor, date, { side, document: `交接${number}`, version: 1 }),
      );
    case 'giveOpinion':
      return subjects.flatMap((seat) => hostSays(seat, { opinion: textId('opinion') }));
    case 'appraise':
      return subjects.map(() =>
        deed(ref, act, actor, date, { grade: textId('competent'), document: `鉴定${number}` }),
      );
    case 'takeNote':
      return subjects.map((subject) => deed(ref, act, actor, date, { subject }));
    case 'confirmHandover':
      return subjects.flatMap((seat) => hostSays(seat, {}));
    case 'appoint':
      return subjects.map((title) =>
        drawn(title, 'declines') < DECLINES
          ? deed(ref, 'decline', actor, date, { reason: textId('declined') })
          : deed(ref, act, actor, date, {
              ...{ body: office.split('/')[0], document: `任${number}`, on: date },
            }),
      );
    case 'fulfil':
      return [dutyDeed(chore, world, date)];
    case 'complete':
      return completed(chore, world, date);
    case 'confirmCompletion':
      return [confirmed(chore, world, date)];
    case 'confirmEvidence':
      return [deed(ref, act, actor, date)];
    case 'resubmitLeave':
      return subjects.map((leave) => deed(ref, act, actor, date, { leave }));
    case 'rectify':
      return [deed(ref, act, actor, date, { document: `整改${number}`, note: textId('rectified') })];
    case 'verify':
      return [deed(ref, act, actor, date, { enough: true, document: `销号${number}` })];
    case 'draft':
      return [deed(ref, 'assemble', actor, date), deed(ref, act, actor, date, { sections: written(world) })];
    case 'submit':
      return [
        ref.kind === 'report'
          ? deed(ref, act, actor, date, { number: `报告${number}` })
          : deed(ref, act, actor, date),
      ];
    case 'acknowledge':
      return subjects.map((recipient) =>
        drawn(recipient, 'returns') < RETURNS_REPORT
          ? deed(ref, 'returnReport', actor, date, { recipient, reason: textId('returned') })
          : deed(ref, act, actor, date, { recipient }),
      );
    default:
      throw new Error(`nobody in the rehearsal knows what to do about "${act}" in ${ref.id}`);
  }
}
