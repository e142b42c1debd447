import { both, h } from './dom.js';
import { forecastOf } from './forecasts.js';
import { officeName } from './names.js';
import { minutesWords, traceOf } from './trace.js';
import { badge, word, zh } from './words.js';

const decisionOf =
  (nameOf) =>
  ({ verdict, by, byName, for: owner, as, date, reason, minutes }) =>
    h(
      'li',
      {},
      `${date} `,
      `${zh('verdict', verdict)} ${byName ?? by} `,
      as && h('span', { class: 'badge' }, word('as', as)),
      owner && ` ${as === 'delegate' ? '答复 answers' : '代 for'} ${nameOf(owner)}`,
      minutes && ` · ${minutesWords(minutes)}`,
      reason && h('q', {}, reason),
    );

const titles = { plan: '轮换方案 Plan', signOff: '签发 Sign-off', grades: '等次审定 Grades' };
const kinds = {
  waiver: '例外审批 Waiver',
  extension: '延长任期 Extension',
  recall: '召回 Recall',
  appeal: '申诉 Appeal',
  leave: '请假 Leave',
  grade: '评估等次 Grade told',
  plan: '轮换计划 Rotation plan',
  resignation: '辞职 Resignation',
  earlyReturn: '提前返回 Early return',
  transfer: '工作队之间调整 Transfer between teams',
};
const titleOf = (key) => titles[key] ?? kinds[key.split(':')[0]];
/** What an approval is about: its key is a person's id, or says what it is. */
export const approvalTitle = (key) => titleOf(key) ?? '人选审批 Nominee';
/** Whether the key says by itself what it is. */
export const isTitled = (subject) => titleOf(subject) !== undefined;
/** The same for any subject of an act; a code that names no approval is itself. */
export const subjectTitle = (subject) => titleOf(subject) ?? subject;

const addedOf =
  (nameOf) =>
  ({ account, by, place, signed }) =>
    h(
      'li',
      {},
      `加签 `,
      word('place', place),
      ` ${nameOf(account)} `,
      h('span', { class: `badge ${signed ? 'passed' : 'unknown'}` }, signed ? '已签 signed' : '未签 not yet'),
      h('small', {}, ` 由 by ${nameOf(by)}`),
    );

const movedOf =
  (nameOf) =>
  ({ owner, to, as }) =>
    h('li', {}, word('as', as === 'delegated' ? 'delegate' : as), ` ${nameOf(owner)} → ${nameOf(to)}`);

const waitsFor = (turns, nameOf) =>
  turns
    .filter(({ act }) => act !== 'urge')
    .map(({ office, account }) => (account ? nameOf(account) : officeName(office)))
    .join('、');

/** An approval's chain, step by step: which are over, which one it stands at, who decided what. */
function approvalOf(view, { accounts, forecasts }) {
  const { approval, status, step, steps, due, turns, minutes, decisions, added, moved, trace } = view;
  const nameOf = (id) => accounts[id] ?? id;
  const forecast = forecasts.find((one) => one.approval === approval);
  const now = (n) => n === step && status === 'open';
  return h(
    'details',
    { key: approval, open: status === 'open' },
    h(
      'summary',
      {},
      approvalTitle(approval),
      ' ',
      badge('verdict', status, status),
      status === 'open' && ` ${waitsFor(turns, nameOf)} ${due ?? ''}`,
    ),
    h(
      'ol',
      { class: 'steps' },
      ...steps.map(({ name, kind }, n) =>
        h(
          'li',
          {
            class: n < step || status === 'agreed' ? 'past' : n === step ? 'now' : 'later',
            'aria-current': now(n) ? 'step' : null,
          },
          `${name.zh} `,
          h('span', { class: 'en', lang: 'en' }, name.en),
          kind === 'meeting' && ' · 会议 meeting',
          n === step && minutes && h('div', {}, '待确认 to be confirmed: ', minutesWords(minutes)),
          h('ul', {}, ...decisions.filter((decision) => decision.step === n).map(decisionOf(nameOf))),
          now(n) && h('ul', {}, ...moved.map(movedOf(nameOf)), ...added.map(addedOf(nameOf))),
        ),
      ),
    ),
    trace.length > 0 &&
      h(
        'details',
        { key: `trace ${approval}`, open: status === 'open' },
        h('summary', {}, `过程 What happened (${trace.length})`),
        traceOf(trace, nameOf),
      ),
    forecast && forecastOf(forecast),
  );
}

/** `about`: names of `accounts`, and the case's `forecasts`; `heading` is below that of what they are part of. */
export const approvalsOf = (approvals, about, heading = 'h3') =>
  approvals.length > 0 &&
  h(
    'section',
    { key: 'approvals' },
    h(heading, {}, both(['审批', 'Approvals'])),
    ...approvals.map((approval) => approvalOf(approval, about)),
  );
