import { addressOf, get } from './api.js';
import { caseOf } from './acts-approval.js';
import { about, behalf, hostOf } from './acts-posting.js';
import { both, h } from './dom.js';
import { area, ask, choice, fixed, text } from './form.js';
import { mine } from './screen.js';
import { pair, zh } from './words.js';

const NEW = 'new';

/** One entry at a time: put on the list, changed, or taken off. */
export async function listHandover({ case: id }) {
  const [{ handover }, { programme }] = await Promise.all([get(addressOf(id)), caseOf(id)]);
  const { policy } = await get(`programmes/${programme}`);
  const entries = [
    { value: NEW, words: '新列一项 A new entry' },
    ...handover.entries.map(({ entry, title }) => ({ value: entry, words: `${entry}. ${title}` })),
  ];
  const kinds = policy.posting.handover.kinds.map(({ id: value, name }) => ({
    value,
    words: `${name.zh} ${name.en}`,
  }));
  const statuses = ['ongoing', 'pending', 'done'].map((value) => ({
    value,
    words: pair('entry', value).join(' '),
  }));
  const words = h(
    'fieldset',
    {},
    choice('kind', ['类别', 'Kind'], kinds),
    text('title', ['名称', 'Title']),
    choice('status', ['办理情况', 'Status'], statuses),
    area('note', ['说明(可不填)', 'Note (may be empty)'], { optional: true }),
  );
  const off = h('input', {
    type: 'checkbox',
    name: 'off',
    onchange: () => {
      words.disabled = off.checked;
    },
  });
  ask({
    title: pair('act', 'listHandover'),
    about: '更改清单后,双方须重签。Whatever has been signed is signed again.',
    path: `${addressOf(id)}/handover-entries`,
    fields: [
      choice('entry', ['清单项', 'Entry'], entries),
      handover.entries.length > 0 &&
        h('label', { class: 'check' }, off, both(['撤下此项', 'Take this entry off'])),
      words,
    ].filter(Boolean),
    shape: ({ entry, off: gone, ...listed }) =>
      gone ? { removed: [entry] } : { entries: [{ ...(entry !== NEW && { entry }), ...listed }] },
  });
}

/** Whoever signs sees which version it is that they sign. */
export async function signHandover(task) {
  const { handover } = await get(addressOf(task.case));
  ask({
    title: pair('act', 'signHandover'),
    about: `交接清单第 ${handover.version} 版,${handover.entries.length} 项 Version ${handover.version} of the list`,
    path: `${addressOf(task.case)}/handover-signatures`,
    fields: [
      fixed('side', task.subject),
      text('document', [`${zh('side', task.subject)}交接文书`, 'Handover document']),
    ],
    shape: (body) => ({ ...body, version: handover.version }),
  });
}

export const confirmHandover = about('confirmHandover', 'handover-confirmations', ({ state }) =>
  mine(hostOf(state))
    ? [text('document', ['文号(可不填)', 'Document (may be empty)'], { optional: true })]
    : behalf(hostOf(state)),
);
export const returnHandover = about('returnHandover', 'handover-returns', ({ state }) => [
  area('reason', ['理由', 'Reason']),
  ...behalf(hostOf(state)),
]);

/** The list may be changed by either side until the seat has passed. */
export const handoverExtras = ({ id, state: { successor, stage, places } }) =>
  stage === 'onSite' && successor?.arrived && (mine(`${places.supplyingUnit}/hr`) || mine(successor.office))
    ? [['listHandover', () => listHandover({ case: id })]]
    : [];

export const giveOpinion = about('giveOpinion', 'opinions', ({ state }) => [
  area('opinion', ['受援地意见', 'Opinion of the host']),
  ...(mine(hostOf(state))
    ? [text('document', ['文号(可不填)', 'Document (may be empty)'], { optional: true })]
    : behalf(hostOf(state))),
]);

export const appraise = about('appraise', 'appraisals', async ({ programme }) => {
  const { policy } = await get(`programmes/${programme}`);
  return [
    choice(
      'grade',
      ['鉴定等次', 'Grade'],
      policy.posting.appraisal.grades.map(({ id, name }) => ({ value: id, words: `${name.zh} ${name.en}` })),
    ),
    text('document', ['鉴定文号', 'Number of the appraisal']),
    area('comment', ['评语(可不填)', 'Comment (may be empty)'], { optional: true }),
  ];
});
