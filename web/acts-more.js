import { addressOf, get } from './api.js';
import { approvalTitle } from './approvals.js';
import { approvalsIn, caseOf, siblingsOf, whom } from './acts-approval.js';
import { area, ask, checks, choice, choose, listed } from './form.js';
import { pickAccount, pickRecipients } from './pick.js';
import { holdsRole, isAsked, me, mineMyself } from './screen.js';
import { pair } from './words.js';

/** Rows of an approval: what may be done with it beside deciding it is offered there. */
export const approvalActs = new Set(['decide', 'minute', 'confirmMinutes', 'urge']);

const reason = () => area('reason', ['理由', 'Reason']);
const reasonIfAny = () => area('reason', ['理由(可不填)', 'Reason (may be empty)'], { optional: true });

const places = [
  { value: 'before', words: '前加签:其签署后本环节方可签 Before: this step waits for them' },
  { value: 'beside', words: '并加签:与本环节一并签署 Beside: both have to sign' },
  { value: 'after', words: '后加签:本环节同意后由其签署 After: they sign once the office has agreed' },
];

/** By act: its address, what is asked, and a line on what comes of it. */
const acts = {
  transfer: {
    end: 'transfers',
    hint: ['此后由对方签署', 'Theirs to sign from now on'],
    fields: () => [pickAccount('to', ['转办给', 'To']), reasonIfAny()],
  },
  delegate: {
    end: 'delegations',
    hint: ['对方提出意见后,退回本人签署', 'They say what they think; it comes back to you'],
    fields: () => [pickAccount('to', ['委派给', 'To']), reasonIfAny()],
  },
  takeBack: {
    end: 'delegations/returns',
    hint: ['收回尚未答复的委派', 'What you delegated and is unanswered'],
    fields: () => [],
  },
  addSigner: {
    end: 'signers',
    hint: ['另请一人签署', 'Somebody else has to sign as well'],
    fields: () => [
      pickAccount('account', ['加签人', 'Signer']),
      choice('place', ['顺序', 'When'], places),
      reasonIfAny(),
    ],
  },
  removeSigner: {
    end: 'signers/removals',
    hint: ['撤下尚未签署的加签人', 'A signer who was added and has not signed'],
    fields: ({ added }, nameOf) => [
      choice(
        'account',
        ['加签人', 'Signer'],
        added.filter(isRemovable).map(({ account }) => ({ value: account, words: nameOf(account) })),
      ),
    ],
  },
  recuse: {
    end: 'recusals',
    hint: [
      '本人不参与;本机构无人可签时移交上级',
      'You take no part; with nobody left it goes to the office above',
    ],
    fields: () => [reason()],
  },
  copy: {
    end: 'copies',
    hint: ['对方可阅览本事项', 'They may read the case'],
    fields: () => pickRecipients(['抄送给', 'To']),
  },
  urge: { end: 'urgings', hint: ['每日一次', 'Once a day'], fields: () => [] },
  terminate: {
    end: 'terminations',
    hint: ['不作决定,审批到此为止', 'Ends it without a decision'],
    tone: 'danger',
    fields: () => [reason()],
  },
};

const isRemovable = ({ by, signed }) => !signed && (by === me.session.account || holdsRole('administrator'));

/** Units and areas that an approval is about: those who hold an office there take part in it. */
const placesOf = (state, key) => {
  if (!state.nominees) return state.places ?? {};
  const { seat } = state.nominees[key.replace('waiver:', '')] ?? {};
  return state.seats[seat]?.places ?? {};
};

/** What makes sense for whoever is signed in: what is refused all the same, the case itself says. */
export function actsOn(task, approval, state) {
  const { account, today, offices } = me.session;
  const step = approval.steps[approval.step];
  const open = approval.status === 'open';
  const signs = isAsked(task) && task.act === 'decide' && step.kind === 'signing';
  const given = approval.moved.find(({ to }) => to === account);
  // Neither an added signer nor whoever was only asked for an opinion has a part to pass on.
  const passes = (act) => signs && step.may.includes(act) && (!task.account || given?.as === 'transferred');
  const delegated = ({ owner, to, as }) =>
    as === 'delegated' &&
    (owner === account ||
      approval.trace.some(({ type, by, data }) => type === 'moved' && by === account && data.to === to));
  const scopes = Object.values(placesOf(state, approval.approval));
  const takesPart =
    isAsked(task) ||
    approval.signed.includes(account) ||
    offices.some(({ office }) => scopes.includes(office.split('/')[0]));
  const may = {
    transfer: passes('transfer'),
    delegate: passes('delegate'),
    takeBack: open && approval.moved.some(delegated),
    addSigner: passes('addSigner'),
    removeSigner: open && approval.added.some(isRemovable),
    recuse: signs && !task.account && mineMyself(approval.office),
    copy: takesPart,
    urge: open && takesPart && !isAsked(task) && task.urgedOn !== today,
    terminate: holdsRole('administrator') && (open || approval.status === 'returned'),
  };
  return Object.keys(acts).filter((act) => may[act]);
}

/** Other approvals of the case that wait for the same: one absence is about all of them. */
async function which(task) {
  const tasks = isAsked(task) ? await siblingsOf(task) : [];
  return tasks.length > 1
    ? checks(
        'approvals',
        ['事项', 'Items'],
        tasks.map((own) => ({ value: own.subject, words: whom(own), checked: own.subject === task.subject })),
      )
    : listed('approvals', task.subject);
}

/** What it is an approval of, and of whom where that is somebody. */
const aboutOf = (task) => [...new Set([approvalTitle(task.subject), whom(task)])].join(' · ');

async function carryOut(act, task, approval, nameOf) {
  const { end, fields } = acts[act];
  ask({
    title: pair('act', act),
    about: aboutOf(task),
    path: `${addressOf(task.case)}/${end}`,
    fields: [...fields(approval, nameOf), await which(task)],
  });
}

/** Reads the approval as it stands, and offers what makes sense: the row may have been drawn some time ago. */
export async function more(row) {
  const [{ state, tasks }, view] = await Promise.all([caseOf(row.case), get(addressOf(row.case))]);
  const task = { ...row, ...tasks.find(({ key }) => key === row.key) };
  const approval = approvalsIn(view).find((one) => one.approval === task.subject);
  const nameOf = (id) => view.accounts[id] ?? id;
  choose({
    title: ['更多操作', 'More'],
    about: aboutOf(task),
    choices: actsOn(task, approval, state).map((act) => ({
      ...{ words: pair('act', act), hint: acts[act].hint, tone: acts[act].tone },
      run: () => carryOut(act, task, approval, nameOf),
    })),
  });
}
