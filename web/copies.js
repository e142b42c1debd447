import { all } from './api.js';
import { approvalTitle } from './approvals.js';
import { both, h, table } from './dom.js';
import { caseLink, officeName } from './names.js';
import { me } from './screen.js';

const headings = [
  ['日期', 'Date'],
  ['审批', 'Approval'],
  ['人员', 'Person'],
  ['镇', 'Town'],
  ['抄送人', 'From'],
  ['抄送给', 'To'],
];

const rowOf = ({ case: id, approval, personName, townName, recipient, by, byName, date }, n, { length }) => ({
  // The latest is first: counted from the oldest, so that a row stays itself when another one comes.
  key: `${length - n} ${id} ${approval}`,
  cells: [
    date,
    caseLink(id, approvalTitle(approval)),
    personName,
    townName,
    byName ?? by,
    recipient === me.session.account ? '本人 yourself' : officeName(recipient),
  ],
});

/** 抄送: what was shown to oneself, or to an office that one holds; it asks for nothing. */
export const copiesView = {
  load: () => all('inbox/copies'),
  draw: (copies) => [
    h('h2', { tabindex: '-1', key: 'title' }, both(['抄送', 'Copies']), ` (${copies.length})`),
    h(
      'p',
      { key: 'rule', class: 'quiet' },
      '抄送给您或您所任职务的审批,供阅览,无须办理。Approvals shown to you or to an office of yours: to read, not to decide.',
    ),
    copies.length === 0
      ? h('p', { key: 'none', class: 'quiet' }, '没有 None')
      : table(['抄送', 'Copies'], headings, copies.map(rowOf)),
  ],
};
