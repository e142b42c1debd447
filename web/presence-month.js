import { get } from './api.js';
import { both, h, table } from './dom.js';
import { postingLink } from './in-post.js';
import { caseLink, nameOf } from './names.js';
import { me } from './screen.js';
import { badge, pair } from './words.js';

/** One character a day. */
const letters = { onSite: '在', trip: '差', leave: '假', absent: '擅', rest: '休' };
const kinds = Object.keys(letters);
/** A day of which nothing is known stands out. */
const gap = () => h('span', { class: 'badge short' }, '缺');

const monthsOf = (year) => Array.from({ length: 12 }, (_, n) => `${year}-${String(n + 1).padStart(2, '0')}`);

/** The months of a team's year, each with its days. */
export const monthLinks = (town, year, shown = null) =>
  h(
    'nav',
    { class: 'kinds', key: 'months', 'aria-label': '各月 Month by month' },
    ...monthsOf(year)
      .filter((month) => month <= (me.session?.today ?? '').slice(0, 7))
      .map((month) =>
        h(
          'a',
          { href: `#/presence/${town}/${month}`, 'aria-current': month === shown ? 'page' : null },
          both([`${Number(month.slice(5))} 月`, month]),
        ),
      ),
  );

const isUnknown = (today, { day, kind, onSite }) => onSite && kind === null && day <= today;

const memberRow =
  (today) =>
  ({ posting, personName, days, summary, below }) => ({
    key: posting,
    cells: [
      postingLink(posting, personName),
      ...kinds.map((kind) => String(summary[kind])),
      String(days.filter((day) => isUnknown(today, day)).length),
      below && badge('presence', 'below', 'late'),
      ...days.map((day) => (isUnknown(today, day) ? gap() : (letters[day.kind] ?? ''))),
    ],
  });

/** 月度汇总: `#/presence/{town}/{month}`: who was where on each day, what is not known, and who was there too little. */
export const presenceMonthView = {
  async load({ id }) {
    const [town, month] = id.split('/');
    const year = month.slice(0, 4);
    return { town, year, ...(await get(`supervisions/${town}/${year}/presence?month=${month}`)) };
  },
  draw({ town, year, month, closed, members }) {
    const { today } = me.session;
    return [
      h('h2', { tabindex: '-1', key: 'title' }, `${nameOf(town)} ${month} `, both(['在岗情况', 'Presence'])),
      h(
        'p',
        { key: 'back' },
        caseLink(`supervision/${town}/${year}`, both(['全年', 'The year'])),
        ' ',
        h(
          'a',
          { href: `/api/v1/supervisions/${town}/${year}/presence/list?month=${month}`, download: '' },
          both(['下载名单,填好可导入 .csv', 'The list, to be filled in and imported']),
        ),
        ' ',
        closed && badge('presence', 'closed'),
      ),
      monthLinks(town, year, month),
      table(
        ['每日在岗', 'Day by day'],
        [
          ['人员', 'Person'],
          ...kinds.map((kind) => pair('presence', kind)),
          pair('presence', 'unknown'),
          ['汇总', 'Summary'],
          ...(members[0]?.days ?? []).map(({ day }) => [String(Number(day.slice(8))), '']),
        ],
        members.map(memberRow(today)),
      ),
      h(
        'p',
        { class: 'quiet', key: 'legend' },
        ...kinds.flatMap((kind) => [`${letters[kind]} `, both(pair('presence', kind)), ' · ']),
        gap(),
        ' ',
        both(pair('presence', 'unknown')),
      ),
    ];
  },
};
