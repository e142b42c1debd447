/** What is refused of a change of units, areas, consortiums and seats. */
export const changeRefusals = {
  'name-taken': { zh: '该名称已为另一单位使用。', en: 'Another unit has this name.' },
  'unit-merged': {
    zh: '{unit} 已并入 {into},请改用后者。',
    en: '{unit} has been merged into {into}: name that one.',
  },
  'unit-topmost': {
    zh: '{unit} 是最上级单位,不能并入其他单位。',
    en: '{unit} is the topmost unit: it is merged into no other.',
  },
  'unit-above': {
    zh: '{into} 是 {unit} 本身或其下属,不能并入。',
    en: '{into} is {unit} itself or one of its bodies.',
  },
  'code-taken': { zh: '代码 {code} 已被使用。', en: 'The code {code} is taken.' },
  'named-twice': { zh: '{unit} 重复。', en: '{unit} is named twice.' },
  'leads-already': { zh: '{unit} 已是牵头单位。', en: '{unit} is the lead unit already.' },
  'no-town-team': {
    zh: '只有驻镇工作队可以增减席位;县工作组成员由牵头单位增派。',
    en: "Only a town's team gains or loses seats; a county's group has members added by its lead unit.",
  },
  'not-in-consortium': {
    zh: '{unit} 不是该镇的牵头单位或成员单位。',
    en: '{unit} is neither the lead unit nor a member unit of the town.',
  },
  'leader-stays': {
    zh: '席位 {seat} 是队长席位,不能撤销。',
    en: "Seat {seat} is the leader's: it does not end.",
  },
  'seat-being-filled': {
    zh: '席位 {seat} 正在选派或接替,请先结束。',
    en: 'Seat {seat} is being filled or relieved: end that first.',
  },
  'below-floor': {
    zh: '撤销后席位将少于 {floor} 个。',
    en: 'The team would have fewer than {floor} seats.',
  },
} as const;
