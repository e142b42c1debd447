import { h } from './dom.js';
import { officeName } from './names.js';
import { badge, zh } from './words.js';

const minutesWords = ({ number, heldOn, due, present, agree, disagree, defer }) =>
  `${number} · ${heldOn} · 应到 ${due} 实到 ${present} · 同意 ${agree} 不同意 ${disagree} 缓议 ${defer}`;

const decisionOf = ({ verdict, by, byName, date, reason, minutes }) =>
  h(
    'li',
    {},
    `${date} ${zh('verdict', verdict)} ${byName ?? by}`,
    minutes && ` · ${minutesWords(minutes)}`,
    reason && h('q', {}, reason),
  );

const titles = { plan: '轮换方案 Plan', signOff: '签发 Sign-off' };
const kinds = { waiver: '例外审批 Waiver', extension: '延长任期 Extension', recall: '召回 Recall' };
/** What an approval is about: its key is a person's id, or says what it is. */
export const approvalTitle = (key) => titles[key] ?? kinds[key.split(':')[0]] ?? '人选审批 Nominee';

/** An approval's chain, step by step: which are over, which one it stands at, who decided what. */
const approvalOf = ({ approval, status, step, steps, office, due, minutes, decisions }) =>
  h(
    'details',
    { key: approval, open: status === 'open' },
    h(
      'summary',
      {},
      approvalTitle(approval),
      ' ',
      badge('verdict', status, status),
      status === 'open' && ` ${officeName(office)} ${due ?? ''}`,
    ),
    h(
      'ol',
      { class: 'steps' },
      ...steps.map(({ name, kind }, n) =>
        h(
          'li',
          {
            class: n < step || status === 'agreed' ? 'past' : n === step ? 'now' : 'later',
            'aria-current': n === step && status === 'open' ? 'step' : null,
          },
          `${name.zh} `,
          h('span', { class: 'en', lang: 'en' }, name.en),
          kind === 'meeting' && ' · 会议 meeting',
          n === step && minutes && h('div', {}, '待确认 to be confirmed: ', minutesWords(minutes)),
          h('ul', {}, ...decisions.filter((decision) => decision.step === n).map(decisionOf)),
        ),
      ),
    ),
  );

export const approvalsOf = (approvals) =>
  approvals.length > 0 &&
  h('section', { key: 'approvals' }, h('h4', {}, '审批 Approvals'), ...approvals.map(approvalOf));
