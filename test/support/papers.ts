import type { CadreRecord } from '../../domain/cadre.ts';
import { appointmentForm, type AppointmentForm } from '../../documents/appointment-form.ts';
import { dispatchOrder } from '../../documents/dispatch-order.ts';
import { hostLetter } from '../../documents/host-letter.ts';
import { minutes } from '../../documents/minutes.ts';
import type { Block, Paper, Table } from '../../documents/model.ts';
import type { Meeting, Opinion, StepOpinions } from '../../documents/opinions.ts';
import type { ShownPerson } from '../../documents/person-fields.ts';
import { publicNotice, type PublicNotice } from '../../documents/public-notice.ts';
import { quotaNotice } from '../../documents/quota-notice.ts';
import { recommendationForm } from '../../documents/recommendation-form.ts';
import { slate } from '../../documents/slate.ts';

/** One document of each kind about invented people, to print and to look into. */

export const record: CadreRecord = {
  ...{ id: 'c-1', unit: 'sz-caizhengju', name: '示例甲', sex: 'female', born: '1980-06-12' },
  ...{ ethnicity: '汉族', nativePlace: '广东示例县', birthplace: '广东出生市', partyMember: true },
  ...{ partyEntry: '2001-05-01', fullMembership: '2002-06-01', workStart: '2002-07', health: 'good' },
  ...{ technicalTitle: '高级会计师', specialty: '财政管理', skills: ['乡村产业'], volunteer: true },
  education: { fullTime: '示例大学本科', inService: '示例学院硕士' },
  ...{ post: '示例局预算处副处长', postLevel: 'deputySection', rank: '四级主任科员' },
  establishment: 'establishment',
  resume: [
    { from: '2002-07', until: '2012-05', what: '示例局科员' },
    { from: '2012-05', what: '示例局副处长' },
  ],
  ...{ rewards: ['2019年嘉奖'], underInvestigation: false },
  sanctions: [{ what: '警告', from: '2010-01-01', until: '2010-07-01' }],
  grades: {
    2016: 'incompetent',
    2018: 'competent',
    2019: 'excellent',
    2020: 'basicallyCompetent',
    2021: 'excellent',
  },
  family: [
    { relation: '配偶', name: '示例乙', unit: '示例学校' },
    { relation: '女儿', name: '示例丙' },
  ],
};

/** Whatever may be missing from a record is. */
export const bareRecord: CadreRecord = {
  ...{ id: 'c-2', unit: 'sz-caizhengju', name: '示例丁', sex: 'male', ethnicity: '汉族' },
  ...{ nativePlace: '', birthplace: '', partyMember: false, specialty: '', education: { fullTime: '' } },
  ...{ post: '', rank: '', establishment: 'establishment', resume: [], rewards: [], sanctions: [] },
  ...{ underInvestigation: false, grades: {}, family: [], skills: [], volunteer: false },
};

export const meeting: Meeting = {
  ...{
    number: '党组纪要〔2021〕8号',
    heldOn: '2021-04-09',
    due: 9,
    present: 7,
    agree: 5,
    disagree: 1,
    defer: 1,
  },
  ...{ recused: 2, recordedBy: '记录员', confirmedBy: '确认员' },
};

export const opinion = (more: Partial<Opinion> & Pick<Opinion, 'verdict'>): Opinion => ({
  ...{ reason: null, by: '签批人', for: null, as: null, on: '2021-04-08', document: null, meeting: null },
  ...more,
});

export const step = (name: string, ...opinions: readonly Opinion[]): StepOpinions => ({
  ...{ step: name, office: `${name}的机关`, opinions },
});

const team = { place: '汕头市潮阳区河溪镇', kind: '驻镇帮扶工作队' };
const foot = '据选派记录440513101/1(至第23条)生成';

export const shown: ShownPerson = {
  ...{ name: record.name, town: team.place, proposedPost: '工作队队长', unit: '示例局', record },
};

export const filledForm: AppointmentForm = {
  ...{ record, asOf: '2021-06-11', proposedPost: '工作队队长', relievedPost: null, reason: '组建工作队。' },
  exceptions: [
    { rule: '年龄一般为45周岁以下', clause: '三(一)', status: 'approved', reason: '熟悉当地情况' },
  ],
  caseFile: [
    { name: '考察材料', number: '考〔2021〕6号', on: '2021-04-02' },
    { name: '谈话记录', number: null, on: null },
  ],
  reportedBy: '示例局',
  steps: [
    step(
      '资格审查',
      opinion({ verdict: 'return', reason: '请补充材料\n并重新报送' }),
      opinion({ verdict: 'agree' }),
    ),
    step('会议决定', opinion({ verdict: 'agree', by: null, on: '2021-04-12', meeting })),
    step('组织部审定'),
  ],
  notice: { number: '公示〔2021〕4号', on: '2021-04-14', until: '2021-04-21', objections: [] },
  ...{ approved: { office: '深圳市委组织部', on: '2021-04-13' }, foot },
};

export const notice: PublicNotice = {
  ...{ number: '公示〔2021〕4号', team, scope: 'system', fields: ['name', 'sex', 'proposedPost'] },
  ...{ people: [shown], from: '2021-04-14', until: '2021-04-21', verifiers: ['示例局纪检监察机构'] },
  ...{ issuer: '深圳市委组织部', foot },
};

export const papers: Readonly<Record<string, Paper>> = {
  appointmentForm: appointmentForm(filledForm),
  bareForm: appointmentForm({
    ...{
      ...filledForm,
      record: bareRecord,
      exceptions: [],
      caseFile: [],
      reportedBy: null,
      notice: null,
      approved: null,
    },
    steps: [step('组织部审定')],
  }),
  recommendationForm: recommendationForm({
    ...{ number: '荐〔2021〕1号', consent: { number: '愿〔2021〕3号', on: '2021-03-12' } },
    ...{ record, unit: '示例局', proposedPost: '工作队队长', seat: '440513101/1' },
    ...{ term: { from: '2021-08-01', months: 36 }, nominated: { by: '推荐人', on: '2021-03-15' } },
    screening: [{ rule: '须为中共正式党员', clause: '三(一)', outcome: 'passed' }],
    ...{ exceptions: filledForm.exceptions, steps: filledForm.steps, foot },
  }),
  slate: slate({
    ...{ team, fields: ['name', 'born', 'post'], foot },
    people: [
      { ...shown, standing: '可派遣' },
      { ...shown, name: '示例戊', record: null, standing: '审批中' },
    ],
  }),
  publicNotice: publicNotice(notice),
  minutes: minutes({
    ...{ number: meeting.number, office: '示例局党组', heldOn: meeting.heldOn, foot },
    items: [
      {
        ...{ name: record.name, proposedPost: '工作队队长', step: '会议决定', meeting },
        ...{ verdict: 'agree', confirmedOn: '2021-04-12' },
      },
    ],
  }),
  hostLetter: hostLetter({
    ...{ number: '函〔2021〕2号', on: '2021-04-22', host: '潮阳区委组织部', team, programme: '示例行动' },
    people: [{ ...shown, termFrom: '2021-08-01', termMonths: 36, hostPosts: ['镇党委副书记', '副镇长'] }],
    ...{ issuer: '深圳市委组织部', foot },
  }),
  dispatchOrder: dispatchOrder({
    ...{ number: '派〔2021〕9号', on: '2021-06-30', team, addressees: ['示例局'], arrivalLimit: 15 },
    people: [
      {
        ...{ name: record.name, unit: '示例局', proposedPost: '工作队队长', relieves: '示例己' },
        ...{ termFrom: '2021-08-01', termEnd: '2024-07-31' },
      },
    ],
    ...{ issuer: '深圳市委组织部', foot },
  }),
  quotaNotice: quotaNotice({
    ...{ number: null, on: null, team, programme: '示例行动', issuer: null, foot },
    seats: [1, 2, 3].map((n) => ({
      ...{ unit: n < 3 ? '示例局' : '示例集团', seat: `440513101/${n}`, role: n === 1 ? 'leader' : 'member' },
      ...{ termFrom: '2021-08-01', termMonths: 36 },
    })),
    conditions: [{ role: 'leader', rules: ['须为中共党员', '一般不超过50周岁'] }],
    ...{ nominateBy: '2021-06-01', needBy: null },
  }),
};

export const isTable = (block: Block): block is Table => block.kind === 'table';

/** All that a paper says, line by line. */
export const textOf = ({ title, number, blocks, foot: small }: Paper): readonly string[] => [
  ...title.split('\n'),
  ...(number === null ? [] : [number]),
  ...blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return [block.text];
    if (block.kind === 'signature') return [block.who ?? ''];
    return block.rows.flatMap(({ cells }) => cells.flatMap(({ lines }) => lines.map(({ text }) => text)));
  }),
  small,
];

/** The cell at the right of the one with this label, or of these, as one text. */
export function besides(paper: Paper, label: string): string | undefined {
  for (const { rows } of paper.blocks.filter(isTable)) {
    for (const { cells } of rows) {
      const at = cells.findIndex(({ lines }) => lines.some(({ text }) => text.replaceAll(' ', '') === label));
      if (at >= 0) return cells[at + 1]?.lines.map(({ text }) => text).join('\n');
    }
  }
  return undefined;
}
