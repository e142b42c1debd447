import { addressOf, get } from './api.js';
import { area, ask, checks, date, fixed, text } from './form.js';
import { officeName } from './names.js';
import { holdsRole, me, mine } from './screen.js';
import { pair } from './words.js';

/** An act of an office: without it one enters it on its behalf, with the document. */
export const behalf = (office) =>
  mine(office)
    ? []
    : [
        fixed('onBehalf.office', office),
        text('onBehalf.document', ['代录依据文号', 'Document it rests on'], {
          hint: `代 ${officeName(office)} 录入 Entered on behalf`,
        }),
      ];

/** The number and date of a document, and where its file is kept. */
export const documentFields = (attached) => [
  text('document.number', ['文号', 'Number']),
  date('document.on', ['成文日期', 'Dated'], me.session.today),
  text('document.attachment.reference', ['文件存放编号', 'Where the file is kept'], { optional: !attached }),
  text('document.attachment.sha256', ['文件 SHA-256', 'Its SHA-256'], { optional: !attached }),
];

const listed = (words = '') =>
  words
    .split(/[,,、\n]/)
    .map((word) => word.trim())
    .filter(Boolean);

const said = ({ zh, en }) => `${zh} ${en}`;

export async function fulfil(task) {
  const duty = await get(addressOf(task.case));
  const { participants, villages, attachment } = duty.wanted;
  ask({
    title: pair('act', 'fulfil'),
    about: [said(duty.name), duty.period, duty.townName ?? duty.unitName].filter(Boolean).join(' · '),
    path: `${addressOf(task.case)}/evidence`,
    fields: [
      date('on', ['完成日期', 'Done on'], me.session.today),
      ...documentFields(attachment),
      ...(participants.length > 0
        ? [
            checks(
              'participants',
              ['参加人员', 'Took part'],
              participants.map(({ id, name }) => ({ value: id, words: said(name) })),
            ),
          ]
        : []),
      ...(villages ? [text('villages', ['到访的村(、分隔)', 'Villages'])] : []),
      area('note', ['说明', 'Note'], { optional: true }),
      ...behalf(duty.office),
    ],
    shape: ({ villages: named, ...rest }) => ({ ...rest, ...(named && { villages: listed(named) }) }),
  });
}

const answer = (act, end, fields) => async (task) => {
  const { confirm } = await get(addressOf(task.case));
  ask({
    title: pair('act', act),
    path: `${addressOf(task.case)}/${end}`,
    fields: [...fields(), ...behalf(confirm.office)],
  });
};
const reason = () => area('reason', ['理由', 'Reason']);

export const confirmEvidence = answer('confirmEvidence', 'confirmations', () => []);
export const returnEvidence = answer('returnEvidence', 'returns', () => [reason()]);

const waive = (task) =>
  ask({
    title: pair('act', 'waive'),
    path: `${addressOf(task.case)}/waivers`,
    fields: [reason()],
  });

/** What may be done with a duty beside its tasks: filed by others than are asked, waived, answered for a host. */
export function dutyExtras({ id, state }) {
  const { stage, office, places, confirm } = state;
  const speaks =
    mine(`${places.leadUnit ?? state.unit}/hr`) ||
    mine(`${places.headquarters}/headquarters`) ||
    holdsRole('administrator');
  const offer = (act, run) => [act, () => run({ case: id })];
  return [
    (stage === 'open' || (stage === 'fulfilled' && state.running)) &&
      (stage === 'fulfilled' ? mine(office) || speaks : !mine(office) && speaks) &&
      offer('fulfil', fulfil),
    stage === 'open' && holdsRole('leadingGroup') && offer('waive', waive),
    confirm && !mine(confirm.office) && speaks && offer('confirmEvidence', confirmEvidence),
    confirm && !mine(confirm.office) && speaks && offer('returnEvidence', returnEvidence),
  ].filter(Boolean);
}
