import { addressOf, get } from './api.js';
import { withdraw } from './acts-approval.js';
import { mark, marksFor, subjectName } from './acts-mark.js';
import { both, h } from './dom.js';
import { citing } from './entries.js';
import { area, ask, fixed, text } from './form.js';
import { nameOf } from './names.js';
import { me, mine } from './screen.js';
import { pair, word } from './words.js';

const grades = ['excellent', 'competent', 'basicallyCompetent', 'incompetent'];
const BEST = 'excellent';

/** Grades that the record bars are there to be seen, and cannot be chosen. */
const gradeOf = (name, words, { atMost, grade }, given = grade) =>
  h(
    'label',
    { class: 'field' },
    h('span', {}, both(words)),
    h(
      'select',
      { name, required: true },
      h('option', { value: '' }, '请选择 Choose'),
      ...grades.map((value, n) => {
        const barred = atMost !== null && n < grades.indexOf(atMost);
        const said = pair('grade', value).join(' ');
        return h(
          'option',
          { value, disabled: barred, selected: value === given && !barred },
          barred ? `${said}(受限 barred)` : said,
        );
      }),
    ),
  );

const barOf = ({ atMost, bars }) =>
  bars.length > 0 && [
    both(['至多', 'At most']),
    ' ',
    word('grade', atMost),
    ':',
    ...bars.flatMap(({ words }, n) => [n > 0 && '、', both([words.zh, words.en])]),
  ];

const mark100 = (total) => (total === null ? '—' : (total / 100).toFixed(2));

const marksOf = ({ halfYear, yearEnd, total }) =>
  `${pair('half', 'halfYear')[0]} ${halfYear ?? '—'} · ${pair('half', 'yearEnd')[0]} ${yearEnd ?? '—'} · 总分 total ${mark100(total)}`;

/** One of the pool: marks, what the record leaves open and why, the grade, and what it rests on. */
const subjectOf = (subject, n) =>
  h(
    'fieldset',
    {},
    h('legend', {}, [...new Set([subjectName(subject), nameOf(subject.unit)])].join(' · ')),
    fixed(`items.${n}.subject`, subject.subject),
    h('p', {}, marksOf(subject)),
    subject.bars.length > 0 && h('p', { class: 'barred' }, barOf(subject)),
    gradeOf(`items.${n}.grade`, ['等次', 'Grade'], subject),
    citing(`items.${n}.entries`, subject.citable, subject.entries),
  );

/** The grades of the whole pool at once, since the quota is the pool's: how much of it is left is said while one chooses. */
export async function propose({ case: id }) {
  const { subjects, quota, leastTotal } = await get(addressOf(id));
  const rows = subjects.filter(({ ungraded }) => !ungraded).map(subjectOf);
  const left = h('p', { role: 'status', class: 'quota' });
  const tell = () => {
    const chosen = rows.filter((row) => row.querySelector('select').value === BEST).length;
    left.classList.toggle('over', chosen > quota);
    left.replaceChildren(
      ...both([
        `优秀名额 ${quota},已用 ${chosen},剩余 ${quota - chosen}`,
        `Quota ${quota}, used ${chosen}, left ${quota - chosen}`,
      ]),
    );
  };
  tell();
  ask({
    title: pair('act', 'propose'),
    about: `优秀须总分不低于 ${leastTotal}。Excellent needs a total of at least ${leastTotal}.`,
    path: `${addressOf(id)}/proposals`,
    wide: true,
    fields: [left, h('div', { class: 'rows', onchange: tell }, ...rows)],
  });
}

const raiseShare = ({ case: id }) =>
  ask({
    title: pair('act', 'raiseShare'),
    path: `${addressOf(id)}/raised-shares`,
    fields: [text('document', ['批准文号', 'Document'])],
  });

/** By those who may not read the whole pool as well: what the grade is about is asked for by itself. */
export async function appeal({ case: id, subject }) {
  const told = await get(`${addressOf(id)}/grade?${new URLSearchParams({ subject })}`);
  ask({
    title: pair('act', 'appeal'),
    about: h(
      'span',
      {},
      `${subjectName(told)} · `,
      both(['现等次', 'Now']),
      ' ',
      word('grade', told.grade),
      told.bars.length > 0 && [' · ', barOf(told)],
    ),
    path: `${addressOf(id)}/appeals`,
    fields: [
      fixed('subject', subject),
      gradeOf('grade', ['申请改评为', 'Grade asked for'], told, ''),
      citing('entries', told.citable),
      area('reason', ['理由', 'Reason']),
    ],
  });
}

export const withdrawAppeal = ({ case: id, subject, name }) =>
  ask({
    title: pair('act', 'withdrawAppeal'),
    about: name,
    path: `${addressOf(id)}/appeal-withdrawals`,
    fields: [fixed('subject', subject)],
  });

/** Whoever made it, until it is decided. */
export const mayWithdrawAppeal = ({ appealBy }) => appealBy !== null && appealBy === me.session.account;

/** HR of the unit that it is about, or the person; once, while it is not final. */
export const mayAppeal = ({ status, ungraded, appealedOn, unit, person }) =>
  status === 'notified' &&
  !ungraded &&
  !appealedOn &&
  (mine(`${unit}/hr`) || (person !== null && me.session.person === person));

/** Beside its tasks: the share, taking back what is under review, and marks for whoever has no login. */
export const evaluationExtras = ({ id, state, tasks }) =>
  [
    marksFor(state, tasks) && ['mark', () => mark({ case: id })],
    state.stage === 'marking' &&
      !state.raised &&
      mine(`${state.places.municipality}/leadingGroup`) && ['raiseShare', () => raiseShare({ case: id })],
    state.stage === 'reviewing' &&
      mine(state.proposer) && ['withdraw', () => withdraw({ case: id, kind: 'evaluation' })],
  ].filter(Boolean);
