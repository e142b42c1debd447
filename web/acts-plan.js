import { addressOf, get, post } from './api.js';
import { withdraw } from './acts-approval.js';
import { both, h } from './dom.js';
import { ask, choice, choose, date, fixed, number } from './form.js';
import { mine, noticing, refresh } from './screen.js';
import { pair } from './words.js';

const staggers = [
  { value: 'within-team', words: '队内分批 Within each team' },
  { value: 'across-teams', words: '整队轮换 Whole teams, one after the other' },
];

/** What may differ from the policy's rules; what is left empty goes by them. */
const wishFields = () => [
  date('wishes.from', ['不早于', 'Not before'], undefined, true),
  optional('wishes.horizon', ['计划期(月)', 'Months ahead']),
  choice('wishes.stagger', ['分批方式', 'Stagger'], staggers, true),
  optional('wishes.batches', ['每队至多批次', 'Most batches of a team']),
  optional('wishes.most', ['每批每队至多离任', 'Most of a team in one batch']),
  optional('wishes.veterans', ['至少留任老队员', 'Fewest veterans who stay']),
  optional('wishes.firstCycle', ['首轮任期浮动(月)', 'First terms may differ by months']),
  optional('wishes.level', ['单位每月至多派出', 'Most of one unit in a month']),
];
const optional = (name, words) => {
  const field = number(name, words);
  field.querySelector('input').required = false;
  return field;
};

/** A plan is the organisation department's: asked for by it, and changed by it while nobody decides on it. */
export const plans = ({ municipality }) => mine(`${municipality}/orgDepartment`);

export const askPlan = (programme) =>
  ask({
    title: pair('act', 'askPlan'),
    about: '留空则按政策规定。Left empty, the policy’s rules hold.',
    path: `programmes/${programme}/rotation-plans`,
    fields: wishFields(),
  });

const askAgain = (id) =>
  ask({
    title: pair('act', 'askAgain'),
    about: '留空则按上次的要求。Left empty, what was asked for last holds.',
    path: `${addressOf(id)}/solutions`,
    fields: wishFields(),
  });

export const askAgainTask = ({ case: id }) => askAgain(id);
export const askPlanTask = ({ case: id }) => askPlan(id.replace('programme/', ''));

export const pin = (id, { seat, on }) =>
  ask({
    title: pair('act', 'pin'),
    about: seat,
    path: `${addressOf(id)}/pins`,
    fields: [fixed('seat', seat), date('on', ['固定于', 'On'], on)],
  });

export const unpin = (id, seat) =>
  noticing(async () => {
    await post(`${addressOf(id)}/pins/removals`, { seat });
    await refresh();
  });

const wordsOf = ({ words, seat }) => `${words.zh} ${words.en}${seat ? ` (${seat})` : ''}`;

const monthOf = ({ month, is, offTerm, more, moves, rules }) =>
  h(
    'li',
    {},
    h('strong', {}, month),
    ' ',
    is === 'chosen' && `已选 chosen · 距任期止 ${offTerm} 个月 months after the term’s end`,
    is === 'possible' &&
      `可行,代价高 ${more} costs ${more} more${
        moves.length > 0 ? ` · ${moves.map(({ seat, to }) => `${seat} → ${to}`).join(', ')}` : ''
      }`,
    is === 'barred' && `不可:${rules.map(wordsOf).join(';')}`,
  );

/** Why this date: what every month near it would come to. */
export const explain = (id, seat, version) =>
  noticing(async () => {
    const query = `seat=${encodeURIComponent(seat)}&version=${version}`;
    const { month, months } = await get(`${addressOf(id)}/explanations?${query}`);
    choose({
      title: ['为何是这一日期', 'Why this date'],
      about: h('div', {}, `${seat} · ${month}`, h('ul', { class: 'explanation' }, ...months.map(monthOf))),
      choices: [],
    });
  });

const stages = {
  askAgain: ['drafted', 'infeasible', 'failed', 'returned', 'inForce'],
  withdraw: ['drafted', 'infeasible', 'failed', 'approving', 'returned'],
};

/** Whether dates may be pinned now. */
export const mayPin = ({ stage, places }) => stages.askAgain.includes(stage) && plans(places);

export const rotationPlanExtras = ({ id, state }) => {
  if (!plans(state.places)) return [];
  return [
    stages.askAgain.includes(state.stage) && ['askAgain', () => askAgain(id)],
    stages.withdraw.includes(state.stage) && ['withdraw', () => withdraw({ case: id, kind: 'rotationPlan' })],
  ].filter(Boolean);
};

export const button = (words, run, label) =>
  h(
    'button',
    { type: 'button', class: 'small', 'aria-label': label, onclick: () => void run() },
    both(words),
  );
