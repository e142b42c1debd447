/** What is refused of an annual report. */
export const reportRefusals = {
  'recipient-unknown': {
    zh: '{recipient} 不是本报告的报送对象。',
    en: '{recipient} is not a recipient of this report.',
  },
  'receipt-given': { zh: '{recipient} 已经签收。', en: '{recipient} has acknowledged receipt already.' },
  'draft-missing': { zh: '尚无报告草稿。', en: 'There is no draft to submit.' },
  'section-unknown': {
    zh: '年度报告没有“{section}”这一部分。',
    en: 'The report has no section "{section}".',
  },
  'section-missing': {
    zh: '“{section}”部分尚未撰写。',
    en: 'The section "{section}" has not been written yet.',
  },
  'number-used': {
    zh: '文号 {number} 已用于此前报送的版本,请使用新的文号。',
    en: 'The number {number} is that of a version that was sent before: give this one a number of its own.',
  },
} as const;
