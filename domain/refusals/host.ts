/** What is refused in the area that is helped: of a county's group, a headquarters and a village. */
export const hostRefusals = {
  'no-county-group': {
    zh: '只有驻县帮扶工作组可以增派成员。',
    en: "Members are added to a county's working group only: this is a town's team.",
  },
  'group-member-already': {
    zh: '{person} 已是该工作组成员。',
    en: '{person} is a member of the group already.',
  },
  'no-group-member': {
    zh: '{person} 不是该工作组增派的成员。',
    en: '{person} was not added to the group: whoever is in it by their posting leaves with it.',
  },
  'office-unknown': {
    zh: '指挥部没有职务“{office}”,见政策。',
    en: 'A headquarters has no office "{office}": the policy lists those that there are.',
  },
  'no-town': { zh: '只有镇有村。', en: 'Villages are of towns only.' },
  'village-unknown': {
    zh: '该镇没有村 {village},请先录入。',
    en: 'The town has no village {village}: list it first.',
  },
  'asked-already': {
    zh: '{village} 已提出第一书记需求。',
    en: '{village} asks for a first secretary already.',
  },
  'not-asked': {
    zh: '{village} 没有提出第一书记需求。',
    en: '{village} does not ask for a first secretary.',
  },
  'no-first-secretary': {
    zh: '“{role}”不兼任村第一书记。',
    en: 'By the policy a {role} is no first secretary of a village.',
  },
  'village-has-secretary': {
    zh: '{village} 在此期间已有第一书记或已有拟任人选。',
    en: '{village} has a first secretary in that period, or somebody proposed.',
  },
  'secretary-already': {
    zh: '本人已任或拟任 {village} 第一书记。',
    en: 'The person is first secretary of {village}, or proposed to be: one village at a time.',
  },
  'office-held': {
    zh: '该职务在此期间已有人担任,请先录入其免职。',
    en: 'Somebody holds this office in that period: record first until when.',
  },
} as const;
