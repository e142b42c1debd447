import { addressOf, all, get } from './api.js';
import { subjectTitle } from './approvals.js';
import { both, h } from './dom.js';
import { area, ask, choice, fixed, number, text, date } from './form.js';
import { me } from './screen.js';
import { minutesWords } from './trace.js';
import { pair } from './words.js';

export const caseOf = (id) => get(`cases/${encodeURIComponent(id)}`);

/** Every approval of a case as its address answers it, whichever kind it is. */
export const approvalsIn = (view) =>
  view?.approvals ?? view?.nominees?.flatMap(({ approvals }) => approvals) ?? [];
const approvalsOf = async (id) => approvalsIn(await get(addressOf(id)));

/** What waits for the same office in the same case: one meeting or one paper is about several people. */
export const siblingsOf = ({ case: id, act, office }) =>
  all(`inbox?case=${encodeURIComponent(id)}&act=${act}&office=${encodeURIComponent(office)}`);

export const whom = ({ personName, subject }) =>
  personName ? `${personName} (${subject})` : subjectTitle(subject);

const afterReturn = [
  { value: 'resume', words: '从退回的环节继续 Go on where it was returned' },
  { value: 'again', words: '各环节重新审批 Every step again' },
];

const refuse = (verdict, title) => async (task) => {
  const approval = (await approvalsOf(task.case)).find(({ approval: key }) => key === task.subject);
  const earlier = approval?.steps.slice(0, Math.max(approval.step, 0)) ?? [];
  const steps = earlier.map(({ id, name }) => ({ value: id, words: `${name.zh} ${name.en}` }));
  ask({
    title,
    about: whom(task),
    path: `${addressOf(task.case)}/decisions`,
    fields: [
      fixed('items.0.approval', task.subject),
      fixed('items.0.verdict', verdict),
      area('items.0.reason', ['理由', 'Reason']),
      verdict === 'return' &&
        steps.length > 0 &&
        choice('items.0.returnTo', ['退回至(默认发起人)', 'Return to (initiator by default)'], steps, true),
      verdict === 'return' &&
        steps.length > 0 &&
        choice('items.0.again', ['退回办理后', 'Once it comes back'], afterReturn),
    ].filter(Boolean),
    shape: ({ items: [{ again, ...item }] }) => ({
      items: [{ ...item, ...(again === 'again' && { again: true }) }],
    }),
  });
};

export const sendBack = refuse('return', ['退回', 'Return']);
export const reject = refuse('reject', ['否决', 'Reject']);

export async function minute(task) {
  const tasks = await siblingsOf(task);
  const row = (item, n) => {
    const votes = h(
      'fieldset',
      { class: 'votes' },
      fixed(`items.${n}.approval`, item.subject),
      number(`items.${n}.agree`, ['同意', 'Agree'], 0),
      number(`items.${n}.disagree`, ['不同意', 'Disagree'], 0),
      number(`items.${n}.defer`, ['缓议', 'Defer'], 0),
      number(`items.${n}.recused`, ['回避', 'Recused'], 0),
    );
    const decided = h('input', {
      type: 'checkbox',
      checked: true,
      onchange: () => {
        votes.disabled = !decided.checked;
      },
    });
    return h('div', {}, h('label', { class: 'check' }, decided, whom(item)), votes);
  };
  ask({
    title: ['录入会议记录', 'Record minutes'],
    path: `${addressOf(task.case)}/minutes`,
    fields: [
      text('number', ['纪要文号', 'Number of the minutes']),
      date('heldOn', ['会议日期', 'Held on'], me.session.today),
      number('due', ['应到', 'Members']),
      number('present', ['实到', 'Present']),
      ...tasks.map(row),
    ],
  });
}

export async function confirmMinutes(task) {
  const [tasks, approvals] = await Promise.all([siblingsOf(task), approvalsOf(task.case)]);
  const said = (key) => {
    const { minutes } = approvals.find(({ approval }) => approval === key) ?? {};
    return minutes ? minutesWords(minutes) : '';
  };
  ask({
    title: ['确认会议记录', 'Confirm minutes'],
    path: `${addressOf(task.case)}/minutes/confirmations`,
    fields: [
      h(
        'fieldset',
        {},
        h('legend', {}, both(['事项', 'Items'])),
        ...tasks.map((item) =>
          h(
            'label',
            { class: 'check' },
            h('input', {
              type: 'checkbox',
              name: 'approvals',
              value: item.subject,
              checked: true,
              'data-list': true,
            }),
            h('span', {}, whom(item), h('small', {}, said(item.subject))),
          ),
        ),
      ),
    ],
  });
}

/** What a withdrawal names: a report has one sign-off only. */
const withdrawn = { selection: 'person', posting: 'approval', supervision: 'leave' };

/** Whoever initiated it takes it back: a nominee, a proposal about somebody who is posted, a report. */
export const withdraw = (task) =>
  ask({
    title: pair('act', 'withdraw'),
    about: task.subject && whom(task),
    path: `${addressOf(task.case)}/withdrawals`,
    fields: withdrawn[task.kind] ? [fixed(withdrawn[task.kind], task.subject)] : [],
  });
