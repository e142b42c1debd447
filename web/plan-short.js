import { both, h } from './dom.js';
import { nameOf } from './names.js';
import { word } from './words.js';

const months = ([earliest, latest]) =>
  [...new Set([earliest, latest])].map((n) => `${n > 0 ? '+' : ''}${n}`).join(' … ');
const exceptionsOf = ({ reason, seats, off }) =>
  h(
    'li',
    {},
    word('exception', reason),
    ` ${seats.length} 席 seats · ${months(off)} 个月 months`,
    // Whoever is overdue is looked at one by one; of the others the list by month says who.
    reason === 'overdue' && ` · ${seats.join('、')}`,
  );
const strainOf = ({ unit, month, reliefs, level }) =>
  h(
    'li',
    {},
    `${nameOf(unit)} ${month}:${reliefs} 人,一般不超过 ${level} 人 people, ${level} without straining`,
  );
const vacantOf = (vacant) =>
  h(
    'li',
    {},
    h(
      'details',
      { key: 'vacant' },
      h(
        'summary',
        {},
        `空缺且尚无人选,本计划未排期 Vacant with nobody to come, without a date: ${vacant.flatMap(({ seats }) => seats).length} 席 seats`,
      ),
      vacant.map(({ team, seats }) => `${nameOf(team)} ${seats.join('、')}`).join(' · '),
    ),
  );

/** What the plan leaves short of what the policy would have: read before it is signed. */
export const shortOf = ({ exceptions, strained, vacant }) => {
  const items = [
    ...exceptions.map(exceptionsOf),
    ...strained.map(strainOf),
    ...(vacant.length > 0 ? [vacantOf(vacant)] : []),
  ];
  return h(
    'section',
    { key: 'short' },
    h('h3', {}, both(['本计划的不足', 'What the plan leaves short'])),
    h('ul', {}, ...(items.length > 0 ? items : [h('li', { class: 'quiet' }, '无 Nothing')])),
  );
};

/** In the inbox of whoever decides on a plan: that it has exceptions. What they are is in the case. */
export const exceptionsBadge = ({ exceptions, overdue }) =>
  exceptions > 0 &&
  h(
    'span',
    { class: 'badge late' },
    `任期例外 exceptions ${exceptions}${overdue > 0 ? ` · 逾期 overdue ${overdue}` : ''}`,
  );
