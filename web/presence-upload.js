import { Refused, upload } from './api.js';
import { both, h, table } from './dom.js';
import { programmeId } from './names.js';
import { me, redraw, refresh, refusal } from './screen.js';

/** What became of the last list, kept while the page draws itself again. */
const last = new Map();

const problemRow = (sheet) => (problem, n) => ({
  key: `${problem.cell} ${n}`,
  cells: [
    sheet,
    problem.cell && problem.cell.replace(/^[A-Z]+/, ''),
    problem.cell && problem.cell.replace(/\d+$/, ''),
    both([problem.message, problem.message_en]),
  ],
});

const problemHeadings = [
  ['工作表', 'Sheet'],
  ['行', 'Row'],
  ['列', 'Column'],
  ['问题', 'What is wrong'],
];

const problemsOf = (sheet, problems, found) =>
  problems.length > 0 &&
  h(
    'div',
    { key: 'problems', class: 'problems' },
    h(
      'p',
      {},
      both([
        `共 ${found} 处有误${found > problems.length ? `,先列 ${problems.length} 处` : ''}。`,
        `${found} things are wrong.`,
      ]),
    ),
    table(['有误的行', 'Wrong rows'], problemHeadings, problems.map(problemRow(sheet))),
  );

function outcome() {
  const [answer, problem] = [last.get('answer'), last.get('problem')];
  if (problem?.code === 'sheet-refused') {
    const nothing = h('p', { role: 'alert' }, both([problem.detail, problem.detail_en]));
    return [nothing, problemsOf(problem.sheet, problem.errors, problem.found)];
  }
  if (problem) return [refusal(problem)];
  if (!answer) return [];
  const { imported, rows, days, teams, problems, found } = answer;
  return [
    h(
      'p',
      { role: 'status' },
      both(
        imported
          ? [
              `已导入:${teams.length} 支队伍 ${days} 人日(共 ${rows} 行)。`,
              `Imported: ${days} days of ${teams.length} teams.`,
            ]
          : [
              `校验:${teams.length} 支队伍 ${days} 人日可导入(共 ${rows} 行)。`,
              `Checked: ${days} days of ${teams.length} teams can go in.`,
            ],
      ),
    ),
    ...teams
      .filter((team) => team.refusal)
      .map((team) =>
        h('p', { role: 'alert' }, `${team.case} `, both([team.refusal.message, team.refusal.message_en])),
      ),
    problemsOf(answer.sheet, problems, found),
  ];
}

async function send(form, check) {
  const { file, month, skip, reason } = form.elements;
  if (!form.reportValidity()) return;
  const query = new URLSearchParams({
    ...{ month: month.value, check: String(check), wrongRows: skip.checked ? 'skip' : 'refuse' },
    ...(reason.value.trim() !== '' && { reason: reason.value }),
  });
  for (const button of form.querySelectorAll('button')) button.disabled = true;
  last.delete('answer');
  last.delete('problem');
  try {
    const path = `programmes/${programmeId()}/presence/imports?${query}`;
    last.set('answer', await upload(path, file.files[0]));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    last.set('problem', error.problem);
  } finally {
    for (const button of form.querySelectorAll('button')) button.disabled = false;
  }
  if (last.get('answer')?.imported) await refresh();
  else redraw();
}

const button = (check, words) =>
  h(
    'button',
    {
      type: 'button',
      class: check ? null : 'primary',
      onclick: ({ currentTarget }) => void send(currentTarget.form, check),
    },
    both(words),
  );

/** A month from a list, of one team or of many: looked at first, or entered at once. */
export function presenceUpload(year) {
  if (last.get('year') !== year) last.clear();
  last.set('year', year);
  const today = me.session?.today ?? '';
  const month = today.startsWith(`${year}-`) ? today.slice(0, 7) : `${year}-12`;
  return h(
    'details',
    { key: 'upload', class: 'upload' },
    h('summary', {}, both(['导入一个月的在岗情况', 'A month’s presence from a list'])),
    h(
      'form',
      { key: 'upload-form', onsubmit: (event) => event.preventDefault() },
      h(
        'p',
        { class: 'quiet' },
        '人员编号、姓名(可不填)、起、止(可不填)、情况:在岗、出差、请假、擅自离岗、休息。.xlsx / .csv;空白名单在各月页面下载。',
      ),
      h(
        'label',
        { class: 'field' },
        h('span', {}, both(['月份', 'Month'])),
        h('input', {
          type: 'month',
          name: 'month',
          required: true,
          value: month,
          min: `${year}-01`,
          max: `${year}-12`,
        }),
      ),
      h(
        'label',
        { class: 'field' },
        h('span', {}, both(['文件', 'File'])),
        h('input', { type: 'file', name: 'file', required: true, accept: '.xlsx,.csv' }),
      ),
      h(
        'label',
        { class: 'field' },
        h('span', {}, both(['更正理由(该月已汇总时)', 'Why, once the month is closed'])),
        h('input', { name: 'reason', maxlength: '500', autocomplete: 'off' }),
      ),
      h(
        'label',
        {},
        h('input', { type: 'checkbox', name: 'skip' }),
        ' ',
        both(['略过有误的行,其余导入', 'Leave out the wrong rows and enter the rest']),
      ),
      h('p', {}, button(true, ['校验', 'Check']), ' ', button(false, ['导入', 'Import'])),
    ),
    h('div', { key: 'upload-outcome' }, ...outcome()),
  );
}
