import { waiverKey, type SelectionReason } from '../../domain/selection-state.ts';
import { appointmentForm } from '../../documents/appointment-form.ts';
import type { PersonOnRecord } from '../../db/queries/documents.ts';
import type { Exception } from '../../documents/exceptions.ts';
import type { Paper } from '../../documents/model.ts';
import { recommendationForm } from '../../documents/recommendation-form.ts';
import { teamName, wide, zh } from '../../documents/words.ts';
import { CONSENT, filedOf, filedPapersOf, RECOMMENDATION } from './case-file.ts';
import { footOf, hostPostsOf, nomineeOf, postOf, seatPlanOf, teamOf, unitOf } from './facts.ts';
import { stepsOf } from './opinions.ts';
import { officeNamed, type Sources } from './sources.ts';

const why: Readonly<Record<SelectionReason, (team: string) => string>> = {
  formation: (team) => zh`组建${team}。`,
  relief: (team) => zh`${team}人员轮换。`,
  backfill: (team) => zh`${team}人员补派。`,
};

export function appointmentFormOf(sources: Sources, person: string, { record }: PersonOnRecord): Paper {
  const { state, head, history } = sources;
  const nominee = nomineeOf(sources, person);
  const plan = seatPlanOf(sources, person);
  const posts = hostPostsOf(sources, plan.role);
  const published = history.findLast(
    ({ type, data }) => type === 'noticePublished' && (data.persons as readonly string[]).includes(person),
  );
  return appointmentForm({
    ...{ record, asOf: nominee.nominatedOn ?? head.openedOn },
    proposedPost: postOf(sources, plan.role) + (posts.length > 0 ? zh`,拟挂任${posts.join('、')}` : ''),
    relievedPost: null,
    reason: why[state.reason](teamName(teamOf(sources))),
    ...{
      exceptions: exceptionsOf(nominee),
      reportedBy: unitOf(sources, plan),
      steps: allStepsOf(sources, person),
    },
    notice: published
      ? {
          number: published.data.number as string,
          ...{ on: published.date, until: nominee.noticeUntil, objections: nominee.objections },
        }
      : null,
    approved: approvedOf(sources, person),
    ...{ caseFile: filedPapersOf(sources, person), foot: footOf(sources) },
  });
}

/** An exception is decided before the nomination: its steps come first. */
function allStepsOf(sources: Sources, person: string) {
  const { approvals } = sources.state;
  const waiver = waiverKey(person);
  return [
    ...(approvals[waiver]
      ? stepsOf(sources, waiver).map((step) => ({ ...step, step: zh`例外审批:${step.step}` }))
      : []),
    ...(approvals[person] ? stepsOf(sources, person) : []),
  ];
}

function approvedOf(sources: Sources, person: string) {
  const { state, history } = sources;
  const approval = state.approvals[person];
  const ended = history.findLast(({ type, data }) => type === 'approvalEnded' && data.approval === person);
  if (approval?.status !== 'agreed' || !ended) return null;
  return { office: officeNamed(sources, approval.office), on: ended.date };
}

type Nominee = ReturnType<typeof nomineeOf>;

const ruleWords = ({
  rule,
  words,
  clause,
}: Pick<Nominee['waivers'][number], 'rule' | 'words' | 'clause'>) => ({
  rule: wide(words?.zh ?? rule),
  clause: clause && wide(clause),
});

const exceptionsOf = ({ waivers }: Nominee): readonly Exception[] =>
  waivers.map(({ rule, words, clause, status, reason }) => ({
    ...{ ...ruleWords({ rule, words, clause }), reason },
    status: status as Exception['status'],
  }));

export function recommendationFormOf(
  sources: Sources,
  person: string,
  { record, unitName }: PersonOnRecord,
): Paper {
  const { names, head } = sources;
  const nominee = nomineeOf(sources, person);
  const { seat, role, termFrom, termMonths } = seatPlanOf(sources, person);
  return recommendationForm({
    number: filedOf(sources, person, RECOMMENDATION)?.number ?? null,
    consent: filedOf(sources, person, CONSENT),
    ...{ record, unit: unitName, seat, proposedPost: postOf(sources, role) },
    term: { from: termFrom, months: termMonths },
    nominated: {
      by: names.accounts[nominee.nominatedBy] ?? nominee.nominatedBy,
      on: nominee.nominatedOn ?? head.openedOn,
    },
    screening:
      nominee.screening?.map(({ rule, words, clause, outcome }) => ({
        ...{ ...ruleWords({ rule, words, clause }), outcome },
      })) ?? null,
    exceptions: exceptionsOf(nominee),
    steps: allStepsOf(sources, person).filter(({ of }) => of === 'supplyingUnit'),
    foot: footOf(sources),
  });
}
