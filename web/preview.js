import { addressOf, get, post, Refused } from './api.js';
import { caseOf } from './acts-approval.js';
import { both, h, table } from './dom.js';
import { choice, date, number, openable, text } from './form.js';
import { nameOf, programmeId } from './names.js';
import { me, refusal } from './screen.js';
import { pair, word } from './words.js';

/** What each kind of change asks for. */
const fieldsOf = {
  leave: (grounds) => [
    choice('ground', ['事由(不填为提前返回)', 'Ground; none for an early return'], grounds, true),
    date('on', ['日期(不填为按程序最迟之日)', 'On; without it the latest by the procedure'], '', true),
  ],
  extend: () => [number('months', ['延长月数', 'Months'], 3)],
  transfer: () => [
    text('to', ['调往席位', 'To the seat'], { hint: '440513101/3' }),
    date('on', ['日期', 'On'], me.session.today),
  ],
  relieve: () => [date('on', ['接替日期', 'Day of relief'], me.session.today)],
};

const monthHeadings = [
  ['月份', 'Month'],
  ['现在:确定/预计', 'Now: certain / expected'],
  ['变动后:确定/预计', 'Then: certain / expected'],
];

const counts = ({ onSite, expected }, floor) =>
  h('span', { class: expected < floor ? 'strength short' : 'strength full' }, `${onSite} / ${expected}`);

const teamOf = ({ team, name, floor, months }) =>
  h(
    'section',
    { key: team },
    h('h4', {}, `${name} `, h('small', {}, `下限 floor ${floor}`)),
    table(
      [name, team],
      monthHeadings,
      months.map(({ month, before, after }) => ({
        key: month,
        cells: [month, counts(before, floor), counts(after, floor)],
      })),
    ),
  );

const list = (words, items) =>
  h(
    'section',
    {},
    h('h4', {}, both(words)),
    items.length === 0
      ? h('p', { class: 'quiet' }, '没有 None')
      : h('ul', {}, ...items.map((item) => h('li', {}, ...item))),
  );

const ruleOf = ({ words, clause, seat, team, when }) => [
  both([words.zh, words.en]),
  ` ${[clause, seat ?? (team && nameOf(team)), when].filter(Boolean).join(' · ')}`,
];
const openOf = ({ seat, unit, reason, nominateBy, needBy }) => [
  word('reason', reason),
  ` ${seat} ${nameOf(unit)}:${nominateBy} 前推荐 nominate by,${needBy} 前到岗 there by`,
];
const toldOf = ({ what, seat, on }) => [
  what === 'relief' ? '接替日期 Day of relief' : '报到期限 Day of arrival',
  ` ${seat} ${on}`,
];

const resultOf = ({ on, teams, rules, opens, ends, announced }) => [
  on && h('p', {}, `${on} 起 from then on`),
  list(['将违反的规则', 'Rules it would break'], rules.map(ruleOf)),
  list(['将启动的选派', 'Selections it would open'], opens.map(openOf)),
  ends.length > 0 &&
    list(
      ['将终止的选派', 'Selections it would end'],
      ends.map((id) => [id]),
    ),
  list(['涉及已通知的日期', 'Announced dates it touches'], announced.map(toldOf)),
  ...teams.map(teamOf),
];

/** 变动预览: asks what is thought of, and shows what it would do. Nothing is changed. */
export async function previewChange({ case: id }) {
  const [found, { policy }] = await Promise.all([caseOf(id), get(`programmes/${programmeId()}`)]);
  const grounds = policy.posting.recallGrounds.map(({ id: value, words }) => ({
    value,
    words: `${words.zh} ${words.en}`,
  }));
  const fields = h('div', {}, ...fieldsOf.leave(grounds));
  const answer = h('div', { class: 'preview', 'aria-live': 'polite' });
  const kinds = Object.keys(fieldsOf).map((value) => ({ value, words: pair('proposed', value).join(' ') }));
  const kind = choice('change', ['拟议变动', 'Change'], kinds);
  kind.querySelector('select').addEventListener('change', ({ target }) => {
    fields.replaceChildren(...fieldsOf[target.value](grounds));
    answer.replaceChildren();
  });
  const form = h(
    'form',
    { class: 'act' },
    h('h3', { id: 'dialog-title' }, both(pair('act', 'preview'))),
    h('p', {}, [...Object.values(found.people), found.townName].filter(Boolean).join(' · ')),
    kind,
    fields,
    h(
      'p',
      { class: 'buttons' },
      h('button', { class: 'primary' }, '预览 Show'),
      h('button', { type: 'button', onclick: () => dialog.close() }, '关闭 Close'),
    ),
    answer,
  );
  const dialog = openable(form);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const entries = [...new FormData(form)].filter(([, value]) => value !== '');
    const body = Object.fromEntries(
      entries.map(([name, value]) => [name, name === 'months' ? Number(value) : value]),
    );
    try {
      answer.replaceChildren(...resultOf(await post(`${addressOf(id)}/previews`, body)).filter(Boolean));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      answer.replaceChildren(refusal(error.problem));
    }
  });
  dialog.showModal();
}
