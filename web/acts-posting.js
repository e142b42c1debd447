import { addressOf, get } from './api.js';
import { caseOf, withdraw } from './acts-approval.js';
import { area, ask, choice, date, fixed, number, text } from './form.js';
import { officeName } from './names.js';
import { previewChange } from './preview.js';
import { holdsRole, me, mine } from './screen.js';
import { pair, zh } from './words.js';

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

export const hostOf = ({ places }) => `${places.host}/host`;

/** A dialog about a case for which its state is read first. */
export const about = (act, end, fieldsOf) => async (task) => {
  const found = await caseOf(task.case);
  ask({
    title: pair('act', act),
    about: [...Object.values(found.people), found.townName].filter(Boolean).join(' · '),
    path: `${addressOf(task.case)}/${end}`,
    fields: await fieldsOf(found, task),
  });
};
const reason = () => area('reason', ['理由', 'Reason']);

export const arrive = about('arrive', 'arrivals', ({ state }) => [
  date('on', ['报到日期', 'Arrived on'], me.session.today),
  // On behalf, the document that it rests on is the slip.
  ...(mine(hostOf(state)) ? [text('document', ['报到回执文号', 'Arrival slip'])] : behalf(hostOf(state))),
]);
export const extend = about('extend', 'extensions', () => [
  number('months', ['延长月数', 'Months']),
  reason(),
]);
/** Their letter, where HR enters it for them. */
const leaving = (act, end) =>
  about(act, end, ({ state }) => [
    reason(),
    text('document', ['申请文号', 'Number of the letter'], {
      optional: !mine(`${state.places.supplyingUnit}/hr`),
    }),
  ]);
const resign = leaving('resign', 'resignations');
const returnEarly = leaving('returnEarly', 'early-returns');

const seatOption = ({ seat, team, teamName, role, unit, unitName, standing, reasons }) => ({
  value: seat,
  words: [
    `${teamName ?? team} ${seat}`,
    zh('seat', role),
    `${unitName ?? unit} 派出`,
    ...(standing === 'waiver'
      ? [`${zh('standing', standing)}:${reasons.map(({ rule, words }) => words?.zh ?? rule).join('、')}`]
      : []),
  ].join(' · '),
});

/** Seats that nobody has or is looked for: first those whose rules the person meets, then those that need an exception. */
const proposeTransfer = about('proposeTransfer', 'seat-transfers', async (_, task) => {
  const { items } = await get(`${addressOf(task.case)}/seat-transfers`);
  const open = ['eligible', 'waiver'].flatMap((standing) => items.filter((row) => row.standing === standing));
  const barred = items.length - open.length;
  return [
    choice('seat', ['调往席位', 'To the seat'], open.map(seatOption), false, {
      hint:
        barred > 0 &&
        `另有 ${barred} 个空缺席位,其规则不符 ${barred} more are vacant, and barred by their rules`,
    }),
    reason(),
  ];
});

const levels = ['sectionMember', 'deputySection', 'section', 'deputyDivision', 'division'].map((value) => ({
  value,
  words: pair('level', value).join(' '),
}));
const promote = about('promote', 'promotions', () => [
  date('on', ['任职日期', 'On'], me.session.today),
  text('document', ['任职文号', 'Document']),
  text('post', ['新任职务(可不填)', 'New post (may be empty)'], { optional: true }),
  choice('postLevel', ['职务层级', 'Post level'], levels, true),
  text('rank', ['职级(可不填)', 'Rank (may be empty)'], { optional: true }),
]);

export const cancel = about('cancel', 'cancellations', () => [reason()]);
export const recall = about('recall', 'recalls', async ({ programme, state }) => {
  const { policy } = await get(`programmes/${programme}`);
  const grounds = policy.posting.recallGrounds.map(({ id, words }) => ({
    value: id,
    words: `${words.zh} ${words.en}`,
  }));
  return [
    choice('ground', ['事由', 'Ground'], grounds),
    reason(),
    ...(mine(`${state.places.headquarters}/headquarters`) ? [] : behalf(hostOf(state))),
  ];
});

export const appoint = about('appoint', 'appointments', ({ state }) => [
  text('body', ['任职机关', 'Appointing body']),
  text('document', ['任职文号', 'Document']),
  date('on', ['任职日期', 'On'], me.session.today),
  ...behalf(hostOf(state)),
]);
export const decline = about('decline', 'refusals', ({ state }) => [reason(), ...behalf(hostOf(state))]);

/** Who enters acts for a host: the lead unit, the headquarters, an administrator. */
const speaksForHost = ({ places }) =>
  mine(hostOf({ places })) ||
  mine(`${places.leadUnit}/hr`) ||
  mine(`${places.headquarters}/headquarters`) ||
  holdsRole('administrator');

/** The person themselves, or HR of the unit that owes the seat. */
const speaksForPerson = ({ person, places }) =>
  me.session.person === person || mine(`${places.supplyingUnit}/hr`);

/** Who proposed it, or holds the office that does. */
const proposes = ({ by, kind }, { headquarters, leadUnit, supplyingUnit }) =>
  by === me.session.account ||
  mine(
    { recall: `${headquarters}/headquarters`, extension: `${leadUnit}/hr`, transfer: `${leadUnit}/hr` }[
      kind
    ] ?? `${supplyingUnit}/hr`,
  );

/** What may be done with a posting beside its tasks. */
export function postingExtras({ id, state }) {
  const { stage, places } = state;
  const offer = (act, run, subject = '') => [act, () => run({ case: id, subject }), subject];
  return [
    stage === 'dispatched' && speaksForHost(state) && offer('arrive', arrive),
    stage === 'dispatched' && mine(`${places.supplyingUnit}/hr`) && offer('cancel', cancel),
    stage === 'onSite' && mine(`${places.leadUnit}/hr`) && offer('extend', extend),
    stage === 'onSite' && speaksForHost(state) && offer('recall', recall),
    stage === 'onSite' &&
      (mine(`${places.leadUnit}/hr`) || mine(`${places.headquarters}/headquarters`)) &&
      offer('proposeTransfer', proposeTransfer),
    stage === 'onSite' && speaksForPerson(state) && offer('resign', resign),
    stage === 'onSite' && speaksForPerson(state) && offer('returnEarly', returnEarly),
    ['dispatched', 'onSite'].includes(stage) &&
      mine(`${places.supplyingUnit}/hr`) &&
      offer('promote', promote),
    stage === 'onSite' && offer('preview', previewChange),
    ...Object.entries(state.proposals).map(
      ([key, proposal]) =>
        ['open', 'returned'].includes(state.approvals[key]?.status) &&
        proposes(proposal, places) && [
          'withdraw',
          () => withdraw({ case: id, kind: 'posting', subject: key }),
          key,
        ],
    ),
  ].filter(Boolean);
}

export const hostPostExtras = ({ id, state }) =>
  state.stage === 'proposed' && !mine(hostOf(state)) && speaksForHost(state)
    ? [
        ['appoint', () => appoint({ case: id })],
        ['decline', () => decline({ case: id })],
      ]
    : [];
