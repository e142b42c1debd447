import { addressOf } from './api.js';
import { area, ask, date, fixed, text } from './form.js';
import { officeName } from './names.js';
import { me, mine } from './screen.js';
import { pair } from './words.js';

export const sendQuotaNotice = (task) =>
  ask({
    title: pair('act', 'sendQuotaNotice'),
    about: '告知各单位应派席位与推荐期限。Tells the units which seats they owe, and by when.',
    path: `${addressOf(task.case)}/quota-notices`,
    fields: [
      text('number', ['通知文号', 'Number of the notice']),
      date('on', ['日期', 'On'], me.session.today),
    ],
  });

export const volunteer = ({ case: id }) =>
  ask({
    title: pair('act', 'volunteer'),
    path: `${addressOf(id)}/volunteers`,
    fields: [
      text('person', ['人员编号', 'Id of the person']),
      text('seat', ['席位(可不填)', 'Seat (may be empty)'], { optional: true }),
    ],
  });

const listed = (words = '') =>
  words
    .split(/[,,、\n]/)
    .map((word) => word.trim())
    .filter(Boolean);

/** One line a village: its name, what it is, and 第一书记 if it wants one. */
function villageOf(line) {
  const [name, ...tags] = listed(line.replace(/[::]/, ','));
  return {
    name,
    tags: tags.filter((tag) => tag !== FIRST_SECRETARY),
    firstSecretary: tags.includes(FIRST_SECRETARY),
  };
}

const FIRST_SECRETARY = '第一书记';

const lineOf = ({ name, tags, firstSecretary }) =>
  `${name}:${[...tags, ...(firstSecretary ? [FIRST_SECRETARY] : [])].join('、')}`;

/** By the lead unit or the county; entered for a county without a login, with its document. */
export function stateNeeds({ case: id, needs, leadUnit, host }) {
  const own = mine(`${leadUnit}/hr`) || mine(host);
  ask({
    title: pair('act', 'stateNeeds'),
    path: `${addressOf(id)}/needs`,
    fields: [
      area('skills', ['特长(、分隔)', 'Skills'], { optional: true, value: needs?.skills.join('、') }),
      area('villages', ['村(每行一村)', 'Villages, a line each'], {
        ...{ optional: true, value: needs?.villages.map(lineOf).join('\n') },
        hint: '示例村:软弱涣散村、第一书记',
      }),
      area('note', ['说明', 'Note'], { optional: true }),
      ...(own
        ? []
        : [
            fixed('onBehalf.office', host),
            text('onBehalf.document', ['代录依据文号', 'Document it rests on'], {
              hint: `代 ${officeName(host)} 录入 Entered on behalf`,
            }),
          ]),
    ],
    shape: ({ skills, villages = '', ...rest }) => ({
      ...rest,
      skills: listed(skills),
      villages: villages
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map(villageOf),
    }),
  });
}

/** 缺员说明: why a team is below its floor, and what is done about it. */
export const explainShortfall = async (task) =>
  ask({
    title: pair('act', 'explainShortfall'),
    path: `${addressOf(task.case)}/shortfall-explanations`,
    fields: [area('reason', ['原因与安排', 'Why, and what is done'])],
  });
