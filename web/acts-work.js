import { addressOf, all, get } from './api.js';
import { behalf, documentFields } from './acts-duty.js';
import { area, ask, choice, date, text } from './form.js';
import { policyInUse } from './names.js';
import { holdsRole, me, mine } from './screen.js';
import { pair } from './words.js';

const said = ({ zh, en }) => `${zh} ${en}`;

/** One item at a time: a heading, what it is called, what is planned. */
export async function planWork({ area: code, name }) {
  const [{ work = [] }, villages] = await Promise.all([policyInUse(), all(`villages?town=${code}`)]);
  ask({
    title: pair('act', 'planWork'),
    about: name,
    path: `teams/${code}/work-items`,
    fields: [
      choice(
        'heading',
        ['条目', 'Heading'],
        work.map((heading) => ({
          value: heading.id,
          words: `${heading.clause ?? ''} ${heading.verb.zh}${heading.name.zh}`,
        })),
      ),
      text('title', ['名称', 'Title']),
      area('plan', ['计划', 'Plan'], { optional: true }),
      text('village', ['村(可不填)', 'Village (may be empty)'], {
        ...{ optional: true, known: villages.map((village) => village.name) },
      }),
      date('dueOn', ['期限(可不填)', 'Last day (may be empty)'], undefined, true),
    ],
    shape: (item) => ({ items: [item] }),
  });
}

const about = (act, end, fieldsOf, shape) => async (task) => {
  const item = await get(addressOf(task.case));
  ask({
    title: pair('act', act),
    about: [said(item.name), item.title, item.village].filter(Boolean).join(' · '),
    path: `${addressOf(task.case)}/${end}`,
    fields: fieldsOf(item),
    ...(shape && { shape }),
  });
};
const reason = () => area('reason', ['理由', 'Reason']);
const onDay = (words) => date('on', words, me.session.today);

const figure = ({ id, name, kind, target }) =>
  text(`figures.${id}`, [name.zh, name.en], {
    ...{ type: 'number', optional: true, min: 0 },
    ...(kind === 'share' && { max: 100, hint: `%${target === null ? '' : ` 目标 target ${target}`}` }),
  });

const progress = about('progress', 'progress', ({ measures }) => [
  onDay(['截至日期', 'As of']),
  ...measures.map(figure),
  area('note', ['进展', 'Progress'], { optional: true }),
]);
const fileEvidence = about('fileEvidence', 'evidence', () => documentFields(false));
export const complete = about('complete', 'completions', () => [onDay(['办结日期', 'Completed on'])]);
export const confirmCompletion = about('confirmCompletion', 'confirmations', ({ confirm }) =>
  behalf(confirm.office),
);
export const returnCompletion = about('returnCompletion', 'returns', ({ confirm }) => [
  reason(),
  ...behalf(confirm.office),
]);
const drop = about('drop', 'abandonments', () => [reason()]);
const revise = about('revise', 'revisions', ({ title, dueOn }) => [
  text('title', ['名称', 'Title'], { value: title }),
  area('plan', ['计划(不填则不变)', 'Plan (empty: as it is)'], { optional: true }),
  date('dueOn', ['期限', 'Last day'], dueOn ?? undefined, true),
]);

/** What may be done with an item of work. Whoever leads the team acts by the same buttons as the lead unit: the record says who may. */
export function workItemExtras({ id, state }) {
  const { stage, places, confirm } = state;
  const own = mine(`${places.leadUnit}/hr`) || Boolean(me.session.person);
  const speaks = mine(`${places.headquarters}/headquarters`) || holdsRole('administrator');
  const offer = (act, run) => [act, () => run({ case: id })];
  return [
    ...(stage === 'open' && own
      ? [
          offer('progress', progress),
          offer('fileEvidence', fileEvidence),
          offer('complete', complete),
          offer('revise', revise),
          offer('drop', drop),
        ]
      : []),
    ...(confirm && !mine(confirm.office) && speaks
      ? [offer('confirmCompletion', confirmCompletion), offer('returnCompletion', returnCompletion)]
      : []),
  ];
}

const enter = async ({ case: id }) => {
  const { sources } = await get(addressOf(id));
  ask({
    title: pair('act', 'enter'),
    path: `${addressOf(id)}/entries`,
    fields: [
      choice(
        'source',
        ['资金来源', 'Source'],
        sources.map((source) => ({ value: source.id, words: said(source.name) })),
      ),
      choice(
        'kind',
        ['类别', 'Kind'],
        ['planned', 'allotted', 'used'].map((value) => ({ value, words: pair('fund', value).join(' ') })),
      ),
      text('amount', ['金额(元)', 'Amount in yuan'], { type: 'number', min: 0.01, step: '0.01' }),
      onDay(['日期', 'On']),
      ...documentFields(false),
      area('note', ['说明', 'Note'], { optional: true }),
    ],
    shape: (entry) => ({ entries: [entry] }),
  });
};

const correct = ({ case: id }) =>
  ask({
    title: pair('act', 'correct'),
    path: `${addressOf(id)}/corrections`,
    fields: [
      text('line', ['冲销第几笔', 'Line to take back'], { type: 'number', min: 1 }),
      ...documentFields(false),
      reason(),
    ],
  });

export const fundExtras = ({ id, state }) =>
  mine(`${state.places.leadUnit}/hr`) || me.session.person
    ? [
        ['enter', () => enter({ case: id })],
        ['correct', () => correct({ case: id })],
      ]
    : [];
