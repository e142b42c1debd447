import { both, h } from './dom.js';
import { subjectName } from './names.js';
import { word } from './words.js';

/** What a task is about, in a line: the town, and whom. */
export const aboutOf = ({ personName, subject, townName }) =>
  [townName, personName ?? subjectName(subject)]
    .filter((part, n, parts) => part && parts.indexOf(part) === n)
    .join(' · ');

/** The office above was told that the limit has passed: it may urge, it need not. */
export const headingOf = ({ act }) =>
  act === 'urge' ? both(['已逾期,可催办', 'Overdue: may be urged']) : word('act', act);

const badge = (words, tone = '') => h('span', { class: `badge ${tone}` }, words);

/** Its limit, whether somebody waits for it, and whether one is asked by name. `name` is that of whoever is. */
export const badgesOf = ({ due, overdue, urgedOn, account }, name) => [
  due && badge(`${overdue ? '逾期 overdue' : '期限 due'} ${due}`, overdue ? 'late' : ''),
  urgedOn && badge(`已催办 urged ${urgedOn}`, 'urged'),
  account && badge(name ? `指名 by name ${name}` : '指名 asked by name', 'named'),
];
