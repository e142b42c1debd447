import { addressOf, post, Refused } from './api.js';
import * as approval from './acts-approval.js';
import { explainShortfall, sendQuotaNotice } from './acts-demand.js';
import { agreeByDocument, file } from './acts-file.js';
import { actsOn, approvalActs, more } from './acts-more.js';
import * as handover from './acts-handover.js';
import { nominate } from './acts-nominate.js';
import { evaluationExtras, propose } from './acts-grade.js';
import * as duty from './acts-duty.js';
import { mark } from './acts-mark.js';
import * as work from './acts-work.js';
import * as posting from './acts-posting.js';
import * as report from './acts-report.js';
import * as selection from './acts-selection.js';
import { nameActing } from './acts-team.js';
import * as supervision from './acts-supervision.js';
import { subjectTitle } from './approvals.js';
import { askAgainTask, askPlanTask, rotationPlanExtras } from './acts-plan.js';
import { both, h } from './dom.js';
import { ask } from './form.js';
import { holdsRole, isAsked, me, noticing, redraw, refresh, refusal } from './screen.js';
import { pair } from './words.js';

/** What came of an act that needed no form, until the next one on the same task. */
const refusals = new Map();
const keyOf = (task) => `${me.session?.account} ${task.case} ${task.key}`;

export const refusedAt = (task) => {
  const problem = refusals.get(keyOf(task));
  return problem ? refusal(problem) : null;
};
const setRefused = (task, problem) => void refusals.set(keyOf(task), problem);

/** `instead`: what to do about a refusal by its code, where there is more to do than to show it. */
const at =
  (end, bodyOf, instead = {}) =>
  async (task) => {
    refusals.delete(keyOf(task));
    try {
      await post(`${addressOf(task.case)}/${end}`, bodyOf(task));
      await refresh();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const other = instead[error.problem.code];
      if (other) return other(task);
      setRefused(task, error.problem);
      redraw();
    }
  };

const agree = at('decisions', ({ subject }) => ({ items: [{ approval: subject, verdict: 'agree' }] }), {
  'document-missing': agreeByDocument,
});
const submit = at('submissions', () => ({}));
const resubmit = at('resubmissions', ({ kind, subject }) =>
  kind === 'selection'
    ? { person: subject }
    : kind === 'posting'
      ? { approval: subject }
      : kind === 'supervision'
        ? { leave: subject }
        : {},
);
const takeNote = at('notes', ({ subject }) => ({ subject }));
const urge = at('urgings', ({ kind, subject }) => (kind === 'duty' ? {} : { approvals: [subject] }));
const noteShortfall = at('shortfall-notes', ({ office }) => ({ office }));

const opens = (act, run) => [[pair('act', act), run, 'primary']];

/** What there is to do about a task, by its act, or by that of one kind of case: words, what it does, how it looks. */
const offers = {
  decide: [
    [['同意', 'Agree'], agree, 'primary'],
    [['退回', 'Return'], approval.sendBack],
    [['否决', 'Reject'], approval.reject, 'danger'],
  ],
  minute: opens('minute', approval.minute),
  confirmMinutes: opens('confirmMinutes', approval.confirmMinutes),
  launchSelection: opens('launchSelection', selection.launchSelection),
  explainShortfall: opens('explainShortfall', explainShortfall),
  noteShortfall: opens('noteShortfall', noteShortfall),
  nominate: opens('nominate', nominate),
  sendQuotaNotice: opens('sendQuotaNotice', sendQuotaNotice),
  file: opens('file', file),
  resubmit: opens('resubmit', resubmit),
  askPlan: opens('askPlan', askPlanTask),
  askAgain: opens('askAgain', askAgainTask),
  urge: opens('urge', urge),
  publishNotice: opens('publishNotice', selection.publishNotice),
  settle: opens('settle', selection.settle),
  dispatch: opens('dispatch', selection.dispatch),
  arrive: opens('arrive', posting.arrive),
  listHandover: opens('listHandover', handover.listHandover),
  signHandover: opens('signHandover', handover.signHandover),
  confirmHandover: [
    ...opens('confirmHandover', handover.confirmHandover),
    [pair('act', 'returnHandover'), handover.returnHandover, 'danger'],
  ],
  nameActing: opens('nameActing', nameActing),
  giveOpinion: opens('giveOpinion', handover.giveOpinion),
  appraise: opens('appraise', handover.appraise),
  takeNote: opens('takeNote', takeNote),
  appoint: [...opens('appoint', posting.appoint), [pair('act', 'decline'), posting.decline, 'danger']],
  fulfil: opens('fulfil', duty.fulfil),
  confirmEvidence: [
    ...opens('confirmEvidence', duty.confirmEvidence),
    [['退回', 'Return'], duty.returnEvidence],
  ],
  rectify: opens('rectify', supervision.rectify),
  verify: [
    ...opens('verify', supervision.verify),
    [['退回整改', 'Not enough'], supervision.refuse, 'danger'],
  ],
  resubmitLeave: opens('resubmitLeave', resubmit),
  mark: opens('mark', mark),
  propose: opens('propose', propose),
  complete: opens('complete', work.complete),
  confirmCompletion: [
    ...opens('confirmCompletion', work.confirmCompletion),
    [['退回', 'Return'], work.returnCompletion],
  ],
  draft: opens('draft', report.draft),
  submit: [...opens('submit', report.submitReport), [['重拟', 'Redraft'], report.draft]],
  'rotationPlan:submit': opens('submit', submit),
  acknowledge: [...opens('acknowledge', report.acknowledge), [['退回', 'Return'], report.returnReport]],
};

const busy = new WeakSet();

/** Pressed twice by accident it is done once. A button that were disabled would lose the focus. */
async function runOnce(button, run) {
  if (busy.has(button)) return;
  busy.add(button);
  await noticing(run).finally(() => busy.delete(button));
}

const buttonOf = (words, run, tone = '', subject = '') =>
  h(
    'button',
    {
      type: 'button',
      class: tone,
      'aria-label': subject ? `${words.join(' ')} ${subject}` : null,
      onclick: ({ currentTarget }) => void runOnce(currentTarget, run),
    },
    both(words),
  );

/**
 * Buttons for a task, for whoever is asked to do it; `others` are acts on its approval beside deciding it, where that is
 * known already: they may be for somebody who is not asked.
 */
export function buttonsFor(task, others) {
  const asked = isAsked(task);
  const offered = [
    ...(asked ? (offers[`${task.kind}:${task.act}`] ?? offers[task.act] ?? []) : []),
    ...(approvalActs.has(task.act) && (others?.length ?? asked) ? [[['更多', 'More'], more]] : []),
  ];
  return offered.length > 0
    ? h(
        'span',
        { class: 'buttons' },
        ...offered.map(([words, run, tone]) => buttonOf(words, () => run(task), tone, approval.whom(task))),
      )
    : null;
}

/** What may be done beside the task's own act, with the approval that it is about as it stands. */
export const othersFor = (task, approvals, state) => {
  const found = approvals.find((one) => one.approval === task.subject);
  return found && approvalActs.has(task.act) ? actsOn(task, found, state) : [];
};

const programmeExtras = ({ id, state }) =>
  holdsRole('administrator') && state.stage !== 'closed'
    ? [state.stage === 'opening' ? 'launch' : 'close'].map((act) => [
        act,
        () => ask({ title: pair('act', act), about: id, path: `${addressOf(id)}/${act}`, fields: [] }),
      ])
    : [];

const extras = {
  programme: programmeExtras,
  selection: selection.selectionExtras,
  posting: (found) => [...handover.handoverExtras(found), ...posting.postingExtras(found)],
  hostPost: posting.hostPostExtras,
  report: report.reportExtras,
  duty: duty.dutyExtras,
  workItem: work.workItemExtras,
  fund: work.fundExtras,
  supervision: supervision.supervisionExtras,
  evaluation: evaluationExtras,
  rotationPlan: rotationPlanExtras,
};

/** Acts that wait for nobody: on a case as it stands, for those whose office may. */
export const moreFor = (found) =>
  (extras[found.kind]?.(found) ?? []).map(([act, run, subject = '']) =>
    h(
      'li',
      { key: `${act} ${subject}` },
      subject && h('span', {}, found.people[subject] ?? subjectTitle(subject), ' '),
      buttonOf(pair('act', act), run, '', subject),
    ),
  );
