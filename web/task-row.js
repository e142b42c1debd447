import { both, h } from './dom.js';
import { isTitled, subjectTitle } from './approvals.js';
import { caseLink, subjectName } from './names.js';
import { me } from './screen.js';
import { word } from './words.js';

/** What a task is about, in a line: the town, and whom. What an approval is of is said elsewhere. */
export function aboutOf({ personName, subject, townName }) {
  const name = personName ?? (isTitled(subject) ? null : subjectName(subject));
  const parts = [...new Set([townName, name].filter(Boolean))];
  return parts.length > 0 ? parts.join(' · ') : subjectTitle(subject);
}

/** The office above was told that the limit has passed: it may urge, it need not. */
export const headingOf = ({ act }) =>
  act === 'urge' ? both(['已逾期,可催办', 'Overdue: may be urged']) : word('act', act);

/** Who is told a grade does not read its pool: its own page has it. */
export const linkOf = ({ act, kind, case: id }) =>
  act === 'takeNote' && kind === 'evaluation'
    ? h('a', { href: `#/evaluations/${id.split('/').at(-1)}` }, both(['纪实评估', 'Evaluation']))
    : caseLink(id);

const badge = (words, tone = '') => h('span', { class: `badge ${tone}` }, words);

/** Its limit, whether somebody waits for it, and whether one is asked by name. `name` is that of whoever is. */
export function badgesOf({ due, urgedOn, account }, name) {
  const late = due && due < me.session.today;
  return [
    due && badge(`${late ? '逾期 overdue' : '期限 due'} ${due}`, late ? 'late' : ''),
    urgedOn && badge(`已催办 urged ${urgedOn}`, 'urged'),
    account && badge(name ? `指名 by name ${name}` : '指名 asked by name'),
  ];
}
